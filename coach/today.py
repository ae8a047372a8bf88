"""Everything that the words for one day depend on, gathered once from plan and request."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from coach.phase import Phase, phase_of
from coach.wording import Units, clean_name
from solver.running.paces.intensity import HeartRateZone, heart_rate_zones
from solver.running.paces.paces import Paces, paces_of
from solver.running.paces.programme import sessions_of
from solver.running.paces.workouts import Session
from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek, WorkoutType

HARD = frozenset({WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.RACE})
WITHOUT_RUN = frozenset({WorkoutType.REST, WorkoutType.CROSS_TRAINING})


@dataclass(frozen=True)
class Runner:
    """Who the plan is for, as far as words need to know."""

    goal: Goal
    units: Units
    paces: Paces | None
    zones: tuple[HeartRateZone, ...] | None
    injured: bool


@dataclass(frozen=True)
class Today:
    """One day with its surroundings; `turn` counts earlier days of its type, `turn_in_phase` those in its phase."""

    day: PlanDay
    week: PlanWeek
    phase: Phase
    yesterday: PlanDay | None
    tomorrow: PlanDay | None
    turn: int
    turn_in_phase: int
    session: Session | None
    strides: bool
    goal_race: bool
    race_name: str | None
    longest: bool

    @property
    def km(self) -> float:
        """The day's kilometres, 0 without a run."""
        return self.day.planned_distance_km or 0.0


def runner_of(request: PlanRequest) -> Runner:
    """The runner behind a request."""
    athlete, settings = request.athlete, request.settings
    return Runner(
        settings.goal,
        Units(settings.units),
        paces_of(athlete, settings.goal),
        heart_rate_zones(athlete),
        bool(athlete.injury_flags),
    )


def days_of(plan: Plan, request: PlanRequest, runner: Runner, longest: PlanDay | None) -> Iterator[Today]:
    """Every day of the plan in order; `longest` is the one that may call itself the longest run."""
    names = {race.date: clean_name(race.name) for race in request.settings.tune_up_races}
    days = [(week, day) for week in plan.weeks for day in week.days]
    turns: Counter[WorkoutType] = Counter()
    in_phase: Counter[tuple[WorkoutType, Phase]] = Counter()
    sessions = sessions_of(plan.weeks, request)
    for i, (week, day) in enumerate(days):
        kind, phase = day.workout_type, phase_of(week, plan.race_date)
        session = sessions.get(day.date)
        yield Today(
            day=day,
            week=week,
            phase=phase,
            yesterday=days[i - 1][1] if i else None,
            tomorrow=days[i + 1][1] if i + 1 < len(days) else None,
            turn=turns[kind],
            turn_in_phase=in_phase[kind, phase],
            session=session,
            strides=session is not None and session.name == "strides",
            goal_race=kind is WorkoutType.RACE and day.date == plan.race_date,
            race_name=names.get(day.date),
            longest=day is longest,
        )
        turns[kind] += 1
        in_phase[kind, phase] += 1
