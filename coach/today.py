"""Everything that the words for one day depend on, gathered once from plan and request."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from coach.bank.language import Language, language_of
from coach.names import clean_name
from coach.phase import Phase, phase_of
from solver.running.paces.intensity import HeartRateZone, heart_rate_zones
from solver.running.paces.paces import Paces, paces_of
from solver.running.paces.sessions.programme import sessions_of
from solver.running.paces.workouts import Session
from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek, WorkoutType
from solver.running.rules.returns import Break, days_off_on

WITHOUT_RUN = frozenset({WorkoutType.REST, WorkoutType.CROSS_TRAINING})


@dataclass(frozen=True)
class Runner:
    """Who the plan is for, as far as words need to know."""

    goal: Goal
    units: Literal["km", "mi"]
    paces: Paces | None
    """Of the form that the plan begins with; on a day after a break `Today` has slower ones."""
    zones: tuple[HeartRateZone, ...] | None
    injured: bool

    @property
    def english(self) -> Language:
        """How figures are written for a language model: in English and in the runner's units."""
        return language_of("en", self.units)


@dataclass(frozen=True)
class Today:
    """One day with its surroundings."""

    day: PlanDay
    week: PlanWeek
    phase: Phase
    session: Session | None
    goal_race: bool
    race_name: str | None
    longest: bool
    paces: Paces | None
    races_by_pace: bool

    @property
    def km(self) -> float:
        """The day's kilometres, 0 without a run."""
        return self.day.planned_distance_km or 0.0

    @property
    def race_paces(self) -> Paces | None:
        """What a race is run by: the injured, who had no fast running, race by effort."""
        return self.paces if self.races_by_pace else None


def runner_of(request: PlanRequest) -> Runner:
    """The runner behind a request."""
    athlete, settings = request.athlete, request.settings
    return Runner(
        settings.goal,
        settings.units,
        paces_of(athlete, settings.goal),
        heart_rate_zones(athlete),
        bool(athlete.injury_flags),
    )


def days_of(
    plan: Plan, request: PlanRequest, runner: Runner, breaks: Collection[Break], longest: PlanDay | None
) -> Iterator[Today]:
    """Every day of the plan in order; `longest` is the one that may call itself the longest run."""
    names = {race.date: clean_name(race.name) for race in request.settings.tune_up_races}
    days = [(week, day) for week in plan.weeks for day in week.days]
    sessions = sessions_of(plan.weeks, request)
    for week, day in days:
        yield Today(
            day=day,
            week=week,
            phase=phase_of(week, plan.race_date),
            session=sessions.get(day.date),
            goal_race=day.workout_type is WorkoutType.RACE and day.date == plan.race_date,
            race_name=names.get(day.date),
            longest=day is longest,
            paces=paces_of(request.athlete, request.settings.goal, days_off_on(breaks, day.date)),
            races_by_pace=not runner.injured,
        )
