"""A task of the solver processes as a response: the bytes go through untouched."""

import json
from typing import Any

from starlette.responses import Response

from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE
from api.workers.done import Done
from api.workers.messages import Message, Upload
from api.workers.pool import Overloaded
from solver.errors import PacewrightError

JSON = "application/json"


class Refused(PacewrightError):
    """What a solver process refused, passed on as it is."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["detail"])
        self.status = problem["status"]
        self._problem = problem

    def as_problem(self) -> dict[str, Any]:
        """The problem as the process said it."""
        return self._problem


async def result_of(parts: Parts, message: Message) -> Any:
    """What a task makes of a message, from JSON.

    Raises:
        Refused: when it cannot be done.
    """
    return _result(await worked(parts, message.task, message.packed()))


async def result_of_files(parts: Parts, message: Upload, content: bytes) -> Any:
    """The same for uploaded files: `content` is the multipart body. Raises as :func:`result_of`."""
    return _result(await worked(parts, message.task, message.with_files(content)))


def _result(done: Done) -> Any:
    result = json.loads(done.body)
    if done.status != 200:
        raise Refused(result)
    return result


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
