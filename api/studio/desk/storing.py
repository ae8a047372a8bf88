"""Storing the plan in sight: asked for like any other plan, and what was fixed or happened accepted as revisions of
it, or of the stored plan that was opened."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool

from api.files.documents import plan_of
from api.http.answering.waiting import FINISHED, until_finished
from api.http.living import revising
from api.http.living.kept import standing, taken_back
from api.store.documents.document import Beside
from api.store.living.news import News
from api.store.models import TrainingPlan
from api.studio.desk.desk import Desk, Picture
from api.studio.desk.draft import NOTHING_KEPT, Stored
from api.studio.desk.engine import Json
from api.studio.desk.problem import Problem, Refused
from solver.errors import PacewrightError
from solver.running.living.wishes import day_of_plan

SECONDS = 60.0


async def store(desk: Desk) -> str:
    """The id under which the plan in sight is kept from now on. A stored plan that was opened is opened anew, with its
    pins.

    Raises:
        Refused: when it cannot be stored, with why.
    """
    picture, say = desk.picture, desk.units().labels.say
    if picture is None or not desk.may_write:
        raise _refused(say("keeping.nothing"), say)
    try:
        return await (_anew(desk, picture) if picture.draft.opened is None else _back(desk, picture))
    except PacewrightError as error:
        raise Refused(Problem.raised(error)) from None


async def _anew(desk: Desk, picture: Picture) -> str:
    stored = await _asked(desk, picture)
    await _lived(desk, picture, stored)
    return str(stored.id)


async def _back(desk: Desk, picture: Picture) -> str:
    """What was fixed or happened as revisions of the plan that was opened, if it is still as it was then."""
    place, say = picture.draft.stored, desk.units().labels.say
    if place is None:
        raise _refused(say("keeping.of_file"), say)
    if not picture.draft.pins and not picture.draft.life.news:
        raise _refused(say("keeping.as_it_is"), say)
    opened = await run_in_threadpool(desk.parts.plans.get, desk.tenant, place.plan_id)
    if opened is None:
        raise _refused(say("keeping.removed"), say)
    if opened.revision != place.revision:
        raise _refused(say("keeping.elsewhere"), say)
    await show(desk, await _lived(desk, picture, opened))
    return place.plan_id


def _refused(why: str, say: Callable[..., str]) -> Refused:
    return Refused(Problem(say("keeping.refused"), why))


async def show(desk: Desk, stored: TrainingPlan) -> None:
    """Open a stored plan."""
    plan_id = str(stored.id)
    history = await run_in_threadpool(News(desk.parts.database).history, desk.tenant, plan_id)
    place = Stored(plan_id, stored.revision, standing(history), taken_back(history))
    desk.open(stored.request, plan_of(stored.content), place)


async def _asked(desk: Desk, picture: Picture) -> TrainingPlan:
    parts, say = desk.parts, desk.units().labels.say
    request = parts.config.request_in(picture.draft.request)
    asked = await run_in_threadpool(parts.plans.ask, desk.tenant, request, None, Beside(noted={"from": "studio"}))
    await run_in_threadpool(parts.jobs.enqueue, asked.id)
    await until_finished(parts, lambda: parts.plans.header(desk.tenant, asked.id), SECONDS)
    stored = await run_in_threadpool(parts.plans.get, desk.tenant, asked.id)
    if stored is None or stored.status not in FINISHED:
        raise _refused(say("keeping.later", plan=asked.id), say)
    if stored.content is None:
        raise Refused(Problem.of(stored.problem or {"title": "Not stored", "detail": "no plan was made"}))
    return stored


async def _lived(desk: Desk, picture: Picture, stored: TrainingPlan) -> TrainingPlan:
    """What happened with all pins, or every pin in its order: a revision each, proposed and accepted at once."""
    parts, tenant, plan_id, draft = desk.parts, desk.tenant, str(stored.id), picture.draft
    plan = plan_of(stored.content)
    situations: list[Json] = [{"today": day_of_plan(plan).isoformat(), "pins": [pin]} for pin in draft.pins]
    if draft.life.news:
        kept = NOTHING_KEPT if draft.stored is None else draft.stored.kept
        situations = [draft.life.situation(plan, draft.request, draft.pins, kept)]
    for situation in situations:
        proposed = await revising.propose(parts, tenant, plan_id, situation, [stored.revision])
        assert proposed.number is not None
        stored = await revising.accept(parts, tenant, plan_id, proposed.number, [stored.revision])
    return stored
