"""New settings in a runner's words, for the end of a sentence about what they changed."""

from collections.abc import Iterator

from solver.running.request.request import Settings
from solver.running.words.tongue import Tongue

OTHERS = (
    "preferred_days", "preferred_long_run_day", "include_long_run", "include_speedwork", "max_km_by_day",
    "max_minutes_by_day", "peak_weekly_km", "blocked_dates", "weeks_after_race", "allow_cross_training", "total_weeks",
)  # fmt: skip
"""Settings that are told in a word or two."""


def told_settings(old: Settings, new: Settings, tongue: Tongue) -> list[str]:
    """What is another setting now, each once."""
    follows = {"total_weeks", "weeks_after_race"} if old.race_date != new.race_date else set()
    others = [name for name in OTHERS if name not in follows and getattr(old, name) != getattr(new, name)]
    told = [*_races(old, new, tongue), *_goals(old, new, tongue), *_tune_ups(old, new, tongue)]
    return list(dict.fromkeys([*told, *(tongue.say(f"set.{name}") for name in others)]))


def _races(old: Settings, new: Settings, tongue: Tongue) -> Iterator[str]:
    if old.race_date != new.race_date:
        on = new.race_date
        yield tongue.say("set.race_dropped") if on is None else tongue.say("set.race_on", date=tongue.date(on))


def _goals(old: Settings, new: Settings, tongue: Tongue) -> Iterator[str]:
    if old.days_per_week != new.days_per_week:
        key = "set.day_a_week" if new.days_per_week == 1 else "set.days_a_week"
        yield tongue.say(key, days=new.days_per_week)
    if old.goal is not new.goal:
        yield tongue.say("set.goal", goal=tongue.goal(new.goal))


def _tune_ups(old: Settings, new: Settings, tongue: Tongue) -> Iterator[str]:
    """Races that came or are others, and dates that have none any more."""
    known = set(old.tune_up_races)
    yield from (
        tongue.say("set.tune_up", date=tongue.date(race.date)) for race in new.tune_up_races if race not in known
    )
    dates = {race.date for race in new.tune_up_races}
    gone = [race.date for race in old.tune_up_races if race.date not in dates]
    yield from (tongue.say("set.tune_up_gone", date=tongue.date(date)) for date in gone)
