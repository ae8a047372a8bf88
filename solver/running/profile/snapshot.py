"""The profile of an athlete as of one day, computed from recorded activities."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from solver.running.profile.activity import Activity, Hint, Sport
from solver.running.profile.cleaning import believable
from solver.running.profile.consistency import consistency
from solver.running.profile.easy import easy_running
from solver.running.profile.fitness import vdot_estimate
from solver.running.profile.habits import Habits, habits_of
from solver.running.profile.heart import highest_hr
from solver.running.profile.pictures import paces_of, weeks_of
from solver.running.profile.result import Account, Counts, Numbers, Profile, Remark, SuggestedSettings
from solver.running.profile.sessions import without_duplicates
from solver.running.profile.volume import implausible, longest_run, runs_per_week, weekly_km
from solver.running.profile.weeks import Recent, recent_weeks
from solver.running.request.request import Athlete

CROSS_TRAINING_A_WEEK = 1.0
CROSS_SPORTS = (Sport.RIDE, Sport.SWIM, Sport.OTHER)


@dataclass(frozen=True)
class History:
    """Activities up to and including one day, sorted out."""

    as_of: dt.date
    first_day: dt.date
    runs: tuple[Activity, ...]
    others: tuple[Activity, ...]
    counts: Counts
    remarks: tuple[Remark, ...]


def profile_of(activities: Iterable[Activity], as_of: dt.date, units: Literal["km", "mi"] = "km") -> Profile:
    """The profile as of one day; later activities are left out.

    Estimates never depend on the order of `activities`. With nothing to go by, weekly kilometres are 0 and all
    other numbers null, each with the reason in the account.
    """
    history = _sorted_out(activities, as_of)
    runs, since = history.runs, history.first_day
    recent = recent_weeks(runs, as_of, since)
    numbers, counted = _numbers(history, recent)
    doubts = (_without_distance(runs, numbers), implausible(counted))
    habits = habits_of(runs, recent)
    account = Account(
        as_of=as_of,
        first_day=since if runs or history.others else None,
        last_run=runs[-1].day if runs else None,
        numbers=numbers,
        habits=habits.how,
        counts=history.counts,
        weeks=weeks_of(runs, history.others, as_of, since),
        paces=paces_of(runs, as_of),
        remarks=(*history.remarks, *(Remark(file=None, message=why) for why in doubts if why)),
    )
    return Profile(
        athlete=_athlete(numbers), suggested_settings=_settings(habits, history, numbers, units), account=account
    )


def _sorted_out(activities: Iterable[Activity], as_of: dt.date) -> History:
    given = list(activities)
    singles = without_duplicates(a for a in given if a.day <= as_of)
    kept, left_out = believable(singles.kept)
    runs = tuple(a for a in kept if a.is_run)
    counts = Counts(
        activities=len(given),
        runs=len(runs),
        treadmill_runs=sum(r.treadmill for r in runs),
        races=sum(r.hint is Hint.RACE for r in runs),
        cross_training=len(kept) - len(runs),
        duplicates=len(singles.copies),
        left_out=len(left_out),
    )
    remarks = [Remark(file=a.source or None, message=f"{_named(a)}: {why}; left out") for a, why in left_out]
    remarks += [_correction(*pair) for pair in singles.corrections]
    remarks += [Remark(file=a.source or None, message=f"{_named(a)} is uncertain: {a.doubt}") for a in runs if a.doubt]
    later = sum(a.day > as_of for a in given)
    if later:
        remarks.append(Remark(file=None, message=f"{later} activities after {as_of} are left out"))
    first = min((a.day for a in kept), default=as_of)
    return History(as_of, first, runs, tuple(a for a in kept if not a.is_run), counts, tuple(remarks))


def _correction(taken: Activity, given_up: Activity) -> Remark:
    message = f"{_named(taken)}: {taken.distance_km:.2f} km as listed, not {given_up.distance_km:.2f} as recorded"
    return Remark(file=taken.source or None, message=message)


def _named(activity: Activity) -> str:
    return f"{activity.name or activity.sport.value} on {activity.day}"


def _numbers(history: History, recent: Recent) -> tuple[Numbers, Recent]:
    """All estimates, and the weeks with guessed distances.

    Easy pace and VDOT help each other, so easy running is looked at twice.
    """
    runs, as_of = history.runs, history.as_of
    first = easy_running(runs, as_of)
    highest = highest_hr(runs, as_of, first.hr.value)
    vdot = vdot_estimate(runs, as_of, first.pace.value, recent.days_off)
    easy = easy_running(runs, as_of, vdot.value, highest.value)
    again = recent_weeks(_with_distances(runs, easy.pace.value), as_of, history.first_day)
    numbers = Numbers(
        current_weekly_km=weekly_km(again),
        runs_per_week_avg=runs_per_week(again),
        longest_recent_run_km=longest_run(runs, as_of),
        easy_pace_sec_per_km=easy.pace,
        easy_hr=easy.hr,
        max_hr=highest,
        vdot=vdot,
        consistency_score=consistency(runs, as_of, history.first_day),
    )
    return numbers, again


def _with_distances(runs: Sequence[Activity], pace: float | None) -> list[Activity]:
    """A run without a distance counts as far as easy running takes one in its time; without a pace it is unknown."""
    if pace is None:
        return list(runs)
    guess = "its distance is guessed from its time, at your easy pace"
    return [r if r.distance_km else replace(r, distance_km=r.moving_s / pace, doubt=guess) for r in runs]


def _without_distance(runs: Sequence[Activity], numbers: Numbers) -> str | None:
    count = sum(not r.distance_km for r in runs)
    if not count:
        return None
    runs_have = "one run has" if count == 1 else f"{count} runs have"
    if numbers.easy_pace_sec_per_km.value is None:
        return f"{runs_have} no distance, and without an easy pace none is guessed: the kilometres are unknown"
    return f"{runs_have} no distance; the kilometres are guessed from the time, at your easy pace"


def _athlete(numbers: Numbers) -> Athlete:
    """Only what is known; a heart rate or pace beyond what a request takes is unknown.

    A request needs weekly kilometres: unknown ones are 0 there, and null in the account.
    """
    values = {name: getattr(numbers, name).value for name in Numbers.model_fields}
    values["current_weekly_km"] = values["current_weekly_km"] or 0.0
    known = {name: float(value) for name, value in values.items() if value is not None}
    return Athlete.model_validate({_alias(name): value for name, value in known.items()})


def _alias(name: str) -> str:
    return Athlete.model_fields[name].alias or name


def _settings(habits: Habits, history: History, numbers: Numbers, units: Literal["km", "mi"]) -> SuggestedSettings:
    recent = [a for a in history.others if (history.as_of - a.day).days < 56 and a.sport in CROSS_SPORTS]
    weeks = min(8.0, max(1.0, ((history.as_of - history.first_day).days + 1) / 7))
    pace_known = numbers.easy_pace_sec_per_km.value is not None
    return SuggestedSettings(
        days_per_week=habits.days_per_week,
        preferred_days=habits.days,
        preferred_long_run_day=habits.long_run_day,
        max_minutes_by_day=habits.minutes if pace_known else {},  # a request needs the pace to use them
        allow_cross_training=len(recent) / weeks >= CROSS_TRAINING_A_WEEK,
        units=units,
    )
