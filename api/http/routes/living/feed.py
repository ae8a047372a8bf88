"""A plan's calendar under a secret address, for phones that can send no key: made, renewed, ended, polled."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.table import EXPORTS
from api.http.access import Caller, Scope
from api.http.answering.files import At, Zone, file_of
from api.http.answering.solving import JSON
from api.http.describing.openapi import answer
from api.http.living.plan import ready_plan
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.routes.documents.exports import file_response
from api.http.routes.documents.plan_files import fallen, file_name, plan_file
from api.http.routes.living.spoken import speak_of
from api.store.living.feeds import Feeds
from api.workers.done import dumped

Secret = Annotated[str, Path(max_length=100)]


def routes(parts: Parts) -> APIRouter:
    """The addresses of feeds."""
    router = APIRouter(tags=["living plan"])
    kept = Feeds(parts.database)
    _add_owning(router, parts, kept)
    _add_polling(router, parts, kept)
    return router


def _add_owning(router: APIRouter, parts: Parts, kept: Feeds) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/plans/{plan_id}/feed",
        status_code=201,
        summary="A new secret address for a plan's calendar; the one before is good no more",
        responses={
            **parts.access.problems(),
            **answer("Feed", "The address; it is shown this once", 201),
            **problems(404, 409, 422, 500, 503),
        },
    )
    async def renew_feed(
        request: Request, caller: Author, plan_id: UUID, timezone: Zone = None, at: At = None
    ) -> Response:
        about = speak_of(request, plan_id)
        await ready_plan(parts, caller.tenant, about)
        secret = await run_in_threadpool(kept.renew, caller.tenant, about, {"timezone": timezone, "at": at})
        if secret is None:
            raise HttpProblem(404, "you have no plan with this id")
        path = f"/v1/feeds/{secret}.ics"
        url = str(request.base_url).rstrip("/") + path
        return Response(dumped({"path": path, "webcal": "webcal:" + url.partition(":")[2]}), 201, media_type=JSON)

    @router.delete(
        "/v1/plans/{plan_id}/feed",
        status_code=204,
        response_class=Response,
        summary="End a plan's calendar address",
        responses={**parts.access.problems(), **problems(404, 409, 422, 500, 503)},
    )
    async def end_feed(request: Request, caller: Author, plan_id: UUID) -> Response:
        about = speak_of(request, plan_id)
        await ready_plan(parts, caller.tenant, about)
        if not await run_in_threadpool(kept.end, caller.tenant, about):
            raise HttpProblem(404, "this plan has no calendar address")
        return Response(status_code=204)


def _add_polling(router: APIRouter, parts: Parts, kept: Feeds) -> None:
    @router.get(
        "/v1/feeds/{secret}.ics",
        summary="A plan's calendar as it is now; its address is its key",
        response_class=Response,
        responses={**file_of(EXPORTS["ics"], "Plan"), **problems(404, 422, 429, 500, 503, 504)},
    )
    async def get_feed(request: Request, secret: Secret) -> Response:
        found = await run_in_threadpool(kept.found, secret)
        if found is None:
            raise HttpProblem(404, "there is no calendar at this address, or it was renewed")
        tenant, feed = found
        parts.access.count(request, Caller(tenant))
        request.state.about["plan_id"] = feed.plan_id
        row = await ready_plan(parts, tenant, feed.plan_id)
        message = plan_file(row, "ics", **feed.options, **await fallen(parts, tenant, row))
        if feed.changes:
            moment = max(message.changed_at, feed.renewed_at.replace(microsecond=0))
            message = message.model_copy(update={"revision": row.revision + feed.changes, "changed_at": moment})
        return await file_response(parts, message, EXPORTS["ics"], file_name(row, "ics"))
