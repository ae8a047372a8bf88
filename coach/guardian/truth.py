"""What a text may claim: numbers of its own day or week, and nothing that cannot be shown to be so."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coach.guardian.characters import plain, sentences_of
from coach.guardian.claims import Claim, Kind
from coach.today import WITHOUT_RUN, Runner, Today
from solver.running.request.goals import GOALS
from solver.running.request.request import PlanRequest
from solver.running.request.result import (
    Intensity,
    PaceRange,
    Plan,
    PlanDay,
    PlanWeek,
    Repeat,
    Step,
    WeekType,
    WorkoutStructure,
    WorkoutType,
)

TOLERANCES = {Kind.KM: 0.06, Kind.MINUTES: 1.0, Kind.RACE_KM: 0.2}
PACE_SLACK, BEATS_SLACK = 3.0, 1.0
_EFFORTS = {
    WorkoutType.RECOVERY: (1, 4),
    WorkoutType.EASY: (2, 4),
    WorkoutType.LONG_RUN: (2, 5),
    WorkoutType.STEADY: (4, 6),
    WorkoutType.TEMPO: (6, 8),
    WorkoutType.INTERVALS: (7, 9),
    WorkoutType.RACE: (7, 10),
}
"""Ratings of perceived exertion, of 10, that fit a type of run."""


@dataclass(frozen=True)
class Truth:
    """Facts by kind, ranges for paces, heart rate and effort, weekdays and types, and the plan's races."""

    unit: str
    values: Mapping[Kind, frozenset[float]]
    paces: tuple[PaceRange, ...] = ()
    beats: tuple[float, float] | None = None
    effort: tuple[float, float] | None = None
    weekdays: Mapping[str, PlanDay] = field(default_factory=dict)
    today: Today | None = None
    races_km: frozenset[float] = frozenset()
    race_names: frozenset[str] = frozenset()
    has_race: bool = False
    own_sentences: frozenset[str] = frozenset()
    """The offline coach's, which are true: a model may say the same."""
    whole_km: float | None = None
    """A day's distance, where any shorter one is a part of it and must be called so."""
    marathon_effort: bool = False
    week: PlanWeek | None = None
    week_kinds: frozenset[str] = frozenset()
    """What the week may be called."""

    def allows(self, claim: Claim) -> bool:
        """Whether a claim is demonstrably true."""
        match claim.kind:
            case Kind.PACE:
                return any(
                    p.fast_sec_per_km - PACE_SLACK <= claim.value <= p.slow_sec_per_km + PACE_SLACK for p in self.paces
                )
            case Kind.BEATS:
                return _within(claim.value, self.beats, BEATS_SLACK)
            case Kind.EFFORT:
                return _within(claim.value, self.effort, 0.0)
            case Kind.RACE_KM:
                return any(abs(km - claim.value) <= TOLERANCES[Kind.RACE_KM] for km in self.races_km)
            case _:
                slack = TOLERANCES.get(claim.kind, 0.0) + 1e-9
                return any(abs(value - claim.value) <= slack for value in self.values.get(claim.kind, ()))


def _within(value: float, bounds: tuple[float, float] | None, slack: float) -> bool:
    return bounds is not None and bounds[0] - slack <= value <= bounds[1] + slack


def day_truth(
    today: Today, structure: WorkoutStructure | None, written: PlanDay, plan: "PlanFacts", runner: Runner
) -> Truth:
    """For a day's title and description; `written` is the offline coach's day, whose numbers are the plan's own."""
    steps = list(_steps(structure))
    values: dict[Kind, set[float]] = defaultdict(set)
    values[Kind.KM] |= {today.km, *(step.distance_km for step in steps if step.distance_km)} - {0.0}
    values[Kind.MINUTES] |= {
        float(m) for m in (today.day.planned_duration_mins, *(step.duration_mins for step in steps)) if m
    }
    repeats = {float(item.repeat) for item in (structure.main if structure else ()) if isinstance(item, Repeat)}
    values[Kind.TIMES] |= repeats
    values[Kind.COUNT] |= repeats
    values[Kind.WEEK].add(today.week.week_number)
    values[Kind.WEEKS] |= plan.weeks_to_race(today.day.date)
    values[Kind.DAYS] |= plan.days_to_race(today.day.date)
    values[Kind.DATE].add(_date(today.day.date))
    if written.target_hr_zone:
        values[Kind.ZONE].add(written.target_hr_zone)
    zone = runner.zones[written.target_hr_zone - 1] if runner.zones and written.target_hr_zone else None
    return Truth(
        unit=runner.units.name,
        values={kind: frozenset(found) for kind, found in values.items()},
        paces=tuple(pace for pace in (written.target_pace, *(step.target_pace for step in steps)) if pace),
        beats=None if zone is None else (zone.low_bpm, zone.high_bpm),
        effort=_EFFORTS.get(today.day.workout_type),
        weekdays={today.day.day_of_week.value: today.day},
        today=today,
        races_km=plan.races_km,
        race_names=plan.race_names,
        has_race=bool(plan.races_km),
        own_sentences=_sentences(written.title, written.description),
        whole_km=today.km or None,
        week=today.week,
        week_kinds=plan.kinds_of(today.week),
        marathon_effort=written.intensity is Intensity.MODERATE and today.day.workout_type is WorkoutType.LONG_RUN,
    )


