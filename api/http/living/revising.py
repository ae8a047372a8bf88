"""A plan is revised: proposed, looked at, accepted or declined. Until a proposal is accepted nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool

from api.http.answering.solving import result_of
from api.http.living.kept import standing, taken_back
from api.http.living.plan import NO_PLAN, as_sent, ready_plan
from api.http.living.shown import proposal_shown, proposal_summary
from api.http.parts import Parts
from api.http.problems import HttpProblem
from api.store.idempotency import Once
from api.store.living.news import News
from api.store.living.revisions import Known, Revisions, as_known, first_of
from api.store.models import PlanRevision, TrainingPlan
from api.workers.messages import Revise
from solver.edge import shown
from solver.errors import BadRequest
from solver.refusals import refused
from solver.sentences import Sentence

NO_REVISION = Sentence("no_revision")


@dataclass(frozen=True)
class Proposed:
    """A revision that was proposed, under its number (None: it was only tried), as it is shown; `new` is False where an
    idempotency key found an earlier one."""

    number: int | None
    shown: dict[str, Any]
    new: bool = True


async def propose(
    parts: Parts, tenant: str, plan_id: str, asked: object, known: Known = None, once: Once | None = None
) -> Proposed:
    """The plan after a situation, which the plan keeps as a proposal for seven days; with `dryRun`, it only shows it.

    Raises:
        PacewrightError: where there is no such plan, it is not at the revision that is known, or no plan can exist.
    """
    situation, dry = _order(asked)
    row = await ready_plan(parts, tenant, plan_id)
    kept = Revisions(parts.database)
    earlier = await run_in_threadpool(kept.known, tenant, plan_id, once)
    if earlier is not None:
        return Proposed(earlier.number, proposal_shown(earlier, earlier.content, row.revision), new=False)
    as_known(row, known)
    history = await run_in_threadpool(News(parts.database).history, tenant, plan_id)
    told = {"asked": situation, "kept": standing(history), "removed": taken_back(history)}
    content = await result_of(parts, Revise(**as_sent(row), **told))
    if dry:
        return Proposed(None, proposal_shown(None, content, row.revision))
    made = await run_in_threadpool(kept.propose, tenant, plan_id, row.revision, content, once)
    if made is None:
        raise HttpProblem(404, NO_PLAN)
    return Proposed(made.number, proposal_shown(made, made.content, row.revision))


async def accept(
    parts: Parts, tenant: str, plan_id: str, number: int, known: Known, once: Once | None = None
) -> TrainingPlan:
    """Put a proposal into force: the plan, which is that revision then.

    Raises:
        PacewrightError: where there is none, the plan is not at the revision that is known, or it is not open any more.
    """
    kept = Revisions(parts.database)
    await _decided(parts, tenant, plan_id, lambda: kept.accept(tenant, plan_id, number, known, once))
    return await ready_plan(parts, tenant, plan_id)


async def decline(parts: Parts, tenant: str, plan_id: str, number: int, known: Known) -> dict[str, Any]:
    """Put a proposal aside: the revision as it is shown. Raises as :func:`accept`."""
    kept = Revisions(parts.database)
    row, plan = await _decided(parts, tenant, plan_id, lambda: kept.decline(tenant, plan_id, number, known))
    return proposal_shown(row, row.content, plan.revision)


async def listed(parts: Parts, tenant: str, plan_id: str) -> dict[str, Any]:
    """All revisions, newest first, without their plans."""
    plan = await ready_plan(parts, tenant, plan_id)
    rows = [*await run_in_threadpool(Revisions(parts.database).page, tenant, plan_id)]
    if not any(row.number == 1 for row in rows):
        rows.append(first_of(plan))
    return {"revisions": [proposal_summary(row, plan.revision) for row in rows]}


async def revision(parts: Parts, tenant: str, plan_id: str, number: int) -> dict[str, Any]:
    """One revision whole.

    Raises:
        HttpProblem: 404 where there is none.
    """
    plan = await ready_plan(parts, tenant, plan_id)
    row = await run_in_threadpool(Revisions(parts.database).get, tenant, plan_id, number)
    if row is None and number == 1:
        row = first_of(plan)
    if row is None:
        raise HttpProblem(404, NO_REVISION)
    return proposal_shown(row, row.content, plan.revision)


async def _decided(
    parts: Parts, tenant: str, plan_id: str, decide: Callable[[], PlanRevision | None]
) -> tuple[PlanRevision, TrainingPlan]:
    plan = await ready_plan(parts, tenant, plan_id)
    row = await run_in_threadpool(decide)
    if row is None:
        raise HttpProblem(404, NO_REVISION)
    return row, plan


def _order(data: object) -> tuple[object, bool]:
    """A situation, and whether it is only to be tried."""
    if not isinstance(data, dict) or data.get("dryRun") is None:
        return data, False
    if not isinstance(data["dryRun"], bool):
        raise BadRequest.of(refused("dryRun", shown(data["dryRun"]), "bool_type"))
    return {name: value for name, value in data.items() if name != "dryRun"}, data["dryRun"]
