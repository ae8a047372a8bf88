"""One line's answer: a plan or an error object, whatever the line holds. This is what the workers run."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from api.batch.lines import Line
from api.files import strict_json
from solver.errors import BadRequest, PacewrightError
from solver.refusals import refused
from solver.running.search.config import EngineConfig
from solver.sentences import Sentence


class Kind(StrEnum):
    """How a line ended."""

    PLAN = "plan"
    BENT = "bent"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True)
class Answer:
    """The line to write, how many bytes of input it answers, and of an error its type."""

    kind: Kind
    text: bytes
    answered: int
    error: str | None = None


class InternalError(PacewrightError):
    """Something that is our fault, not the request's."""

    type = "urn:pacewright:internal-error"
    status = 500


def answer_all(lines: Sequence[Line], config: EngineConfig) -> list[Answer]:
    """The answers to some lines, in order."""
    return [answer(line, config) for line in lines]


def revise_all(lines: Sequence[Line], config: EngineConfig) -> list[Answer]:
    """The revisions that some lines ask for, in order."""
    return [answer(line, config, _revised) for line in lines]


Answering = Callable[[Line, Any, dict[str, Any], EngineConfig], Answer]


def answer(line: Line, config: EngineConfig, answering: "Answering | None" = None) -> Answer:
    """The answer to one line; nothing that a line holds raises."""
    identity: Any = None
    try:
        envelope = _envelope(line)
        identity = envelope.get("id")
        return (answering or _planned)(line, identity, envelope, config)
    except PacewrightError as error:
        return refusal(line, identity, error)
    except Exception as error:  # noqa: BLE001 - one line's accident must not stop the others
        return refusal(
            line,
            identity,
            InternalError(Sentence("line_accident", number=line.number, kind=type(error).__name__, error=str(error))),
        )


def identity_of(line: Line) -> Any:
    """The line's own id, or None where it cannot be read."""
    try:
        return _envelope(line).get("id")
    except PacewrightError:
        return None


def refusal(line: Line, identity: Any, error: PacewrightError) -> Answer:
    """The answer to a line that gets no plan."""
    kind = Kind.FAILED if isinstance(error, InternalError) else Kind.REFUSED
    return Answer(kind, _text({"id": identity, "error": error.as_problem()}), len(line.data), error.type)


def _planned(line: Line, identity: Any, envelope: dict[str, Any], config: EngineConfig) -> Answer:
    from solver.running.engine import solve

    _check_keys(line, envelope, "request")
    plan = solve(config.request_in(envelope["request"]), config)
    kind = Kind.BENT if plan.relaxations else Kind.PLAN
    return Answer(kind, _text({"id": identity, "plan": plan.as_json()}), len(line.data))


def _revised(line: Line, identity: Any, envelope: dict[str, Any], config: EngineConfig) -> Answer:
    from api.files.documents import plan_of
    from solver.running.engine import revise
    from solver.running.request.situation import read_situation

    _check_keys(line, envelope, "request", "plan", "situation")
    request = config.request_in(envelope["request"])
    revision = revise(request, plan_of(envelope["plan"]), read_situation(envelope["situation"]), config)
    kind = Kind.BENT if revision.relaxations else Kind.PLAN
    return Answer(kind, _text({"id": identity, "revision": revision.as_json()}), len(line.data))


def _envelope(line: Line) -> dict[str, Any]:
    """The line's object with `id` and `request`."""
    where = Sentence("line", number=line.number)
    if line.too_long:
        raise BadRequest(Sentence("long_line", origin=where))
    envelope = strict_json.parse(line.data.strip(), where)
    if not isinstance(envelope, dict):
        raise BadRequest(Sentence("must_be_line", origin=where))
    return envelope


def _check_keys(line: Line, envelope: dict[str, Any], *needed: str) -> None:
    missing = [refused(key, None, "missing") for key in needed if key not in envelope]
    wrong = missing or [refused(key, None, "unknown_plain") for key in envelope if key not in ("id", *needed)]
    if wrong:
        where = Sentence("line", number=line.number)
        raise BadRequest(Sentence("line_fault", line=where, field=wrong[0].field, fault=wrong[0].message), wrong)


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"
