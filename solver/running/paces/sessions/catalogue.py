"""The catalogue of quality sessions: by day, phase, goal and week of the phase, with where each comes from.

A workout is a ladder: each rung asks for one thing more than the one below, longer repeats, more of them (`load`, the
share of the ceiling that is run) or less rest. Which rung comes up follows from the week of the phase and the level.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from solver.running.paces.workouts import Effort
from solver.running.request.request import Goal
from solver.running.request.result import WeekType, WorkoutType

DANIELS = "Daniels' Running Formula (3rd edition, 2014)"
PFITZINGER = "Pfitzinger & Douglas, Advanced Marathoning (2nd edition, 2009)"
CONVENTION = "coaches' convention, no controlled evidence found"


class Level(StrEnum):
    """How far up the ladders somebody starts."""

    NOVICE = "novice"
    REGULAR = "regular"
    ADVANCED = "advanced"


FIRST_RUNG: Mapping[Level, int] = {Level.NOVICE: 0, Level.REGULAR: 0, Level.ADVANCED: 2}


@dataclass(frozen=True)
class Rung:
    """Repeats of `minutes` or of `metres`, as many as `load` of the ceiling gives, each followed by `rest` seconds.

    Without rest it is one unbroken stretch.
    """

    load: float
    minutes: float = 0
    metres: int = 0
    rest: int = 0
    most: int = 12


@dataclass(frozen=True)
class Workout:
    """One line of the catalogue."""

    name: str
    effort: Effort
    rungs: tuple[Rung, ...]
    source: str = DANIELS

    def above(self, rung: int) -> "Workout":
        """The same ladder from a higher rung on, for phases that go on where an earlier one ended."""
        return replace(self, rungs=self.rungs[rung:])


RACE_PACE = "race_pace"
"""The name of every workout at the pace of the race."""
LIGHT = "light"
"""The name of every workout that only keeps in touch with a pace."""
HILLS = Workout(
    "hills",
    Effort.HILL,
    (
        Rung(0.6, minutes=0.75, rest=90, most=6),
        Rung(0.8, minutes=0.75, rest=90, most=8),
        Rung(0.8, minutes=1, rest=120, most=8),
        Rung(1.0, minutes=1, rest=120, most=10),
    ),
    CONVENTION,
)
FIRST_THRESHOLD = Workout(
    "threshold",
    Effort.TEMPO,
    (
        Rung(0.65, minutes=4, rest=75),
        Rung(0.8, minutes=4, rest=75),
        Rung(0.8, minutes=6, rest=75),
        Rung(0.8, minutes=6, rest=60),
        Rung(0.95, minutes=6, rest=60),
    ),
)
CRUISE = Workout(
    "cruise",
    Effort.TEMPO,
    (
        Rung(0.8, minutes=6, rest=75),
        Rung(1.0, minutes=6, rest=75),
        Rung(1.0, minutes=8, rest=75),
        Rung(1.0, minutes=8, rest=60),
        Rung(1.0, minutes=10, rest=60),
    ),
)
UNBROKEN_THRESHOLD = Workout("threshold", Effort.TEMPO, (Rung(0.7), Rung(0.8), Rung(0.9), Rung(1.0)))
VO2MAX = Workout(
    "vo2max",
    Effort.INTERVAL,
    (
        Rung(0.7, minutes=3, rest=150),
        Rung(0.85, minutes=3, rest=150),
        Rung(0.85, minutes=4, rest=180),
        Rung(1.0, minutes=4, rest=180),
        Rung(1.0, minutes=4, rest=150),
        Rung(0.85, minutes=5, rest=180),
        Rung(1.0, minutes=5, rest=180),
    ),
)
FIVE_K_PACE = Workout(
    RACE_PACE,
    Effort.FIVE_K,
    (
        Rung(0.75, metres=800, rest=120),
        Rung(0.75, metres=1000, rest=120),
        Rung(1.0, metres=1000, rest=120, most=5),
        Rung(1.0, metres=1200, rest=120, most=4),
    ),
    CONVENTION,
)
TEN_K_PACE = Workout(
    RACE_PACE,
    Effort.TEN_K,
    (
        Rung(0.8, metres=1200, rest=120),
        Rung(0.8, metres=1600, rest=120),
        Rung(1.0, metres=1600, rest=120, most=5),
        Rung(1.0, metres=2000, rest=120, most=4),
    ),
    CONVENTION,
)
HALF_PACE = Workout(
    RACE_PACE,
    Effort.HALF,
    (
        Rung(0.75, metres=2000, rest=150, most=4),
        Rung(0.85, metres=3000, rest=150, most=3),
        Rung(1.0, metres=3000, rest=120, most=3),
        Rung(0.8),
        Rung(1.0),
    ),
    PFITZINGER,
)
MARATHON_PACE = Workout(
    RACE_PACE,
    Effort.MARATHON,
    (Rung(0.45, metres=3000, rest=180, most=2), Rung(0.4, metres=2000, rest=180, most=3), Rung(0.3)),
    PFITZINGER,
)
FARTLEK = Workout(
    "fartlek",
    Effort.INTERVAL,
    (
        Rung(0.5, minutes=1, rest=60, most=8),
        Rung(0.65, minutes=1, rest=60, most=10),
        Rung(0.65, minutes=2, rest=90, most=8),
        Rung(0.8, minutes=2, rest=90, most=8),
    ),
    CONVENTION,
)
LIGHT_TEMPO = Workout(LIGHT, Effort.TEMPO, (Rung(0.55), Rung(0.6, minutes=4, rest=60), Rung(0.65)), CONVENTION)
LIGHT_INTERVALS = Workout(
    LIGHT,
    Effort.INTERVAL,
    (Rung(0.6, minutes=2, rest=90, most=6), Rung(0.5, minutes=1, rest=60, most=8), Rung(0.6, minutes=3, rest=120)),
    CONVENTION,
)

SHARPENERS: Mapping[Goal, Workout] = {
    Goal.FIVE_K: Workout("sharpener", Effort.FIVE_K, (Rung(1, metres=400, rest=90, most=4),), CONVENTION),
    Goal.TEN_K: Workout("sharpener", Effort.TEN_K, (Rung(1, metres=800, rest=120, most=3),), CONVENTION),
    Goal.HALF_MARATHON: Workout("sharpener", Effort.HALF, (Rung(1, metres=1000, rest=120, most=3),), CONVENTION),
    Goal.MARATHON: Workout("sharpener", Effort.MARATHON, (Rung(1, metres=2000, rest=150, most=2),), CONVENTION),
    Goal.GENERAL_FITNESS: LIGHT_INTERVALS,
}
"""Race week: a few minutes at race pace."""

Ladders = Mapping[WeekType, tuple[Workout, ...]]

_TEMPO: Ladders = {
    WeekType.BASE: (FIRST_THRESHOLD,),
    WeekType.BUILD: (CRUISE, UNBROKEN_THRESHOLD),
    WeekType.PEAK: (CRUISE.above(2), UNBROKEN_THRESHOLD.above(2)),
    WeekType.RECOVERY: (LIGHT_TEMPO,),
    WeekType.TAPER: (LIGHT_TEMPO,),
}
_INTERVALS: Ladders = {
    WeekType.BASE: (HILLS,),
    WeekType.BUILD: (VO2MAX,),
    WeekType.PEAK: (VO2MAX.above(3),),
    WeekType.RECOVERY: (LIGHT_INTERVALS,),
    WeekType.TAPER: (LIGHT_INTERVALS,),
}
_BY_GOAL: Mapping[tuple[Goal, WorkoutType], Ladders] = {
    (Goal.FIVE_K, WorkoutType.INTERVALS): {
        WeekType.PEAK: (FIVE_K_PACE.above(1), FIVE_K_PACE.above(2), VO2MAX.above(3)),
        WeekType.TAPER: (FIVE_K_PACE,),
    },
    (Goal.TEN_K, WorkoutType.INTERVALS): {
        WeekType.PEAK: (TEN_K_PACE.above(1), TEN_K_PACE.above(2), VO2MAX.above(3)),
        WeekType.TAPER: (TEN_K_PACE,),
    },
    (Goal.HALF_MARATHON, WorkoutType.TEMPO): {
        WeekType.BUILD: (CRUISE, HALF_PACE),
        WeekType.PEAK: (HALF_PACE.above(1),),
        WeekType.TAPER: (HALF_PACE.above(1),),
    },
    (Goal.MARATHON, WorkoutType.TEMPO): {WeekType.TAPER: (MARATHON_PACE,)},
    (Goal.GENERAL_FITNESS, WorkoutType.INTERVALS): {
        WeekType.BASE: (HILLS, FARTLEK),
        WeekType.PEAK: (VO2MAX.above(2), FARTLEK.above(2)),
    },
}


RACE_PACE_DAYS: Mapping[Goal, tuple[WorkoutType, Workout]] = {
    Goal.FIVE_K: (WorkoutType.INTERVALS, FIVE_K_PACE),
    Goal.TEN_K: (WorkoutType.INTERVALS, TEN_K_PACE),
    Goal.HALF_MARATHON: (WorkoutType.TEMPO, HALF_PACE),
}
"""The kind of day that peak weeks run at race pace; a marathoner's long runs do."""


def workouts_for(
    goal: Goal, kind: WorkoutType, phase: WeekType, only_race_pace: bool = False, had_race_pace: bool = False
) -> tuple[Workout, ...]:
    """The workouts that take turns on a tempo or interval day of a phase.

    `only_race_pace`: days of this kind are the peak's only ones for race pace, which begins higher up its ladder then.
    `had_race_pace`: one fast day a week is at race pace at most, and this week's has been.
    """
    general = _TEMPO if kind is WorkoutType.TEMPO else _INTERVALS
    if had_race_pace:
        return general[phase]
    if only_race_pace and phase is WeekType.PEAK:
        return (RACE_PACE_DAYS[goal][1].above(2), *general[phase])
    return _BY_GOAL.get((goal, kind), {}).get(phase, general[phase])
