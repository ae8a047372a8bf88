"""What a run is made of: warm-up, main part and cool-down in whole metres, efforts without words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import WeekType

KM, MILE = 1000, 1609
"""Metres; a mile is rounded, so that sums stay whole."""


class Effort(StrEnum):
    """How a stretch is run; each has a pace range in :class:`solver.running.paces.Paces`."""

    RECOVERY = "recovery"
    EASY = "easy"
    LONG = "long"
    STEADY = "steady"
    MARATHON = "marathon"
    TEMPO = "tempo"
    INTERVAL = "interval"
    STRIDE = "stride"


@dataclass(frozen=True)
class Part:
    """One stretch at one effort."""

    metres: int
    effort: Effort


@dataclass(frozen=True)
class Repeats:
    """Parts run several times over."""

    times: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Session:
    """A run from door to door; its metres add up to the day's distance."""

    warmup: Part | None
    main: tuple[Part | Repeats, ...]
    cooldown: Part | None

    def stretches(self) -> Iterator[Part]:
        """Every part in the order it is run, repeats written out."""
        for item in (self.warmup, *self.main, self.cooldown):
            if isinstance(item, Repeats):
                yield from item.parts * item.times
            elif item is not None:
                yield item

    @property
    def metres(self) -> int:
        """The whole distance."""
        return sum(part.metres for part in self.stretches())


@dataclass(frozen=True)
class Occasion:
    """What shapes a workout besides its type and distance. `week_km` None: the week's total is unknown."""

    goal: Goal = Goal.GENERAL_FITNESS
    week_type: WeekType = WeekType.BUILD
    week_number: int = 1
    week_km: float | None = None
    miles: bool = False
    fast_finish: bool = False


@dataclass(frozen=True)
class Limits:
    """The longest single stretch in metres that a runner's pace allows, at interval and at tempo effort."""

    interval: float = 1200
    tempo: float = 5000


def occasion_of(request: PlanRequest, week_type: WeekType, week_number: int, week_km: float) -> Occasion:
    """The occasion of a week of a requested plan; long runs finish fast only where quality would be allowed (R04)."""
    settings = request.settings
    fast = settings.include_speedwork and settings.days_per_week > 2 and not request.athlete.injury_flags
    return Occasion(settings.goal, week_type, week_number, week_km, settings.units == "mi", fast)


def full_hundreds(metres: float) -> int:
    """Rounded down to full 100 m."""
    return int(metres // 100) * 100
