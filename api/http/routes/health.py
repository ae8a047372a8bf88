"""`/healthz`, `/readyz` and `/metrics`: for whoever runs the service."""

from fastapi import APIRouter, Depends, Response
from starlette.concurrency import run_in_threadpool

from api.http.access import Scope
from api.http.metrics import MEDIA_TYPE
from api.http.openapi import answer
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.workers.done import dumped

OK = dumped({"status": "ok"})


def routes(parts: Parts) -> APIRouter:
    """The three addresses."""
    router = APIRouter(tags=["operation"])

    @router.get("/healthz", summary="Is the process alive?", responses=answer("Health", "It is"))
    async def healthz() -> Response:
        return Response(OK, media_type="application/json")

    @router.get(
        "/readyz", summary="Can it take requests?", responses={**answer("Readiness", "It can"), **problems(503)}
    )
    async def readyz() -> Response:
        if reason := await parts.not_ready():
            raise HttpProblem(503, reason)
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
    async def metrics() -> Response:
        parts.metrics.queued.set(parts.pool.queued)
        parts.metrics.busy.set(parts.pool.busy)
        parts.metrics.model_resting.set(parts.coach == "resting")
        parts.metrics.plans_waiting.set(await run_in_threadpool(parts.progress.waiting))
        parts.metrics.programs_waiting.set(await run_in_threadpool(parts.drafts.waiting))
        return Response(parts.metrics.text(), media_type=MEDIA_TYPE)

    return router
