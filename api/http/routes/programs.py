"""`/v1/programs`: asked for, made at once or drafted by a language model in a durable job, listed, read, removed."""

import json
from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api.corrections import EVENT, corrections_of
from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.paging import Cursor, Limit, Status, after, listing
from api.http.answering.solving import said, worked
from api.http.answering.views import program_shown, program_summary
from api.http.answering.waiting import FINISHED, Prefer, seconds_of, until_finished
from api.http.asking.bodies import read_body
from api.http.asking.orders import notes_in, order_in
from api.http.asking.repeats import Key, once_of
from api.http.describing.openapi import NOTES, answer, body
from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE, HttpProblem, problems
from api.jobs.job import PROGRAM
from api.store.documents.asked import Asked
from api.store.documents.programs import ProgramPage
from api.store.idempotency import Once
from api.store.models import StrengthProgram
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.errors import BadRequest
from solver.strength.request.request import LifterRequest, Training, read_lifter_request

JSON = "application/json"
DEEPEST = 100
log = structlog.get_logger("pacewright.http")


def routes(parts: Parts) -> APIRouter:
    """All addresses of programs but events and exports."""
    router = APIRouter(tags=["programs"], responses=parts.access.problems())
    _add_asking(router, parts)
    _add_reading(router, parts)
    _add_removing(router, parts)
    return router


