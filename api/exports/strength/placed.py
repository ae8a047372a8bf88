"""A program's sessions on the dates on which a running plan has strength: both calendars agree."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from solver.running.request.result import Plan, PlanDay, PlanWeek
from solver.strength.answer.beside_running import KINDS, strength_days_of, without_legs
from solver.strength.answer.result import Program, ProgramDay
from solver.weekday import Weekday


@dataclass(frozen=True)
class BesidePlan:
    """The stored running plan beside which a program is trained: its own id and content."""

    id: str
    plan: Plan

    def fits(self, program: Program) -> bool:
        """Whether the plan has strength, and only on the program's days."""
        days = {day.day_of_week for week in self.plan.weeks for day in week.days if day.strength is not None}
        return bool(days) and days <= strength_days_of(program).keys()


@dataclass(frozen=True)
class Placed:
    """A session on a date; `eased` says that its leg work is left out, since a hard run follows."""

    date: dt.date
    day: ProgramDay
    eased: bool


def sessions_on(program: Program, plan: Plan) -> list[Placed]:
    """Each strength date of the plan with its session, if there is one.

    A session stands on its own weekday if the plan has its kind there, else on the week's first free date of its
    kind. What trains the legs the day before a hard run, be it a deadlift among the pulls, is left out.
    """
    workouts = {day.date: day.workout_type for week in plan.weeks for day in week.days}
    placed = []
    for date, session in (pair for week in plan.weeks for pair in _week(program, week)):
        following = workouts.get(date + dt.timedelta(days=1))
        done = without_legs(session) if following is not None and following.wants_fresh_legs else session
        if done.exercises:
            placed.append(Placed(date, done, eased=len(done.exercises) < len(session.exercises)))
    return placed


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
