"""The plan that an address speaks of."""

from uuid import UUID

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller
from api.http.asking.preconditions import known_revisions
from api.http.living.plan import NO_PLAN
from api.http.parts import Parts
from api.http.problems import HttpProblem
from api.store.living.revisions import Known


def speak_of(request: Request, plan_id: UUID) -> str:
    """The plan's id, noted for the log."""
    request.state.about["plan_id"] = str(plan_id)
    return str(plan_id)


async def change(
    parts: Parts, request: Request, caller: Caller, plan_id: UUID, if_match: str | None
) -> tuple[str, Known]:
    """The plan's id, and the revisions that the client has seen.

    Raises:
        HttpProblem: 404 where there is no such plan; then as :func:`~api.http.asking.preconditions.known_revisions`.
    """
    about = speak_of(request, plan_id)
    if await run_in_threadpool(parts.plans.header, caller.tenant, about) is None:
        raise HttpProblem(404, NO_PLAN)
    return about, known_revisions(if_match)
