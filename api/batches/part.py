"""One part's answers: by a solver process, and where that dies or takes too long, line by line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from api.batch.answers import InternalError, identity_of, refusal
from api.batch.asked import asked
from api.batch.lines import Line
from api.workers.done import Done
from solver.errors import PacewrightError
from solver.sentences import Sentence

TASK, SEAL = "batch_part", "seal"


class Compute(Protocol):
    """Runs a task on a solver process and waits for it."""

    def __call__(self, task: str, body: bytes) -> Done:
        """The answer of `api.workers.tasks.run`."""


@dataclass(frozen=True)
class Answered:
    """The answers as lines, and how many there are of each kind: plan, bent, or an error's type."""

    text: bytes
    counts: Counter[str]


def seal_by(compute: Compute) -> str:
    """The seal of the engine in the solver processes."""
    done = compute(SEAL, b"")
    if done.status != 200:
        raise InternalError(Sentence("no_seal"))
    return done.body.decode()


def answered(compute: Compute, kind: str, lines: Sequence[Line]) -> Answered:
    """Answer some lines, whatever they hold; a line that is deadly or endless costs no other its answer."""
    try:
        done = _done(compute, kind, lines)
    except PacewrightError as error:
        if len(lines) == 1:
            answer = refusal(lines[0], identity_of(lines[0]), error)
            return Answered(answer.text, Counter([error.type]))
        return _joined([answered(compute, kind, [line]) for line in lines])
    return Answered(done.body, Counter(done.facts["counts"]))


def _done(compute: Compute, kind: str, lines: Sequence[Line]) -> Done:
    """What a process said; a defect of ours counts as its death."""
    done = compute(TASK, asked(kind, lines))
    if done.status != 200:
        raise InternalError(Sentence("line_defect", number=lines[0].number))
    return done


def _joined(parts: Sequence[Answered]) -> Answered:
    counts = Counter[str]()
    for part in parts:
        counts.update(part.counts)
    return Answered(b"".join(part.text for part in parts), counts)
