"""The progression curve: week totals on the grid, all known before the solve."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Kind, Schedule, Week
from solver.running.curve.peak import peak_of
from solver.running.curve.room import in_steps
from solver.running.request.request import Goal
from solver.running.request.result import WeekType
from solver.running.rules.facts import Baseline, Curve, Facts
from solver.running.rules.races import RACE
from solver.running.rules.returns import RETURN
from solver.running.rules.volume import GROWTH, TAPER

MIN_GROWTH, MAX_GROWTH_KM = 0.02, 1.0
CAUTIOUS_GROWTH, CAUTIOUS_GROWTH_KM = 0.05, 0.5
MARATHON_TAPER, MARATHON_TAPER_MANY_RUNS, MARATHON_SHORT_TAPER, HALF_TAPER = (0.75, 0.55), (0.85, 0.75), 0.70, 0.80
LAST_FULL_WEEK = 0.55
MANY_RUNS = 6
SHARPENER, LAST_EASY, EVE, EVE_KM = 0.11, 0.09, 0.06, 5.0
"""Of the highest load week, the days of the race week, with five runs a week or more."""
RUNS_OF_SHARES = 5
"""The fewest runs a week that these shares are meant for; the runs of fewer are a larger part of their week."""
AFTER_RACE: tuple[float, ...] = (0.30, 0.40, 0.50)
"""Of the highest load week, for the first, second and every later week after the race."""
PEAK_SHARE, PEAK_PART, BASE_PART = 0.95, 3, 0.4
"""Peak: at least 95 % of the highest (since a long break), in the last third of the load weeks; of the others the first
40 % are base."""
STEPS_OF_A_KM = 32
"""How finely growth by kilometres is tried."""


@dataclass(frozen=True)
class Shape:
    """How a progression looks: the fastest growth a load week, the part of the load weeks by which it is at its peak,
    and recovery weeks' share of the load week before."""

    max_growth: float
    peak_by: float
    recovery: float


OF_RULEBOOK = Shape(0.085, 0.65, 0.775)
"""What rules mean by a week's curve value."""
AIMED_AT = Shape(0.095, 0.6, 0.79)
"""What plans aim at: nearer to published plans, whichever half of those is left out (`benchmarks published`)."""


@dataclass(frozen=True)
class Growth:
    """How far a load week may be above the one before: a share of it or kilometres in steps, whichever is more."""

    rate: float
    steps: float

    def path(self, baseline: Baseline, asked: int, levels: int) -> list[int]:
        """Load weeks by level, on the grid, held at the peak; rounding leads no week beyond R13."""
        values, exact = [baseline.week_one], float(baseline.week_one)
        for _ in range(levels):
            exact = min(asked, exact + max(exact * self.rate, self.steps))
            most = max(map(in_steps, GROWTH.limits_above(values[-1], baseline.grid))) // 100
            values.append(min(round_half_up(exact), most))
        return values


def curve_of(facts: Facts) -> Curve:
    """Constant growth per load week, as slow as reaches the peak in time, then held; all other weeks follow.

    Rules measure by it; what a plan aims at, :func:`aimed_at` says, once what its runs hold is known.
    """
    baseline = facts.baseline
    asked = max(baseline.grid.nearest(peak_of(facts.request, baseline).km), baseline.week_one)
    weeks = _weeks(facts, asked, stages_of(facts.schedule, RETURN.long_from), OF_RULEBOOK)
    return Curve(weeks, weeks, asked, asked)


def aimed_at(facts: Facts, curve: Curve, most: int | None) -> Curve:
    """The same with what the plan is to come to: no more than `most`, unless goal, athlete or today's kilometres do."""
    baseline = facts.baseline
    needed = max(baseline.grid.nearest(peak_of(facts.request, baseline).needed_km), baseline.week_one)
    asked = curve.asked if most is None else min(curve.asked, max(most, needed))
    shape = OF_RULEBOOK if baseline.cautious else AIMED_AT
    aims = _weeks(facts, asked, stages_of(facts.schedule, RETURN.shortest_days), shape)
    reached = max((aims[week.index] for week in facts.schedule.loads), default=baseline.week_one)
    return replace(curve, aims=aims, asked=asked, reached=reached)


def _weeks(facts: Facts, asked: int, stages: Sequence[int], shape: Shape) -> tuple[int, ...]:
    schedule, baseline = facts.schedule, facts.baseline
    top = max((stages[week.index] for week in schedule.loads), default=0)
    loads = growth_of(baseline, asked, top, shape).path(baseline, asked, top)
    return tuple([_value(facts, week, loads, stages[week.index], shape) for week in schedule.weeks])


def stages_of(schedule: Schedule, holding: int) -> list[int]:
    """How far growth has come by week: a level for every ref, but none where a break holds it, of so many days or more.

    Rules let growth go on after up to two weeks off (R29); plans rather resume where training was.
    """
    held, stages = 0, []
    for week in schedule.weeks:
        held += week.level > 0 and week.after_break >= holding
        stages.append(max(0, week.level - held))
    return stages