def _add_asking(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/programs",
        status_code=201,
        summary="Make a strength program, or harmonize a draft",
        description="A draft is never refused if it is an object with a list of `days`: it is repaired, at once, as "
        "are programs that no language model is to write. Where the service has one, a request without a draft is "
        "accepted, and a durable job has the model draft the program.",
        responses={
            **answer("StoredProgram", "Finished: the program, kept under its id", 201),
            **answer("StoredProgram", "Accepted: a language model is being asked", 202),
            **answer("StoredProgram", "Finished earlier, with the same Idempotency-Key"),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("ProgramOrder", "generate", "harmonize"),
    )
    async def create_program(request: Request, caller: Author, prefer: Prefer = None, key: Key = None) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        wish, noted = await run_in_threadpool(_read, content)
        once = once_of(caller.tenant, key, wish.as_json() | ({"metadata": noted} if noted else {}))
        if parts.service.coach == "offline" or wish.draft is not None:
            return await _at_once(parts, request, caller, wish, once, noted)
        asked = await run_in_threadpool(_accept, parts, caller.tenant, wish, once, noted)
        return await _accepted(parts, request, caller, asked, prefer)


def _read(content: bytes) -> tuple[LifterRequest, dict[str, str]]:
    """The request, and what its asker notes about it. A draft is free in shape, so its nesting is limited here, far
    below what would exhaust a stack."""
    data = strict_json.parse(content, "the request body")
    if _is_deeper(data, DEEPEST):
        raise BadRequest(f"the request body is nested more than {DEEPEST} deep; no program is")
    order = order_in(data)
    return read_lifter_request(order.request), order.noted


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


async def _at_once(
    parts: Parts, request: Request, caller: Caller, wish: LifterRequest, once: Once | None, noted: dict[str, str]
) -> Response:
    """Made by a solver process and kept, unless the key has made it already."""
    asked = await run_in_threadpool(parts.programs.known, once)
    if asked is None:
        done = await worked(parts, "program", dumped(wish.as_json()))
        if done.status != 200:
            return said(done)
        program = json.loads(done.body)
        for correction in corrections_of(program):
            log.info(EVENT, **correction)
            parts.metrics.corrected(correction["code"])
        asked = await run_in_threadpool(parts.programs.ask, caller.tenant, wish, once, program, noted)
    return await _accepted(parts, request, caller, asked, None)


def _accept(parts: Parts, tenant: str, wish: LifterRequest, once: Once | None, noted: dict[str, str]) -> Asked:
    """Store a request and queue its job. A job that cannot be queued now is queued by the watch later."""
    if parts.drafts.waiting() >= parts.service.backlog:
        raise Overloaded("too many programs are waiting to be made; try again later")
    asked = parts.programs.ask(tenant, wish, once, noted=noted)
    if asked.new:
        try:
            parts.jobs.enqueue(asked.id, PROGRAM)
        except Exception:
            log.exception("job not queued yet", program_id=asked.id)
    return asked


async def _accepted(parts: Parts, request: Request, caller: Caller, asked: Asked, prefer: str | None) -> Response:
    """201 with what is finished, maybe after some waiting, else 202; 200 for what was finished earlier."""
    request.state.about["program_id"] = asked.id
    seconds = seconds_of(prefer)
    before = None if asked.new else await run_in_threadpool(parts.programs.header, caller.tenant, asked.id)
    if seconds > 0:
        await until_finished(parts, lambda: parts.programs.header(caller.tenant, asked.id), seconds)
    row = await run_in_threadpool(_found, parts, caller.tenant, asked.id)
    headers = {"Location": f"/v1/programs/{asked.id}"}
    if row.status not in FINISHED:
        return Response(dumped(program_shown(row)), 202, {**headers, "Retry-After": "1"}, JSON)
    if seconds > 0:
        headers["Preference-Applied"] = f"wait={seconds:g}"
        if row.problem is not None:
            return Response(dumped(row.problem), row.problem["status"], headers, MEDIA_TYPE)
    earlier = before is not None and before.status in FINISHED
    return Response(dumped(program_shown(row)), 200 if earlier else 201, headers, JSON)


def _add_reading(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/programs",
        summary="Your strength programs, newest first",
        responses={**answer("ProgramList", "A page of programs, without their content"), **problems(422, 500, 503)},
        openapi_extra={"parameters": [NOTES]},
    )
    def list_programs(
        request: Request,
        caller: Reader,
        limit: Limit = 20,
        cursor: Cursor = None,
        status: Status = None,
        primaryFocus: Training | None = None,  # noqa: N803 - as in the request
    ) -> Response:
        page = ProgramPage(limit + 1, status, primaryFocus, after(cursor), notes_in(request))
        rows = parts.programs.page(caller.tenant, page)
        return listing(request, "programs", rows, limit, program_summary)

    @router.get(
        "/v1/programs/{program_id}",
        summary="A strength program: its progress, and its content once it is ready",
        responses={**answer("StoredProgram", "The program"), **problems(404, 422, 500, 503)},
    )
    def get_program(request: Request, caller: Reader, program_id: UUID) -> Response:
        request.state.about["program_id"] = str(program_id)
        return Response(dumped(program_shown(_found(parts, caller.tenant, str(program_id)))), media_type=JSON)

    @router.get(
        "/v1/programs/{program_id}/request",
        summary="What was asked for: the request that a program answers",
        responses={**answer("LifterRequest", "The request"), **problems(404, 422, 500, 503)},
    )
    def get_program_request(request: Request, caller: Reader, program_id: UUID) -> Response:
        request.state.about["program_id"] = str(program_id)
        return Response(dumped(_found(parts, caller.tenant, str(program_id)).request), media_type=JSON)


def _add_removing(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.delete(
        "/v1/programs/{program_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a strength program; a job that makes it is cancelled",
        responses=problems(404, 422, 500, 503),
    )
    def delete_program(request: Request, caller: Author, program_id: UUID) -> Response:
        request.state.about["program_id"] = str(program_id)
        row = _found(parts, caller.tenant, str(program_id))
        parts.jobs.forget(row.id)
        parts.programs.remove(caller.tenant, row.id)
        return Response(status_code=204)


def _found(parts: Parts, tenant: str, program_id: str) -> StrengthProgram:
    row = parts.programs.get(tenant, program_id)
    if row is None:
        raise HttpProblem(404, "you have no program with this id")
    return row
