"""A task of the solver processes as a response: the bytes go through untouched."""

from starlette.responses import Response

from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE
from api.workers.done import Done
from api.workers.pool import Overloaded

JSON = "application/json"


async def done_by(parts: Parts, task: str, body: bytes) -> Response:
    """Run a task and answer with what it says."""
    return said(await worked(parts, task, body))


async def worked(parts: Parts, task: str, body: bytes) -> Done:
    """Run a task and count what it was."""
    try:
        done = await parts.pool.run(task, body)
    except Overloaded:
        parts.metrics.shed.inc()
        raise
    parts.metrics.task_done(task, done.facts["seconds"])
    if bends := done.facts.get("bends"):
        parts.metrics.bends.inc(bends)
    return done


def said(done: Done) -> Response:
    """What a task says: its result, or the problem that it met."""
    return Response(done.body, done.status, media_type=JSON if done.status < 400 else MEDIA_TYPE)
