"""Storing the plan in sight: asked for like any other plan, and its pins accepted as a revision."""

from starlette.concurrency import run_in_threadpool

from api.files.documents import plan_of
from api.http.answering.waiting import FINISHED, until_finished
from api.store.documents.document import Beside
from api.store.living.revisions import Revisions
from api.store.models import TrainingPlan
from api.studio.desk.desk import Desk, Picture
from api.studio.desk.problem import Problem, Refused
from solver.errors import PacewrightError
from solver.running.living.wishes import day_of_plan

SECONDS = 60.0


async def store(desk: Desk) -> str:
    """The id under which the plan in sight is kept from now on.

    Raises:
        Refused: when it cannot be stored, with why.
    """
    picture = desk.picture
    if picture is None or not desk.may_write:
        raise Refused(Problem("Not stored", "there is no plan to store, or this key may not write"))
    if picture.draft.opened is not None:
        raise Refused(Problem("Not stored", "an opened plan is stored already, or belongs to a file; download it"))
    try:
        stored = await _asked(desk, picture)
        if picture.draft.pins:
            await _pinned(desk, picture, stored)
    except PacewrightError as error:
        raise Refused(Problem.raised(error)) from None
    return str(stored.id)


async def _asked(desk: Desk, picture: Picture) -> TrainingPlan:
    parts = desk.parts
    request = parts.config.request_in(picture.draft.request)
    asked = await run_in_threadpool(parts.plans.ask, desk.tenant, request, None, Beside(noted={"from": "studio"}))
    await run_in_threadpool(parts.jobs.enqueue, asked.id)
    await until_finished(parts, lambda: parts.plans.header(desk.tenant, asked.id), SECONDS)
    stored = await run_in_threadpool(parts.plans.get, desk.tenant, asked.id)
    if stored is None or stored.status not in FINISHED:
        raise Refused(Problem("Not ready yet", f"the plan {asked.id} is still being made; look for it later"))
    if stored.content is None:
        raise Refused(Problem.of(stored.problem or {"title": "Not stored", "detail": "no plan was made"}))
    return stored


async def _pinned(desk: Desk, picture: Picture, stored: TrainingPlan) -> None:
    """Every pin in its order: a revision that is proposed and accepted at once."""
    kept = Revisions(desk.parts.database)
    plan, number = plan_of(stored.content), stored.revision
    for pin in picture.draft.pins:
        situation = {"today": day_of_plan(plan).isoformat(), "pins": [pin]}
        content = await desk.engine.revision(picture.draft.request, plan, situation)
        row = await run_in_threadpool(kept.propose, desk.tenant, stored.id, number, content)
        if row is None:
            raise Refused(Problem("Not stored", "the plan was removed meanwhile"))
        await run_in_threadpool(kept.accept, desk.tenant, stored.id, row.number, number)
        changed = await run_in_threadpool(desk.parts.plans.get, desk.tenant, stored.id)
        assert changed is not None
        plan, number = plan_of(changed.content), changed.revision
