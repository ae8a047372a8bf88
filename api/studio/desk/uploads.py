"""What people bring: a request, a plan with its request, or a wish's words, read strictly."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from api.files import strict_json
from api.files.documents import plan_of
from solver.errors import BadRequest
from solver.running.request.result import Plan

LIMITS: Mapping[str, int] = {
    "request": 5_000_000,
    "corpus": 10_000_000,
    "fit": 5_000_000,
    "judge": 5_000_000,
    "requests": 50_000_000,
    "runs": 100_000_000,
}
"""The largest upload of each kind in bytes."""


@dataclass(frozen=True)
class File:
    """An uploaded file; several that were chosen together come one by one, from the first to the last."""

    name: str
    body: bytes
    first: bool = True
    last: bool = True


Taker = Callable[[File], Awaitable[None]]


def request_and_plan(file: File) -> tuple[dict[str, Any], Plan | None]:
    """The request that a file holds, alone or beside the plan in force: `{"request": …, "plan": …}`.

    Raises:
        BadRequest: where it holds neither.
    """
    data = strict_json.parse(file.body, file.name)
    if not isinstance(data, dict):
        raise BadRequest(f"{file.name} must hold a request, or an object with request and plan")
    if "request" in data:
        plan = plan_of(data["plan"]) if data.get("plan") else None
        return _as_request(data["request"], file.name), plan
    if "weeks" in data:
        raise BadRequest(
            f'{file.name} is a plan without its request; put both into one file: {{"request": …, "plan": …}}'
        )
    return _as_request(data, file.name), None


def _as_request(data: object, name: str) -> dict[str, Any]:
    """A request as the form takes it: its parts are objects; the rest is judged field by field, in the form."""
    if not isinstance(data, dict) or not all(isinstance(data.get(part), dict) for part in ("athlete", "settings")):
        raise BadRequest(f"{name} holds no request: it needs athlete and settings")
    return data
