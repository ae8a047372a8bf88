"""`/v1/plans`: asked for, made by a durable job, listed, read, removed."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import JSON
from api.http.answering.waiting import Prefer
from api.http.asking.bodies import read_body
from api.http.asking.orders import PROFILE, Order, order_in
from api.http.asking.repeats import Key, once_of
from api.http.describing.openapi import answer, body
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.documents.asking import accept, answered
from api.http.routes.documents.reading import Narrowing, add_listing, add_reading, add_removing
from api.http.routes.documents.resource import plans_of
from api.store.documents.document import Asked, Beside
from api.store.models import TrainingPlan
from api.store.profiles import Profiles
from api.workers.done import dumped
from api.workers.questions import BODY
from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.request.request import Goal, read_request
from solver.running.request.situation import with_settings

InForce = Annotated[bool, Query(alias="inForce", description="with the settings that accepted revisions changed since")]
FINISHED = "Finished in the time that Prefer gave, or earlier, with the same Idempotency-Key"


def routes(parts: Parts) -> APIRouter:
    """All addresses of plans but events and exports."""
    router = APIRouter(tags=["plans"], responses=parts.access.problems())
    resource = plans_of(parts)
    _add_asking(router, parts)
    add_listing(router, parts, resource, Narrowing("goal", Goal))
    add_reading(router, parts, resource)
    _add_request(router, parts)
    add_removing(router, parts, resource)
    return router


def _add_asking(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    resource = plans_of(parts)

    @router.post(
        "/v1/plans",
        status_code=202,
        summary="Ask for a filled plan",
        responses={
            **answer("StoredPlan", "Accepted: the plan is being made", 202, "Location", "Retry-After"),
            **answer("StoredPlan", FINISHED, 200, "Location", "Preference-Applied", "ETag"),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("PlanOrder", "marathon"),
    )
    async def create_plan(request: Request, caller: Author, prefer: Prefer = None, key: Key = None) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        asked = await run_in_threadpool(_accept, parts, caller.tenant, content, key)
        return await answered(parts, resource, request, caller, asked, prefer, made=200)


def _accept(parts: Parts, tenant: str, content: bytes, key: str | None) -> Asked:
    """Check a request, store it, and queue its job."""
    order = order_in(strict_json.parse(content, BODY), PROFILE)
    request = parts.config.request_in(_with_profile(parts, tenant, order))
    whole = request.as_json()
    profile_id = order.named.get(PROFILE)
    further = {"metadata": order.noted, "profileId": profile_id} if order.noted or profile_id else {}
    once = once_of(tenant, key, whole | further)
    return accept(parts, plans_of(parts), tenant, request, once, Beside(order.noted, profile_id))


def _with_profile(parts: Parts, tenant: str, order: Order) -> dict[str, Any]:
    """The request with the numbers of the profile that it names; what it says of the athlete itself goes before."""
    profile_id = order.named.get(PROFILE)
    if profile_id is None:
        return order.request
    profile = Profiles(parts.database).get(tenant, profile_id)
    if profile is None:
        raise BadRequest.of(refused(PROFILE, profile_id, "no_profile"))
    given = order.request.get("athlete")
    if given is None or isinstance(given, dict):
        return {**order.request, "athlete": {**profile.athlete, **(given or {})}}
    return order.request


def _add_request(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    resource = plans_of(parts)

    @router.get(
        f"{resource.one}/request",
        summary="What was asked for, with all its defaults: at first, or as revisions have changed it",
        responses={**answer(resource.asked, "The request"), **problems(404, 422, 500, 503)},
    )
    def get_plan_request(request: Request, caller: Reader, plan_id: UUID, in_force: InForce = False) -> Response:
        request.state.about["plan_id"] = str(plan_id)
        row = resource.found(caller.tenant, str(plan_id))
        return Response(dumped(_in_force(row) if in_force else row.request), media_type=JSON)


def _in_force(row: TrainingPlan) -> dict[str, Any]:
    """The request that a plan answers by now."""
    happened = (row.content or {}).get("happened")
    if happened is None:
        return row.request
    changed = with_settings(read_request(row.request), happened["situation"]["settings"])
    return changed.as_json()
