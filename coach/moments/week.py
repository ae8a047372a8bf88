"""Facts of each week: what it is for, how it compares, what it holds and what was taken from it."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.bank.facts import Change, WeekFacts
from coach.bank.quantities import Count, Distance, Listed, Named, Number, OnWeekday, Own, Phrase, Quantity
from coach.facts import Facts, is_training_run
from coach.moments.breaks import is_late_return, is_returning
from coach.moments.race import goal_slot
from coach.moments.session import name_of, session_slots
from coach.phase import Phase, phase_of
from coach.today import WITHOUT_RUN, Runner, Today
from solver.running.request.result import PlanDay, PlanWeek, WorkoutType
from solver.running.rules.returns import Break, days_off_on

SAME = 0.02
JUMP_RATIO, JUMP_KM = 1.15, 3.0
"""Weeks within 2 % of each other are called alike."""
_KEY = (WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.STEADY, WorkoutType.LONG_RUN)


@dataclass(frozen=True)
class WeekBook:
    """The weeks of a plan, with what is known of the whole."""

    facts: Facts
    runner: Runner
    shared: Mapping[str, Any]
    breaks: Sequence[Break]
    off: Collection[dt.date]
    unwell: Collection[dt.date]
    runs_a_week: int
    weekly_km: float
    """What the runner runs today."""

    def week(self, week: PlanWeek, days: Sequence[Today]) -> WeekFacts:
        """Facts of one week."""
        plan, runs = self.facts.plan, sum(day.workout_type not in WITHOUT_RUN for day in week.days)
        before = self._before(week)
        taken = any(day.date in self.off for day in week.days)
        phase = phase_of(week, plan.race_date)
        run_on = [day.date for day in week.days if _is_run(day)]
        return WeekFacts(
            **self.shared,
            phase=phase,
            number=week.week_number,
            km=week.planned_distance_km,
            runs=runs,
            quality=sum(day.workout_type in (WorkoutType.TEMPO, WorkoutType.INTERVALS) for day in week.days),
            change=_change(week, self.facts.load_week_before(week)),
            first=week.week_number == 1,
            highest=week is self.facts.highest,
            shared_height=self.facts.has_several_highest,
            holds_longest=self.facts.the_longest in week.days,
            race_week=self.facts.goal_race_in(week) is not None,
            tune_up=self.facts.tune_up_in(week) is not None,
            lost=max(0, self.runs_a_week - runs) if taken else 0,
            blocked=taken,
            unwell=any(day.date in self.unwell for day in week.days),
            returning=any(is_returning(date, self.breaks, plan.race_date) for date in run_on),
            back=any(found.resume in run_on for found in self.breaks),
            late=any(is_late_return(date, self.breaks, plan.race_date) for date in run_on),
            slowed=runs > 0 and all(days_off_on(self.breaks, date) for date in run_on),
            first_taper=week in self.facts.taper[:1],
            first_after_race=week in self.facts.after_race[:1],
            jump=_is_jump(week, self.facts.load_week_before(week)),
            after_cutback=before is not None and phase_of(before, plan.race_date) is Phase.RECOVERY,
            halfway=2 * (week.week_number - 1) == len(self.facts.weeks),
            from_zero=self.weekly_km == 0,
            weeks_to_race=self._weeks_to_race(week),
            slots=dict(self._slots(week, days)),
        )

    def _before(self, week: PlanWeek) -> PlanWeek | None:
        return self.facts.weeks[week.week_number - 2] if week.week_number > 1 else None

    def _weeks_to_race(self, week: PlanWeek) -> int | None:
        race = self.facts.plan.race_date
        return None if race is None or race < week.week_start_date else (race - week.week_start_date).days // 7

    def _slots(self, week: PlanWeek, days: Sequence[Today]) -> Iterator[tuple[str, Quantity]]:
        yield "week_number", Number(week.week_number)
        yield "week_count", Number(len(self.facts.weeks))
        yield "runs", Count(sum(day.workout_type not in WITHOUT_RUN for day in week.days), "run")
        if week.planned_distance_km:
            yield "distance", Distance(week.planned_distance_km)
        yield from self._compared(week)
        yield from self._key_runs(week, days)
        yield from self._races(week, days)
        left = self._weeks_to_race(week)
        if left:
            yield "weeks_to_race", Count(left, "week")

    def _compared(self, week: PlanWeek) -> Iterator[tuple[str, Quantity]]:
        before, top, longest = self.facts.load_week_before(week), self.facts.highest, _longest(week)
        if before is not None:
            yield "ref_distance", Distance(before.planned_distance_km)
            yield "ref_week", Number(before.week_number)
            yield "change", Distance(abs(week.planned_distance_km - before.planned_distance_km))
        if top is not None:
            yield "peak_distance", Distance(top.planned_distance_km)
            yield "peak_week", Number(top.week_number)
        if longest is not None:
            yield "longest", Distance(longest.planned_distance_km or 0.0)
            yield "longest_weekday", OnWeekday(longest.date.weekday())

    def _key_runs(self, week: PlanWeek, days: Sequence[Today]) -> Iterator[tuple[str, Quantity]]:
        tune_up = self.facts.tune_up_in(week)
        keys = [today for today in days if today.day.workout_type in _KEY or today.day is tune_up]
        if len(keys) == 1:
            yield "key_run", self._key_run(keys[0])
        elif keys:
            yield "key_runs", Listed([self._key_run(today) for today in keys])

    def _key_run(self, today: Today) -> Quantity:
        slots = session_slots(today.session, None) if today.session else {}
        is_quality = today.day.workout_type in (WorkoutType.TEMPO, WorkoutType.INTERVALS)
        what = slots.get("main_set") if is_quality else None
        return Phrase(
            "run_on",
            (
                ("run", Named("key_run", name_of(today.day.workout_type, today.session))),
                ("weekday", OnWeekday(today.day.date.weekday())),
                ("what", what or Distance(today.km)),
            ),
        )

    def _races(self, week: PlanWeek, days: Sequence[Today]) -> Iterator[tuple[str, Quantity]]:
        race, tune_up = self.facts.goal_race_in(week), self.facts.tune_up_in(week)
        if self.facts.plan.race_date is not None:
            yield goal_slot(self.runner)
        if race is not None:
            yield "race_weekday", OnWeekday(race.date.weekday())
            before = sum(_km(day) for day in week.days if is_training_run(day) and day.date < race.date)
            if before:
                yield "before_race", Distance(before)
        if tune_up is not None:
            name = next((today.race_name for today in days if today.day is tune_up), None)
            yield "tune_up_weekday", OnWeekday(tune_up.date.weekday())
            yield "tune_up_distance", Distance(_km(tune_up))
            if name:
                yield "tune_up_name", Own(name)


def _change(week: PlanWeek, before: PlanWeek | None) -> Change | None:
    if before is None or not before.planned_distance_km:
        return None
    ratio = week.planned_distance_km / before.planned_distance_km
    return "same" if abs(ratio - 1) <= SAME else "more" if ratio > 1 else "less"


def _is_jump(week: PlanWeek, before: PlanWeek | None) -> bool:
    """More than R13 lets a week grow: a race, blocked days or limits kept the one before small."""
    most = 0.0 if before is None else max(JUMP_RATIO * before.planned_distance_km, before.planned_distance_km + JUMP_KM)
    return before is not None and week.planned_distance_km > most


def _longest(week: PlanWeek) -> PlanDay | None:
    return max((day for day in week.days if is_training_run(day)), key=_km, default=None)


def _is_run(day: PlanDay) -> bool:
    return day.workout_type not in WITHOUT_RUN


def _km(day: PlanDay) -> float:
    return day.planned_distance_km or 0.0
