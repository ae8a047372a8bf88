"""Bounds in a runner's words: from the finished numbers, never from the solver's slack."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from solver.linear import Number
from solver.rule import Bound
from solver.running.calendar.schedule import Week
from solver.running.living.change.terms import MORE_WITH_ONE_DAY_KM, MORE_WITH_ONE_DAY_PERCENT
from solver.running.living.past.scene import Scene
from solver.running.rules.base import Rule
from solver.running.rules.long_runs import LONG_JUMP
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.numbers import Numbers
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE, RECOVERY_RUN
from solver.running.rules.single_runs import SMOOTHING
from solver.running.rules.volume import GROWTH, GROWTH_MAX, Growth, GrowthMax
from solver.running.words.tongue import Tongue, tongue_of

SHARES = {"% of its week": "share", "a recovery week's": "recovery", "a taper week's": "taper"}
"""By what a bound's own sentence says, what kind of share it is."""


@dataclass(frozen=True)
class Words:
    """Says what bounds ask for. Numbers are steps, distances are in the runner's units."""

    scene: Scene
    numbers: Numbers

    @cached_property
    def tongue(self) -> Tongue:
        """The runner's language."""
        return tongue_of(self.scene.facts.request)

    def clause(self, rule: Rule, bound: Bound, limit: Number, date: dt.date | None = None, eased: bool = False) -> str:
        """What a bound asks for and why, for the end of a sentence about a date: "week 9 may have 55 km at most: …".

        An `eased` bound is one that the plan in force missed already, with as much more room.
        """
        asks = "bound.most" if bound.sign > 0 else "bound.least"
        said = self.tongue.say(asks, subject=self.subject(bound, date), km=self.km(limit))
        why = self.tongue.say("why.forgiven") if eased else self._why(rule, bound, limit)
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
        is_past, number, km = week.ref < self.scene.current, week.ref + 1, self.km(total)  # type: ignore[arg-type]
        if total == self.numbers.total(self.scene.facts.schedule.weeks[week.ref]):
            return self.tongue.say("ref.ran" if is_past else "ref.before", number=number, km=km)
        ref = self.tongue.say("ref.ran_on" if is_past else "ref.before_it", number=number)
        return self.tongue.say("ref.counted", ref=ref, km=km)

    # -- why -------------------------------------------------------------------------------------

    def _why(self, rule: Rule, bound: Bound, limit: Number) -> str:
        special = _SPECIAL.get(rule.id)
        if special is not None:
            return special(self, bound, limit)
        direction = f"{rule.id}.{'most' if bound.sign > 0 else 'least'}"
        key = direction if self.tongue.knows(direction) else rule.id
        return self.tongue.say(key) if self.tongue.knows(key) else bound.why

    def _growth_max(self, bound: Bound, _: Number) -> str:
        return self._grows(GROWTH_MAX, bound)

    def _growth(self, bound: Bound, _: Number) -> str:
        return self._grows(GROWTH, bound) if bound.sign > 0 else self.tongue.say("R13.least", ref=self._ref(bound))

    def _grows(self, rule: Growth | GrowthMax, bound: Bound) -> str:
        """The share or the kilometres above ref, whichever is more."""
        ref: Number = self.numbers.ref_total(self._week(bound)) or 0  # type: ignore[assignment]
        steps = self.scene.grid.down(rule.max_km)
        key = "growth.percent" if ref * rule.max_percent >= steps * 100 else "growth.km"
        return self.tongue.say(key, percent=rule.max_percent, km=self.km(steps), ref=self._ref(bound))

    def _most(self, km: float) -> str:
        """A limit of a rule as its grid has it."""
        return self.km(self.scene.grid.down(km))

    def _cutback(self, bound: Bound, _: Number) -> str:
        return self.tongue.say("R15", ref=self._ref(bound))

    def _long_jump(self, bound: Bound, _: Number) -> str:
        week = self._week(bound)
        longs, most = self.numbers.ref_longs(week), self._most(LONG_JUMP.max_jump_km)
        if not longs:
            return self.tongue.say("R17.none", most=most)
        if not week.is_load:
            return self.tongue.say("R17.lighter", km=self.km(longs[0]))  # type: ignore[arg-type]
        takes_turns = self.scene.facts.targets.long_runs.alternates
        longest = max(longs) if takes_turns else longs[0]  # type: ignore[type-var]
        return self.tongue.say("R17.grows", most=most, km=self.km(longest))  # type: ignore[arg-type]

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
        band, total = QUALITY_SHARE.band(self.scene.facts), Fraction(self.numbers.total(self._week(bound)))
        if bound.sign > 0 and limit < floor((total * band.high + 50) / 100):
            return self.tongue.say("R21.lifted")
        if bound.sign < 0 and limit < ceil((total * band.low - 50) / 100):
            return self.tongue.say("R21.enough")
        return self._with_week(bound, self._own(bound, "R21"))

    def _own(self, bound: Bound, key: str) -> str:
        """The tongue's sentence with the rule's numbers, in English the rule's own."""
        if not self.tongue.knows(key):
            return bound.why
        kind = next((kind for part, kind in SHARES.items() if part in bound.why), None)
        if kind is None or not self.tongue.knows(f"{key}.{kind}"):
            return self.tongue.say(key)
        low, high = (numbers := re.findall(r"\d+", bound.why))[0], numbers[-1]
        return self.tongue.say(f"{key}.{kind}", low=low, high=high)

    def _with_week(self, bound: Bound, why: str) -> str:
        return self.tongue.say("week.has", why=why, km=self.km(self.numbers.total(self._week(bound))))

    def _easy_cap(self, bound: Bound, limit: Number) -> str:
        """The shortest quality run, where that is what easy runs are measured by."""
        facts, week = self.scene.facts, self._week(bound)
        shortest = min(Fraction(self.numbers.run(day)) for day in week.quality)
        if limit != floor(shortest * EASY_CAP.percent(facts) / 100 + Fraction(1, 2)):
            return self.tongue.say("R22.by_curve")
        more = EASY_CAP.percent(facts) - 100
        return self.tongue.say("R22.more", percent=more) if more else self.tongue.say("R22.equal")

    def _recovery(self, _: Bound, limit: Number) -> str:
        """The other easy runs, or what suffices for recovery."""
        longest = RECOVERY_RUN.longest(self.scene.facts)
        return self.tongue.say("R20.short", most=self.km(limit)) if limit == longest else self.tongue.say("R20")

    def _return(self, bound: Bound, _: Number) -> str:
        return self.tongue.say("R29" if self._week(bound).returning else "R29.first")

    def _no_cramming(self, bound: Bound, limit: Number) -> str:
        if bound.place.day is not None:
            return self.tongue.say("V6.run")
        if self.scene.grown:
            return self.tongue.say("V6.grown", percent=MORE_WITH_ONE_DAY_PERCENT, most=self._most(MORE_WITH_ONE_DAY_KM))
        week, force = self._week(bound), self.scene.in_force
        had = sum(force[day.date].steps for day in week.days if day.date in force)
        return self.tongue.say("V6.fixed" if limit > had + self.scene.facts.race_steps(week) else "V6")

    def _smoothing(self, _: Bound, __: Number) -> str:
        return self.tongue.say("R23", most=self._most(SMOOTHING.max_change_km))


_SPECIAL: dict[str, Callable[[Words, Bound, Number], str]] = {
    "R12": Words._growth_max,
    "R13": Words._growth,
    "R15": Words._cutback,
    "R17": Words._long_jump,
    "R19": Words._long_share,
    "R20": Words._recovery,
    "R21": Words._quality_share,
    "R22": Words._easy_cap,
    "R23": Words._smoothing,
    "R29": Words._return,
    "V6": Words._no_cramming,
}


def room_of(bound: Bound) -> int:
    """Whole steps that finished numbers leave until a bound breaks; negative where it is missed."""
    rooms = [
        floor(-excess / bound.scale)  # type: ignore[operator]
        for excess, when in bound.cases
        if when is None or when <= 0  # type: ignore[operator]
    ]
    return max(rooms, default=0)
