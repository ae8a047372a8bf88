"""The one place where the service's parts meet."""

import contextlib
from collections.abc import AsyncIterator, Callable

from fastapi import APIRouter, FastAPI

from api.environment import Service
from api.http.gate import Gate
from api.http.metrics import Metrics
from api.http.openapi import describe
from api.http.parts import Parts
from api.http.problems import handle_problems
from api.http.routes import health, rulebook, solve
from api.settings import load_config
from api.workers.pool import Limits, Pool
from solver import ENGINE_VERSION

ROUTES: tuple[Callable[[Parts], APIRouter], ...] = (solve.routes, rulebook.routes, health.routes)


def create_app(service: Service) -> FastAPI:
    """The service as an ASGI application; its processes start with its lifespan.

    Raises:
        BadRequest: when the weights file cannot be used.
    """
    parts = _parts(service)
    app = FastAPI(
        title="Pacewright",
        version=ENGINE_VERSION,
        summary="Training plans computed by a constraint solver: provably optimal, explained, the same every time.",
        docs_url=None,
        redoc_url=None,
        lifespan=lambda _: _running(parts),
    )
    app.state.parts = parts
    app.add_middleware(Gate, parts=parts)
    handle_problems(app)
    for routes in ROUTES:
        app.include_router(routes(parts))
    describe(app)
    return app


def _parts(service: Service) -> Parts:
    config = load_config(service.config)
    limits = Limits(service.workers, service.queue_limit, service.queue_seconds, service.solve_seconds)
    return Parts(service, config, Pool(limits, config), Metrics())


@contextlib.asynccontextmanager
async def _running(parts: Parts) -> AsyncIterator[None]:
    await parts.pool.start()
    try:
        yield
    finally:
        parts.stopping = True
        await parts.pool.close()
