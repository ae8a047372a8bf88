"""The plan in force, date by date, while life rearranges it."""

import datetime as dt
from dataclasses import dataclass, replace

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day
from solver.running.request.result import LostRun, Plan, WorkoutType
from solver.running.rules.facts import Facts
from solver.running.rules.workouts import ROLES


@dataclass(frozen=True)
class Slot:
    """What stands on a date: its place in the schedule, its kilometres in steps, and the kind of workout."""

    day: Day
    steps: int
    workout: WorkoutType

    @property
    def is_run(self) -> bool:
        """Whether it has training kilometres."""
        return self.day.role.is_run

    @property
    def is_hard(self) -> bool:
        """Long and quality runs: what is worth a move."""
        return self.day.role in (Role.LONG, Role.QUALITY)


class Sheet:
    """All dates of the plan in force with what stands on them; edits leave a record of what fell away.

    `touched` are dates with another run than before, `resized` those of weeks whose kilometres the runner fixed.
    """

    def __init__(self, plan: Plan, facts: Facts) -> None:
        grid, planned = facts.baseline.grid, {day.date: day for week in plan.weeks for day in week.days}
        self.slots: dict[dt.date, Slot] = {}
        for day in (day for week in facts.schedule.weeks for day in week.days):
            km = planned[day.date].planned_distance_km or 0.0
            steps = grid.nearest(km) if day.role.is_run else 0
            self.slots[day.date] = Slot(day, steps, planned[day.date].workout_type)
        self.in_force = dict(self.slots)
        told = [] if plan.happened is None else plan.happened.lost
        self.carried = {lost.date: grid.nearest(lost.planned_distance_km) for lost in told if lost.date in self.slots}
        self.lost: dict[dt.date, LostRun] = {lost.date: lost for lost in told if lost.date in self.slots}
        self.touched: set[dt.date] = set()
        self.resized: set[dt.date] = set()
        self.grid = grid

    def role(self, date: dt.date) -> Role:
        """What a date is for; rest outside the plan."""
        slot = self.slots.get(date)
        return Role.REST if slot is None else slot.day.role

    def before_resizing(self, date: dt.date) -> Slot:
        """What stands on a date, as long as it was before the runner fixed its week's kilometres."""
        return self.in_force[date] if date in self.resized else self.slots[date]

    def rest(self, date: dt.date) -> None:
        """Take away what stands on a date."""
        self.slots[date] = Slot(Day(date, Role.REST, displaced=True), 0, WorkoutType.REST)
        self.touched.add(date)

    def lose(self, date: dt.date) -> None:
        """Let a run fall away and remember it."""
        self.note_loss(date, self.slots[date])
        self.rest(date)

    def note_loss(self, date: dt.date, slot: Slot) -> None:
        """Remember a run that fell away."""
        self.lost[date] = LostRun(date=date, workout_type=slot.workout, planned_distance_km=self.grid.km(slot.steps))

    def put(self, date: dt.date, slot: Slot) -> None:
        """Let a run that stood elsewhere stand here; what stood here is gone."""
        day = replace(slot.day, date=date, displaced=True)
        self.slots[date] = Slot(day, slot.steps, slot.workout)
        self.touched.add(date)

    def swap(self, one: dt.date, other: dt.date) -> None:
        """Let two dates change places."""
        first, second = self.slots[one], self.slots[other]
        self.put(other, first)
        self.put(one, second)

    def turn(self, date: dt.date, workout: WorkoutType, steps: int | None = None) -> None:
        """Make another kind of run of what stands on a date."""
        slot = self.slots[date]
        role = ROLES[workout]
        day = replace(slot.day, role=role, displaced=True, origin=date.weekday() if role.is_run else None)
        self.slots[date] = Slot(day, (slot.steps if steps is None else steps) if role.is_run else 0, workout)

    def layout(self, facts: Facts, dates: set[dt.date], today: dt.date) -> None:
        """Take days from another schedule; a day that keeps its role keeps its kilometres and its workout.

        New weeks that have begun rest until today.
        Where a week has more or fewer quality days than before, all of them are told anew what they are for (R04).
        """
        workouts, targets = facts.workouts, facts.run_targets
        for week in facts.schedule.weeks:
            recounted = len(week.quality) != sum(self.role(day.date) is Role.QUALITY for day in week.days)
            for day in week.days:
                before = self.slots.get(day.date)
                if before is not None and (before.day.role, before.day.race) == (day.role, day.race):
                    told = recounted and day.role is Role.QUALITY and day.date >= today
                    if told or day.date in dates:
                        workout = workouts[day.date] if told else before.workout
                        self.slots[day.date] = replace(before, day=day, workout=workout)
                elif day.date not in dates:
                    self.slots.setdefault(day.date, Slot(Day(day.date, Role.REST, displaced=True), 0, WorkoutType.REST))
                else:
                    self.slots[day.date] = Slot(day, targets.get(day.date, 0), workouts[day.date])
