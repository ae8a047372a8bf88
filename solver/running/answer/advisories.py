"""What a reader should know about a plan besides its numbers. One small function a subject."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from solver.running.answer.explain import distance
from solver.running.answer.outlook import (
    LONGEST_SEARCHED_PLAN,
    break_costs_peak,
    goal_out_of_reach,
    target_time,
    weeks_enough,
)
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind
from solver.running.curve.peak import peak_of
from solver.running.request.request import available_days
from solver.running.request.result import Advisory, PlanWeek, Severity, WorkoutType
from solver.running.rules.facts import Facts
from solver.running.rules.lifting import HEAVY
from solver.running.rules.long_runs import LONG_SHARE
from solver.weekday import WEEK


def advisories_of(facts: Facts, weeks: list[PlanWeek]) -> list[Advisory]:
    """All advisories of a plan: those about the whole plan first, then by week."""
    found = [advisory for subject in _SUBJECTS for advisory in subject(facts, weeks)]
    return sorted(found, key=lambda advisory: advisory.week or 0)


def _info(code: str, message: str, week: int | None = None) -> Advisory:
    return Advisory(code=code, severity=Severity.INFO, week=week, message=message)


def _warning(code: str, message: str, week: int | None = None) -> Advisory:
    return Advisory(code=code, severity=Severity.WARNING, week=week, message=message)


def _km(facts: Facts, km: float) -> str:
    return distance(km, facts.request.settings.units)


def _start_moved(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    settings = facts.request.settings
    if settings.start_date != settings.first_monday:
        message = f"Weeks start on Mondays, so week 1 starts on {settings.first_monday}, not {settings.start_date}."
        yield _info("start-moved", message)


def _run_days(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    settings, template = facts.request.settings, facts.schedule.template
    if not settings.preferred_days:
        return
    preferred, n = available_days(settings), settings.days_per_week
    added = [day for d, day in enumerate(WEEK) if template[d].is_run and day not in preferred]
    if added:
        message = f"{n} runs a week need more days than preferred; added for good spacing: {_names(added)}."
        yield _info("run-days-added", message)
    if len(preferred) > n:
        unused = [day for d, day in enumerate(WEEK) if day in preferred and not template[d].is_run]
        yield _info("run-days-unused", f"{n} runs a week leave some preferred days free: {_names(unused)}.")


def _names(days: Sequence[str]) -> str:
    return ", ".join(str(day).capitalize() for day in days)


def _week_one(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    if facts.baseline.raised:
        start, n = facts.baseline.grid.km(facts.baseline.week_one), facts.request.settings.days_per_week
        message = f"Week 1 aims at {_km(facts, start)}, more than today, because {n} runs need at least 2 km each."
        yield _warning("week-one-raised", message, 1)


def _timeline(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    """When growth cannot reach what the goal (or the athlete) asks for, how many weeks would."""
    curve, settings, grid = facts.targets.curve, facts.request.settings, facts.baseline.grid
    floor = peak_of(facts.request, facts.baseline).needed_km
    if grid.nearest(floor) <= curve.reached or facts.request.athlete.injury_flags:
        return
    enough = weeks_enough(facts, grid.nearest(floor))
    weeks = f"{enough} weeks would be enough" if enough else f"not even {LONGEST_SEARCHED_PLAN} weeks would be enough"
    wish = "your peak week" if settings.peak_weekly_km is not None else f"a {settings.goal.label} plan's peak week"
    message = (
        f"There is too little time to grow safely to {_km(facts, grid.km(grid.nearest(floor)))}, {wish}; "
        f"the plan aims at {_km(facts, grid.km(curve.reached))}. To get there, {weeks}."
    )
    yield _warning("timeline-too-short", message)


def _wide_shares(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    n = facts.request.settings.days_per_week
    if n in (2, 3, 4) and facts.request.settings.include_long_run:
        message = (
            f"With {n} runs a week the usual shares (long run 28-32 %, quality 18-22 %) cannot add up to a week, so "
            f"each run may take a larger part of it."
        )
        yield _info("shares-widened", message)


def _long_run(facts: Facts, weeks: list[PlanWeek]) -> Iterator[Advisory]:
    longs = [d for w in weeks for d in w.days if d.workout_type is WorkoutType.LONG_RUN]
    wanted = LONG_SHARE.min_peak_km.of(facts.request.settings.goal)
    longest = max((day.planned_distance_km or 0 for day in longs), default=0.0)
    if longs and wanted - longest > facts.baseline.grid.km(1):
        message = (
            f"The longest run is {_km(facts, longest)}; a {facts.request.settings.goal.label} is better prepared with "
            f"{_km(facts, wanted)}. More weeks, more kilometres or more recent long runs would allow it."
        )
        yield _warning("long-run-short", message)


def _paces(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    athlete = facts.request.athlete
    if athlete.easy_pace_sec_per_km is None and athlete.vdot is None:
        message = "Neither easyPaceSecPerKm nor vdot is known: minutes assume 6:30 per km, and no paces are given."
        yield _info("pace-unknown", message)


def _strength(facts: Facts, weeks: list[PlanWeek]) -> Iterator[Advisory]:
    """What the strength sessions could not be: no heavy legs the day before a long or quality run, none near a race."""
    wish = facts.request.settings.strength_days
    days = [day for week in weeks for day in week.days if day.strength is not None]
    if wish and not any(day.strength in HEAVY for day in days) and _wants_legs(wish):
        message = "Every strength day is followed by a long or quality run, or near a race, so none trains the legs."
        yield _info("strength-without-legs", message)
    elif isinstance(wish, Mapping):
        moved = {day.day_of_week for day in days if day.strength in HEAVY and wish[day.day_of_week] not in HEAVY}
        if moved:
            names = _names([day for day in WEEK if day in moved])
            message = f"So that no heavy legs stand before a long or quality run, they are trained on {names} instead."
            yield _info("strength-legs-moved", message)


def _wants_legs(wish: object) -> bool:
    return not isinstance(wish, Mapping) or not HEAVY.isdisjoint(wish.values())


def _injuries(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    athlete, settings = facts.request.athlete, facts.request.settings
    if athlete.injury_flags:
        message = "Because of the injury flags the plan starts at 90 % of today's kilometres and has no hard sessions."
        yield _info("injury-caution", message)
    if settings.include_speedwork and not athlete.injury_flags and Role.QUALITY not in facts.schedule.template:
        runs = "1 run" if settings.days_per_week == 1 else f"{settings.days_per_week} runs"
        yield _info("no-quality", f"No tempo or interval day fits into {runs} a week on these days.")


def _blocked(facts: Facts, weeks: list[PlanWeek]) -> Iterator[Advisory]:
    first, last = weeks[0].week_start_date, weeks[-1].week_end_date
    outside = [date for date in facts.request.settings.blocked_dates if not first <= date <= last]
    if outside:
        dates = ", ".join(str(date) for date in outside[:3]) + (" and more" if len(outside) > 3 else "")
        yield _info("blocked-date-outside", f"Blocked dates outside the plan change nothing: {dates}.")
    blocked = set(facts.request.settings.blocked_dates)
    for week in facts.schedule.weeks:
        moved = [day for day in week.runs if day.displaced and day.origin is not None and day.origin != day.weekday]
        for day in moved:
            if week.days[day.origin or 0].date in blocked:
                message = f"The run of {WEEK[day.origin or 0].capitalize()} moves to {WEEK[day.weekday].capitalize()}."
                yield _info("run-moved", message, week.number)
        if week.lost:
            runs = "1 run" if week.lost == 1 else f"{week.lost} runs"
            rest = ", so it counts as a recovery week" if week.half_lost and week.kind is Kind.RECOVERY else ""
            yield _warning("runs-dropped", f"Blocked dates cost this week {runs}{rest}.", week.number)


def _tune_ups(facts: Facts, _: list[PlanWeek]) -> Iterator[Advisory]:
    for week in facts.schedule.weeks:
        for day in week.days:
            if day.role is Role.TUNE_UP and day.origin is not None:
                role = facts.schedule.template[day.origin]
                name = {Role.LONG: "long run", Role.QUALITY: "quality day"}.get(role, "easy run")
                message = f"The tune-up race on {WEEK[day.weekday].capitalize()} takes the place of the {name}."
                yield _info("tune-up-placed", message, week.number)


_SUBJECTS: tuple[Callable[[Facts, list[PlanWeek]], Iterator[Advisory]], ...] = (
    _start_moved,
    goal_out_of_reach,
    _timeline,
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
