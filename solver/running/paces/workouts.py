"""What a run is made of: warm-up, main part and cool-down in whole metres, efforts without words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from solver.once import once

KM, MILE = 1000, 1609
"""Metres; a mile is rounded, so that sums stay whole."""


class Effort(StrEnum):
    """How a stretch is run; each has a pace range in :class:`solver.running.paces.paces.Paces`."""

    WALK = "walk"
    RECOVERY = "recovery"
    EASY = "easy"
    LONG = "long"
    STEADY = "steady"
    MARATHON = "marathon"
    HALF = "half"
    TEMPO = "tempo"
    TEN_K = "ten_k"
    FIVE_K = "five_k"
    INTERVAL = "interval"
    HILL = "hill"
    STRIDE = "stride"


class Part(NamedTuple):
    """One stretch at one effort; `seconds` where it is meant by the clock and its metres are the estimate."""

    metres: int
    effort: Effort
    seconds: int | None = None


class Repeats(NamedTuple):
    """Parts run several times over."""

    times: int
    parts: tuple[Part, ...]

    @property
    def metres(self) -> int:
        """All of them together."""
        return self.times * sum(part.metres for part in self.parts)


@dataclass(frozen=True)
class Session:
    """A run from door to door; its metres add up to the day's distance.

    `name` is its place in the catalogue, `easier_metres` the easy run that may stand in for it; 0 where none is needed.
    """

    warmup: Part | None
    main: tuple[Part | Repeats, ...]
    cooldown: Part | None
    name: str = "easy"
    easier_metres: int = 0

    @once
    def stretches(self) -> tuple[Part, ...]:
        """Every part in the order it is run, repeats written out."""
        return tuple(self._written_out())

    def _written_out(self) -> Iterator[Part]:
        for item in (self.warmup, *self.main, self.cooldown):
            if isinstance(item, Repeats):
                yield from item.parts * item.times
            elif item is not None:
                yield item

    @property
    def metres(self) -> int:
        """The whole distance."""
        return sum(part.metres for part in self.stretches)


RELAXED_EFFORTS = frozenset({Effort.WALK, Effort.RECOVERY, Effort.EASY, Effort.LONG})
"""What counts as easy running."""


def full_hundreds(metres: float) -> int:
    """Rounded down to full 100 m."""
    return int(metres // 100) * 100
