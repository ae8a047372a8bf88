"""`/healthz`, `/readyz` and `/metrics`: for whoever runs the service."""

import asyncio
from math import isnan, nan

from fastapi import APIRouter, Depends, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from api.http.access import SCRAPE_SECONDS, Scope
from api.http.asking.known_query import known_query
from api.http.describing.openapi import answer
from api.http.metrics import MEDIA_TYPE
from api.http.parts import Parts
from api.http.problems import ShuttingDown, Unavailable, problems
from api.workers.done import dumped
from solver.sentences import Sentence

OK = dumped({"status": "ok"})


def routes(parts: Parts) -> APIRouter:
    """The three addresses."""
    router = APIRouter(tags=["operation"])

    @router.get(
        "/healthz",
        dependencies=[Depends(known_query)],
        summary="Is the process alive?",
        responses={**answer("Health", "It is"), **problems(422)},
    )
    async def get_health() -> Response:
        return Response(OK, media_type="application/json")

    @router.get(
        "/readyz",
        dependencies=[Depends(known_query)],
        summary="Can it take requests?",
        responses={**answer("Readiness", "It can"), **problems(422, 503)},
    )
    async def get_readiness() -> Response:
        if parts.stopping:
            raise ShuttingDown(Sentence("shutting_down"))
        if reason := await parts.not_ready():
            raise Unavailable(reason)
        return Response(dumped({"status": "ok", "coach": parts.coach}), media_type="application/json")

    @router.get(
        "/metrics",
        dependencies=[Depends(parts.access.needs(Scope.METRICS))],
        summary="Figures for Prometheus",
        response_class=Response,
        responses={
            200: {"description": "Text format", "content": {"text/plain": {"schema": {"type": "string"}}}},
            **parts.access.problems(),
            **problems(503),
        },
    )
    async def get_metrics() -> Response:
        parts.metrics.queued.set(parts.pool.queued)
        parts.metrics.busy.set(parts.pool.busy)
        parts.metrics.model_resting.set(parts.coach == "resting")
        plans, programs = await _waiting(parts)
        parts.metrics.database_up.set(not isnan(plans))
        parts.metrics.plans_waiting.set(plans)
        parts.metrics.programs_waiting.set(programs)
        return Response(parts.metrics.text(), media_type=MEDIA_TYPE)

    return router


async def _waiting(parts: Parts) -> tuple[float, float]:
    """Plans and programs wanted and not finished; no numbers while the database is away: the other figures stay."""

    def counted() -> tuple[int, int]:
        return parts.progress.waiting(), parts.drafts.waiting()

    try:
        return await asyncio.wait_for(run_in_threadpool(counted), SCRAPE_SECONDS)
    except (SQLAlchemyError, TimeoutError):
        return nan, nan
