"""What can truthfully be said about a plan as a whole: its highest week, longest run, cutbacks and taper."""

from dataclasses import dataclass
from functools import cached_property

from coach.today import WITHOUT_RUN
from solver.running.request.result import Plan, PlanDay, PlanWeek, WeekType, WorkoutType

_LOAD = frozenset({WeekType.BASE, WeekType.BUILD, WeekType.PEAK})


@dataclass(frozen=True)
class Facts:
    """Facts read from the finished plan. Race kilometres of the goal race never make a week the highest."""

    plan: Plan

    @property
    def weeks(self) -> list[PlanWeek]:
        """All weeks."""
        return self.plan.weeks

    @cached_property
    def highest(self) -> PlanWeek | None:
        """The first of the load weeks with the most kilometres, or None without load weeks."""
        loads = [week for week in self.weeks if week.week_type in _LOAD]
        return max(loads, key=lambda week: week.planned_distance_km, default=None)

    @cached_property
    def has_several_highest(self) -> bool:
        """Whether another load week has as many kilometres as the highest."""
        most = 0.0 if self.highest is None else self.highest.planned_distance_km
        return sum(week.planned_distance_km == most for week in self.weeks if week.week_type in _LOAD) > 1

    @cached_property
    def cutbacks(self) -> list[PlanWeek]:
        """Recovery weeks before the race."""
        return [week for week in self.weeks if week.week_type is WeekType.RECOVERY and not self.is_after_race(week)]

    @cached_property
    def taper(self) -> list[PlanWeek]:
        """Taper weeks, the race week included."""
        return [week for week in self.weeks if week.week_type is WeekType.TAPER]

    @cached_property
    def after_race(self) -> list[PlanWeek]:
        """Weeks after the race."""
        return [week for week in self.weeks if self.is_after_race(week)]

    @cached_property
    def longest(self) -> list[tuple[PlanWeek, PlanDay]]:
        """The longest training runs with their weeks: one, or several of the same length; none without runs."""
        runs = [(week, day) for week in self.weeks for day in week.days if is_training_run(day)]
        most = max((day.planned_distance_km or 0.0 for _, day in runs), default=0.0)
        return [run for run in runs if run[1].planned_distance_km == most]

    @property
    def the_longest(self) -> PlanDay | None:
        """The longest run where there is just one."""
        return self.longest[0][1] if len(self.longest) == 1 else None

    def has(self, kind: WorkoutType) -> bool:
        """Whether any day of the plan is of this type."""
        return any(day.workout_type is kind for week in self.weeks for day in week.days)

    def is_after_race(self, week: PlanWeek) -> bool:
        """Whether the week starts after the goal race."""
        return self.plan.race_date is not None and week.week_start_date > self.plan.race_date

    def load_week_before(self, week: PlanWeek) -> PlanWeek | None:
        """The last base, build or peak week before a week: what growth and cutbacks are measured from."""
        before = [w for w in self.weeks if w.week_number < week.week_number and w.week_type in _LOAD]
        return before[-1] if before else None

    def goal_race_in(self, week: PlanWeek) -> PlanDay | None:
        """The goal race, if it is in this week."""
        return next((d for d in week.days if _is_race(d) and d.date == self.plan.race_date), None)

    def tune_up_in(self, week: PlanWeek) -> PlanDay | None:
        """The first tune-up race of this week."""
        return next((d for d in week.days if _is_race(d) and d.date != self.plan.race_date), None)


def is_training_run(day: PlanDay) -> bool:
    """A run that is no race."""
    return bool(day.planned_distance_km) and not _is_race(day) and day.workout_type not in WITHOUT_RUN


def _is_race(day: PlanDay) -> bool:
    return day.workout_type is WorkoutType.RACE
