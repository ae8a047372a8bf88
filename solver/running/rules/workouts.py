"""R04: which days are for quality, and what kind of run each day's role becomes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from solver.rule import Fault, Place
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind, Schedule, Week
from solver.running.request.request import PlanRequest
from solver.running.request.result import WeekType, WorkoutType
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts

CALM = frozenset({WeekType.BASE, WeekType.RECOVERY})
"""Weeks in which a second quality day is a steady run."""
HARD = frozenset({WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.RACE})
"""What never stands on consecutive dates (R05); an easy run on the day after is a recovery run."""
ROLES = {
    WorkoutType.LONG_RUN: Role.LONG,
    WorkoutType.TEMPO: Role.QUALITY,
    WorkoutType.INTERVALS: Role.QUALITY,
    WorkoutType.STEADY: Role.QUALITY,
    WorkoutType.EASY: Role.EASY,
    WorkoutType.RECOVERY: Role.EASY,
    WorkoutType.REST: Role.REST,
    WorkoutType.CROSS_TRAINING: Role.CROSS_TRAINING,
}
"""What a day is for that has a certain kind of workout; races apart, of which there are two kinds."""
FAST = (WorkoutType.TEMPO, WorkoutType.INTERVALS)
"""Fast days as they take turns, week by week and within a week."""
_FIXED = {
    Role.REST: WorkoutType.REST,
    Role.CROSS_TRAINING: WorkoutType.CROSS_TRAINING,
    Role.LONG: WorkoutType.LONG_RUN,
    Role.RACE: WorkoutType.RACE,
    Role.TUNE_UP: WorkoutType.RACE,
}
"""The way back, where it does not depend on the week."""


@dataclass(frozen=True)
class QualityMax(Rule):
    """R04."""

    id = "R04"
    title = "quality-max"
    none_to_runs: int = 2
    one_to_runs: int = 4
    most: int = 2
    novice_below_km: float = 15.0
    novice_weeks: int = 6

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"No quality with up to {self.none_to_runs} runs, one with up to {self.one_to_runs}, {self.most} from "
            f"{self.one_to_runs + 1} on, as many as R05 permits and the athlete wants; none in the first "
            f"{self.novice_weeks} weeks below {self.novice_below_km:g} km a week. Tempo in odd weeks, intervals in "
            "even ones, with two one of each; in base and recovery weeks the second is steady. Without speedwork or "
            "with an injury they are steady runs."
        )

    def allowed(self, request: PlanRequest) -> int:
        """The most quality days of a week."""
        runs, wish = request.settings.days_per_week, request.settings.max_quality_per_week
        usual = 0 if runs <= self.none_to_runs else 1 if runs <= self.one_to_runs else self.most
        return usual if wish is None else min(usual, wish)

    def is_fast(self, request: PlanRequest, number: int) -> bool:
        """Whether quality is run fast in a week, numbered from 1."""
        athlete = request.athlete
        novice = athlete.current_weekly_km < self.novice_below_km and number <= self.novice_weeks
        return request.settings.include_speedwork and not athlete.injury_flags and not novice

    def workouts(
        self, request: PlanRequest, schedule: Schedule, week_types: tuple[WeekType, ...]
    ) -> dict[dt.date, WorkoutType]:
        """What every day is: tempo, intervals or steady; recovery after a hard day, else easy."""
        found: dict[dt.date, WorkoutType] = {}
        before = WorkoutType.REST
        for week, week_type in zip(schedule.weeks, week_types, strict=True):
            quality = iter(self._quality(request, week, week_type))
            for day in week.days:
                fixed = _FIXED.get(day.role)
                if fixed is not None:
                    before = fixed
                elif day.role is Role.QUALITY:
                    before = next(quality)
                else:
                    before = WorkoutType.RECOVERY if before in HARD else WorkoutType.EASY
                found[day.date] = before
        return found

    def _quality(self, request: PlanRequest, week: Week, week_type: WeekType) -> list[WorkoutType]:
        count = len(week.quality)
        if not count:
            return []
        if not self.is_fast(request, week.number):
            return [WorkoutType.STEADY] * count
        turns = FAST if week.number % 2 else FAST[::-1]
        types = list(islice(cycle([kind for kind in turns if kind.value in request.settings.quality_types]), count))
        return [*types[:1], *[WorkoutType.STEADY] * (count - 1)] if week_type in CALM else types

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """The template has as many as can be; no week has more."""
        most, usual = self.allowed(facts.request), facts.schedule.template.count(Role.QUALITY)
        for week in facts.schedule.weeks:
            quality = [day for day in week.quality if day.date not in facts.last_days]
            if len(quality) > most:
                yield Fault(Place(week.number), f"{len(quality)} quality days; at most {most}")
            elif is_normal(facts, week) and len(quality) < usual:
                yield Fault(Place(week.number), f"{len(quality)} quality days although {usual} are possible")


def is_normal(facts: Facts, week: Week) -> bool:
    """Whether a week is as the template has it: touched neither by races nor by blocked dates or a return."""
    special = week.kind in (Kind.RACE, Kind.AFTER) or week.early or week.disturbed or week.returning
    return not special and not any(day.date in facts.last_days for day in week.days)


QUALITY_MAX = QualityMax()
