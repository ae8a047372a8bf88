"""The independent check of a finished plan: plain arithmetic over the same rules, no solver.

The plan may come from anywhere. Its own types say what each week and day is; the request says what
they should be.
"""

import datetime as dt
from collections import Counter
from dataclasses import replace
from fractions import Fraction

from solver.errors import BadRequest
from solver.linear import Number
from solver.refusals import refused
from solver.rule import Fault, Place
from solver.running.answer.explain import RunningBreach, breaches_of, sentence
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Kind, Schedule, Week, with_refs
from solver.running.curve.targets import schedule_of, with_curve, with_targets
from solver.running.outline.baseline import baseline_of
from solver.running.request.request import PlanRequest, StrengthFocus
from solver.running.request.result import Plan, PlanDay, PlanWeek, WeekType, WorkoutType
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.rules.races import DAY_CAP
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.workouts import ROLES
from solver.running.words.tongue import english
from solver.verdict import RuleVerdict, Verdict, untrue_of, verdict_of
from solver.weekday import Weekday

SNAP_KM = 1e-5
"""JSON rounds to 6 decimals; a sum of seven such numbers is this exact."""


def verdicts_of(plan: Plan, request: PlanRequest) -> list[RuleVerdict]:
    """One verdict a rule, in the rulebook's order.

    Raises:
        BadRequest: when the plan has no weeks of seven days that could be judged.
        NoPlan: when the request itself can have no plan.
    """
    _check_shape(plan)
    facts = facts_of_plan(plan, request)
    numbers = numbers_of_plan(plan, facts)
    breaches = breaches_of(numbers)
    faults = {rule.id: list(rule.faults(facts)) for rule in RULEBOOK}
    faults["R10"] += off_grid(facts, numbers)
    faults["R04"] += _wrong_workouts(plan, facts)
    return [verdict_on(rule, plan, facts, numbers, breaches, faults[rule.id]) for rule in RULEBOOK]


def verdict_on(
    rule: Rule, plan: Plan, facts: Facts, numbers: Numbers, breaches: list[RunningBreach], faults: list[Fault]
) -> RuleVerdict:
    """The verdict on one rule, from what a plan misses and what stands in the wrong place."""
    mine = [breach for breach in breaches if breach.rule.id == rule.id]
    reported = {(r.week, r.day) for r in plan.relaxations if r.rule_id == rule.id}
    bent = {(b.bound.place.week, b.bound.place.weekday) for b in mine if b.is_bend}
    untrue = untrue_of(bent, reported, "plan", lambda at: (at[0], at[1] or ""), lambda at: _named(*at))
    grid, tongue = facts.baseline.grid, english(facts.request.settings.units)
    sentences = [sentence(breach, grid, tongue) for breach in mine]
    verdict, places = verdict_of(mine, sentences, [_fault_text(fault) for fault in faults], untrue)
    if verdict is Verdict.HOLDS and not rule.applies(facts) and next(iter(rule.bounds(numbers)), None) is None:
        verdict = Verdict.NOT_APPLICABLE
    return RuleVerdict(rule_id=rule.id, verdict=verdict, places=places)


def _named(week: int, day: Weekday | None) -> str:
    return f"Week {week}" if day is None else f"Week {week}, {day.capitalize()}"


def _fault_text(fault: Fault) -> str:
    place = fault.place
    return fault.sentence if place is None else f"{_named(place.week, place.weekday)}: {fault.sentence}"


def _check_shape(plan: Plan) -> None:
    for i, week in enumerate(plan.weeks):
        if len(week.days) != 7:
            raise BadRequest.of(refused(f"weeks.{i}.days", len(week.days), "seven_days"))
    if not plan.weeks:
        raise BadRequest.of(refused("weeks", [], "no_weeks"))


def facts_of_plan(plan: Plan, request: PlanRequest) -> Facts:
    """What a plan says its weeks and days are, with baseline and targets from the request."""
    return with_targets(_facts(plan, request))


def drawn_facts_of(plan: Plan, request: PlanRequest) -> Facts:
    """The same without what the curve would give each day, but where it tells what lost runs were to have."""
    facts = _facts(plan, request)
    return with_targets(facts) if any(week.lost for week in facts.schedule.weeks) else with_curve(facts)


def _facts(plan: Plan, request: PlanRequest) -> Facts:
    schedule = _schedule(plan, request, schedule_of(request))
    return Facts(request, baseline_of(request), schedule, lifting=lifting_in(plan))


def lifting_in(plan: Plan) -> dict[dt.date, StrengthFocus]:
    """What is trained on each date with a strength session."""
    return {day.date: day.strength for week in plan.weeks for day in week.days if day.strength is not None}


