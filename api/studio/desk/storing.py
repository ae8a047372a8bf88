"""Storing the plan in sight: asked for like any other plan, and its pins accepted as a revision."""

from starlette.concurrency import run_in_threadpool

from api.http.answering.waiting import FINISHED, until_finished
from api.store.documents.plans import Beside, StoredPlan
from api.store.living.revisions import Revisions
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
    return str(stored.row.id)


async def _asked(desk: Desk, picture: Picture) -> StoredPlan:
    parts = desk.parts
    request = parts.config.request_in(picture.draft.request)
    asked = await run_in_threadpool(parts.plans.ask, desk.tenant, request, None, Beside(noted={"from": "studio"}))
    await run_in_threadpool(parts.jobs.enqueue, asked.id)
    await until_finished(parts, lambda: parts.plans.header(desk.tenant, asked.id), SECONDS)
    stored = await run_in_threadpool(parts.plans.get, desk.tenant, asked.id)
    if stored is None or stored.row.status not in FINISHED:
        raise Refused(Problem("Not ready yet", f"the plan {asked.id} is still being made; look for it later"))
    if stored.plan is None:
        raise Refused(Problem.of(stored.row.problem or {"title": "Not stored", "detail": "no plan was made"}))
    return stored


async def _pinned(desk: Desk, picture: Picture, stored: StoredPlan) -> None:
    """Every pin in its order: a revision that is proposed and accepted at once."""
    kept = Revisions(desk.parts.database)
    plan, number = stored.plan, stored.row.revision
    assert plan is not None
    for pin in picture.draft.pins:
        situation = {"today": day_of_plan(plan).isoformat(), "pins": [pin]}
        content = await desk.engine.revision(picture.draft.request, plan, situation)
        row = await run_in_threadpool(kept.propose, desk.tenant, stored.row.id, number, content)
        if row is None:
            raise Refused(Problem("Not stored", "the plan was removed meanwhile"))
        await run_in_threadpool(kept.accept, desk.tenant, stored.row.id, row.number, number, plan)
        changed = await run_in_threadpool(desk.parts.plans.get, desk.tenant, stored.row.id)
        assert changed is not None
        assert changed.plan is not None
        plan, number = changed.plan, changed.row.revision
