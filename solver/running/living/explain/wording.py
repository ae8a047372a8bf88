"""Bounds in a runner's words: from the finished numbers, never from the solver's slack."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from solver.linear import Number
from solver.rule import Bound
from solver.running.calendar.schedule import Week
from solver.running.living.past.scene import Scene
from solver.running.rules.base import Rule
from solver.running.rules.long_runs import LONG_SHARE
from solver.running.rules.numbers import Numbers
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE
from solver.running.words.tongue import Tongue, tongue_of


@dataclass(frozen=True)
class Words:
    """Says what bounds ask for. Numbers are steps, distances are in the runner's units."""

    scene: Scene
    numbers: Numbers

    @cached_property
    def tongue(self) -> Tongue:
        """The runner's language."""
        return tongue_of(self.scene.facts.request)

    def clause(self, rule: Rule, bound: Bound, limit: Number, date: dt.date | None = None) -> str:
        """What a bound asks for and why, for the end of a sentence about a date: "week 9 may have 55 km at most: …"."""
        asks = "bound.most" if bound.sign > 0 else "bound.least"
        said = self.tongue.say(asks, subject=self.subject(bound, date), km=self.km(limit))
        why = self._why(rule, bound, limit)
        return self.tongue.say("bound.why", bound=said, why=why) if why else said

    def subject(self, bound: Bound, date: dt.date | None = None) -> str:
        """The week or the day that a bound is about."""
        place = bound.place
        if place.day is None:
            return self.tongue.say("subject.week", number=place.week)
        if date is not None and self._week(bound).days[place.day].date == date:
            return self.tongue.say("subject.this")
        return self.tongue.say("subject.day", weekday=self.tongue.weekdays[place.day], number=place.week)

    def km(self, steps: Number) -> str:
        """A distance as the runner reads it."""
        return self.tongue.km(self.scene.grid.km(Fraction(steps)))

    def _week(self, bound: Bound) -> Week:
        return self.scene.facts.schedule.weeks[bound.place.week - 1]

    def _ref(self, bound: Bound) -> str:
        """The week that a week is measured from, and what it came to."""
        week = self._week(bound)
        total = self.numbers.ref_total(week)
        if week.ref is None or total is None:
            return self.tongue.say("ref.none")
        known = "ref.ran" if week.ref < self.scene.current else "ref.before"
        return self.tongue.say(known, number=week.ref + 1, km=self.km(total))  # type: ignore[arg-type]

    # -- why -------------------------------------------------------------------------------------

    def _why(self, rule: Rule, bound: Bound, limit: Number) -> str:
        special = _SPECIAL.get(rule.id)
        if special is not None:
            return special(self, bound, limit)
        direction = f"{rule.id}.{'most' if bound.sign > 0 else 'least'}"
        key = direction if self.tongue.knows(direction) else rule.id
        return self.tongue.say(key) if self.tongue.knows(key) else bound.why

    def _growth(self, bound: Bound, _: Number) -> str:
        return self.tongue.say("R13.most" if bound.sign > 0 else "R13.least", ref=self._ref(bound))

    def _cutback(self, bound: Bound, _: Number) -> str:
        return self.tongue.say("R15", ref=self._ref(bound))

    def _long_jump(self, bound: Bound, _: Number) -> str:
        week = self._week(bound)
        longs = self.numbers.ref_longs(week)
        if not longs:
            return self.tongue.say("R17.none")
        if not week.is_load:
            return self.tongue.say("R17.lighter", km=self.km(longs[0]))  # type: ignore[arg-type]
        takes_turns = self.scene.facts.targets.long_runs.alternates
        return self.tongue.say("R17.grows", km=self.km(max(longs) if takes_turns else longs[0]))  # type: ignore[arg-type, type-var]

    def _long_share(self, bound: Bound, limit: Number) -> str:
        """A share of the week where it decides; else the goal's minimum, the turn, or what suffices."""
        if "% of its week" in bound.why:
            return self._share_of_week(bound, limit)
        most = self.scene.facts.targets.long_runs.most
        if bound.sign > 0 and limit == most[bound.place.week - 1] < max(most):
            return self.tongue.say("R19.in_turn")
        return self._own(bound, "R19.most" if bound.sign > 0 else "R19.least")

    def _share_of_week(self, bound: Bound, limit: Number) -> str:
        band, total = LONG_SHARE.band(self.scene.facts.runs_per_week), Fraction(self.numbers.total(self._week(bound)))
        if bound.sign > 0:
            end = floor((total * band.high + 50) / 100)
            other = "R19.lifted" if limit > end else "R19.by_curve"
        else:
            end, other = ceil((total * band.low - 50) / 100), "R19.enough"
        if limit != end:
            return self.tongue.say(other)
        return self._with_week(bound, self._own(bound, "R19.most" if bound.sign > 0 else "R19.least"))

    def _quality_share(self, bound: Bound, limit: Number) -> str:
        """A share of the week, or of what a lifted long run leaves."""
        if "% of its week" not in bound.why:
            return self._own(bound, "R21")
        total = self.numbers.total(self._week(bound))
        usual = (Fraction(total) * QUALITY_SHARE.band(self.scene.facts).high + 50) / 100
        if bound.sign > 0 and limit < floor(usual):
            return self.tongue.say("R21.lifted")
        return self._with_week(bound, self._own(bound, "R21"))

    def _own(self, bound: Bound, key: str) -> str:
        """The tongue's sentence, in English the rule's own, which knows its numbers."""
        return self.tongue.say(key) if self.tongue.knows(key) else bound.why

    def _with_week(self, bound: Bound, why: str) -> str:
        return self.tongue.say("week.has", why=why, km=self.km(self.numbers.total(self._week(bound))))

    def _easy_cap(self, _: Bound, __: Number) -> str:
        more = EASY_CAP.percent(self.scene.facts) - 100
        return self.tongue.say("R22.more", percent=more) if more else self.tongue.say("R22.equal")

    def _return(self, bound: Bound, _: Number) -> str:
        return self.tongue.say("R29" if self._week(bound).returning else "R29.first")

    def _no_cramming(self, _: Bound, __: Number) -> str:
        return self.tongue.say("V6.grown" if self.scene.grown else "V6")


_SPECIAL: dict[str, Callable[[Words, Bound, Number], str]] = {
    "R12": Words._growth,
    "R13": Words._growth,
    "R15": Words._cutback,
    "R17": Words._long_jump,
    "R19": Words._long_share,
    "R21": Words._quality_share,
    "R22": Words._easy_cap,
    "R29": Words._return,
    "V6": Words._no_cramming,
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
