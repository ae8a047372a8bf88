"""Numbers and names as the reader sees them: one format for each, everywhere."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from solver.running.request.result import PaceRange

KM_PER_MILE = 1.609344
QUARTER_SLACK = 0.01
NAME_LENGTH = 40
_TAG = re.compile(r"<[^<>]*>")
_UNWANTED = str.maketrans("", "", "<>`*_[]{}|\\#")


@dataclass(frozen=True)
class Units:
    """Kilometres or miles; every distance and pace in a text goes through here."""

    name: Literal["km", "mi"] = "km"

    @property
    def per_km(self) -> float:
        """How many of these units one kilometre is."""
        return 1.0 if self.name == "km" else 1 / KM_PER_MILE

    def distance(self, km: float) -> str:
        """At most one decimal, but whole quarter miles as in the calendar: "12 km", "12.5 km", "7.25 mi"."""
        value = km * self.per_km
        quarters = self.name == "mi" and abs(value * 4 - round(value * 4)) < QUARTER_SLACK
        number = f"{value:.2f}".rstrip("0").rstrip(".") if quarters else _one_decimal(value)
        return f"{number} {self.name}"

    def part(self, metres: int) -> str:
        """Warm-up or cool-down: as :meth:`distance`, but "600 m" below one kilometre for runners who use km."""
        return f"{metres} m" if metres < 1000 and self.name == "km" else self.distance(metres / 1000)

    def stretch(self, metres: int) -> str:
        """A repeat or its jog: metres up to 1200 as on a track, for everybody, else as :meth:`distance`."""
        whole = metres == 1000 and self.name == "km"
        return f"{metres} m" if metres <= 1200 and not whole else self.distance(metres / 1000)

    def pace(self, pace: PaceRange) -> str:
        """A range: "5:35-5:55 /km", "8:59-9:31 /mi"."""
        return f"{self._clock(pace.fast_sec_per_km)}-{self._clock(pace.slow_sec_per_km)} /{self.name}"

    def _clock(self, sec_per_km: int) -> str:
        minutes, seconds = divmod(round(sec_per_km / self.per_km), 60)
        return f"{minutes}:{seconds:02d}"


def _one_decimal(value: float) -> str:
    return f"{int(value * 10 + 0.5 + 1e-6) / 10:.1f}".removesuffix(".0")


def duration(minutes: int) -> str:
    """ "1 minute", "45 minutes", "2 h 05 min"."""
    if minutes < 90:
        return count(minutes, "minute")
    return f"{minutes // 60} h {minutes % 60:02d} min"


def clock_time(seconds: int) -> str:
    """ "45 seconds", "1 minute", "1 min 30 s"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return count(rest, "second")
    return f"{minutes} min {rest} s" if rest else count(minutes, "minute")


def date(day: dt.date) -> str:
    """ "25 April 2027", whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def count(number: int, noun: str) -> str:
    """ "1 week", "3 weeks"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(items: Sequence[object], last: str = "and") -> str:
    """ "4", "4 and 8", "4, 8 and 12"."""
    *head, tail = (str(item) for item in items)
    return f"{', '.join(head)} {last} {tail}" if head else tail


def clean_name(text: str | None) -> str | None:
    """A name that a user typed, fit for a title: one line, no control characters or markup, 40 characters at most."""
    if text is None:
        return None
    untagged = _TAG.sub("", text).translate(_UNWANTED)
    plain = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in untagged)
    words = " ".join(plain.split())
    short = words if len(words) <= NAME_LENGTH else words[: NAME_LENGTH - 3].rstrip() + "..."
    return short or None


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
