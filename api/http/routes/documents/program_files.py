"""`/v1/programs/{id}/export.…`: a finished strength program as a file, one address for each format."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.format import Export
from api.exports.strength.table import PROGRAM_EXPORTS
from api.http.access import Caller, Scope
from api.http.answering.files import At, Zone
from api.http.answering.views import language_of_program
from api.http.asking.parameters import Date
from api.http.parts import Parts
from api.http.routes.documents.exports import add_file, file_response
from api.http.routes.documents.fallen import fallen_of
from api.http.routes.documents.resource import plans_of, programs_of
from api.store.living.calendars import Calendars, version
from api.store.models import StrengthProgram, TrainingPlan
from api.workers.messages import BesidePlan, ProgramFile
from solver.errors import BadRequest
from solver.refusals import refused

Start = Annotated[Date | None, Query(description="the first day of training; default: the day it was made")]
Beside = Annotated[
    UUID | None,
    Query(description="a plan of yours: sessions stand on its strength days, eased before hard runs"),
]
PLAN_GONE = 1_000_000
"""How often the calendar of a program changed whose plan was removed: more often than with any revision of the plan."""
EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2199, 12, 31)


def routes(parts: Parts) -> APIRouter:
    """One address a format; the calendar knows when to begin, a time zone and a time."""
    router = APIRouter(tags=["exports"], responses=parts.access.problems())
    for suffix, export in PROGRAM_EXPORTS.items():
        add_file(router, programs_of(parts), suffix, export, _answer(parts, suffix, export))
    return router


def _answer(parts: Parts, suffix: str, export: Export[Any]) -> Callable[..., Any]:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    async def exported(request: Request, caller: Caller, program_id: UUID, **options: Any) -> Response:
        request.state.about["program_id"] = str(program_id)
        row = await run_in_threadpool(programs_of(parts).ready, caller.tenant, str(program_id), "exported")
        if suffix == "ics" and row.plan_id is not None and options.get("beside") is None:
            own = await run_in_threadpool(_own_plan, parts, row)
            options |= {"changes": PLAN_GONE} if own is None else {"beside": own}
        message = _program_file(row, suffix, **options)
        return await file_response(parts, message, export, f"pacewright-{message.program['split']}.{suffix}")

    async def plain(request: Request, caller: Reader, program_id: UUID, start: Start = None) -> Response:
        return await exported(request, caller, program_id, start=_within_reach(start))

    async def calendar(
        request: Request,
        caller: Reader,
        program_id: UUID,
        start: Start = None,
        plan: Beside = None,
        timezone: Zone = None,
        at: At = None,
    ) -> Response:
        beside = None if plan is None else await run_in_threadpool(_beside, parts, caller.tenant, str(plan))
        options = {"start": _within_reach(start), "timezone": timezone, "at": at, "beside": beside}
        return await exported(request, caller, program_id, **options)

    return calendar if suffix == "ics" else plain


def _within_reach(start: dt.date | None) -> dt.date | None:
    if start is not None and not EARLIEST <= start <= LATEST:
        raise BadRequest.of(refused("query.start", str(start), "date_range", first=EARLIEST, last=LATEST))
    return start


def _beside(parts: Parts, tenant: str, plan_id: str) -> BesidePlan:
    row = plans_of(parts).ready(tenant, plan_id, "trained beside")
    return _told(parts, row, chosen=True)


def _own_plan(parts: Parts, row: StrengthProgram) -> BesidePlan | None:
    """The plan that a program was made beside, as it is now; None once it is removed."""
    plan = None if row.plan_id is None else parts.plans.get(row.tenant, row.plan_id)
    if plan is None or plan.content is None:
        return None
    return _told(parts, plan, chosen=False)


def _told(parts: Parts, plan: TrainingPlan, chosen: bool) -> BesidePlan:
    """A plan as its program knows it. It counts as often as the plan's calendar changed: a program's events take the
    place of the plan's own for strength."""
    revision, changed_at = version(plan, Calendars(parts.database).newest(plan.id))
    fallen = fallen_of(parts, plan).get("fallen_lifting", {})
    return BesidePlan(
        id=plan.id, plan=plan.content, revision=revision, changed_at=changed_at, chosen=chosen, fallen=fallen
    )


def _program_file(row: StrengthProgram, suffix: str, **options: Any) -> ProgramFile:
    made = (row.finished_at or row.created_at).replace(microsecond=0)
    return ProgramFile(
        id=row.id,
        made_at=made,
        format=suffix,
        program=row.content,
        language=language_of_program(row),
        running=row.request.get("running", []),
        **options,
    )
