"""`/v1/plans/{id}/export.…`: a finished plan as a file, one address for each format."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.document import Document
from api.exports.format import Export
from api.exports.table import EXPORTS
from api.http.access import Caller, Scope
from api.http.files import At, Zone, file_of, name
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.solving import done_by
from api.store.plans import StoredPlan
from api.workers.done import dumped


def routes(parts: Parts) -> APIRouter:
    """One address a format; the calendar knows a time zone and a time."""
    router = APIRouter(tags=["exports"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    def add(suffix: str, export: Export[Document]) -> None:
        async def plain(request: Request, caller: Reader, plan_id: UUID) -> Response:
            return await _exported(parts, request, caller, str(plan_id), suffix)

        async def calendar(
            request: Request, caller: Reader, plan_id: UUID, timezone: Zone = None, at: At = None
        ) -> Response:
            return await _exported(parts, request, caller, str(plan_id), suffix, timezone=timezone, at=at)

        router.add_api_route(
            f"/v1/plans/{{plan_id}}/export.{suffix}",
            calendar if suffix == "ics" else plain,
            summary=export.summary,
            name=f"export_{suffix}",
            response_class=Response,
            responses={**file_of(export, "Plan"), **problems(404, 409, 422, 500, 503, 504)},
        )

    for suffix, export in EXPORTS.items():
        add(suffix, export)
    return router


async def _exported(
    parts: Parts, request: Request, caller: Caller, plan_id: str, suffix: str, **options: str | None
) -> Response:
    request.state.about["plan_id"] = plan_id
    stored = await run_in_threadpool(parts.plans.get, caller.tenant, plan_id)
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    if stored.plan is None:
        raise HttpProblem(409, f"this plan is {stored.row.status}; only a ready plan can be exported")
    response = await done_by(parts, "export", _document(stored, suffix, options))
    if response.status_code == 200:
        date = stored.row.race_date or stored.row.start_date
        name(response, EXPORTS[suffix], f"pacewright-{stored.row.goal}-{date}.{suffix}")
    return response


def _document(stored: StoredPlan, suffix: str, options: dict[str, str | None]) -> bytes:
    assert stored.plan is not None
    finished = (stored.row.finished_at or stored.row.created_at).replace(microsecond=0)
    about = {"id": stored.row.id, "finishedAt": finished.isoformat(), "format": suffix, **options}
    return dumped({**about, "units": stored.row.request["settings"]["units"], "plan": stored.plan.as_json()})
