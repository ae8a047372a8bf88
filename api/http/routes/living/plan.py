"""The stored plan that an address speaks of, found and ready, and what the solver processes need of it."""

from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller
from api.http.parts import Parts
from api.http.problems import HttpProblem
from api.store.documents.plans import StoredPlan

JSON = "application/json"


async def ready_plan(parts: Parts, request: Request, caller: Caller, plan_id: str) -> StoredPlan:
    """The caller's plan with its content.

    Raises:
        HttpProblem: 404 where there is none, 409 while it is not ready.
    """
    request.state.about["plan_id"] = plan_id
    stored = await run_in_threadpool(parts.plans.get, caller.tenant, plan_id)
    if stored is None:
        raise HttpProblem(404, "you have no plan with this id")
    if stored.plan is None:
        raise HttpProblem(409, f"this plan is {stored.row.status}; only a ready plan can be asked about or changed")
    return stored


def as_sent(stored: StoredPlan) -> dict[str, Any]:
    """Plan and request, as tasks take them."""
    assert stored.plan is not None
    return {"plan": stored.plan.as_json(), "request": stored.row.request}
