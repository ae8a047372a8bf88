"""How a language writes quantities: names and forms from its `words.toml`, numbers, dates and plurals by Babel."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from coach.bank.bank import ROOM
from coach.bank.quantities import (
    Beats,
    ClockRange,
    Count,
    Distance,
    Listed,
    Minutes,
    Named,
    Number,
    OnDate,
    OnWeekday,
    Own,
    Pace,
    Percent,
    Phrase,
    Quantity,
    Seconds,
    Span,
    Stretch,
    Times,
)
from coach.bank.sentence import SLOT
from solver.running.request.grid import KM_PER_MILE
from solver.running.request.result import PaceRange

QUARTER_SLACK = 0.01
KM_METRES, TRACK_METRES = 1000, 1200
"""Repeats up to this length are written in metres, as on a track, for everybody."""
SENTENCE_ENDS = (". ", "? ", "! ")


@dataclass(frozen=True)
class Language:
    """One language with the runner's units."""

    code: str
    units: str
    words: Mapping[str, Any]

    @property
    def locale(self) -> Locale:
        """The locale whose number, date and plural rules hold."""
        return Locale.parse(self.words["locale"])

    def written(self, quantity: Quantity, form: str = "base") -> str:
        """A quantity as text; `form` chooses among the forms that the language has of names and counts."""
        match quantity:
            case Distance(km):
                return self.distance(km)
            case Stretch(metres, on_track):
                return self.stretch(metres, on_track=on_track)
            case Minutes(minutes):
                return self.duration(minutes)
            case Seconds(seconds):
                return f"{seconds} s" if seconds < 120 and seconds != 60 else f"{self.number(seconds / 60)} min"
            case ClockRange(fast, slow):
                return "-".join(dict.fromkeys(clock(rounded(end)) for end in (fast, slow)))
            case Pace(pace):
                return self.pace(pace)
            case Beats(low, high):
                return f"{low}-{high}"
            case Percent(value):
                return self.phrase("percent", n=self.number(value))
            case Count(number, noun):
                return self._count(number, noun, form)
            case Number(value):
                return self.number(value)
            case Span(first, last):
                return f"{first}-{last}"
            case Named(table, name):
                return self._form(self.words[table][name], form)
            case OnWeekday(position):
                return str(self.locale.days["format"]["wide"][position])
            case OnDate(date):
                return format_date(date, self.words["date"], locale=self.locale)
            case Own(text):
                return text
            case Times(number, part):
                return f"{number} x {self.written(part)}"
            case Listed(items):
                return format_list([self.written(item, form) for item in items], locale=self.locale)
            case Phrase(name, slots):
                return self._fill(str(self.words["phrases"][name]), dict(slots))

    def filled(self, text: str, slots: Mapping[str, Quantity]) -> str:
        """A text with its slots written; a slot at the start of a sentence gets a capital."""
        return SLOT.sub(lambda slot: self._in_place(text[: slot.start()], slots[slot[1]], slot[2] or "base"), text)

    def _fill(self, text: str, slots: Mapping[str, Quantity]) -> str:
        return SLOT.sub(lambda slot: self.written(slots[slot[1]], slot[2] or "base"), text)

    def _in_place(self, before: str, quantity: Quantity, form: str) -> str:
        written = self.written(quantity, form)
        starts = not before or before.endswith(SENTENCE_ENDS)
        return written[:1].upper() + written[1:] if starts else written

    def number(self, value: float) -> str:
        """A number with at most two decimals."""
        return str(format_decimal(value, format="#,##0.##", locale=self.locale))

    def distance(self, km: float) -> str:
        """At most one decimal, but whole quarter miles as in the calendar: "12 km", "12.5 km", "7.25 mi"."""
        value = km / (KM_PER_MILE if self.units == "mi" else 1.0)
        quarters = self.units == "mi" and abs(value * 4 - round(value * 4)) < QUARTER_SLACK
        shown = round(value * 4) / 4 if quarters else int(value * 10 + 0.5 + 1e-6) / 10
        return f"{self.number(shown)} {self.units}"

    def stretch(self, metres: int, *, on_track: bool = False) -> str:
        """A part of a session: "800 m", "2 km", "1.5 mi"; miles from a track's 1200 m on, else everywhere."""
        limit = TRACK_METRES if on_track else KM_METRES - 1 if self.units == "km" else 0
        whole = metres == KM_METRES and self.units == "km"
        return f"{metres} m" if metres <= limit and not whole else self.distance(metres / KM_METRES)

    def duration(self, minutes: float) -> str:
        """ "45 minutes", "2 h 05 min"."""
        whole = int(minutes + 0.5)
        if whole < 90:
            return self._count(whole, "minute", "base")
        return self.phrase("hours", h=str(whole // 60), min=f"{whole % 60:02d}")

    def pace(self, pace: PaceRange) -> str:
        """A range per km or mile: "5:35-5:55 /km"."""
        each = KM_PER_MILE if self.units == "mi" else 1.0
        ends = dict.fromkeys(clock(round(seconds * each)) for seconds in (pace.fast_sec_per_km, pace.slow_sec_per_km))
        return f"{'-'.join(ends)} /{self.units}"

    def _count(self, number: int, noun: str, form: str) -> str:
        forms = self.words["counts"][noun]
        plural = self.locale.plural_form(number)
        return self._form(forms[plural], form).replace("{n}", self.number(number))

    def phrase(self, name: str, **parts: str) -> str:
        """A phrase of `words.toml` with its blanks filled by texts."""
        text = str(self.words["phrases"][name])
        for slot, value in parts.items():
            text = text.replace(f"{{{slot}}}", value)
        return text

    @staticmethod
    def _form(entry: str | Mapping[str, str], form: str) -> str:
        """A word has one form for all, or a table of forms with `base`."""
        return entry if isinstance(entry, str) else entry[form]


def rounded(seconds: int) -> int:
    """A finish time no finer than it is known: to 5 s up to half an hour, 15 s up to 90 minutes, else 30 s."""
    step = 5 if seconds < 30 * 60 else 15 if seconds < 90 * 60 else 30
    return int(seconds / step + 0.5) * step


def clock(seconds: int) -> str:
    """ "5:35", "1:45:10"."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}" if minutes >= 60 else f"{minutes}:{rest:02d}"


@cache
def language_of(code: str, units: str = "km") -> Language:
    """A language and units, from its `words.toml`."""
    return Language(code, units, tomllib.loads((ROOM / code / "words.toml").read_text(encoding="utf-8")))