def growth_of(baseline: Baseline, asked: int, levels: int, shape: Shape) -> Growth:
    """The slowest growth that reaches the peak in time, or the fastest that is allowed."""
    fastest = growth_limits(baseline, shape)
    by = max(1, floor(shape.peak_by * levels + 0.5))
    if baseline.week_one >= asked:
        return Growth(MIN_GROWTH, 0)
    rate = max(MIN_GROWTH, (asked / baseline.week_one) ** (1 / by) - 1)
    if rate <= fastest.rate:
        return Growth(rate, 0)
    slowest, enough = 0, STEPS_OF_A_KM
    while enough - slowest > 1:
        part = (slowest + enough) // 2
        reached = Growth(fastest.rate, fastest.steps * part / STEPS_OF_A_KM).path(baseline, asked, by)[-1]
        slowest, enough = (slowest, part) if reached >= asked else (part, enough)
    return Growth(fastest.rate, fastest.steps * enough / STEPS_OF_A_KM)


def growth_limits(baseline: Baseline, shape: Shape) -> Growth:
    """The fastest growth of an athlete."""
    cautious = CAUTIOUS_GROWTH, CAUTIOUS_GROWTH_KM
    rate, km = cautious if baseline.cautious else (shape.max_growth, MAX_GROWTH_KM)
    return Growth(rate, float(baseline.grid.steps(km)))


def load_weeks_needed(baseline: Baseline, peak: int, most: int) -> int | None:
    """Load weeks until the fastest growth reaches a peak, the first included; None if not even `most` do."""
    path = growth_limits(baseline, AIMED_AT).path(baseline, peak, most - 1)
    return next((count for count, steps in enumerate(path, start=1) if steps >= peak), None)


def _value(facts: Facts, week: Week, loads: Sequence[int], stage: int, shape: Shape) -> int:
    highest = loads[-1]
    match week.kind:
        case Kind.LOAD:
            return loads[stage]
        case Kind.RECOVERY:
            return round_half_up(shape.recovery * loads[max(0, stage - 1)])
        case _:
            return from_taper_on(facts, week, highest)


def from_taper_on(facts: Facts, week: Week, highest: int) -> int:
    """What a week after the last load week aims at, by the highest of those."""
    match week.kind:
        case Kind.AFTER:
            after = sum(other.kind is Kind.AFTER for other in facts.schedule.weeks[: week.index])
            return floor(AFTER_RACE[min(after, len(AFTER_RACE) - 1)] * highest)
        case Kind.TAPER:
            return round_half_up(_taper_share(facts, week) * highest)
        case _:
            return sum(near_race(facts, day, highest) or 0 for day in week.runs)


def near_race(facts: Facts, day: Day, highest: int) -> int | None:
    """A run of the last six days before the race; None for a day that is none of them."""
    if day.date not in facts.last_days:
        return None
    if facts.schedule.days_to_race(day) == 1:
        return min(facts.baseline.grid.down(EVE_KM), floor(EVE * highest))
    return _before_race(facts, SHARPENER if day.role is Role.QUALITY else LAST_EASY, highest)


def _before_race(facts: Facts, share: float, highest: int) -> int:
    """Fewer runs a week are longer ones, also before the race: up to what R25 always allows they keep their part."""
    kept = share * RUNS_OF_SHARES / min(RUNS_OF_SHARES, facts.runs_per_week)
    return max(floor(share * highest), min(facts.baseline.grid.down(RACE.always_km), floor(kept * highest)))


def _taper_share(facts: Facts, week: Week) -> float:
    """Of the highest load week; where the race stands early in its week, the week before takes the race week's part."""
    goal, many = facts.request.settings.goal, facts.runs_per_week >= MANY_RUNS
    before = [other.index for other in facts.schedule.tapers if other.kind is Kind.TAPER]
    if TAPER.is_early(facts.schedule.race_weekday):
        if week.index == before[-1]:
            return LAST_FULL_WEEK
        before = before[:-1]
    if goal is not Goal.MARATHON:
        return HALF_TAPER
    if len(before) < 2:
        return MARATHON_SHORT_TAPER
    shares = MARATHON_TAPER_MANY_RUNS if many else MARATHON_TAPER
    return shares[min(before.index(week.index), len(shares) - 1)]


def week_types_of(schedule: Schedule, curve: Curve) -> tuple[WeekType, ...]:
    """Recovery and taper by rule; load weeks are peak, base or build by their place and size on the curve."""
    loads = [week.index for week in schedule.loads]
    resumed = max((week.index for week in schedule.loads if RETURN.is_long(week.after_break)), default=0)
    highest = max((curve.weeks[t] for t in loads if t >= resumed), default=0)
    late = [t for i, t in enumerate(loads) if PEAK_PART * i >= (PEAK_PART - 1) * len(loads)]
    peaks = {t for t in late if curve.weeks[t] >= PEAK_SHARE * highest}
    others = [t for t in loads if t not in peaks]
    base = {t for i, t in enumerate(others) if i < BASE_PART * len(others)}
    return tuple(_week_type(week, peaks, base) for week in schedule.weeks)


def _week_type(week: Week, peaks: set[int], base: set[int]) -> WeekType:
    if week.is_taper:
        return WeekType.TAPER
    if not week.is_load:
        return WeekType.RECOVERY
    return WeekType.PEAK if week.index in peaks else WeekType.BASE if week.index in base else WeekType.BUILD


def round_half_up(value: float) -> int:
    """To the nearest whole step."""
    return floor(value + 0.5 + 1e-9)
