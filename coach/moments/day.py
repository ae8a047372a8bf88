"""Facts of each day: its run, its neighbours, what it is in the plan, and how far the race is."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
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
from coach.moments.breaks import days_back, is_returning
from coach.moments.race import estimate_slot, goal_slot, race_slots
from coach.moments.session import Reading, name_of, session_slots, traits_of_session
from coach.phase import Phase
from coach.today import Runner, Today
from solver.running.paces.intensity import hr_zone, zone_of_effort
from solver.running.paces.workouts import Effort
from solver.running.request.result import PlanDay, WorkoutType
from solver.running.rules.returns import Break

SHAKE_OUT_DAYS, SHARPENER_DAYS = 1, 6
VISIBLY_KM = 0.2
"""So much longer is longer in any unit once it is rounded."""
CLEARLY = 0.05
"""A run is longer or shorter than another from 5 % on."""
DAYS_UNTIL_KNOWN = 28
"""Of plan, after which its own longest run counts as the runner's where they told of none."""
_QUALITY = frozenset({WorkoutType.TEMPO, WorkoutType.INTERVALS})
_BY_WORK = frozenset({WorkoutType.TEMPO, WorkoutType.INTERVALS})
"""Their heart rate is that of the work, whatever the day is called."""
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
    blocked: Collection[dt.date]
    unwell: Collection[dt.date]
    longest_before_km: float
    """The longest run that the runner told of."""

    def day(self, index: int) -> DayFacts:
        """Facts of the index-th day of the plan."""
        today, before, after = self.days[index], self.days[:index], self.days[index + 1 :]
        return DayFacts(
            **self.shared,
            kind=_told_as(today),
            phase=today.phase,
            km=today.km,
            minutes=float(today.day.planned_duration_mins or 0),
            share=_share(today),
            yesterday=_told_as(before[-1]) if before else None,
            tomorrow=_told_as(after[0]) if after else None,
            strength=today.day.strength,
            goal_race=today.goal_race,
            tune_up=today.day.workout_type is WorkoutType.RACE and not today.goal_race,
            named=today.race_name is not None,
            longest_of_plan=today.longest,
            length=self._length(today),
            blocked=today.day.date in self.blocked,
            unwell=today.day.date in self.unwell,
            **self._race(today),
            **self._rank(today, before, after),
            **self._return(today.day.date),
            **traits_of_session(today.session),
            **_repeats(today, before),
            slots=dict(self._slots(today, before, after)),
        )

    def _race(self, today: Today) -> dict[str, Any]:
        race = self.facts.plan.race_date
        if race is None:
            return {}
        days = (race - today.day.date).days
        if days < 0:
            return {"days_after_race": -days}
        sharp = _told_as(today) in _QUALITY and 0 < days <= SHARPENER_DAYS
        return {"days_to_race": days, "weeks_to_race": _weeks(race, today.week.week_start_date), "sharpener": sharp}

    def _rank(self, today: Today, before: Sequence[Today], after: Sequence[Today]) -> dict[str, Any]:
        kind, ran = today.day.workout_type, _longest(before)
        alike = [day for day in before if day.day.workout_type is kind and _alike(day, today)]
        ahead = (day for day in after if day.phase is not Phase.AFTER_RACE and day.day.workout_type is kind)
        longer = today.km > max(ran, self.longest_before_km) + VISIBLY_KM
        known = self.longest_before_km > 0 or len(before) >= DAYS_UNTIL_KNOWN
        return {
            "first_of_kind": not alike,
            "last_of_kind": next(ahead, None) is None,
            "longest_so_far": bool(ran)
            and longer
            and known
            and is_training_run(today.day)
            and today.phase is not Phase.AFTER_RACE,
        }

    def _return(self, date: dt.date) -> dict[str, Any]:
        return {
            "long_off": any(found.first <= date <= found.last for found in self.breaks),
            "returning": is_returning(date, self.breaks, self.facts.plan.race_date),
            "first_back": any(found.resume == date for found in self.breaks),
            "days_back": days_back(date, self.breaks),
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

    def _slots(self, today: Today, before: Sequence[Today], after: Sequence[Today]) -> Iterator[tuple[str, Quantity]]:
        yield "week_number", Number(today.week.week_number)
        yield "weeks", Count(len(self.facts.weeks), "week")
        yield from _neighbours(before[-1] if before else None, after[0] if after else None)
        yield from self._to_the_race(today)
        if today.day.strength is not None:
            yield "strength", Named("strength", today.day.strength)
        if today.day.workout_type is WorkoutType.RACE:
            yield from race_slots(today, self.runner.units)
            yield from estimate_slot(today, self.facts.plan.race_estimate)
        elif today.day.planned_distance_km is not None:
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
        if today.paces is not None and today.day.planned_duration_mins:
            yield "duration", Minutes(today.day.planned_duration_mins)
        yield from self._targets(today)
        if today.session is not None:
            yield from session_slots(today.session, today.paces).items()

    def _targets(self, today: Today) -> Iterator[tuple[str, Quantity]]:
        effort, zone = _PACE_OF.get(today.day.workout_type), hr_zone(today.day.workout_type)
        if today.session is not None and today.day.workout_type in _BY_WORK:
            zone = zone_of_effort(Reading(today.session).main)
        if today.paces is not None and effort is not None:
            yield "pace", Pace(today.paces.of(effort))
        if self.runner.zones is not None and zone is not None:
            beats = self.runner.zones[zone - 1]
            yield "heart_rate", Beats(beats.low_bpm, beats.high_bpm)
            yield "heart_limit", Number(beats.high_bpm)


def _told_as(today: Today) -> WorkoutType:
    """The day's type; a fast day of somebody whose runs have walking breaks yet is told as the easy run that it is."""
    kind = today.day.workout_type
    walked = today.session is not None and Reading(today.session).shape == "walk_run"
    return WorkoutType.EASY if walked and kind in _QUALITY else kind


def _neighbours(yesterday: Today | None, tomorrow: Today | None) -> Iterator[tuple[str, Quantity]]:
    if yesterday:
        yield "yesterday", Named("yesterday", name_of(yesterday.day.workout_type, yesterday.session))
    if tomorrow:
        yield "tomorrow", Named("tomorrow", name_of(tomorrow.day.workout_type, tomorrow.session))
        if tomorrow.km:
            yield "tomorrow_distance", Distance(tomorrow.km)


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


def _alike(one: Today, other: Today) -> bool:
    """Whether two quality days have work at the same effort; runs of other types are alike by their type."""
    if other.day.workout_type not in _QUALITY or one.session is None or other.session is None:
        return True
    return Reading(one.session).main is Reading(other.session).main


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