def _schedule(plan: Plan, request: PlanRequest, expected: Schedule) -> Schedule:
    weeks = [_week(i, week, request, expected) for i, week in enumerate(plan.weeks)]
    template = expected.template
    normal = [w for w in weeks if w.kind in (Kind.LOAD, Kind.RECOVERY) and not w.disturbed]
    if normal and not any(_as_expected(week, expected) for week in normal):
        usual = tuple(Counter(w.days[d].role for w in normal).most_common(1)[0][0] for d in range(7))
        if any(role.is_run for role in usual):  # of weeks that are mostly days off there is no pattern
            template = tuple(Role.REST if role is Role.CROSS_TRAINING else role for role in usual)
    return replace(expected, weeks=with_refs(weeks), template=template)


def _as_expected(week: Week, expected: Schedule) -> bool:
    return week.index < len(expected.weeks) and week.days == expected.weeks[week.index].days


def _week(i: int, week: PlanWeek, request: PlanRequest, expected: Schedule) -> Week:
    """The plan's week; where it lays its days out as the engine would, it is the engine's week."""
    race = request.settings.race_date
    days = tuple(_day(day, race) for day in week.days)
    holds = race is not None and any(day.date == race for day in days)
    kind = kind_of(week.week_type, holds, race is not None and days[0].date > race)
    own = expected.weeks[i] if i < len(expected.weeks) else None
    if own is not None and [(d.date, d.role, d.race) for d in own.days] == [(d.date, d.role, d.race) for d in days]:
        counts = own.counts if kind is own.kind else kind is Kind.LOAD and not own.touched
        return replace(own, kind=kind, counts=counts)
    blocked = set(request.settings.blocked_dates)
    disturbed = any(day.date in blocked or day.role is Role.TUNE_UP for day in days)
    runs = sum(day.role.is_run or day.role is Role.TUNE_UP for day in days)
    lost = max(0, request.settings.days_per_week - runs) if any(day.date in blocked for day in days) else 0
    touched = lost > 0 or any(day.role is Role.TUNE_UP for day in days)
    return Week(
        index=i,
        kind=kind,
        days=tuple(replace(day, origin=day.weekday, displaced=disturbed) for day in days),
        lost=lost,
        half_lost=lost > 0 and DAY_CAP.is_half(lost, request.settings.days_per_week),
        disturbed=disturbed,
        early=own is not None and own.early,
        touched=touched,
        counts=kind is Kind.LOAD and not any(day.role is Role.TUNE_UP for day in days),
    )


def kind_of(week_type: WeekType, holds_race: bool, after_race: bool) -> Kind:
    """The way back: what a plan's week type says about the week's kind."""
    if holds_race:
        return Kind.RACE
    if after_race:
        return Kind.AFTER
    return {WeekType.TAPER: Kind.TAPER, WeekType.RECOVERY: Kind.RECOVERY}.get(week_type, Kind.LOAD)


def _day(day: PlanDay, race_date: dt.date | None) -> Day:
    if day.workout_type is WorkoutType.RACE:
        role = Role.RACE if day.date == race_date else Role.TUNE_UP
        return Day(day.date, role, race=round((day.planned_distance_km or 0) * 10_000_000))
    return Day(day.date, ROLES[day.workout_type])


def numbers_of_plan(plan: Plan, facts: Facts) -> Numbers:
    """The plan's kilometres in steps; what JSON rounded is snapped back, anything else stays as it is."""
    step = facts.baseline.grid.tenths_of_mm
    runs: dict[dt.date, Number] = {}
    for week, schedule in zip(plan.weeks, facts.schedule.weeks, strict=True):
        for day, planned in zip(schedule.days, week.days, strict=True):
            if day.role.is_run:
                runs[day.date] = _steps(planned.planned_distance_km or 0, step)
    exact = Numbers.of_distances(facts, runs)
    totals = []
    for week, schedule, steps in zip(plan.weeks, facts.schedule.weeks, exact.totals, strict=True):
        declared = Fraction(str(week.planned_distance_km)) * 10_000_000 - schedule.race
        snapped = abs(declared - steps * step) <= SNAP_KM * 10_000_000
        totals.append(steps if snapped else declared / step)
    return replace(exact, totals=tuple(totals))


def _steps(km: float, step: int) -> Number:
    exact = Fraction(str(km)) * 10_000_000 / step
    nearest = round(exact)
    return nearest if abs(exact - nearest) * step <= SNAP_KM * 10_000_000 else exact


def off_grid(facts: Facts, numbers: Numbers) -> list[Fault]:
    """Distances between two steps."""
    grid = facts.baseline.grid
    return [
        Fault(None, f"{date}: {grid.km(Fraction(steps))} km is no multiple of {grid.km(1)} km")
        for date, steps in numbers.runs.items()
        if Fraction(steps).denominator != 1
    ]


def _wrong_workouts(plan: Plan, facts: Facts) -> list[Fault]:
    expected = facts.workouts
    return [
        Fault(Place(week.week_number, day.date.weekday()), f"{day.workout_type} where {expected[day.date]} belongs")
        for week in plan.weeks
        for day in week.days
        if day.workout_type is not expected[day.date]
    ]
