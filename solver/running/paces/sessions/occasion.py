"""What shapes a session besides its type and distance: goal, phase, turn in the phase, level, and the week's size."""

from typing import NamedTuple

from solver.running.paces.paces import Paces
from solver.running.paces.sessions.catalogue import Level
from solver.running.paces.workouts import KM, MILE
from solver.running.request.request import Athlete, Goal
from solver.running.request.result import WeekType

NOVICE_KM, ADVANCED_KM, ADVANCED_VDOT = 15.0, 65.0, 55.0
"""A novice runs less than 15 km a week (rulebook); who runs 65 km or has a VDOT of 55 is past first tastes."""


class Occasion(NamedTuple):
    """One run's surroundings. `turn` counts runs of this type in the phase, from 0."""

    goal: Goal
    phase: WeekType
    paces: Paces
    week_km: float
    level: Level = Level.REGULAR
    turn: int = 0
    miles: bool = False
    race_week: bool = False
    two_hard_days: bool = False
    """Whether weeks have two hard days beside the long run."""
    only_race_pace: bool = False
    had_race_pace: bool = False
    """Whether a fast day of the week is at race pace already."""

    def at(self, turn: int, only_race_pace: bool = False, had_race_pace: bool = False) -> "Occasion":
        """The same for another run of the week."""
        return self._replace(turn=turn, only_race_pace=only_race_pace, had_race_pace=had_race_pace)

    def eased(self) -> "Occasion":
        """The same for a fast day that holds as little as one of a recovery week."""
        return self._replace(phase=WeekType.RECOVERY)

    def before_race(self, week_km: float) -> "Occasion":
        """The same for the sharpener, whose ceilings are shares of the whole week, race included."""
        return self._replace(race_week=True, week_km=week_km)

    @property
    def unit(self) -> int:
        """Metres of what this runner counts in."""
        return MILE if self.miles else KM


def level_of(athlete: Athlete, paces: Paces | None) -> Level:
    """How far up the ladders this runner starts."""
    if athlete.current_weekly_km < NOVICE_KM:
        return Level.NOVICE
    fast = paces is not None and paces.vdot >= ADVANCED_VDOT
    return Level.ADVANCED if fast or athlete.current_weekly_km >= ADVANCED_KM else Level.REGULAR
