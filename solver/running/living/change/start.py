"""Where a revision starts: the plan in force on a day, what it misses already, and the scene that news make of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from solver.linear import Number
from solver.rule import Fault
from solver.running.calendar.schedule import Day, Week
from solver.running.curve.room import NO_LIMIT
from solver.running.living.change.terms import Key, Terms, forgiven_in
from solver.running.living.past.force import Force, in_force
from solver.running.living.past.scene import Scene
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, WorkoutType
from solver.running.request.situation import Pin, Situation
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.workouts import QUALITY_MAX, ROLES
from solver.running.words.impossible import Impossible
from solver.running.words.tongue import Stated

OF_SINGLE_DAYS = frozenset({"V1", "V3", "V5", "V6", "R29"})
"""What cuts a target before anything is searched."""
CALENDAR_RULES = frozenset({"R04", "R05", "R25", "R26", "R27", "R29"})
"""Rules about the calendar that an edit can break; the others exempt weeks that life touched."""


@dataclass(frozen=True)
class Start:
    """A plan in force on a day, from which several situations may start: what they share is worked out once."""

    request: PlanRequest
    plan: Plan
    today: dt.date

    @cached_property
    def force(self) -> Force:
        """The plan with the request that it answers by now."""
        return in_force(self.request, self.plan)

    @cached_property
    def before(self) -> Scene:
        """The plan as the runner knows it."""
        return self.force.before(self.today)

    @cached_property
    def forgiven(self) -> dict[Key, int]:
        """By how much it misses bounds already, and may keep missing them."""
        return forgiven_in(self.before)

    def after(self, situation: Situation, recorded: bool = True) -> Scene:
        """The scene after the news, with targets as single days permit.

        Raises:
            BadRequest: for settings and pins that cannot be used.
            NoPlan: for days that cannot stand where the situation wants them.
        """
        scene = lowered(self.force.after(situation, recorded))
        known = set() if self.force.told is None else set(self.force.told.pins)
        check_types([pin for pin in situation.pins if pin not in known], scene)
        check_calendar(self.before, scene)
        return scene


def lowered(scene: Scene) -> Scene:
    """The scene with targets cut to what single days may have: returns, caps, pins."""
    targets = scene.facts.targets
    splits = [dict(week.days) for week in targets.weeks]
    weeks = scene.facts.schedule.weeks
    runs: dict[dt.date, Number] = {day.date: splits[week.index][day.weekday] for week in weeks for day in week.runs}
    numbers = Numbers.of_distances(scene.facts, runs)
    for _, bound in Terms(scene).of(OF_SINGLE_DAYS, numbers):
        amount, weekday = bound.amount(), bound.place.day
        if amount and weekday is not None:
            split, was = splits[bound.place.week - 1], targets.weeks[bound.place.week - 1].days[weekday]
            split[weekday] = min(split[weekday], was - amount) if bound.sign > 0 else max(split[weekday], was + amount)
    for week in weeks:
        for day in week.runs:
            if day.date >= scene.today:
                split = splits[week.index]
                split[day.weekday] = min(split[day.weekday], most_on(scene.facts, week, day))
    lower = tuple(
        replace(week, days=split, total=sum(split.values()), reachable=sum(split.values()))
        for week, split in zip(targets.weeks, splits, strict=True)
    )
    return replace(scene, facts=replace(scene.facts, targets=replace(targets, weeks=lower)))


def most_on(facts: Facts, week: Week, day: Day) -> int:
    """The least of the fixed limits of a run."""
    limits = (limit for rule in RULEBOOK for limit in rule.limits(facts, week, day))
    return min((limit.steps(facts.baseline.grid) for limit in limits), default=NO_LIMIT)


def check_types(pins: Iterable[Pin], scene: Scene) -> None:
    """Refuse kinds of runs that other pins drove from the days where the runner fixed them.

    Raises:
        NoPlan: for the first of them.
    """
    for pin in pins:
        if pin.date is None or pin.date < scene.today or pin.workout_type is None:
            continue
        wanted = ROLES[WorkoutType(pin.workout_type)]
        if scene.slots[pin.date].day.role is not wanted:
            raise Impossible("no.one_such_run", "V3", run=WorkoutType(pin.workout_type), date=pin.date)


def check_calendar(before: Scene, after: Scene) -> None:
    """Refuse days that cannot stand where the situation wants them.

    Raises:
        NoPlan: with the rules in question.
    """
    known = set(_faults(before))
    found = [(rule_id, fault) for rule_id, fault in _faults(after) if (rule_id, fault) not in known]
    found = [(rule_id, fault) for rule_id, fault in found if not _is_over(after, fault)]
    runs = sorted(date for date, slot in after.slots.items() if date >= after.today and slot.is_run)
    running = [date for date in runs if after.situation.is_off(date)]
    if running:
        raise Impossible("no.fixed_while_off", "V2", "V3", date=running[0])
    if found:
        raise _impossible(found)


def _impossible(found: list[tuple[str, Fault]]) -> Impossible:
    """The first fault as what is impossible, with all rules in question."""
    rule_id, fault = found[0]
    rules, stated = dict.fromkeys(rule_id for rule_id, _ in found), Stated(rule_id, fault.sentence)
    if fault.place is None:
        return Impossible("no.fault", *rules, fault=stated)
    return Impossible("no.week", *rules, number=fault.place.week, fault=stated)


def _faults(scene: Scene) -> list[tuple[str, Fault]]:
    rules = [rule for rule in RULEBOOK if rule.id in CALENDAR_RULES]
    found = [(rule.id, fault) for rule in rules for fault in rule.faults(scene.facts)]
    return [(rule_id, fault) for rule_id, fault in found if rule_id != QUALITY_MAX.id or _is_too_much(scene, fault)]


def _is_too_much(scene: Scene, fault: Fault) -> bool:
    """Whether there is too much quality; too little of it forbids nothing."""
    assert fault.place is not None
    return len(scene.facts.schedule.weeks[fault.place.week - 1].quality) > QUALITY_MAX.allowed(scene.facts.request)


def _is_over(scene: Scene, fault: Fault) -> bool:
    place = fault.place
    if place is None or place.week - 1 < scene.current:
        return place is not None
    if place.day is None:
        return place.week - 1 == scene.current and scene.has_begun
    return scene.facts.schedule.weeks[place.week - 1].days[place.day].date < scene.today
