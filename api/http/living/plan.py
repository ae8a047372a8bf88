"""The stored plan that is spoken of, found and ready, and what the solver processes need of it."""

from typing import Any

from starlette.concurrency import run_in_threadpool

from api.http.parts import Parts
from api.http.problems import HttpProblem
from api.store.models import TrainingPlan
from solver.sentences import Sentence

NO_PLAN = Sentence("no_plan")


async def ready_plan(parts: Parts, tenant: str, plan_id: str) -> TrainingPlan:
    """The tenant's plan with its content.

    Raises:
        HttpProblem: 404 where there is none, 409 while it is not ready.
    """
    row = await run_in_threadpool(parts.plans.get, tenant, plan_id)
    if row is None:
        raise HttpProblem(404, NO_PLAN)
    if row.content is None:
        raise HttpProblem(409, Sentence("plan_unready", status=row.status))
    return row


def as_sent(row: TrainingPlan) -> dict[str, Any]:
    """Plan and request, as messages take them."""
    return {"plan": row.content, "request": row.request}
