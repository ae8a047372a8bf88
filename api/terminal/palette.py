"""Names and colours of weeks and workouts. Nothing is told by colour alone."""

import datetime as dt

from coach.bank.labels import Labels
from solver.running.request.result import PlanWeek, WeekType, WorkoutType

WEEK_STYLES = {
    WeekType.BASE: "cyan",
    WeekType.BUILD: "green",
    WeekType.PEAK: "red",
    WeekType.RECOVERY: "yellow",
    WeekType.TAPER: "magenta",
}

WORKOUT_STYLES = {
    WorkoutType.EASY: "",
    WorkoutType.RECOVERY: "dim",
    WorkoutType.LONG_RUN: "bold cyan",
    WorkoutType.TEMPO: "bold yellow",
    WorkoutType.INTERVALS: "bold yellow",
    WorkoutType.STEADY: "yellow",
    WorkoutType.RACE: "bold reverse red",
    WorkoutType.REST: "dim",
    WorkoutType.CROSS_TRAINING: "dim",
}


def kind_of(week: PlanWeek, labels: Labels) -> str:
    """What a week is called, at most eight letters."""
    return labels.say(f"week_type.{week.week_type}")


def short_date(date: dt.date) -> str:
    """4 Jan."""
    return f"{date:%d %b}".lstrip("0")


def long_date(date: dt.date) -> str:
    """Sunday 25 April 2027."""
    return f"{date:%A} {f'{date:%d}'.lstrip('0')} {date:%B %Y}"
