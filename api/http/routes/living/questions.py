"""`why`, `why-not` and `what-if` of stored plans, and `/v1/what-if`: answered at once, nothing stored."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import JSON, done_by
from api.http.asking.bodies import read_body
from api.http.describing.openapi import answer, body
from api.http.living.questions import answer_to
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.living.spoken import speak_of
from api.workers.done import dumped
from api.workers.messages import WhatIf, Why, WhyNot
from api.workers.questions import BODY
from solver.running.request.request import MAX_WEEKS
from solver.weekday import Weekday

Week = Annotated[int, Query(ge=1, le=MAX_WEEKS, description="the week's number")]
Day = Annotated[Weekday | None, Query(description="a day of that week; without one, the whole week")]


def routes(parts: Parts) -> APIRouter:
    """The four addresses."""
    router = APIRouter(tags=["living plan"], responses=parts.access.problems())
    _add_why(router, parts)
    _add_wishing(router, parts)
    _add_trying(router, parts)
    return router


def _add_why(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/plans/{plan_id}/why",
        summary="Why a week or a day is as long as it is",
        responses={**answer("Why", "The reasons, from the finished numbers"), **problems(404, 409, 422, 500, 503, 504)},
    )
    async def explain_plan(request: Request, caller: Reader, plan_id: UUID, week: Week, day: Day = None) -> Response:
        found = await answer_to(Why, parts, caller.tenant, speak_of(request, plan_id), week=week, day=day)
        return Response(dumped(found), media_type=JSON)


def _add_wishing(router: APIRouter, parts: Parts) -> None:
    """Wishes about a stored plan: what stands against one, and what would become of the plan with some."""
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    refused = problems(400, 404, 408, 409, 413, 415, 422, 500, 503, 504)

    async def answered(kind: type[WhyNot | WhatIf], request: Request, caller: Caller, plan_id: UUID) -> Response:
        asked = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        found = await answer_to(kind, parts, caller.tenant, speak_of(request, plan_id), asked=asked)
        return Response(dumped(found), media_type=JSON)

    @router.post(
        "/v1/plans/{plan_id}/why-not",
        summary="Why not otherwise: what stands against a wish, or what it would cost; nothing is stored",
        responses={**answer("WhyNot", "An impossible wish is an answer, too: the conflict"), **refused},
        openapi_extra=body("WhyNotOrder"),
    )
    async def why_not_of_plan(request: Request, caller: Reader, plan_id: UUID) -> Response:
        return await answered(WhyNot, request, caller, plan_id)

    @router.post(
        "/v1/plans/{plan_id}/what-if",
        summary="What would become of a plan with other settings or pins; nothing is stored",
        responses={**answer("Alternatives", "Each wish's answer, in the order of the wishes"), **refused},
        openapi_extra=body("PlanWishes"),
    )
    async def what_if_of_plan(request: Request, caller: Reader, plan_id: UUID) -> Response:
        return await answered(WhatIf, request, caller, plan_id)


def _add_trying(router: APIRouter, parts: Parts) -> None:
    Solver = Annotated[Caller, Depends(parts.access.needs(Scope.SOLVE))]  # noqa: N806 - a type

    @router.post(
        "/v1/what-if",
        summary="What would become of a request with other settings or pins; nothing is stored",
        responses={
            **answer("Alternatives", "Each wish's answer, in the order of the wishes"),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("RequestWishes"),
    )
    async def what_if(request: Request, _: Solver) -> Response:
        return await done_by(parts, "what_if", await read_body(request, parts.service.body_bytes))
