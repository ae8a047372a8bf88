"""`/v1/plans/{id}/export.…`: a finished plan as a file, one address for each format."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import available_timezones

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.table import EXPORTS, Export
from api.http.access import Caller, Scope
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.solving import done_by
from api.store.plans import StoredPlan
from api.workers.done import dumped

ZONES = sorted(available_timezones())
Zone = Annotated[
    str | None,
    Query(json_schema_extra={"enum": ZONES}, description="an IANA time zone; without one, all-day events"),
]
At = Annotated[str | None, Query(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", description="when sessions start")]


def routes(parts: Parts) -> APIRouter:
    """One address a format; the calendar knows a time zone and a time."""
    router = APIRouter(tags=["exports"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    def add(suffix: str, export: Export) -> None:
        async def plain(request: Request, caller: Reader, plan_id: UUID) -> Response:
            return await _exported(parts, request, caller, str(plan_id), suffix)

        async def calendar(
            request: Request, caller: Reader, plan_id: UUID, timezone: Zone = None, at: At = None
        ) -> Response:
            if timezone is not None and timezone not in ZONES:
                raise HttpProblem(422, "timezone must be an IANA time zone such as Europe/Berlin")
            return await _exported(parts, request, caller, str(plan_id), suffix, timezone=timezone, at=at)

        router.add_api_route(
            f"/v1/plans/{{plan_id}}/export.{suffix}",
            calendar if suffix == "ics" else plain,
            summary=export.summary,
            name=f"export_{suffix}",
            response_class=Response,
            responses={**_file(export), **problems(404, 409, 422, 500, 503, 504)},
        )

    for suffix, export in EXPORTS.items():
        add(suffix, export)
    return router


def _file(export: Export) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string", "format": "binary"} if export.media_type == "application/zip" else {"type": "string"}
    if export.media_type == "application/json":
        schema = {"$ref": "#/components/schemas/Plan"}
    return {200: {"description": "The file", "content": {export.media_type: {"schema": schema}}}}


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
        _name(response, stored, suffix)
    return response


def _document(stored: StoredPlan, suffix: str, options: dict[str, str | None]) -> bytes:
    assert stored.plan is not None
    finished = (stored.row.finished_at or stored.row.created_at).replace(microsecond=0)
    about = {"id": stored.row.id, "finishedAt": finished.isoformat(), "format": suffix, **options}
    return dumped({**about, "units": stored.row.request["settings"]["units"], "plan": stored.plan.as_json()})


def _name(response: Response, stored: StoredPlan, suffix: str) -> None:
    """The file's type and name, and whether a browser shows it or keeps it."""
    export = EXPORTS[suffix]
    date: dt.date = stored.row.race_date or stored.row.start_date
    shown = "inline" if export.shown_in_browser else "attachment"
    text = export.media_type.startswith("text/")
    response.headers["Content-Type"] = f"{export.media_type}; charset=utf-8" if text else export.media_type
    response.headers["Content-Disposition"] = f'{shown}; filename="pacewright-{stored.row.goal}-{date}.{suffix}"'
