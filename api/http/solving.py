"""A task of the solver processes as a response: the bytes go through untouched."""

from starlette.responses import Response

from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE
from api.workers.done import Done
from api.workers.pool import Overloaded

JSON = "application/json"


async def done_by(parts: Parts, task: str, body: bytes) -> Response:
    """Run a task and answer with what it says."""
    try:
        done = await parts.pool.run(task, body)
    except Overloaded:
        parts.metrics.shed.inc()
        raise
    record(parts, task, done)
    return Response(done.body, done.status, media_type=JSON if done.status < 400 else MEDIA_TYPE)


def record(parts: Parts, task: str, done: Done) -> None:
    """Count what a task was."""
    parts.metrics.task_done(task, done.facts["seconds"])
    if bends := done.facts.get("bends"):
        parts.metrics.bends.inc(bends)
