"""Waiting for a plan: until it is finished, or for its next sign of progress."""

import asyncio
import re
from time import monotonic

from starlette.concurrency import run_in_threadpool

from api.http.parts import Parts

LONGEST = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 0.5
FINISHED = ("ready", "failed")
_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,9})\"?\s*(?:$|[,;])", re.ASCII | re.IGNORECASE)


def seconds_of(prefer: str | None) -> float:
    """The seconds that a Prefer header (RFC 7240) asks to wait, at most LONGEST; what is not understood is ignored."""
    found = _WAIT.search(prefer or "")
    return min(float(found[1]), LONGEST) if found else 0.0


async def until_finished(parts: Parts, tenant: str, plan_id: str, seconds: float) -> bool:
    """Wait for a plan to be ready or failed; False when it was not within the time."""
    deadline, pause = monotonic() + seconds, FIRST_PAUSE
    while not parts.stopping:
        row = await run_in_threadpool(parts.plans.header, tenant, plan_id)
        if row is None or row.status in FINISHED:
            return row is not None
        if monotonic() + pause > deadline:
            return False
        await asyncio.sleep(pause)
        pause = min(1.5 * pause, LONGEST_PAUSE)
    return False
