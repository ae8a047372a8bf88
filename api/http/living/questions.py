"""Why a stored plan is as it is, and what would become of it."""

from typing import Any

from api.http.answering.solving import result_of
from api.http.living.plan import as_sent, ready_plan
from api.http.parts import Parts
from api.workers.messages import WhatIf, Why, WhyNot
from solver.weekday import Weekday


async def why(parts: Parts, tenant: str, plan_id: str, week: int, day: Weekday | None = None) -> dict[str, Any]:
    """Why a week, or a day of it, is as it is.

    Raises:
        PacewrightError: where there is no such plan, week or day.
    """
    row = await ready_plan(parts, tenant, plan_id)
    answer: dict[str, Any] = await result_of(parts, Why(**as_sent(row), week=week, day=day))
    return answer


async def why_not(parts: Parts, tenant: str, plan_id: str, asked: object) -> dict[str, Any]:
    """What stands against a client's wish, or what it would cost; nothing is stored.

    Raises:
        PacewrightError: where there is no such plan, or the wish cannot be read.
    """
    row = await ready_plan(parts, tenant, plan_id)
    answer: dict[str, Any] = await result_of(parts, WhyNot(**as_sent(row), asked=asked))
    return answer


async def what_if(parts: Parts, tenant: str, plan_id: str, asked: object) -> list[dict[str, Any]]:
    """What becomes of each of a client's wishes; nothing is stored.

    Raises:
        PacewrightError: where there is no such plan, or the wishes cannot be read.
    """
    row = await ready_plan(parts, tenant, plan_id)
    answer: list[dict[str, Any]] = await result_of(parts, WhatIf(**as_sent(row), asked=asked))
    return answer
