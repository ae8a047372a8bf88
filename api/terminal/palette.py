"""Names and colours of weeks and workouts. Nothing is told by colour alone."""

import datetime as dt

from solver.running.request.result import WeekType, WorkoutType

WEEK_STYLES = {
    WeekType.BASE: "cyan",
    WeekType.BUILD: "green",
    WeekType.PEAK: "red",
    WeekType.RECOVERY: "yellow",
    WeekType.TAPER: "magenta",
}

WORKOUT_NAMES = {
    WorkoutType.EASY: "Easy",
    WorkoutType.RECOVERY: "Recovery",
    WorkoutType.LONG_RUN: "Long run",
    WorkoutType.TEMPO: "Tempo",
    WorkoutType.INTERVALS: "Intervals",
    WorkoutType.STEADY: "Steady",
    WorkoutType.RACE: "RACE",
    WorkoutType.REST: "-",
    WorkoutType.CROSS_TRAINING: "Cross",
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


def short_date(date: dt.date) -> str:
    """4 Jan."""
    return f"{date:%d %b}".lstrip("0")


def long_date(date: dt.date) -> str:
    """Sunday 25 April 2027."""
    return f"{date:%A} {f'{date:%d}'.lstrip('0')} {date:%B %Y}"
