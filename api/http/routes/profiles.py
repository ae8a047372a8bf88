"""`/v1/profiles`: an athlete's profile from uploaded activity files, kept as a snapshot that plans refer to."""

import datetime as dt
import json
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller, Scope
from api.http.bodies import read_upload
from api.http.openapi import answer, upload
from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE, HttpProblem, problems
from api.http.solving import record
from api.store.models import AthleteProfile
from api.store.profiles import Profiles, Snapshot
from api.workers.done import dumped
from api.workers.pool import Overloaded
from api.workers.profiling import packed_upload

JSON = "application/json"
HISTORY = "history"


def routes(parts: Parts) -> APIRouter:
    """The two addresses."""
    router = APIRouter(tags=["profiles"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806
    kept = Profiles(parts.database)

    @router.post(
        "/v1/profiles",
        status_code=201,
        summary="Make a profile from activity files",
        description="Strava exports, Strava API JSON, FIT, GPX, TCX and CSV files, and zips of them.",
        responses={
            **answer("StoredProfile", "The profile; its `athlete` is ready for a plan request", 201),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=upload(),
    )
    async def make(
        request: Request,
        caller: Author,
        as_of: Annotated[dt.date | None, Query(alias="asOf", description="default: the last activity's day")] = None,
        timezone: Annotated[str | None, Query(max_length=60, description="such as Europe/Berlin")] = None,
        units: Annotated[Literal["km", "mi"] | None, Query(description="of distances without a unit")] = None,
    ) -> Response:
        content = await read_upload(request, parts.service.upload_bytes)
        asked = {"asOf": None if as_of is None else as_of.isoformat(), "timezone": timezone, "units": units}
        packed = packed_upload(request.headers["content-type"], asked, content)
        try:
            done = await parts.pool.run("profile", packed)
        except Overloaded:
            parts.metrics.shed.inc()
            raise
        record(parts, "profile", done)
        if done.status != 200:
            return Response(done.body, done.status, media_type=MEDIA_TYPE)
        made = json.loads(done.body)
        profile_id = await run_in_threadpool(kept.add, caller.tenant, _snapshot(made))
        headers = {"Location": f"/v1/profiles/{profile_id}"}
        return Response(dumped({"profileId": profile_id, **made}), 201, headers, JSON)

    @router.get(
        "/v1/profiles/{profile_id}",
        summary="A profile: the snapshot that a plan was made from",
        responses={**answer("StoredProfile", "The snapshot, as it was"), **problems(404, 422, 500)},
    )
    def read(caller: Reader, profile_id: UUID) -> Response:
        row = kept.get(caller.tenant, str(profile_id))
        if row is None:
            raise HttpProblem(404, "you have no profile with this id")
        return Response(dumped(_shown(row)), media_type=JSON)

    return router


def _snapshot(made: dict[str, Any]) -> Snapshot:
    account = made["account"]
    return Snapshot(
        made["athlete"],
        HISTORY,
        account["sourceHash"],
        dt.date.fromisoformat(account["asOf"]),
        made["suggestedSettings"],
        account,
    )


def _shown(row: AthleteProfile) -> dict[str, Any]:
    """The stored snapshot; one that came with a plan request has no suggested settings and no account."""
    return {
        "profileId": row.id,
        "athlete": row.athlete,
        "suggestedSettings": row.suggested_settings,
        "account": row.account,
    }
