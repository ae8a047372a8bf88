"""The plan request: every field validated, every refusal in a sentence that says what to do.

Shapes and names are the contract's; JSON is camelCase, Python snake_case.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic.alias_generators import to_camel

from solver.edge import Edge, ShortText, WholeNumber, language_in, read, shown
from solver.errors import BadRequest, FieldError, told_in
from solver.languages import ENGLISH, Language
from solver.refusals import Unusable, refused
from solver.sentences import Sentence
from solver.weekday import WEEK, Weekday

MAX_WEEKS = 52
FIRST_DATE, LAST_DATE = dt.date(2000, 1, 1), dt.date(2100, 1, 1)


class Goal(StrEnum):
    """What the athlete trains for."""

    FIVE_K = "5k"
    TEN_K = "10k"
    HALF_MARATHON = "half_marathon"
    MARATHON = "marathon"
    GENERAL_FITNESS = "general_fitness"

    @property
    def label(self) -> str:
        """The goal as people say it: "half marathon", "10k"."""
        return self.value.replace("_", " ")

    @property
    def race_m(self) -> float | None:
        """The metres of the race that it leads to; None without one."""
        return _RACES_M.get(self)


_RACES_M = {Goal.FIVE_K: 5_000, Goal.TEN_K: 10_000, Goal.HALF_MARATHON: 21_097.5, Goal.MARATHON: 42_195}

StrengthFocus = Literal["full_body", "upper", "lower"]
"""What a strength session beside the runs trains."""


def _plain_date(value: object) -> object:
    """Refuse what pydantic would guess a date from (numbers, date-times): only ISO dates count."""
    if isinstance(value, dt.datetime) or not isinstance(value, str | dt.date):
        raise Unusable("date_form")
    if isinstance(value, str):
        value = _written_out(value)
    if not FIRST_DATE <= value <= LAST_DATE:
        raise Unusable("date_range", first=FIRST_DATE, last=LAST_DATE)
    return value


def _written_out(text: str) -> dt.date:
    """The date of its usual form; week dates and dates without hyphens, which Python reads too, are refused."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        date = None
    if date is None or date.isoformat() != text:
        raise Unusable("date_real")
    return date


PlainDate = Annotated[dt.date, BeforeValidator(_plain_date)]


About = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=500)]
Kilometres = Annotated[float, Field(strict=True, gt=0)]


class Athlete(Edge):
    """What the athlete does today. Only `currentWeeklyKm` is required; null means unknown."""

    current_weekly_km: float = Field(strict=True, ge=0, le=300)
    runs_per_week_avg: float | None = Field(None, strict=True, ge=0, le=14)
    longest_recent_run_km: float | None = Field(None, strict=True, ge=0, le=100)
    easy_pace_sec_per_km: float | None = Field(None, strict=True, ge=150, le=900)
    easy_hr: float | None = Field(None, strict=True, ge=60, le=220)
    max_hr: float | None = Field(None, strict=True, ge=100, le=240)
    vdot: float | None = Field(None, strict=True, ge=15, le=90)
    consistency_score: float | None = Field(None, strict=True, ge=0, le=1)
    injury_flags: tuple[ShortText, ...] = Field((), max_length=20)
    about: About | None = None
    """The runner's own words for the coach; the engine reads nothing from them."""


class TuneUpRace(Edge):
    """A race on the way to the goal: its day, its exact distance and, if it has one, its name."""

    date: PlainDate
    distance_km: Annotated[float, Field(strict=True, ge=1, le=100)]
    name: ShortText | None = None


class Settings(Edge):
    """What the athlete wants, and what life allows."""

    goal: Goal
    start_date: PlainDate
    race_date: PlainDate | None = None
    total_weeks: Annotated[WholeNumber, Field(ge=1, le=MAX_WEEKS)] | None = None
    days_per_week: Annotated[WholeNumber, Field(ge=1, le=7)]
    preferred_days: tuple[Weekday, ...] = Field((), max_length=7)
    preferred_long_run_day: Weekday | None = None
    include_long_run: bool = Field(True, strict=True)
    include_speedwork: bool = Field(True, strict=True)
    allow_cross_training: bool = Field(False, strict=True)
    peak_weekly_km: Annotated[Kilometres, Field(le=350)] | None = None
    units: Literal["km", "mi"] = "km"
    language: Language = ENGLISH
    strength_days: tuple[Weekday, ...] | dict[Weekday, StrengthFocus] | Annotated[WholeNumber, Field(ge=0, le=7)] = ()
    weeks_after_race: Annotated[WholeNumber, Field(ge=0, le=12)] = 0
    blocked_dates: tuple[PlainDate, ...] = Field((), max_length=400)
    max_km_by_day: dict[Weekday, Annotated[Kilometres, Field(ge=1, le=100)]] = Field(default_factory=dict)
    max_minutes_by_day: dict[Weekday, Annotated[float, Field(strict=True, ge=5, le=1000)]] = Field(default_factory=dict)
    tune_up_races: tuple[TuneUpRace, ...] = Field((), max_length=20)
    max_quality_per_week: Annotated[WholeNumber, Field(ge=0, le=2)] | None = None
    quality_types: tuple[Literal["tempo", "intervals"], ...] = Field(("tempo", "intervals"), min_length=1, max_length=2)
    target_time_secs: Annotated[WholeNumber, Field(ge=300, le=86_400)] | None = None

    @property
    def first_monday(self) -> dt.date:
        """The Monday on which week 1 starts: the start date's own, or the next (R01)."""
        return self.start_date + dt.timedelta(days=-self.start_date.weekday() % 7)

    @property
    def weeks_to_race(self) -> int | None:
        """Weeks from the first Monday to the race week, both counted; None without a race."""
        return None if self.race_date is None else (self.race_date - self.first_monday).days // 7 + 1

    @property
    def week_count(self) -> int:
        """Weeks in the whole plan, those after the race included (R01)."""
        to_race = self.weeks_to_race
        return (self.total_weeks or 0) if to_race is None else to_race + self.weeks_after_race

    @property
    def last_date(self) -> dt.date:
        """The Sunday on which the whole plan ends."""
        return self.first_monday + dt.timedelta(days=7 * self.week_count - 1)


