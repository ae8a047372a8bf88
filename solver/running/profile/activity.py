"""One recorded activity: the facts that a profile is computed from."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

SLOWEST_RUN, FASTEST_RUN = 1500.0, 120.0
"""Seconds per km between which a recording passes for a run: 25:00 (a stroll) to 2:00 (no human being)."""

LONGEST_RUN_KM = 330.0
"""A day's run beyond this is a recording error: the 24-hour world record is 319.6 km."""


class Sport(StrEnum):
    """What was done, as far as a running plan cares."""

    RUN = "run"
    WALK = "walk"
    RIDE = "ride"
    SWIM = "swim"
    STRENGTH = "strength"
    OTHER = "other"


class Hint(StrEnum):
    """What the recording says a run was for."""

    NONE = "none"
    EASY = "easy"
    LONG = "long"
    WORKOUT = "workout"
    RACE = "race"


@dataclass(frozen=True)
class Effort:
    """The fastest stretch of a distance within an activity."""

    metres: float
    seconds: float


@dataclass(frozen=True)
class Activity:
    """One activity. `start` is the wall clock where it happened; `moving_s` leaves pauses out; None is unknown.

    `instant` is the same moment in UTC, where that is known. Without `timed` only the day is known, and `start` is its
    midnight. `efforts` are fastest stretches inside the activity. A `moving_s` of 0 is unknown. `listed` tells that the
    figures stand in a list which their owner could correct, not in a device's recording; `doubt` is why they are
    uncertain.
    """

    start: dt.datetime
    sport: Sport
    moving_s: float
    elapsed_s: float
    distance_km: float | None = None
    average_hr: float | None = None
    max_hr: float | None = None
    hint: Hint = Hint.NONE
    treadmill: bool = False
    name: str = ""
    source: str = ""
    timed: bool = True
    instant: dt.datetime | None = None
    efforts: tuple[Effort, ...] = ()
    listed: bool = False
    doubt: str = ""

    @property
    def day(self) -> dt.date:
        """The day on which it began."""
        return self.start.date()

    @property
    def end(self) -> dt.datetime:
        """When it was over, by the same clock as `start`."""
        return self.start + dt.timedelta(seconds=max(self.elapsed_s, self.moving_s))

    @property
    def pace(self) -> float | None:
        """Seconds per km while moving; None where distance or time is unknown."""
        return self.moving_s / self.distance_km if self.distance_km and self.moving_s else None

    @property
    def is_run(self) -> bool:
        """Whether it is a run."""
        return self.sport is Sport.RUN
