"""Facts of each day: its run, its neighbours, what it is in the plan, and how far the race is."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.bank.facts import Change, DayFacts
from coach.bank.quantities import (
    Beats,
    Count,
    Distance,
    Minutes,
    Named,
    Number,
    OnDate,
    OnWeekday,
    Pace,
    Percent,
    Quantity,
)
from coach.facts import Facts, is_training_run
from coach.moments.breaks import Break
from coach.moments.race import goal_slot, race_slots
from coach.moments.session import Reading, session_slots, traits_of_session
from coach.phase import Phase
from coach.today import Runner, Today
from solver.running.paces.intensity import hr_zone
from solver.running.paces.workouts import Effort
from solver.running.request.result import PaceRange, PlanDay, WorkoutType

SHAKE_OUT_DAYS, SHARPENER_DAYS = 1, 6
CLEARLY = 0.05
"""A run is longer or shorter than another from 5 % on."""
_QUALITY = frozenset({WorkoutType.TEMPO, WorkoutType.INTERVALS})
_PACE_OF: Mapping[WorkoutType, Effort] = {
    WorkoutType.EASY: Effort.EASY,
    WorkoutType.RECOVERY: Effort.RECOVERY,
    WorkoutType.LONG_RUN: Effort.LONG,
}


@dataclass(frozen=True)
class Diary:
    """The plan up to a day, in order, with what is known of the whole."""

    facts: Facts
    runner: Runner
    shared: Mapping[str, Any]
    breaks: Sequence[Break]
    days: Sequence[Today]
    longest_before_km: float
    """The longest run that the runner told of."""

    def day(self, index: int) -> DayFacts:
        """Facts of the index-th day of the plan."""
        today, before = self.days[index], self.days[:index]
        return DayFacts(
            **self.shared,
            kind=today.day.workout_type,
            phase=today.phase,
            km=today.km,
            minutes=float(today.day.planned_duration_mins or 0),
            share=_share(today),
            yesterday=today.yesterday.workout_type if today.yesterday else None,
            tomorrow=today.tomorrow.workout_type if today.tomorrow else None,
            strength=today.day.strength,
            goal_race=today.goal_race,
            tune_up=today.day.workout_type is WorkoutType.RACE and not today.goal_race,
            named=today.race_name is not None,
            longest_of_plan=today.longest,
            length=self._length(today),
            **self._race(today),
            **self._rank(today, before, self.days[index + 1 :]),
            **self._return(today.day.date),
            **traits_of_session(today.session),
            **_repeats(today, before),
            slots=dict(self._slots(today, before)),
        )

    def _race(self, today: Today) -> dict[str, Any]:
        race = self.facts.plan.race_date
        if race is None:
            return {}
        days = (race - today.day.date).days
        if days < 0:
            return {"days_after_race": -days}
        sharp = today.day.workout_type in _QUALITY and 0 < days <= SHARPENER_DAYS
        return {"days_to_race": days, "weeks_to_race": _weeks(race, today.week.week_start_date), "sharpener": sharp}

    def _rank(self, today: Today, before: Sequence[Today], after: Sequence[Today]) -> dict[str, Any]:
        kind, ran = today.day.workout_type, _longest(before)
        alike = [day for day in before if day.day.workout_type is kind and _main(day) == _main(today)]
        ahead = (day for day in after if day.phase is not Phase.AFTER_RACE and day.day.workout_type is kind)
        longer = today.km > max(ran, self.longest_before_km)
        return {
            "first_of_kind": not alike,
            "last_of_kind": next(ahead, None) is None,
            "longest_so_far": bool(ran)
            and longer
            and is_training_run(today.day)
            and today.phase is not Phase.AFTER_RACE,
        }

    def _return(self, date: dt.date) -> dict[str, Any]:
        return {
            "returning": any(found.is_returning(date) for found in self.breaks),
            "first_back": any(found.back == date for found in self.breaks),
        }

    def _length(self, today: Today) -> Change | None:
        """Against the runs of its kind in the last load week."""
        other = self._reference(today)
        if not today.km or not other:
            return None
        ratio = today.km / other
        return "same" if abs(ratio - 1) <= CLEARLY else "more" if ratio > 1 else "less"

    def _reference(self, today: Today) -> float:
        week = self.facts.load_week_before(today.week)
        alike = [_km(day) for day in week.days if day.workout_type is today.day.workout_type] if week else []
        return sum(alike) / len(alike) if alike else 0.0

    def _slots(self, today: Today, before: Sequence[Today]) -> Iterator[tuple[str, Quantity]]:
        yield "week_number", Number(today.week.week_number)
        yield "weeks", Count(len(self.facts.weeks), "week")
        yield from _neighbours(today)
        yield from self._to_the_race(today)
        if today.day.strength is not None:
            yield "strength", Named("strength", today.day.strength)
        if today.day.workout_type is WorkoutType.RACE:
            yield from race_slots(today, self.runner)
        elif today.km:
            yield from self._run(today, before)
        elif today.day.planned_duration_mins:
            yield "duration", Minutes(today.day.planned_duration_mins)

    def _to_the_race(self, today: Today) -> Iterator[tuple[str, Quantity]]:
        race = self.facts.plan.race_date
        if race is None:
            return
        yield goal_slot(self.runner)
        if race > today.day.date:
            yield "days_to_race", Count((race - today.day.date).days, "day")
            yield "race_date", OnDate(race)
            yield "race_weekday", OnWeekday(race.weekday())
        weeks = _weeks(race, today.week.week_start_date)
        if weeks > 0:
            yield "weeks_to_race", Count(weeks, "week")

    def _run(self, today: Today, before: Sequence[Today]) -> Iterator[tuple[str, Quantity]]:
        yield "distance", Distance(today.km)
        yield "share_of_week", Percent(_share(today))
        reference = self._reference(today)
        if reference:
            yield "ref_distance", Distance(reference)
            yield "change_to_ref", Distance(abs(today.km - reference))
        if longest := _longest(before):
            yield "longest_so_far", Distance(max(longest, self.longest_before_km))
        if self.runner.paces is not None and today.day.planned_duration_mins:
            yield "duration", Minutes(today.day.planned_duration_mins)
        yield from self._targets(today)
        if today.session is not None:
            yield from session_slots(today.session, self.runner.paces).items()

    def _targets(self, today: Today) -> Iterator[tuple[str, Quantity]]:
        effort, zone = _PACE_OF.get(today.day.workout_type), hr_zone(today.day.workout_type)
        if self.runner.paces is not None and effort is not None:
            yield "pace", Pace(self.runner.paces.of(effort))
        if self.runner.zones is not None and zone is not None:
            beats = self.runner.zones[zone - 1]
            yield "heart_rate", Beats(beats.low_bpm, beats.high_bpm)


def _neighbours(today: Today) -> Iterator[tuple[str, Quantity]]:
    if today.yesterday:
        yield "yesterday", Named("yesterday", today.yesterday.workout_type.value)
    if today.tomorrow:
        yield "tomorrow", Named("tomorrow", today.tomorrow.workout_type.value)
        if today.tomorrow.planned_distance_km:
            yield "tomorrow_distance", Distance(today.tomorrow.planned_distance_km)


def _repeats(today: Today, before: Sequence[Today]) -> dict[str, Any]:
    """Against the last session with repeats of the same length: more, as many or fewer."""
    mine = _set_of(today)
    last = next((found for day in reversed(before) if (found := _set_of(day)) and mine and found[1] == mine[1]), None)
    if mine is None or last is None:
        return {"repeats_change": None}
    return {"repeats_change": "same" if mine[0] == last[0] else "more" if mine[0] > last[0] else "less"}


def _set_of(today: Today) -> tuple[int, object] | None:
    repeats = Reading(today.session).repeats if today.session else None
    return (repeats.times, repeats.parts[0]) if repeats else None


def _main(today: Today) -> Effort | None:
    return Reading(today.session).main if today.session else None


def _share(today: Today) -> int:
    whole = today.week.planned_distance_km
    return round(100 * today.km / whole) if whole else 0


def _longest(days: Sequence[Today]) -> float:
    return max((today.km for today in days if is_training_run(today.day)), default=0.0)


def _weeks(race: dt.date, monday: dt.date) -> int:
    """Whole weeks from a week to the race's; 0 in the race week."""
    return (race - monday).days // 7


def _km(day: PlanDay) -> float:
    return day.planned_distance_km or 0.0


def target_of(today: Today, runner: Runner) -> PaceRange | None:
    """The pace of the day's main part; None without a known pace or a run."""
    if runner.paces is None or not today.km:
        return None
    if today.day.workout_type is WorkoutType.RACE:
        return runner.paces.race(today.km)
    effort = _PACE_OF.get(today.day.workout_type)
    if effort is None and today.session is not None:
        effort = Reading(today.session).main
    return runner.paces.of(effort) if effort else None