WeightOverrides = dict[ShortText, Annotated[float, Field(strict=True)]]


class PlanRequest(Edge):
    """One request for a running plan. Build it with :func:`read_request` to get readable errors."""

    athlete: Athlete
    settings: Settings
    weights: ShortText | WeightOverrides = "default"


def read_request(data: object) -> PlanRequest:
    """Validate parsed JSON as a plan request.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    with told_in(language_in(data, "settings")):
        request = read(PlanRequest, data, Sentence("request_form"))
        problems = [p for check in _CROSS_CHECKS for p in check(request)]
        if problems:
            raise BadRequest.of(*problems)
    return request


def _duration_problems(request: PlanRequest) -> list[FieldError]:
    s = request.settings
    if s.race_date is None:
        return _undated_problems(s)
    if s.goal is Goal.GENERAL_FITNESS:
        return [_problem(s, "race_date", "no_race_in_fitness")]
    if s.race_date < s.start_date:
        return [_problem(s, "race_date", "race_before_start", start=s.start_date)]
    if s.race_date < s.first_monday:
        return [_problem(s, "race_date", "race_before_week_1", monday=s.first_monday)]
    if s.week_count > MAX_WEEKS:
        return [_problem(s, "race_date", "race_too_far", weeks=s.week_count, most=MAX_WEEKS)]
    if s.total_weeks is not None and s.total_weeks != s.week_count:
        return [_problem(s, "total_weeks", "weeks_disagree", weeks=s.week_count)]
    return []


def _undated_problems(s: Settings) -> list[FieldError]:
    problems = []
    if s.total_weeks is None:
        problems.append(_problem(s, "race_date", "race_or_weeks"))
    if s.weeks_after_race:
        problems.append(_problem(s, "weeks_after_race", "weeks_after_race"))
    return problems


def _day_problems(request: PlanRequest) -> list[FieldError]:
    s, problems = request.settings, []
    for field in ("preferred_days", "strength_days", "quality_types"):
        days = getattr(s, field)
        if isinstance(days, tuple) and len(set(days)) < len(days):
            problems.append(_problem(s, field, "type_twice" if field == "quality_types" else "day_twice"))
    if s.max_minutes_by_day and request.athlete.easy_pace_sec_per_km is None and request.athlete.vdot is None:
        problems.append(refused("athlete.easyPaceSecPerKm", None, "minutes_need_pace"))
    return problems


def _race_problems(request: PlanRequest) -> list[FieldError]:
    s, problems = request.settings, []
    if s.target_time_secs is not None and s.goal is Goal.GENERAL_FITNESS:
        problems.append(_problem(s, "target_time_secs", "target_needs_race"))
    if s.race_date in s.blocked_dates:
        problems.append(_problem(s, "blocked_dates", "race_blocked", race=s.race_date))
    last = s.race_date or s.last_date
    for i, race in enumerate(s.tune_up_races):
        field = f"settings.tuneUpRaces.{i}.date"
        if not s.first_monday <= race.date < last + dt.timedelta(days=s.race_date is None):
            problems.append(refused(field, race.date.isoformat(), "tune_up_outside", first=s.first_monday, last=last))
        elif race.date in s.blocked_dates:
            problems.append(refused(field, race.date.isoformat(), "tune_up_blocked"))
        elif any(race.date == other.date for other in s.tune_up_races[:i]):
            problems.append(refused(field, race.date.isoformat(), "tune_up_twice"))
    return problems


def _problem(settings: Settings, name: str, key: str, **values: object) -> FieldError:
    value = getattr(settings, name)
    said = [shown(v) for v in value] if isinstance(value, tuple) else shown(value)
    return refused(f"settings.{to_camel(name)}", said, key, **values)


_CROSS_CHECKS: tuple[Callable[[PlanRequest], list[FieldError]], ...] = (
    _duration_problems,
    _day_problems,
    _race_problems,
)


def available_days(settings: Settings) -> tuple[Weekday, ...]:
    """The days the athlete asked for, the long run's included, Monday first; all seven if none was named."""
    if not settings.preferred_days:
        return WEEK
    wanted = {*settings.preferred_days, *filter(None, [settings.preferred_long_run_day])}
    return tuple(day for day in WEEK if day in wanted)
