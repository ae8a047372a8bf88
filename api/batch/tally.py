"""What a batch came to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter

from api.batch.answers import Answer, Kind


@dataclass
class Tally:
    """Counts answers as they pass by."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    started: float = field(default_factory=perf_counter)
    bytes_answered: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    """Errors by the last word of their type."""
    to_do: int | None = None
    """Lines that this run has to answer, where that is known."""

    def counting(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """The same answers, counted."""
        for answer in answers:
            self.kinds[answer.kind] += 1
            self.bytes_answered += answer.answered
            self.count_errors([answer.error])
            yield answer

    def count_errors(self, types: Iterable[str | None]) -> None:
        """Count errors by their types; None is no error."""
        self.errors.update(one.rpartition(":")[2] for one in types if one is not None)

    @property
    def lines(self) -> int:
        """Lines answered so far."""
        return self.kinds.total()

    @property
    def failed(self) -> int:
        """Lines that met an accident of ours."""
        return self.kinds[Kind.FAILED]

    def pace(self) -> str:
        """Lines, lines a second, bends and errors by kind so far; and how long it still takes, where that is known."""
        rate = self.lines / max(perf_counter() - self.started, 1e-9)
        errors = "".join(f", {count:,} {kind}" for kind, count in self.errors.most_common())
        pace = f"{self.lines:,} lines, {rate:,.0f} a second, {self.kinds[Kind.BENT]:,} bent{errors}"
        if self.to_do is None or not self.lines:
            return pace
        minutes, seconds = divmod(round((self.to_do - self.lines) / rate), 60)
        return f"{pace}, {minutes}:{seconds:02} left"

    def summary(self) -> str:
        """The whole batch in one sentence."""
        bent, refused = self.kinds[Kind.BENT], self.kinds[Kind.REFUSED]
        plans = self.kinds[Kind.PLAN] + bent
        seconds = perf_counter() - self.started
        accidents = f", {_count(self.failed, 'internal error')}" if self.failed else ""
        return f"{_count(plans, 'plan')} ({bent:,} bent), {_count(refused, 'error')}{accidents} in {seconds:.1f} s"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
