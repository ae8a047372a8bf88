"""`/v1/programs`: asked for, made at once or drafted by a language model in a durable job, listed, read, removed."""

from dataclasses import replace
from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api.corrections import EVENT, corrections_of
from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import result_in, worked
from api.http.answering.waiting import Prefer
from api.http.asking.bodies import read_body
from api.http.asking.orders import PLAN, Order, order_in
from api.http.asking.repeats import Key, once_of
from api.http.describing.openapi import answer, body
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.documents.asking import accept, answered
from api.http.routes.documents.reading import Narrowing, add_listing, add_reading, add_removing, add_request
from api.http.routes.documents.resource import programs_of
from api.store.documents.document import Beside
from api.store.idempotency import Once
from api.workers.done import dumped
from api.workers.questions import BODY
from solver.errors import BadRequest
from solver.refusals import refused
from solver.sentences import Sentence
from solver.strength.request.request import Training, read_lifter_request, running_weeks_of

DEEPEST = 100
MADE = ("Location", "Preference-Applied")
log = structlog.get_logger("pacewright.http")


def routes(parts: Parts) -> APIRouter:
    """All addresses of programs but events and exports."""
    router = APIRouter(tags=["programs"], responses=parts.access.problems())
    resource = programs_of(parts)
    _add_asking(router, parts)
    add_listing(router, parts, resource, Narrowing("primaryFocus", Training), called="strength programs")
    add_reading(router, parts, resource)
    add_request(router, parts, resource)
    add_removing(router, parts, resource)
    return router


def _add_asking(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    resource = programs_of(parts)

    @router.post(
        "/v1/programs",
        status_code=201,
        summary="Make a strength program, or harmonize a draft",
        description="A draft is never refused if it is an object with a list of `days`: it is repaired, at once, as "
        "are programs that no language model is to write. Where the service has one, a request without a draft is "
        "accepted, and a durable job has the model draft the program. With `planId` the lifting stands beside a plan.",
        responses={
            **answer(
                "StoredProgram", "Finished: the program, kept under its id", 201, "Location", "Preference-Applied"
            ),
            **answer("StoredProgram", "Accepted: a language model is being asked", 202, "Location", "Retry-After"),
            **answer(
                "StoredProgram",
                "Finished earlier, with the same Idempotency-Key",
                200,
                "Location",
                "Preference-Applied",
            ),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("ProgramOrder", "generate", "harmonize"),
    )
    async def create_program(request: Request, caller: Author, prefer: Prefer = None, key: Key = None) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        order, whole = await run_in_threadpool(_read, content)
        once = once_of(caller.tenant, key, whole)
        order = await run_in_threadpool(_beside_plan, parts, caller.tenant, order)
        if parts.service.coach == "offline" or order.request.get("draft") is not None:
            return await _at_once(parts, request, caller, order, once)
        asked = await run_in_threadpool(_accept, parts, caller.tenant, order, once)
        return await answered(parts, resource, request, caller, asked, prefer, made=201)


def _read(content: bytes) -> tuple[Order, dict[str, Any]]:
    """What was asked for, and all of it as it came. A draft is free in shape, so its nesting is limited here, far below
    what would exhaust a stack."""
    data = strict_json.parse(content, BODY)
    if not isinstance(data, dict):
        read_lifter_request(data)
    if _is_deeper(data, DEEPEST):
        raise BadRequest(Sentence("program_depth", deepest=DEEPEST))
    return order_in(data, PLAN), data


def _beside_plan(parts: Parts, tenant: str, order: Order) -> Order:
    """The order with the weeks of the plan that it names."""
    plan_id = order.named.get(PLAN)
    if plan_id is None:
        return order
    if order.request.get("running") is not None:
        raise BadRequest.of(refused("running", None, "weeks_of_plan"))
    plan = parts.plans.get(tenant, plan_id)
    if plan is None:
        raise BadRequest.of(refused(PLAN, plan_id, "no_plan"))
    if plan.content is None:
        raise BadRequest.of(refused(PLAN, plan_id, "wants_ready_plan", status=plan.status))
    running = [week.as_json() for week in running_weeks_of(plan.content)]
    return replace(order, request={**order.request, "running": running})


def _is_deeper(data: object, levels: int) -> bool:
    """Whether lists and objects stand in each other more than so many levels deep."""
    layer = [data]
    for _ in range(levels):
        layer = [
            inner
            for outer in layer
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return any(isinstance(item, dict | list) for item in layer)


async def _at_once(parts: Parts, request: Request, caller: Caller, order: Order, once: Once | None) -> Response:
    """Read and made by a solver process and kept, unless the key has made it already."""
    asked = await run_in_threadpool(parts.programs.known, once)
    if asked is None:
        made = result_in(await worked(parts, "program", dumped(order.request)))
        for correction in corrections_of(made["program"]):
            log.info(EVENT, **correction)
            parts.metrics.corrected(correction["code"])
        beside = Beside(order.noted, content=made["program"], plan_id=order.named.get(PLAN))
        asked = await run_in_threadpool(parts.programs.ask, caller.tenant, made["request"], once, beside)
    return await answered(parts, programs_of(parts), request, caller, asked, None, made=201)


def _accept(parts: Parts, tenant: str, order: Order, once: Once | None) -> Any:
    """Check a request, store it, and queue its job."""
    wish = read_lifter_request(order.request).as_json()
    return accept(parts, programs_of(parts), tenant, wish, once, Beside(order.noted, plan_id=order.named.get(PLAN)))
