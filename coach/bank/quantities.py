"""What may fill a slot: quantities, not text, so that each language writes them in its own way."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from solver.running.request.result import PaceRange


@dataclass(frozen=True)
class Distance:
    """Kilometres, written in the runner's units."""

    km: float


@dataclass(frozen=True)
class Stretch:
    """Part of a session; repeats, their pauses and strides are told in metres, as on a track."""

    metres: int
    on_track: bool = False


@dataclass(frozen=True)
class Minutes:
    """A duration."""

    minutes: float


@dataclass(frozen=True)
class Seconds:
    """A repeat or a pause by the clock: "45 s", "3 min"."""

    seconds: int


@dataclass(frozen=True)
class ClockRange:
    """Two finish times in seconds, written as a clock shows them."""

    fast: int
    slow: int


@dataclass(frozen=True)
class Pace:
    """A pace range."""

    range: PaceRange


@dataclass(frozen=True)
class Beats:
    """Heart rates in beats a minute, both ends included."""

    low: int
    high: int


@dataclass(frozen=True)
class Percent:
    """A share in whole per cent."""

    value: int


@dataclass(frozen=True)
class Count:
    """So many of a noun of the language's `words.toml`: "3 weeks"."""

    number: int
    noun: str


@dataclass(frozen=True)
class Number:
    """A bare whole number: "week 3"."""

    value: int


@dataclass(frozen=True)
class Span:
    """Whole numbers in a row: "weeks 7-13"."""

    first: int
    last: int


@dataclass(frozen=True)
class Named:
    """A name from a table of the language's `words.toml`: a workout as yesterday's, a goal, a strength focus."""

    table: str
    name: str


@dataclass(frozen=True)
class OnWeekday:
    """A day of the week, 0 for Monday."""

    position: int


@dataclass(frozen=True)
class OnDate:
    """A date."""

    date: dt.date


@dataclass(frozen=True)
class Own:
    """Words of the runner's own (the name of a race), cleaned before they come here."""

    text: str


@dataclass(frozen=True)
class Times:
    """So many times a part of a session: "5 x 800 m"."""

    number: int
    part: "Quantity"


@dataclass(frozen=True)
class Listed:
    """Several quantities: "4, 8 and 12"."""

    items: "Sequence[Quantity]"


@dataclass(frozen=True)
class Phrase:
    """A phrase of the language's `words.toml` with slots of its own: "long run on Sunday (16 km)"."""

    name: str
    slots: "tuple[tuple[str, Quantity], ...]"


Quantity = (
    Distance
    | Stretch
    | Minutes
    | Seconds
    | ClockRange
    | Pace
    | Beats
    | Percent
    | Count
    | Number
    | Span
    | Named
    | OnWeekday
    | OnDate
    | Own
    | Times
    | Listed
    | Phrase
)
