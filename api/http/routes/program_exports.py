"""`/v1/programs/{id}/export.…`: a finished strength program as a file, one address for each format."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.format import Export
from api.exports.strength.document import ProgramDocument
from api.exports.strength.table import PROGRAM_EXPORTS
from api.http.access import Caller, Scope
from api.http.answering.files import At, Zone, file_of, name
from api.http.answering.solving import done_by
from api.http.asking.parameters import Date
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.store.models import StrengthProgram
from api.workers.done import dumped

Start = Annotated[Date | None, Query(description="the first day of training; default: the day it was made")]
Beside = Annotated[
    UUID | None,
    Query(description="a plan of yours: sessions stand on its strength days, eased before hard runs"),
]
EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2199, 12, 31)


def routes(parts: Parts) -> APIRouter:
    """One address a format; the calendar knows when to begin, a time zone and a time."""
    router = APIRouter(tags=["exports"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    def add(suffix: str, export: Export[ProgramDocument]) -> None:
        async def plain(request: Request, caller: Reader, program_id: UUID, start: Start = None) -> Response:
            return await _exported(parts, request, caller, program_id, suffix, start=_text(start))

        async def calendar(
            request: Request,
            caller: Reader,
            program_id: UUID,
            start: Start = None,
            plan: Beside = None,
            timezone: Zone = None,
            at: At = None,
        ) -> Response:
            beside = None if plan is None else await run_in_threadpool(_plan, parts, caller, plan)
            options = {"start": _text(start), "timezone": timezone, "at": at, "beside": beside}
            return await _exported(parts, request, caller, program_id, suffix, **options)

        router.add_api_route(
            f"/v1/programs/{{program_id}}/export.{suffix}",
            calendar if suffix == "ics" else plain,
            summary=export.summary,
            name=f"export_program_{suffix.replace('.', '_')}",
            response_class=Response,
            responses={**file_of(export, "Program"), **problems(404, 409, 422, 500, 503, 504)},
        )

    for suffix, export in PROGRAM_EXPORTS.items():
        add(suffix, export)
    return router


def _text(start: dt.date | None) -> str | None:
    if start is not None and not EARLIEST <= start <= LATEST:
        raise HttpProblem(422, f"start must be a day from {EARLIEST} to {LATEST}")
    return None if start is None else start.isoformat()


def _plan(parts: Parts, caller: Caller, plan_id: UUID) -> dict[str, Any]:
    stored = parts.plans.get(caller.tenant, str(plan_id))
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    if stored.plan is None:
        raise HttpProblem(409, f"this plan is {stored.row.status}; only beside a ready plan can sessions be placed")
    return {"id": stored.row.id, "plan": stored.plan.as_json()}


async def _exported(
    parts: Parts, request: Request, caller: Caller, program_id: UUID, suffix: str, **options: Any
) -> Response:
    request.state.about["program_id"] = str(program_id)
    row = await run_in_threadpool(parts.programs.get, caller.tenant, str(program_id))
    if row is None:
        raise HttpProblem(404, "you have no program with this id")
    if row.program is None:
        raise HttpProblem(409, f"this program is {row.status}; only a ready program can be exported")
    response = await done_by(parts, "export_program", _document(row, suffix, options))
    if response.status_code == 200:
        name(response, PROGRAM_EXPORTS[suffix], f"pacewright-{row.program['split']}.{suffix}")
    return response


def _document(row: StrengthProgram, suffix: str, options: dict[str, Any]) -> bytes:
    made = (row.finished_at or row.created_at).replace(microsecond=0)
    return dumped({"id": row.id, "madeAt": made.isoformat(), "format": suffix, "program": row.program, **options})
