"""Whether the goal can be met: goals out of reach, breaks that cost the peak, wished race times."""

import datetime as dt
from collections.abc import Iterable, Iterator
from math import ceil

from solver.running.calendar.schedule import Kind, Week
from solver.running.curve.curve import load_weeks_needed
from solver.running.curve.peak import peak_of
from solver.running.outline.cutbacks import place_cutbacks
from solver.running.paces.race_estimate import race_estimate
from solver.running.request.request import Goal
from solver.running.request.result import Advisory, PlanWeek, WorkoutType
from solver.running.rules.calendar import CADENCE
from solver.running.rules.facts import Facts
from solver.running.rules.long_runs import LONG_JUMP
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.volume import TAPER
from solver.running.words.tongue import Tongue

ENOUGH = 0.6
"""Below this part of what a goal's longest run should be, a race is more than the training carries (a guess)."""
WEEKS_PER_LOAD_WEEK = 1.5
"""Every third week is a recovery week."""
STILL_RECENT = 5
"""Weeks to the race in which a long run of before the plan counts for it: as far away as the last ones of plans are (a
guess)."""
PEAK_KEPT = 0.95
LONGEST_SEARCHED_PLAN = 104


def goal_out_of_reach(facts: Facts, weeks: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    """What is unsafe about the goal, and which goal or date would be realistic."""
    settings = facts.request.settings
    longest, needed = longest_before_race(facts, _runs(weeks)), _needed_km(settings.goal)
    if settings.race_date is None or needed is None or longest >= ENOUGH * needed:
        return
    date = _realistic_date(facts, needed)
    smaller = _smaller_goal(settings.goal, longest)
    instead = tongue.say(
        "instead.fitness" if smaller is None else "instead.race", goal=tongue.races[smaller or settings.goal]
    )
    if date is not None and date > settings.race_date:
        later = tongue.say("later.from", date=tongue.plain_date(date))
    else:
        later = tongue.say("later.never")
    yield tongue.warning(
        "goal-out-of-reach",
        goal=tongue.races[settings.goal],
        date=tongue.plain_date(settings.race_date),
        longest=tongue.km(longest),
        instead=instead,
        later=later,
    )


def longest_before_race(facts: Facts, planned_km: Iterable[float]) -> float:
    """The longest run that a race is run from: of the plan, and of before it where the race is near."""
    weeks = facts.request.settings.weeks_to_race
    known = facts.baseline.longest_km if weeks is not None and weeks <= STILL_RECENT else 0.0
    return max([known, *planned_km])


def _runs(weeks: list[PlanWeek]) -> Iterator[float]:
    days = (day for week in weeks for day in week.days if day.workout_type is not WorkoutType.RACE)
    return (day.planned_distance_km or 0.0 for day in days)


def _needed_km(goal: Goal) -> float | None:
    """The longest run that a goal asks for, but no more than its race."""
    metres = goal.race_m
    return None if metres is None else min(metres / 1000, LONG_SHARE.min_peak_km.of(goal))


def _smaller_goal(goal: Goal, longest: float) -> Goal | None:
    """The longest race below a goal that the longest run is enough for."""
    smaller = [Goal.HALF_MARATHON, Goal.TEN_K, Goal.FIVE_K]
    smaller = smaller[smaller.index(goal) + 1 :] if goal in smaller else smaller
    fits = (other for other in smaller if longest >= ENOUGH * (_needed_km(other) or 0))
    return next(fits, None)


def _realistic_date(facts: Facts, needed: float) -> dt.date | None:
    """When long runs that grow by R17's step and weeks that grow by R13's have reached what the goal needs, and the
    taper is over; None where no plan is long enough."""
    settings, grid = facts.request.settings, facts.baseline.grid
    steps = max(0.0, needed - facts.baseline.longest_km) / LONG_JUMP.max_jump_km
    for_long = ceil(steps * WEEKS_PER_LOAD_WEEK) + TAPER.weeks(settings.goal, 52, 6)
    for_volume = weeks_enough(facts, grid.nearest(peak_of(facts.request, facts.baseline).needed_km))
    if for_volume is None:
        return None
    return settings.first_monday + dt.timedelta(days=7 * max(for_long, for_volume) - 1)


def weeks_enough(facts: Facts, peak: int) -> int | None:
    """Weeks of an undisturbed plan whose load weeks suffice."""
    settings = facts.request.settings
    needed = load_weeks_needed(facts.baseline, peak, LONGEST_SEARCHED_PLAN)
    usual = CADENCE.usual_loads(facts.runs_per_week)
    for weeks in range(settings.week_count, LONGEST_SEARCHED_PLAN + 1):
        to_race, race = weeks - settings.weeks_after_race, settings.race_date
        before = weeks if race is None else to_race - TAPER.weeks(settings.goal, to_race, race.weekday())
        cutbacks = place_cutbacks(before, usual) if before > 0 else frozenset()
        if needed is not None and before - len(cutbacks or ()) >= needed:
            return weeks
    return None


def break_costs_peak(facts: Facts, weeks: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    """What a break leaves of the peak is said, not caught up."""
    returns = [week for week in facts.schedule.weeks if week.returning]
    if not returns:
        return
    yield tongue.remark("return-after-break", returns[0].number)
    grid, asked = facts.baseline.grid, facts.targets.curve.asked
    back = facts.schedule.weeks[returns[0].index :]
    reached = max(_size(facts, week) for week in back if week.kind is not Kind.AFTER)
    if reached < PEAK_KEPT * asked:
        peak, most = (tongue.km(grid.km(steps)) for steps in (asked, reached))
        yield tongue.warning("race-at-risk", peak=peak, most=most)


def _size(facts: Facts, week: Week) -> int:
    return facts.targets.weeks[week.index].reachable


def target_time(facts: Facts, weeks: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    """A wished race time beside the estimate."""
    wished = facts.request.settings.target_time_secs
    if wished is None:
        return
    estimate = race_estimate(facts.request, facts.schedule.days_off_at_race)
    if estimate is None:
        yield tongue.remark("target-time-unjudged")
    elif wished < estimate.fast_secs:
        span = {"fast": _clock(estimate.fast_secs), "slow": _clock(estimate.slow_secs)}
        yield tongue.warning("target-time-ambitious", wished=_clock(wished), **span)
    elif wished > estimate.slow_secs:
        yield tongue.remark("target-time-safe", wished=_clock(wished), slow=_clock(estimate.slow_secs))


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