def week_truth(week: PlanWeek, note: str, plan: "PlanFacts", runner: Runner) -> Truth:
    """For a week's note; the offline coach's note is true too."""
    values: dict[Kind, set[float]] = defaultdict(set)
    runs = [day for day in week.days if day.workout_type not in WITHOUT_RUN]
    values[Kind.KM] |= {week.planned_distance_km, *(day.planned_distance_km for day in runs if day.planned_distance_km)}
    values[Kind.WEEK].add(week.week_number)
    values[Kind.WEEKS] |= plan.weeks_to_race(week.week_start_date) | {len(plan.plan.weeks)}
    values[Kind.COUNT] |= {1.0, float(len(runs))}
    values[Kind.DATE] |= {_date(day.date) for day in runs if day.workout_type is WorkoutType.RACE}
    weekdays = {day.day_of_week.value: day for day in week.days}
    truth = _note_truth(values, plan, runner, weekdays, note)
    return replace(truth, week=week, week_kinds=plan.kinds_of(week))


def plan_truth(note: str, plan: "PlanFacts", runner: Runner) -> Truth:
    """For the note on the whole plan."""
    values: dict[Kind, set[float]] = defaultdict(set)
    tapered = sum(week.week_type is WeekType.TAPER for week in plan.plan.weeks)
    values[Kind.WEEKS] |= {float(len(plan.plan.weeks)), float(tapered)}
    values[Kind.COUNT] |= {1.0, float(plan.runs_a_week)}
    values[Kind.KM] |= plan.races_km
    if plan.plan.race_date:
        values[Kind.DATE].add(_date(plan.plan.race_date))
    return _note_truth(values, plan, runner, {}, note)


def _note_truth(
    values: Mapping[Kind, set[float]], plan: "PlanFacts", runner: Runner, weekdays: Mapping[str, PlanDay], note: str
) -> Truth:
    return Truth(
        unit=runner.units.name,
        values={kind: frozenset(found) for kind, found in values.items()},
        weekdays=weekdays,
        races_km=plan.races_km,
        race_names=plan.race_names,
        has_race=bool(plan.races_km),
        own_sentences=_sentences(note),
    )


def _sentences(*texts: str | None) -> frozenset[str]:
    return frozenset(sentence for text in texts for sentence in sentences_of(plain(text or "") or ""))


@dataclass(frozen=True)
class PlanFacts:
    """What texts may say about the plan's races."""

    plan: Plan
    races_km: frozenset[float]
    race_names: frozenset[str]
    runs_a_week: int

    @classmethod
    def of(cls, plan: Plan, request: PlanRequest) -> "PlanFacts":
        """The goal race and the tune-up races."""
        goal, tune_ups = GOALS[plan.goal].race_m, request.settings.tune_up_races
        kms = {race.distance_km for race in tune_ups} | ({goal / 1000} if goal else set())
        names = {race.name.casefold() for race in tune_ups if race.name}
        return cls(plan, frozenset(kms), frozenset(names), request.settings.days_per_week)

    def kinds_of(self, week: PlanWeek) -> frozenset[str]:
        """A taper week is a lighter one too; the week with the most kilometres is the highest, whatever its type."""
        loads = [w.planned_distance_km for w in self.plan.weeks if w.week_type.value in ("base", "build", "peak")]
        highest = bool(loads) and week.planned_distance_km >= max(loads) and week.week_type.value != "taper"
        races = any(day.date == self.plan.race_date for day in week.days)
        kinds = {week.week_type.value} | ({"recovery"} if week.week_type.value == "taper" else set())
        return frozenset(kinds | ({"peak"} if highest else set()) | ({"race"} if races else set()))

    def days_to_race(self, day: dt.date) -> set[float]:
        """How many days there are until the goal race."""
        left = self._days(day)
        return set() if left is None else {float(left)}

    def weeks_to_race(self, day: dt.date) -> set[float]:
        """How many weeks, in round numbers."""
        left = self._days(day)
        return set() if left is None else {float(n) for n in (left // 7, -(-left // 7))}

    def _days(self, day: dt.date) -> int | None:
        race = self.plan.race_date
        return None if race is None or race < day else (race - day).days


def _steps(structure: WorkoutStructure | None) -> Iterator[Step]:
    if structure is not None:
        for item in (structure.warmup, *structure.main, structure.cooldown):
            if isinstance(item, Repeat):
                yield from item.steps
            elif item is not None:
                yield item


def _date(day: dt.date) -> int:
    return day.month * 100 + day.day
