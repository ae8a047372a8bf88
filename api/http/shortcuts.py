"""The short way to the solver processes, for the addresses that are asked most.

The framework's way through routing and dependencies takes longer than all else that the network's process does for
a solve. So these addresses are declared there, for the document, and answered here: turned away before anything is
read when all solvers are busy, else admitted like everywhere, and handed to the same function.
"""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from api.http.access import Scope
from api.http.answering.solving import done_by
from api.http.asking.bodies import read_body
from api.http.asking.known_query import refuse_unknown
from api.http.parts import Parts

Shortcut = Callable[[Request], Awaitable[Response]]
TASKS: Mapping[str, str] = {"/v1/solve": "solve", "/v1/validate": "validate"}


def shortcuts(parts: Parts) -> dict[str, Shortcut]:
    """What answers a POST to each of the addresses, from its head on."""
    return {address: _shortcut(parts, answer_with(parts, task)) for address, task in TASKS.items()}


def answer_with(parts: Parts, task: str) -> Shortcut:
    """What answers an admitted request with a task's result."""

    async def answer(request: Request) -> Response:
        return await done_by(parts, task, await read_body(request, parts.service.body_bytes))

    return answer


def _shortcut(parts: Parts, answer: Shortcut) -> Shortcut:
    async def shortcut(request: Request) -> Response:
        if parts.pool.is_full:
            parts.metrics.shed.inc()
            raise parts.pool.refuse()
        await parts.access.admit(request, Scope.SOLVE)
        if request.scope["query_string"]:
            refuse_unknown(request)
        return await answer(request)

    return shortcut
