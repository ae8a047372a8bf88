"""`/v1/profiles`: an athlete's profile from uploaded activity files, kept as a snapshot that plans refer to."""

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller, Scope
from api.http.answering.files import IS_ZONE
from api.http.answering.paging import Cursor, Limit, after, listing
from api.http.answering.solving import JSON, result_of_files
from api.http.answering.views import profile_shown, profile_summary
from api.http.asking.bodies import read_upload
from api.http.asking.orders import notes_in
from api.http.asking.parameters import Date
from api.http.describing.openapi import NOTES, answer, upload
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.store.models import AthleteProfile
from api.store.profiles import Profiles, Snapshot
from api.workers.done import dumped
from api.workers.messages import ProfileUpload
from solver.sentences import Sentence

HISTORY = "history"
AsOf = Annotated[Date | None, Query(alias="asOf", description="default: the last activity's day")]
Timezone = Annotated[
    str | None,
    Query(max_length=60, examples=["Europe/Berlin"], description="where the athlete lives, for files in UTC only"),
    IS_ZONE,
]
Unit = Annotated[Literal["km", "mi"] | None, Query(description="of distances without a unit")]


def routes(parts: Parts) -> APIRouter:
    """All addresses of profiles."""
    router = APIRouter(tags=["profiles"], responses=parts.access.problems())
    kept = Profiles(parts.database)
    _add_making(router, parts, kept)
    _add_reading(router, parts, kept)
    return router


def _add_making(router: APIRouter, parts: Parts, kept: Profiles) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/profiles",
        status_code=201,
        summary="Make a profile from activity files",
        description="Strava exports, Strava API JSON, FIT, GPX, TCX and CSV files, and zips of them.",
        responses={
            **answer("StoredProfile", "The profile; its `athlete` is ready for a plan request", 201, "Location"),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra={**upload(), "parameters": [NOTES]},
    )
    async def create_profile(
        request: Request, caller: Author, as_of: AsOf = None, timezone: Timezone = None, units: Unit = None
    ) -> Response:
        noted = notes_in(request)
        content = await read_upload(request, parts.service.upload_bytes)
        media_type = request.headers["content-type"]
        message = ProfileUpload(content_type=media_type, as_of=as_of, timezone=timezone, units=units)
        made = await result_of_files(parts, message, content)
        profile_id = await run_in_threadpool(kept.add, caller.tenant, _snapshot(made, noted))
        headers = {"Location": f"/v1/profiles/{profile_id}"}
        row = await run_in_threadpool(_found, kept, caller.tenant, UUID(profile_id))
        return Response(dumped(profile_shown(row)), 201, headers, JSON)


def _add_reading(router: APIRouter, parts: Parts, kept: Profiles) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806

    @router.get(
        "/v1/profiles",
        summary="Your profiles from activity files, newest first",
        responses={**answer("ProfileList", "A page of profiles, without their accounts"), **problems(422, 500, 503)},
        openapi_extra={"parameters": [NOTES]},
    )
    def list_profiles(request: Request, caller: Reader, limit: Limit = 20, cursor: Cursor = None) -> Response:
        rows = kept.page(caller.tenant, limit + 1, after(cursor), notes_in(request))
        return listing(request, "profiles", rows, limit, profile_summary)

    @router.get(
        "/v1/profiles/{profile_id}",
        summary="A profile: the snapshot that a plan was made from",
        responses={**answer("StoredProfile", "The snapshot, as it was"), **problems(404, 422, 500, 503)},
    )
    def get_profile(caller: Reader, profile_id: UUID) -> Response:
        return Response(dumped(profile_shown(_found(kept, caller.tenant, profile_id))), media_type=JSON)

    @router.delete(
        "/v1/profiles/{profile_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a profile that no plan refers to",
        responses=problems(404, 409, 422, 500, 503),
    )
    def delete_profile(caller: Author, profile_id: UUID) -> Response:
        _found(kept, caller.tenant, profile_id)
        if not kept.remove(caller.tenant, str(profile_id)):
            raise HttpProblem(409, Sentence("profile_in_use"))
        return Response(status_code=204)


def _found(kept: Profiles, tenant: str, profile_id: UUID) -> AthleteProfile:
    row = kept.get(tenant, str(profile_id))
    if row is None:
        raise HttpProblem(404, Sentence("no_profile"))
    return row


def _snapshot(made: dict[str, Any], noted: dict[str, str]) -> Snapshot:
    account = made["account"]
    return Snapshot(
        made["athlete"],
        HISTORY,
        account["sourceHash"],
        dt.date.fromisoformat(account["asOf"]),
        made["suggestedSettings"],
        account,
        noted or None,
    )
