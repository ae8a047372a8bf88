"""Which bounds a living plan is held to: the rulebook's, as far as life leaves them in force, and its own.

No rule is stated again here. What the plan in force missed already it may keep missing by as much.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from solver.rule import Bound
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL, Day, Kind, Week
from solver.running.living.change.limits import CurrentWeek, NoCramming, Pinned, Resuming
from solver.running.living.past.scene import Scene
from solver.running.rules.base import Rule, View
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import RULEBOOK
from solver.verdict import missed

Key = tuple[str, int, int | None, int, bool]
"""Rule, week, weekday, direction, and whether it is hard."""
TWO_READINGS = frozenset({"R19", "R21"})
"""Their upper ends keep the minimum that the plan in force was made with (V5)."""
OF_TOTALS_AND_SHARES = frozenset({"R18", "R19", "R20", "R21", "R22", "R23"})
OF_SHAPE = frozenset({"R19", "R21", "R22", "R23"})
MORE_WITH_ONE_DAY_PERCENT, MORE_WITH_ONE_DAY_KM = 25, 3.0
"""Beyond what a week had, where more runs a week are asked for: one run more (our convention)."""
OF_TOUCHED = frozenset({"R15", "R19", "R21", "R22", "R23"})


class Terms:
    """The statements of one scene; `forgiven` holds the steps by which bounds may be missed."""

    def __init__(self, scene: Scene, forgiven: Mapping[Key, int] | None = None) -> None:
        self.scene, self.forgiven = scene, forgiven or {}
        self.weeks = scene.facts.schedule.weeks
        self.pinned_days = {date for pin in scene.situation.pins for date in pin.dates}
        self.pinned_weeks = set(scene.pinned_weeks) | {_number(self.weeks, date) for date in self.pinned_days}
        current, pinned, resuming, self.cramming = limits_of(scene)
        self.own: tuple[Rule, ...] = (current, pinned, resuming, self.cramming)

    def statements(self, view: View, weeks: Sequence[Week] | None = None) -> Iterator[tuple[Rule, Bound]]:
        """Every bound in force, or those of some weeks, eased by what is forgiven."""
        for rule, bound in self.of(None, view, weeks):
            amount = self.forgiven.get(key_of(rule, bound), 0)
            yield rule, bound.eased(amount) if amount else bound

    def plain(self, view: View) -> Iterator[tuple[Rule, Bound]]:
        """Every bound in force as the rules state it, for the weeks that may still change."""
        return self.of(None, view)

    def of(
        self, rule_ids: Collection[str] | None, view: View, weeks: Sequence[Week] | None = None
    ) -> Iterator[tuple[Rule, Bound]]:
        """The bounds of some rules, or of all, in some weeks, or in all that may change."""
        weeks = self.weeks[self.scene.current :] if weeks is None else weeks
        old = _OtherFacts(view, replace(view.facts, targets=self.scene.old_minimum))
        two_readings = self.scene.old_minimum.long_runs != view.facts.targets.long_runs
        for rule in (*RULEBOOK, *self.own):
            if rule_ids is not None and rule.id not in rule_ids:
                continue
            is_own = rule in self.own
            for week in weeks:
                bounds = rule.in_week(view, self._as_measured(rule.id, week))
                if two_readings and rule.id in TWO_READINGS:
                    lower = (bound for bound in bounds if bound.sign < 0)
                    bounds = (*lower, *(bound for bound in rule.in_week(old, week) if bound.sign > 0))
                for bound in bounds:
                    if is_own or self.judges(rule.id, bound):
                        yield rule, bound

    def _as_measured(self, rule_id: str, week: Week) -> Week:
        """A recovery week whose kilometres the runner fixed grows like any training week, since R15 ignores it (V3)."""
        if rule_id != "R12" or week.kind is not Kind.RECOVERY or week.number not in self.scene.pinned_weeks:
            return week
        return replace(week, kind=Kind.LOAD)

    def most_of(self, week: Week) -> int | None:
        """Steps that a week, and so each of its runs, has at most by V6, races apart; None where V6 is silent."""
        return self.cramming.most.get(week.index)

    def judges(self, rule_id: str, bound: Bound) -> bool:
        """Whether a rule speaks about a place at all (V1, V3, V7)."""
        if rule_id == "R10":
            return True
        number, weekday = bound.place.week, bound.place.day
        week = self.weeks[number - 1]
        if week.index < self.scene.current or self._settled(rule_id, week, weekday):
            return False
        if bound.rank is not None and self._is_pinned(rule_id, week, weekday):
            return False
        if rule_id == "R23" and week.ref is not None and week.ref + 1 in self.pinned_weeks:
            return False  # what is wished once is no measure of the runs after it
        is_touched = week.touched or self._is_eased_by_race(week)
        if is_touched and (rule_id in OF_TOUCHED or (rule_id == "R13" and bound.sign < 0)):
            return False
        if rule_id == "R16" and (week.touched or self.weeks[week.index - 1].touched):
            return False
        if rule_id in ("R24",) and bound.rank is not None and week.touched:
            return False
        return not (self.scene.remade and self._is_first_remade(week) and _is_off_once(rule_id, bound))

    def _is_eased_by_race(self, week: Week) -> bool:
        """Whether a tune-up race on the Sunday before took its Monday's hard run: it touches that week too (V7)."""
        monday, template = week.days[0], self.scene.facts.schedule.template
        before = self.weeks[week.index - 1].days[-1] if week.index else monday
        return before.role is Role.TUNE_UP and template[0].is_hard and not monday.role.is_hard

    def _settled(self, rule_id: str, week: Week, weekday: int | None) -> bool:
        """In a week that has begun nothing about totals and shares is judged, and nothing about its past days."""
        if week.index != self.scene.current or not self.scene.has_begun:
            return False
        if weekday is None or rule_id in OF_TOTALS_AND_SHARES:
            return True
        return week.days[weekday].date < self.scene.today

    def _is_pinned(self, rule_id: str, week: Week, weekday: int | None) -> bool:
        if rule_id in OF_SHAPE and week.number in self.pinned_weeks:
            return True
        if weekday is None:
            return week.number in self.scene.pinned_weeks
        return week.days[weekday].date in self.pinned_days

    def _is_first_remade(self, week: Week) -> bool:
        """Measured from a week that still had another number of runs, or another goal."""
        return week.ref is None or week.ref <= self.scene.current - (not self.scene.has_begun)


