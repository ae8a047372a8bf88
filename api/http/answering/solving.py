"""A task of the solver processes as a response: the bytes go through untouched."""

import json
from typing import Any

from starlette.responses import Response

from api.http.parts import Parts
from api.workers.done import Done
from api.workers.messages import Message, Upload
from api.workers.pool import OverBudget, Overloaded
from api.workers.refusal import refused_in
from solver.sentences import Sentence

JSON = "application/json"


async def result_of(parts: Parts, message: Message) -> Any:
    """What a task makes of a message, from JSON.

    Raises:
        Refused: when it cannot be done.
    """
    return result_in(await worked(parts, message.task, message.packed()))


async def result_of_files(parts: Parts, message: Upload, content: bytes) -> Any:
    """The same for uploaded files: `content` is the multipart body. Raises as :func:`result_of`."""
    try:
        return result_in(await worked(parts, message.task, message.with_files(content)))
    except OverBudget:
        raise OverBudget(Sentence("files_long", seconds=parts.pool.limits.task_seconds)) from None


def result_in(done: Done) -> Any:
    """A task's result, from JSON. Raises as :func:`result_of`."""
    if done.status != 200:
        raise refused_in(done)
    return json.loads(done.body)


async def done_by(parts: Parts, task: str, body: bytes) -> Response:
    """Run a task and answer with what it says. Raises as :func:`result_of`."""
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
    """A task's result, untouched. Raises as :func:`result_of`."""
    if done.status != 200:
        raise refused_in(done)
    return Response(done.body, media_type=JSON)
