"""What a reader should know about a plan besides its numbers. One small function a subject."""

from collections.abc import Callable, Iterator, Mapping

from solver.running.answer.outlook import (
    LONGEST_SEARCHED_PLAN,
    break_costs_peak,
    goal_out_of_reach,
    longest_before_race,
    target_time,
    weeks_enough,
)
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind
from solver.running.curve.peak import peak_of
from solver.running.request.request import available_days
from solver.running.request.result import Advisory, PlanWeek, WorkoutType
from solver.running.rules.facts import Facts
from solver.running.rules.lifting import HEAVY
from solver.running.rules.long_share import LONG_SHARE
from solver.running.words.tongue import Tongue, tongue_of
from solver.weekday import WEEK

HELD_BELOW = 0.95
"""Of the peak that today's kilometres call for: nobody need be told of less that is missing."""


def advisories_of(facts: Facts, weeks: list[PlanWeek]) -> list[Advisory]:
    """All advisories of a plan: those about the whole plan first, then by week."""
    tongue = tongue_of(facts.request)
    found = [advisory for subject in _SUBJECTS for advisory in subject(facts, weeks, tongue)]
    return sorted(found, key=lambda advisory: advisory.week or 0)


def _start_moved(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    settings = facts.request.settings
    if settings.start_date != settings.first_monday:
        monday, start = tongue.plain_date(settings.first_monday), tongue.plain_date(settings.start_date)
        yield tongue.remark("start-moved", monday=monday, start=start)


def _run_days(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    settings, template = facts.request.settings, facts.schedule.template
    if not settings.preferred_days:
        return
    preferred, n = available_days(settings), settings.days_per_week
    added = [day for d, day in enumerate(WEEK) if template[d].is_run and day not in preferred]
    if added:
        yield tongue.remark("run-days-added", runs=n, days=tongue.days(added))
    if len(preferred) > n:
        unused = [day for d, day in enumerate(WEEK) if day in preferred and not template[d].is_run]
        yield tongue.remark("run-days-unused", runs=n, days=tongue.days(unused))


def _week_one(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    if facts.baseline.raised:
        start, n = facts.baseline.grid.km(facts.baseline.week_one), facts.request.settings.days_per_week
        yield tongue.warning("week-one-raised", 1, km=tongue.km(start), runs=n)


def _timeline(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    """When growth cannot reach what the goal (or the athlete) asks for, how many weeks would."""
    curve, settings, grid = facts.targets.curve, facts.request.settings, facts.baseline.grid
    floor = grid.nearest(peak_of(facts.request, facts.baseline).needed_km)
    if floor <= curve.reached or facts.request.athlete.injury_flags:
        return
    enough = weeks_enough(facts, floor)
    weeks = tongue.say("weeks.enough" if enough else "weeks.never", weeks=enough or LONGEST_SEARCHED_PLAN)
    wish = tongue.say(
        "peak.own" if settings.peak_weekly_km is not None else "peak.goal", goal=tongue.races[settings.goal]
    )
    wanted, reached = (tongue.km(grid.km(steps)) for steps in (floor, curve.reached))
    yield tongue.warning("timeline-too-short", wanted=wanted, wish=wish, reached=reached, weeks=weeks)


def _peak_held(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    """Where the runs a week, not growth, keep the biggest week below what the kilometres of today call for."""
    curve, grid = facts.targets.curve, facts.baseline.grid
    wanted = grid.nearest(peak_of(facts.request, facts.baseline).km)
    if facts.runs_per_week > 1 and curve.reached == curve.asked < HELD_BELOW * wanted:
        most, asked = (tongue.km(grid.km(steps)) for steps in (curve.reached, wanted))
        yield tongue.remark("peak-held", reached=most, wanted=asked, runs=facts.runs_per_week)


def _wide_shares(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    n = facts.request.settings.days_per_week
    if n in (2, 3, 4) and facts.request.settings.include_long_run:
        yield tongue.remark("shares-widened", runs=n)


def _long_run(facts: Facts, weeks: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    goal = facts.request.settings.goal
    wanted = LONG_SHARE.min_peak_km.of(goal)
    runs = [day for week in weeks for day in week.days if day.planned_distance_km]
    longs = [day.planned_distance_km or 0 for day in runs if day.workout_type is WorkoutType.LONG_RUN]
    longest = max(longs, default=wanted)
    if wanted - longest_before_race(facts, [longest]) > facts.baseline.grid.km(1):
        lengths = {"longest": tongue.km(longest), "wanted": tongue.km(wanted)}
        yield tongue.warning("long-run-short", goal=tongue.races[goal], **lengths)


def _paces(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    athlete = facts.request.athlete
    if athlete.easy_pace_sec_per_km is None and athlete.vdot is None:
        yield tongue.remark("pace-unknown")


def _strength(facts: Facts, weeks: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    """What the strength sessions could not be: no heavy legs the day before a long or quality run, none near a race."""
    wish = facts.request.settings.strength_days
    if not wish:
        return
    days = [day for week in weeks for day in week.days if day.strength is not None]
    if not any(day.strength in HEAVY for day in days) and _wants_legs(wish):
        yield tongue.remark("strength-without-legs")
    elif isinstance(wish, Mapping):
        elsewhere = [day for day in days if day.strength in HEAVY and wish.get(day.day_of_week) not in HEAVY]
        moved = {day.day_of_week for day in elsewhere if day.day_of_week in wish}  # in a revised plan others are over
        if moved:
            names = tongue.days(day for day in WEEK if day in moved)
            yield tongue.remark("strength-legs-moved", days=names)


def _wants_legs(wish: object) -> bool:
    return not isinstance(wish, Mapping) or not HEAVY.isdisjoint(wish.values())


def _injuries(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    athlete, settings = facts.request.athlete, facts.request.settings
    if athlete.injury_flags:
        yield tongue.remark("injury-caution")
    if settings.include_speedwork and not athlete.injury_flags and Role.QUALITY not in facts.schedule.template:
        yield tongue.remark("no-quality", runs=tongue.runs(settings.days_per_week))


def _blocked(facts: Facts, weeks: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    first, last = weeks[0].week_start_date, weeks[-1].week_end_date
    blocked = set(facts.request.settings.blocked_dates)
    outside = [date for date in facts.request.settings.blocked_dates if not first <= date <= last]
    if outside:
        dates = ", ".join(map(tongue.plain_date, outside[:3])) + (tongue.say("and.more") if len(outside) > 3 else "")
        yield tongue.remark("blocked-date-outside", dates=dates)
    for week in facts.schedule.weeks:
        moved = [day for day in week.runs if day.displaced and day.origin is not None and day.origin != day.weekday]
        for day in moved:
            if week.days[day.origin or 0].date in blocked:
                names = {"before": tongue.weekdays[day.origin or 0], "after": tongue.weekdays[day.weekday]}
                yield tongue.remark("run-moved", week.number, **names)
        if week.lost:
            rest = tongue.say("rest.counts") if week.half_lost and week.kind is Kind.RECOVERY else ""
            yield tongue.warning("runs-dropped", week.number, runs=tongue.runs(week.lost), rest=rest)


def _tune_ups(facts: Facts, _: list[PlanWeek], tongue: Tongue) -> Iterator[Advisory]:
    for week in facts.schedule.weeks:
        for day in week.days if week.tune_up else ():
            if day.role is Role.TUNE_UP and day.origin is not None:
                role = facts.schedule.template[day.origin]
                name = {Role.LONG: "place.long", Role.QUALITY: "place.quality"}.get(role, "place.easy")
                weekday = tongue.weekdays[day.weekday]
                yield tongue.remark("tune-up-placed", week.number, weekday=weekday, run=tongue.say(name))
        runs = len(week.runs) + len(week.days_of(Role.TUNE_UP))
        if week.tune_up and week.kind is not Kind.RACE and runs + week.lost < facts.runs_per_week:
            yield tongue.remark("tune-up-crowds" if week.runs else "tune-up-alone", week.number, runs=runs)


_SUBJECTS: tuple[Callable[[Facts, list[PlanWeek], Tongue], Iterator[Advisory]], ...] = (
    _start_moved,
    goal_out_of_reach,
    _timeline,
    _peak_held,
    _long_run,
    break_costs_peak,
    target_time,
    _run_days,
    _wide_shares,
    _injuries,
    _paces,
    _strength,
    _week_one,
    _blocked,
    _tune_ups,
)