def _is_off_once(rule_id: str, bound: Bound) -> bool:
    """V7 says so of more or fewer runs; for another goal long runs and quality days are others too (our reading)."""
    return rule_id == "R23" or (rule_id in ("R13", "R15") and bound.sign < 0)


def _number(weeks: tuple[Week, ...], date: dt.date) -> int:
    return (date - weeks[0].days[0].date).days // 7 + 1


def key_of(rule: Rule, bound: Bound) -> Key:
    """What tells one bound of a plan from another."""
    return rule.id, bound.place.week, bound.place.day, bound.sign, bound.rank is None


def forgiven_in(scene: Scene) -> dict[Key, int]:
    """By how much the plan in force misses bounds before the news."""
    found = dict[Key, int]()
    for breach in missed(Terms(scene).plain(numbers_of(scene))):
        key = key_of(breach.rule, breach.bound)
        found[key] = max(breach.amount, found.get(key, 0))
    return found


def holds(terms: Terms, numbers: Numbers) -> bool:
    """Whether numbers miss nothing that is not forgiven."""
    return not any(bound.amount() for _, bound in terms.statements(numbers))


def numbers_of(scene: Scene) -> Numbers:
    """What stands on the sheet as rules see it."""
    runs = {d.date: scene.slots[d.date].steps for w in scene.facts.schedule.weeks for d in w.runs}
    return Numbers.of_distances(scene.facts, runs)


