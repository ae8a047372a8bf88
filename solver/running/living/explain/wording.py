"""Bounds in a runner's words: from the finished numbers, never from the solver's slack."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from solver.linear import Number
from solver.rule import Bound
from solver.running.answer.explain import distance
from solver.running.living.past.scene import Scene
from solver.running.rules.base import Rule
from solver.running.rules.numbers import Numbers
from solver.running.rules.quality import EASY_CAP
from solver.weekday import WEEK


@dataclass(frozen=True)
class Words:
    """Says what bounds ask for. Numbers are steps, distances are in the runner's units."""

    scene: Scene
    numbers: Numbers

    def clause(self, rule: Rule, bound: Bound, limit: Number) -> str:
        """The reason that a bound is, for the end of a sentence: "week 9 may have at most 55 km, …"."""
        phrase = _PHRASES.get(rule.id)
        why = phrase(self, bound) if phrase is not None else bound.why
        asks = "at most" if bound.sign > 0 else "at least"
        said = f"{self.subject(bound)} has {asks} {self.km(limit)} here"
        return f"{said}: {why}" if why else said

    def subject(self, bound: Bound) -> str:
        """The week or the day that a bound is about."""
        place = bound.place
        return f"week {place.week}" if place.day is None else f"{WEEK[place.day].capitalize()} of week {place.week}"

    def km(self, steps: Number) -> str:
        """A distance as the runner reads it."""
        return distance(self.scene.grid.km(Fraction(steps)), self.scene.facts.request.settings.units)

    def ref(self, bound: Bound) -> str:
        """The week that a week is measured from, and what it came to."""
        week = self.scene.facts.schedule.weeks[bound.place.week - 1]
        total = self.numbers.ref_total(week)
        if week.ref is None or total is None:
            return "where you started"
        known = "the last full week you ran" if week.ref < self.scene.current else "the full week before it"
        return f"week {week.ref + 1}, {known} ({self.km(total)})"  # type: ignore[arg-type]

    def share(self, bound: Bound) -> str:
        """A week's kilometres, as shares of them are taken."""
        week = self.scene.facts.schedule.weeks[bound.place.week - 1]
        return f"its week has {self.km(self.numbers.total(week))}"


def _growth(words: Words, bound: Bound) -> str:
    if bound.sign > 0:
        return f"kilometres grow by small steps from {words.ref(bound)}"
    return f"a training week has no less than {words.ref(bound)}"


def _long_jump(words: Words, bound: Bound) -> str:
    week = words.scene.facts.schedule.weeks[bound.place.week - 1]
    longs = words.numbers.ref_longs(week)
    if not longs:
        return "a long run grows by at most 2 km"
    if not week.is_load:
        return f"in a lighter week the long run is no longer than the last full week's, {words.km(longs[0])}"  # type: ignore[arg-type]
    return f"a long run grows by small steps, and the one it is measured from counts {words.km(longs[0])}"  # type: ignore[arg-type]


def _easy_cap(words: Words) -> str:
    more = EASY_CAP.percent(words.scene.facts) - 100
    return (
        f"easy runs are at most {more} % longer than the week's quality runs"
        if more
        else ("easy runs are no longer than the week's quality runs")
    )


_PHRASES: dict[str, Callable[[Words, Bound], str]] = {
    "R11": lambda words, bound: "week 1 starts where you are today",
    "R12": _growth,
    "R13": _growth,
    "R15": lambda words, bound: f"a recovery week is a real rest, but no stop, after {words.ref(bound)}",
    "R16": lambda words, bound: "the last weeks before the race become lighter step by step",
    "R17": _long_jump,
    "R18": lambda words, bound: "the long run stays the longest run of its week",
    "R19": lambda words, bound: f"{bound.why}, and {words.share(bound)}",
    "R21": lambda words, bound: f"{bound.why}, and {words.share(bound)}",
    "R22": lambda words, bound: _easy_cap(words),
    "R23": lambda words, bound: "a run changes little from one training week to the next",
    "R24": lambda words, bound: "a shorter run would not be worth the shoes",
    "R25": lambda words, bound: bound.why or "the days around the race are quiet",
}


def room_of(bound: Bound) -> int:
    """Whole steps that finished numbers leave until a bound breaks; negative where it is missed."""
    rooms = [
        floor(-case.excess / case_scale)  # type: ignore[operator]
        for case in bound.cases
        if case.when is None or case.when <= 0  # type: ignore[operator]
        for case_scale in (bound.scale,)
    ]
    return max(rooms, default=0)
