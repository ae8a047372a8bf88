"""What the way back from a break takes from a run (R29), in a runner's words."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from solver.running.calendar.schedule import FULL, Day, Week
from solver.running.living.explain.wording import Words
from solver.running.living.past.scene import Scene
from solver.running.request.result import WorkoutType
from solver.running.request.revision import DayPlan
from solver.running.rules.returns import RETURN, percent_on

FAST_OR_LONG = frozenset({WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.STEADY})


@dataclass(frozen=True)
class WayBack:
    """Knows the breaks of a scene, and what runs are measured by."""

    scene: Scene
    words: Words

    def clause(self, date: dt.date, was: DayPlan, after: DayPlan) -> str | None:
        """Why the run that was planned is easier or shorter; None where no break says so."""
        pauses = [pause for pause in self.scene.breaks if pause.resume <= date]
        if not pauses or not self.scene.facts.schedule.week_of(date).returning:
            return None
        if not after.planned_distance_km or after.workout_type is WorkoutType.RACE:
            return None
        percent, days = percent_on(self.scene.breaks, date), pauses[-1].days
        easier = was.workout_type in FAST_OR_LONG and after.workout_type is not was.workout_type
        shorter = percent < FULL and after.planned_distance_km < (was.planned_distance_km or 0.0)
        if not (easier or shorter):
            return None
        key = "why.return" if not easier else "why.return_no_fast" if shorter else "why.no_fast"
        why = self.words.tongue.say(key, days=days, percent=percent)
        measure = self._measure(date) if shorter else None
        return why if measure is None else self.words.tongue.say("return.measured", why=why, measure=measure)

    def moved(self, date: dt.date, origin: dt.date, after: DayPlan | None) -> str | None:
        """The same of a run that the runner moved here: it is compared with what it was on its own date."""
        own = self.scene.in_force.get(origin)
        if after is None or own is None or not own.is_run:
            return None
        return self.clause(date, DayPlan(workout_type=own.workout, planned_distance_km=self._km(own.steps)), after)

    def _km(self, steps: int) -> float:
        return self.scene.grid.km(steps)

    def _measure(self, date: dt.date) -> str | None:
        """What the day's share is a share of, where that decides how long the run is."""
        week, numbers = self.scene.facts.schedule.week_of(date), self.words.numbers
        day = week.days[date.weekday()]
        if week.ref is None:
            return None
        before = max(Fraction(steps) for steps in RETURN.befores(numbers, week, day))  # type: ignore[arg-type]
        if numbers.run(day) != floor(before * percent_on(self.scene.breaks, date) / 100):
            return None
        return self._named(week, day, before)

    def _named(self, week: Week, day: Day, before: Fraction) -> str:
        say, number = self.words.tongue.say, (week.ref or 0) + 1
        if self.words.numbers.ref_run(week, day.weekday) is None:
            return say("return.easy_run", number=number, km=self.words.km(before))
        return say(
            "return.weekday", weekday=self.words.tongue.weekdays[day.weekday], number=number, km=self.words.km(before)
        )