def limits_of(scene: Scene) -> tuple[CurrentWeek, Pinned, Resuming, NoCramming]:
    """The living plan's own rules with their numbers."""
    ahead = {date: slot for date, slot in scene.slots.items() if date >= scene.today and slot.is_run}
    fixed = {
        pin.date: scene.grid.nearest(pin.distance_km)
        for pin in scene.situation.pins
        if pin.date is not None and pin.distance_km and pin.date >= scene.today
    }
    weeks = {number: scene.grid.nearest(pin.distance_km or 0) for number, pin in scene.pinned_weeks.items()}
    free = {date: slot.steps for date, slot in ahead.items() if date not in fixed}
    return (
        CurrentWeek({d: s for d, s in free.items() if _in_current(scene, d) and d not in scene.sheet.resized}),
        Pinned(fixed, {n: s for n, s in weeks.items() if n - 1 >= scene.current}),
        Resuming(free.keys() - {day.date for n in weeks for day in scene.facts.schedule.weeks[n - 1].days}),
        NoCramming(_most_by_week(scene, fixed, weeks), _most_by_run(scene, free)),
    )


def _in_current(scene: Scene, date: dt.date) -> bool:
    return scene.has_begun and date in {day.date for day in scene.facts.schedule.weeks[scene.current].days}


def _most_by_run(scene: Scene, free: Mapping[dt.date, int]) -> dict[dt.date, int]:
    """Runs of weeks that lost some: they stay as long as they are at most, new ones as long as they were laid out."""
    most = {}
    for week in scene.facts.schedule.weeks[scene.current :]:
        loses = week.returning or (week.touched and week.lost)
        is_anew = week.index in scene.weeks_anew
        if not loses or week.number in scene.pinned_weeks or (is_anew and (scene.recounted or scene.enlarged)):
            continue
        laid_out = scene.facts.targets.weeks[week.index].days
        for day in week.runs:
            if day.date in free:
                most[day.date] = laid_out[day.weekday] if is_anew else _own_share(scene, week, day, free[day.date])
    return most


def _own_share(scene: Scene, week: Week, day: Day, steps: int) -> int:
    """On a way back a run that the runner moved, or that made way, is no longer for that (R29): not above its share of
    what its own weekday had either.
    """
    pin = scene.pinned.get(day.date)
    if pin is None or pin.move is None or week.ref is None or day.share == FULL:
        return steps
    own = pin.move.origin if day.date == pin.move.to else pin.move.to
    ref = scene.facts.schedule.weeks[week.ref].days[own.weekday()]
    before = scene.slots[ref.date].steps
    return min(steps, before * day.share // 100) if before else steps


def _most_by_week(scene: Scene, fixed: Mapping[dt.date, int], weeks: Mapping[int, int]) -> dict[int, int]:
    """What weeks may have: as in force, or as the runner rearranged them, whichever is more.

    What a week laid out anew was given is no wish of the runner's: only its pins may add to the plan in force.
    """
    if scene.enlarged:
        return {}
    more = 100 + (MORE_WITH_ONE_DAY_PERCENT if scene.grown else 0)
    spare = scene.grid.down(MORE_WITH_ONE_DAY_KM) if scene.grown else 0
    most = {}
    base = scene.kinds_in_force
    for week in scene.facts.schedule.weeks[scene.current :]:
        if base.get(week.index) is not week.kind and not week.half_lost and not week.returning:
            continue
        dates = [day.date for day in week.days]
        if scene.recounted or week.index in scene.weeks_anew:
            dates = [date for date in dates if date in scene.pinned]
        usual = _had(scene, week) + max(0, sum(_stands(scene, fixed, d) - _stood(scene, d) for d in dates))
        most[week.index] = weeks.get(week.number, max(usual * more // 100, usual + spare))
    return most


def _had(scene: Scene, week: Week) -> int:
    return sum(_stood(scene, day.date) for day in week.days)


def _stood(scene: Scene, date: dt.date) -> int:
    return scene.in_force[date].steps if date in scene.in_force else 0


def _stands(scene: Scene, fixed: Mapping[dt.date, int], date: dt.date) -> int:
    return fixed.get(date, scene.slots[date].steps)


@dataclass(frozen=True)
class _OtherFacts:
    """A view whose rules look at other facts."""

    view: View
    facts: Facts

    def __getattr__(self, name: str) -> Any:
        return getattr(self.view, name)
