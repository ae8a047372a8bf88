"""`/v1/plans/{id}/events`: a plan's progress as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller, Scope
from api.http.parts import Parts
from api.http.plan_views import summary
from api.http.problems import HttpProblem, problems
from api.http.waiting import FINISHED
from api.store.models import TrainingPlan
from api.workers.done import dumped
from api.workers.pool import Overloaded

PAUSE = 0.3
SILENCE = 15.0
LONGEST = 600.0
MOST_STREAMS = 500
MEDIA_TYPE = "text/event-stream"


def routes(parts: Parts) -> APIRouter:
    """One address."""
    router = APIRouter(tags=["plans"], responses=parts.access.problems())
    streams = 0

    @router.get(
        "/v1/plans/{plan_id}/events",
        summary="A plan's progress as it happens (server-sent events)",
        response_class=StreamingResponse,
        responses={
            200: {
                "description": "`progress` events with status and stage; `done` is the last one",
                "content": {MEDIA_TYPE: {}},
            },
            **problems(404, 422, 500, 503),
        },
    )
    async def events(
        request: Request,
        plan_id: UUID,
        caller: Caller = Depends(parts.access.needs(Scope.READ)),  # noqa: B008
    ) -> StreamingResponse:
        request.state.about["plan_id"] = str(plan_id)
        if await run_in_threadpool(parts.plans.header, caller.tenant, str(plan_id)) is None:
            raise HttpProblem(404, "you have no plan with this id")
        if streams >= MOST_STREAMS:
            raise Overloaded("too many clients listen already; ask for the plan itself")
        return StreamingResponse(counted(caller.tenant, str(plan_id)), media_type=MEDIA_TYPE)

    async def counted(tenant: str, plan_id: str) -> AsyncIterator[bytes]:
        nonlocal streams
        streams += 1
        try:
            async for event in _progress(parts, tenant, plan_id):
                yield event
        finally:
            streams -= 1

    return router


async def _progress(parts: Parts, tenant: str, plan_id: str) -> AsyncIterator[bytes]:
    """An event at each change, a comment in long silence, and an end: finished, removed, shutting down, or too long."""
    started = spoken = monotonic()
    known = None
    while not parts.stopping and monotonic() - started < LONGEST:
        row = await run_in_threadpool(parts.plans.header, tenant, plan_id)
        if row is None or row.status in FINISHED:
            yield _event("done", row)
            return
        if (row.status, row.stage) != known:
            known, spoken = (row.status, row.stage), monotonic()
            yield _event("progress", row)
        elif monotonic() - spoken > SILENCE:
            spoken = monotonic()
            yield b": still at it\n\n"
        await asyncio.sleep(PAUSE)


def _event(name: str, row: TrainingPlan | None) -> bytes:
    data = {"status": "removed"} if row is None else summary(row)
    return b"event: " + name.encode() + b"\ndata: " + dumped(data) + b"\n\n"
