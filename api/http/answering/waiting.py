"""Waiting for a document that a job makes: until it is finished, or for its next sign of progress."""

import asyncio
import re
from collections.abc import Callable
from time import monotonic
from typing import Annotated

from fastapi import Header
from starlette.concurrency import run_in_threadpool

from api.http.parts import Parts
from api.store.models import StrengthProgram, TrainingPlan

LONGEST = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 0.5
FINISHED = ("ready", "failed")
_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,9})\"?\s*(?:$|[,;])", re.ASCII | re.IGNORECASE)

Prefer = Annotated[str | None, Header(max_length=200, description="`wait=10`: wait so many seconds for the result")]
Look = Callable[[], TrainingPlan | StrengthProgram | None]
"""How a document stands now; None once it is removed."""


def seconds_of(prefer: str | None) -> float:
    """The seconds that a Prefer header (RFC 7240) asks to wait, at most LONGEST; what is not understood is ignored."""
    found = _WAIT.search(prefer or "")
    return min(float(found[1]), LONGEST) if found else 0.0


async def until_finished(parts: Parts, look: Look, seconds: float) -> bool:
    """Wait for a document to be ready or failed; False when it was not within the time."""
    deadline, pause = monotonic() + seconds, FIRST_PAUSE
    while not parts.stopping:
        row = await run_in_threadpool(look)
        if row is None or row.status in FINISHED:
            return row is not None
        if monotonic() + pause > deadline:
            return False
        await asyncio.sleep(pause)
        pause = min(1.5 * pause, LONGEST_PAUSE)
    return False
