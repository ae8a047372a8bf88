"""Why a stored plan is as it is, and what would become of it."""

from typing import Any

from api.http.answering.solving import result_of
from api.http.living.plan import as_sent, ready_plan
from api.http.parts import Parts
from api.workers.messages import Fill


async def answer_to(kind: type[Fill], parts: Parts, tenant: str, plan_id: str, **asked: object) -> Any:
    """What a solver process says to a question about a stored plan; nothing is stored.

    Raises:
        PacewrightError: where there is no such plan, or the question cannot be read or answered.
    """
    row = await ready_plan(parts, tenant, plan_id)
    return await result_of(parts, kind(**as_sent(row), **asked))
