"""A program's sessions on the dates on which a running plan has strength: both calendars agree."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from solver.running.request.result import Plan, PlanDay, PlanWeek, WeekType, WorkoutType
from solver.running.request.situation import dates_of
from solver.strength.answer.beside_running import KINDS, halved, strength_days_of, without_heavy_legs, without_legs
from solver.strength.answer.result import Program, ProgramDay
from solver.strength.curve.block import WeekKind
from solver.strength.request.request import RunningWeek
from solver.weekday import Weekday

LIGHT = frozenset({WeekType.RECOVERY, WeekType.TAPER})
BEFORE_RACE = dt.timedelta(days=6)


@dataclass(frozen=True)
class BesidePlan:
    """The stored running plan beside which a program is trained: its own id and content, how often its calendar
    changed, and the sessions of its revisions before that fell away, their kind by date."""

    id: str
    plan: Plan
    revision: int = 1
    fallen: Mapping[dt.date, str] = field(default_factory=dict)

    def fits(self, program: Program) -> bool:
        """Whether the plan has strength, and only on the program's days."""
        days = {day.day_of_week for week in self.plan.weeks for day in week.days if day.strength is not None}
        return bool(days) and days <= strength_days_of(program).keys()


@dataclass(frozen=True)
class Placed:
    """A session on a date; `eased` says that its leg work is left out, for a hard run or an injury, `fresh` that its
    squats, lunges and heavy hinges are, since a race is near, and `light` that it has fewer sets, to recover."""

    date: dt.date
    day: ProgramDay
    eased: bool = False
    fresh: bool = False
    light: bool = False


def sessions_on(program: Program, plan: Plan) -> list[Placed]:
    """Each strength date of the plan with its session, if there is one.

    A session stands on its own weekday if the plan has its kind there, else on the week's first free date of its
    kind. What trains the legs the day before a hard run, be it a deadlift among the pulls, is left out, and squats,
    lunges and heavy hinges in the six days before a race. Recovery and taper weeks, the way back from days off
    among them, have half the sets where the program has no lighter week of its own. A program of several weeks is
    followed week by week, and its last load week from then on.
    """
    workouts = {day.date: day.workout_type for week in plan.weeks for day in week.days}
    races = [date for date, workout in workouts.items() if workout is WorkoutType.RACE]
    placed = []
    for number, week in enumerate(plan.weeks):
        for date, session in _week(_in_week(program, number), week):
            light = week.week_type in LIGHT
            done = halved(session) if light and not _rests(program, number) else session
            following = workouts.get(date + dt.timedelta(days=1))
            if following is not None and following.wants_fresh_legs:
                done = without_legs(done)
            eased = len(done.exercises) < len(session.exercises)
            if any(dt.timedelta(0) < race - date <= BEFORE_RACE for race in races):
                done = without_heavy_legs(done)
            if done.exercises:
                fresh = len(done.exercises) < len(session.exercises) and not eased
                placed.append(Placed(date, done, eased, fresh, light))
    return placed


@dataclass(frozen=True)
class DaysOff:
    """Dates of a revised running plan that are no days to lift, or none to train the legs (R28)."""

    closed: frozenset[dt.date] = frozenset()
    injured: frozenset[dt.date] = frozenset()

    @classmethod
    def of(cls, plan: Plan) -> "DaysOff":
        """What the plan was told of."""
        events = () if plan.happened is None else plan.happened.situation.events
        injured = dates_of(event for event in events if event.kind == "injury")
        return cls(frozenset(dates_of(event for event in events if event.kind != "injury")), frozenset(injured))


NEVER_OFF = DaysOff()


def sessions_from(
    program: Program, start: dt.date, running: Sequence[RunningWeek], off: DaysOff = NEVER_OFF
) -> list[Placed] | None:
    """The sessions of a program that ends, on its own weekdays from a date on: after the weeks of the running plan
    beside it, else after its own; None where it goes on and on.

    Recovery and taper weeks have half the sets where the program has no weeks of its own for them; no squat, no lunge
    and no heavy hinge stands in the six days before a race, and nothing on its day; no legs are trained while injured,
    and nothing while ill or away.
    """
    count = len(running) or len(program.weeks or ())
    if not count:
        return None
    monday = start - dt.timedelta(days=start.weekday()) if running else None
    races = [(number, week.race.position) for number, week in enumerate(running) if week.race is not None]
    placed = []
    own = len(program.weeks or ())
    for number in range(count):
        light = _is_light(program, running, number)
        for place, session in enumerate(_in_week(program, number).days):
            first = monday + dt.timedelta(place) if monday else start + dt.timedelta((place - start.weekday()) % 7)
            days_left = [7 * (week - number) + race - place for week, race in races]
            done = halved(session) if light and number >= own else session
            date = first + dt.timedelta(weeks=number)
            if date in off.injured:
                done = without_legs(done)
            eased = len(done.exercises) < len(session.exercises)
            if any(0 < left <= BEFORE_RACE.days for left in days_left):
                done = without_heavy_legs(done)
            fresh = len(done.exercises) < len(session.exercises) and not eased
            if done.exercises and 0 not in days_left and date >= start and date not in off.closed:
                placed.append(Placed(date, done, eased, fresh, light))
    return sorted(placed, key=lambda one: one.date)


def _is_light(program: Program, running: Sequence[RunningWeek], number: int) -> bool:
    if program.weeks is not None and number < len(program.weeks):
        return program.weeks[number].kind is WeekKind.DELOAD
    return number < len(running) and running[number].week_type in LIGHT


def _rests(program: Program, number: int) -> bool:
    """Whether a week is one of the program's own lighter ones."""
    weeks = program.weeks or []
    return number < len(weeks) and weeks[number].kind is WeekKind.DELOAD


def _in_week(program: Program, number: int) -> Program:
    """The program with the days of one of its weeks, where it has more than one."""
    if program.weeks is None:
        return program
    load = [week for week in program.weeks if week.kind is WeekKind.LOAD]
    week = program.weeks[number] if number < len(program.weeks) else load[-1]
    return program.model_copy(update={"days": week.days})


def _week(program: Program, week: PlanWeek) -> Iterator[tuple[dt.date, ProgramDay]]:
    left = [session for session in program.days if session.exercises]
    for day in (day for day in week.days if day.strength is not None):
        others = {other.day_of_week for other in week.days if other.strength is not None and other.date > day.date}
        if left:
            best = min(left, key=lambda session: _distance(session, day, others))
            left.remove(best)
            yield day.date, best


def _distance(session: ProgramDay, day: PlanDay, others: set[Weekday]) -> tuple[bool, bool, bool]:
    """How little a session suits a date: another kind, another weekday, one that a later date of the week waits for."""
    own = session.day_of_week == day.day_of_week
    return KINDS[session.focus] != day.strength, not own, session.day_of_week in others
