"""The requests that weights are tried on: the bundled ones, or a file of the analyst's own."""

from dataclasses import dataclass
from importlib.resources import as_file, files

from api.files.source import name_of, read_bytes
from api.files.strict_json import parse
from solver.errors import BadRequest
from solver.running.request.request import PlanRequest, read_request

BUNDLED = files("api") / "tune" / "corpus.jsonl"
"""Realistic requests, most of them of the kind where weights decide something: where the curve itself is a plan, no
weight can change it. Written by `benchmarks/make_corpus.py`."""


@dataclass(frozen=True)
class Case:
    """One request with its name; the weights that it may name itself are left aside."""

    name: str
    request: PlanRequest


def read_corpus(path: str | None) -> list[Case]:
    """The cases of a JSON Lines file, `{"id": …, "request": {…}}` or a plain request a line; the bundled ones for None.

    Raises:
        BadRequest: naming the file, the line and every field at fault.
    """
    if path is None:
        with as_file(BUNDLED) as bundled:
            return _read(str(bundled))
    return _read(path)


def _read(path: str) -> list[Case]:
    return cases_in(read_bytes(path), name_of(path))


def cases_in(text: bytes, origin: str) -> list[Case]:
    """The cases in the text of a JSON Lines file; `origin` says in messages where it came from.

    Raises:
        BadRequest: naming the line and every field at fault.
    """
    numbered = enumerate(text.splitlines(), start=1)
    cases = [_case(line, f"{origin}, line {number}", number) for number, line in numbered if line.strip()]
    if not cases:
        raise BadRequest(f"{origin} holds no requests; write one a line")
    return cases


def _case(line: bytes, origin: str, number: int) -> Case:
    data = parse(line, origin)
    wrapped = isinstance(data, dict) and "request" in data
    name = str(data.get("id", number)) if wrapped else str(number)
    return Case(name, request_of(data["request"] if wrapped else data, origin))


def request_of(data: object, origin: str) -> PlanRequest:
    """A request without weights of its own.

    Raises:
        BadRequest: naming where it came from and every field at fault.
    """
    try:
        return read_request(data).model_copy(update={"weights": "default"})
    except BadRequest as error:
        raise BadRequest(f"{origin}: {error.detail}", error.errors) from None
