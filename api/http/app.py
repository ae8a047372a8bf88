"""The one place where the service's parts meet."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager

from fastapi import APIRouter, FastAPI
from pydantic.alias_generators import to_camel
from starlette.concurrency import run_in_threadpool

from api import telemetry
from api.batches.working import BATCH, BatchWork
from api.environment import Service
from api.http.access import Access
from api.http.describing.openapi import describe
from api.http.gate import Gate
from api.http.metrics import Metrics
from api.http.parts import Parts, hurried
from api.http.problems import handle_problems
from api.http.rates import Rates
from api.http.routes import batches, health, profiles, rulebook, solve, webhooks, wishes
from api.http.routes.documents import events, plan_files, plans, program_files, programs
from api.http.routes.living import feed, news, questions, revisions
from api.http.shortcuts import shortcuts
from api.http.speaking import speaking
from api.jobs.bridge import Bridge
from api.jobs.making import PLANS, PROGRAMS, Making
from api.jobs.runtime import Engine, Jobs
from api.jobs.watch import Patience, Tended, Watch
from api.jobs.writing import NoDrafter, OfflineWriter, Writer
from api.settings import load_config
from api.store.batches.progress import BatchProgress
from api.store.database import Database
from api.store.documents.plans import PlanProgress, Plans
from api.store.documents.programs import ProgramProgress, Programs
from api.store.keys import Keys
from api.store.migrate import migrate
from api.store.processes.beats import Beats
from api.webhooks.addresses import Networks
from api.webhooks.courier import Courier
from api.webhooks.delivering import DELIVERY
from api.workers.admission import Limits
from api.workers.pool import Pool
from coach.model.client import CoachModel
from solver import ENGINE_VERSION
from solver.errors import BadRequest, FieldError

ROUTES: tuple[Callable[[Parts], APIRouter], ...] = (
    solve.routes,
    plans.routes,
    events.routes,
    plan_files.routes,
    questions.routes,
    revisions.routes,
    news.routes,
    feed.routes,
    profiles.routes,
    programs.routes,
    program_files.routes,
    wishes.routes,
    rulebook.routes,
    batches.routes,
    webhooks.routes,
    health.routes,
)
POLICY = """Within `/v1` answers only ever gain fields, and addresses optional parameters: ignore what you do not know.
What will go away is announced by the headers `Deprecation` and `Sunset` half a year before. Errors are problem details
(RFC 9457): `type` is what to decide by, `detail` a sentence for people in the language of their plan or request, else
of `Accept-Language`; `instance` names the request in the service's log. Whatever is read has an `ETag`, `HEAD` and
gzip; `X-Request-ID` and `traceparent` are taken up."""
Opening = Callable[[], AbstractAsyncContextManager[None]]
"""What else runs as long as the service does."""
GRACE_SECONDS = 10


Room = Callable[[FastAPI, Parts], None]
"""What else is served beside the routes: it mounts itself into the app."""


def create_app(service: Service, *rooms: Room) -> Gate:
    """The service as an ASGI application: the framework's behind our gate, with further `rooms`. Its database is
    brought up to date here; processes, jobs and their watch start with its lifespan. One app at a time in a process:
    jobs are DBOS's, which is one a process.

    Raises:
        BadRequest: when the weights file or the database cannot be used, or keys are needed and there are none.
    """
    parts, watch = _parts(service)
    opened: list[Opening] = []
    app = FastAPI(
        title="Pacewright",
        version=ENGINE_VERSION,
        summary="Training plans computed by a constraint solver: provably optimal, explained, the same every time.",
        description=POLICY,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: to_camel(route.name),
        lifespan=lambda _: _running(parts, watch, opened),
    )
    handle_problems(app, speaking(parts))
    for routes in ROUTES:
        app.include_router(routes(parts))
    for room in rooms:
        room(app, parts)
    describe(app, parts.config, open_to_all=parts.access.open_to_all)
    gate = Gate(app, parts, shortcuts(parts))
    if service.mcp:
        from api.http.assistants import add_door, door_of

        door = door_of(gate, parts.access, service)
        add_door(app, door)
        opened.append(door.open)
    return gate


def _parts(service: Service) -> tuple[Parts, Watch]:
    config, metrics = load_config(service.config, service.profiles), Metrics()
    database = Database(service.database_url)
    migrate(database)
    limits = Limits(service.workers, service.queue_limit, service.queue_seconds, service.solve_seconds)
    pool, progress, keys = Pool(limits, hurried(config, service)), PlanProgress(database), Keys(database)
    bridge = Bridge(pool)
    drafts = ProgramProgress(database)
    model = _model(service)
    writer, drafter = _coaches(model, bridge, service.coach_seconds)
    rates = Rates(service.rate_per_minute)
    makings = (
        Making(PLANS, progress, bridge, writer, metrics.plan_finished, metrics.coach_found),
        Making(PROGRAMS, drafts, bridge, drafter, metrics.program_finished, metrics.coach_found),
    )
    courier = Courier(database, Networks(service.further_networks))
    batched = BatchProgress(database)
    batch_work = BatchWork(batched, bridge, max(1, service.workers - 1))
    jobs = Jobs(Engine(service.database_url, service.worker_name, service.jobs), *makings, courier.job, batch_work)
    parts = Parts(
        service=service,
        config=config,
        pool=pool,
        bridge=bridge,
        metrics=metrics,
        access=Access(keys, rates, open_to_all=_open_to_all(service, keys)),
        database=database,
        plans=Plans(database),
        progress=progress,
        programs=Programs(database),
        drafts=drafts,
        beats=Beats(database),
        jobs=jobs,
        courier=courier,
        model=model,
    )
    tended: dict[str, Tended] = {
        PLANS.workflow: progress,
        PROGRAMS.workflow: drafts,
        DELIVERY: courier,
        BATCH: batched,
    }
    return parts, Watch(service.worker_name, jobs, parts.beats, tended, _patience(service), rates.share)


def _model(service: Service) -> CoachModel | None:
    """The language model, if one is to be asked; what it needs is checked now rather than at the first plan."""
    if service.coach == "offline":
        return None
    from api.language_model import model_of

    return model_of()


def _coaches(model: CoachModel | None, bridge: Bridge, seconds: float) -> tuple[Writer, Writer]:
    """Who writes the words of plans and drafts programs. Both share the model, and so its circuit breaker."""
    if model is None:
        return OfflineWriter(bridge), NoDrafter(bridge)
    from api.jobs.model_drafter import ModelDrafter
    from api.jobs.model_writer import ModelWriter

    return ModelWriter(bridge, model, seconds), ModelDrafter(bridge, model, seconds)


def _patience(service: Service) -> Patience:
    kept = dt.timedelta(days=service.retention_days) if service.retention_days else None
    return Patience(dt.timedelta(seconds=service.lost_seconds), kept)


def _open_to_all(service: Service, keys: Keys) -> bool:
    """Without keys only this machine is served, and only if nobody has made a key."""
    if service.auth == "open" and not service.on_loopback:
        message = "open serves anybody without a key, so it needs PACEWRIGHT_HOST=127.0.0.1; use keys instead"
        raise BadRequest.of(FieldError("PACEWRIGHT_AUTH", "open", message))
    return service.auth == "open" or (service.auth == "auto" and service.on_loopback and not keys.any())


@contextlib.asynccontextmanager
async def _running(parts: Parts, watch: Watch, opened: Sequence[Opening]) -> AsyncIterator[None]:
    """Start everything, workers before jobs; at the end let jobs finish for a while, and hand over the rest.

    What has started is stopped again, in the opposite order, also where a later part cannot start.
    """
    name = parts.service.worker_name
    async with contextlib.AsyncExitStack() as ends:
        if parts.service.telemetry == "otlp":
            ends.push_async_callback(run_in_threadpool, telemetry.start(name))
        ends.callback(parts.database.close)
        ends.push_async_callback(parts.pool.close)
        ends.callback(parts.bridge.close)
        parts.bridge.open(asyncio.get_running_loop())
        await parts.pool.start()
        await run_in_threadpool(parts.beats.beat, name)
        ends.push_async_callback(run_in_threadpool, parts.beats.leave, name)
        await run_in_threadpool(parts.jobs.start)
        ends.push_async_callback(run_in_threadpool, parts.jobs.stop, GRACE_SECONDS)
        parts.courier.start(parts.jobs)
        ends.push_async_callback(run_in_threadpool, parts.courier.stop)
        watch.start()
        ends.push_async_callback(run_in_threadpool, watch.stop)
        for opening in opened:
            await ends.enter_async_context(opening())
        ends.callback(setattr, parts, "stopping", True)
        yield
