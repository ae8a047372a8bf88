"""`/v1/plans/{id}/events` and `/v1/programs/{id}/events`: progress as server-sent events."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller, Scope
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.views import plan_summary, program_summary
from api.http.waiting import FINISHED, Look
from api.workers.done import dumped
from api.workers.pool import Overloaded

PAUSE = 0.3
SILENCE = 15.0
LONGEST = 600.0
MOST_STREAMS = 500
MEDIA_TYPE = "text/event-stream"
DECLARED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "`progress` events with status, stage and for a plan the weeks that there are words for so "
        "far; `done` is the last one",
        "content": {MEDIA_TYPE: {}},
    },
    **problems(404, 422, 500, 503),
}


@dataclass(frozen=True)
class Followed:
    """A kind of document that can be followed: how it is called, looked up, and shown in an event."""

    noun: str
    header: Callable[[str, str], Any]
    summary: Callable[[Any], dict[str, Any]]


def routes(parts: Parts) -> APIRouter:
    """One address for plans, one for programs; all streams of a process are counted together."""
    router = APIRouter(responses=parts.access.problems())
    streams = _Streams(parts)
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    plans = Followed("plan", parts.plans.header, plan_summary)
    programs = Followed("program", parts.programs.header, program_summary)

    @router.get(
        "/v1/plans/{plan_id}/events",
        tags=["plans"],
        summary="A plan's progress as it happens (server-sent events)",
        response_class=StreamingResponse,
        responses=DECLARED,
    )
    async def stream_plan_events(request: Request, plan_id: UUID, caller: Reader) -> StreamingResponse:
        return await streams.open(request, plans, caller.tenant, str(plan_id))

    @router.get(
        "/v1/programs/{program_id}/events",
        tags=["programs"],
        summary="A strength program's progress as it happens (server-sent events)",
        response_class=StreamingResponse,
        responses=DECLARED,
    )
    async def stream_program_events(request: Request, program_id: UUID, caller: Reader) -> StreamingResponse:
        return await streams.open(request, programs, caller.tenant, str(program_id))

    return router


class _Streams:
    """The open streams of this process, not too many."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._open = 0

    async def open(self, request: Request, kind: Followed, tenant: str, document_id: str) -> StreamingResponse:
        """A stream of one document's events."""
        request.state.about[f"{kind.noun}_id"] = document_id

        def look() -> Any:
            return kind.header(tenant, document_id)

        if await run_in_threadpool(look) is None:
            raise HttpProblem(404, f"you have no {kind.noun} with this id")
        if self._open >= MOST_STREAMS:
            raise Overloaded(f"too many clients listen already; ask for the {kind.noun} itself")
        return StreamingResponse(self._counted(kind, look), media_type=MEDIA_TYPE)

    async def _counted(self, kind: Followed, look: Look) -> AsyncIterator[bytes]:
        self._open += 1
        try:
            async for event in _progress(self._parts, kind, look):
                yield event
        finally:
            self._open -= 1


async def _progress(parts: Parts, kind: Followed, look: Look) -> AsyncIterator[bytes]:
    """An event at each change, a comment in long silence, and an end: finished, removed, shutting down, or too long."""
    started = spoken = monotonic()
    known = None
    while not parts.stopping and monotonic() - started < LONGEST:
        row = await run_in_threadpool(look)
        if row is None or row.status in FINISHED:
            yield _event("done", {"status": "removed"} if row is None else kind.summary(row))
            return
        if (now := kind.summary(row)) != known:
            known, spoken = now, monotonic()
            yield _event("progress", now)
        elif monotonic() - spoken > SILENCE:
            spoken = monotonic()
            yield b": still at it\n\n"
        await asyncio.sleep(PAUSE)


def _event(name: str, data: dict[str, Any]) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + dumped(data) + b"\n\n"
