"""Settings: which words a place has. What is gentle on one day is untrue on another."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coach.bank.facts import DayFacts, Facts, Place, WeekFacts
from coach.phase import Phase
from solver.running.request.result import WorkoutType


class Scene(StrEnum):
    """The kind of a place, as far as words are concerned."""

    EASY = "easy"
    LONG = "long"
    LONG_WITH_WORK = "long_with_work"
    STEADY = "steady"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    RACE = "race"
    REST = "rest"
    STRENGTH = "strength"
    CROSS_TRAINING = "cross_training"
    WEEK = "week"
    LIGHT_WEEK = "light_week"
    """One in which nothing builds up: a cutback, a taper, a race's, a return's."""
    PLAN = "plan"


_OF_KIND: Mapping[WorkoutType, Scene] = {
    WorkoutType.EASY: Scene.EASY,
    WorkoutType.RECOVERY: Scene.EASY,
    WorkoutType.LONG_RUN: Scene.LONG,
    WorkoutType.STEADY: Scene.STEADY,
    WorkoutType.TEMPO: Scene.TEMPO,
    WorkoutType.INTERVALS: Scene.INTERVALS,
    WorkoutType.RACE: Scene.RACE,
    WorkoutType.REST: Scene.REST,
    WorkoutType.CROSS_TRAINING: Scene.CROSS_TRAINING,
}
EVERYWHERE, BUILDING = "common", "building"
"""The groups of every scene, and of every one in which something builds up where weeks do."""
# All but a race is "training". Where nothing is hard a place is "soft", where something is "focused", and "open" where
# there is time to look around and endurance is built.
_DAY = (EVERYWHERE, "training", "day")
_RUN = (EVERYWHERE, BUILDING, "training", "running", "day")
_WEEKS = (EVERYWHERE, BUILDING, "training", "running", "weeks", "open")
_GROUPS: Mapping[Scene, tuple[str, ...]] = {
    Scene.EASY: (*_RUN, "run", "soft", "open", "easy"),
    Scene.LONG: (*_RUN, "run", "soft", "open", "long"),
    Scene.LONG_WITH_WORK: (*_RUN, "run", "focused", "open", "long_with_work"),
    Scene.STEADY: (*_RUN, "run", "focused", "open", "steady"),
    Scene.TEMPO: (*_RUN, "focused", "sessions", "tempo"),
    Scene.INTERVALS: (*_RUN, "focused", "sessions", "intervals"),
    Scene.RACE: (EVERYWHERE, "running", "day", "race"),
    Scene.REST: (*_DAY, "rest"),
    Scene.STRENGTH: (*_DAY, "strength"),
    Scene.CROSS_TRAINING: (*_DAY, "cross_training"),
    Scene.WEEK: (*_WEEKS, "week"),
    Scene.LIGHT_WEEK: (EVERYWHERE, "training", "running", "light_week"),
    Scene.PLAN: (*_WEEKS, "plan"),
}


_BUILDING = frozenset({Phase.BASE, Phase.BUILD, Phase.PEAK})


@dataclass(frozen=True)
class Setting:
    """What the words for a sentence depend on: its scene, and what may be spoken of there."""

    scene: Scene
    building: bool = True
    """Whether of building up: not in a taper, nor in a lighter week, nor on a day of recovery."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of words that may be used."""
        return tuple(group for group in _GROUPS[self.scene] if self.building or group != BUILDING)


def setting_of(facts: Facts) -> Setting | None:
    """The setting of a place; None where only the bank speaks."""
    scene, builds = _scene_of(facts), _builds(facts)
    if scene is Scene.WEEK and not builds:
        return Setting(Scene.LIGHT_WEEK, builds)
    return None if scene is None else Setting(scene, builds)


def _builds(facts: Facts) -> bool:
    if isinstance(facts, DayFacts) and facts.kind is WorkoutType.RECOVERY:
        return False
    phase = facts.phase if isinstance(facts, DayFacts | WeekFacts) else None
    return phase is None or phase in _BUILDING


def _scene_of(facts: Facts) -> Scene | None:
    if isinstance(facts, DayFacts):
        return _scene_of_day(facts)
    return {Place.WEEK: Scene.WEEK, Place.PLAN: Scene.PLAN}.get(facts.place)


def _scene_of_day(facts: DayFacts) -> Scene:
    if facts.kind is WorkoutType.REST and facts.strength is not None:
        return Scene.STRENGTH
    if facts.kind is WorkoutType.LONG_RUN and facts.shape != "even":
        return Scene.LONG_WITH_WORK
    return _OF_KIND[facts.kind]
