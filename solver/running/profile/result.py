"""A profile as outsiders see it: the athlete, suggested settings, and the account of every number."""

import datetime as dt
from typing import Literal

from solver.running.profile.estimate import Estimate, ProfileShape
from solver.running.request.request import Athlete
from solver.weekday import Weekday


class SuggestedSettings(ProfileShape):
    """Settings for a plan request that fit the habits; null or empty where there is no clear habit."""

    days_per_week: int | None
    preferred_days: tuple[Weekday, ...]
    preferred_long_run_day: Weekday | None
    max_minutes_by_day: dict[Weekday, int]
    allow_cross_training: bool
    units: Literal["km", "mi"]


class Numbers(ProfileShape):
    """The account of each number of the athlete, under the number's own name."""

    current_weekly_km: Estimate
    runs_per_week_avg: Estimate
    longest_recent_run_km: Estimate
    easy_pace_sec_per_km: Estimate
    easy_hr: Estimate
    max_hr: Estimate
    vdot: Estimate
    consistency_score: Estimate


class WeekOfRunning(ProfileShape):
    """Seven days of the history: first and last day, and what was run."""

    first_day: dt.date
    last_day: dt.date
    km: float
    runs: int
    minutes: int
    longest_km: float
    cross_training_minutes: int


class PaceBand(ProfileShape):
    """How far was run at paces from `fast` up to, not including, `slow` seconds per km."""

    fast_sec_per_km: int
    slow_sec_per_km: int
    km: float


class Counts(ProfileShape):
    """What became of the activities."""

    activities: int
    runs: int
    treadmill_runs: int
    races: int
    cross_training: int
    duplicates: int
    left_out: int


class Remark(ProfileShape):
    """Something to know: about one file, or about the whole history where `file` is null."""

    file: str | None
    message: str


class Account(ProfileShape):
    """How the numbers came about, from what, and what could not be used."""

    as_of: dt.date
    first_day: dt.date | None
    last_run: dt.date | None
    numbers: Numbers
    habits: str
    counts: Counts
    weeks: tuple[WeekOfRunning, ...]
    paces: tuple[PaceBand, ...]
    remarks: tuple[Remark, ...] = ()
    source_hash: str | None = None


class Profile(ProfileShape):
    """The snapshot: `athlete` is ready for a plan request, `suggestedSettings` fits the athlete's weekdays."""

    athlete: Athlete
    suggested_settings: SuggestedSettings
    account: Account
