"""What a file says about one activity, before its wall clock is settled."""

import datetime as dt
from dataclasses import dataclass

from solver.running.profile.activity import Effort, Hint, Sport


@dataclass(frozen=True)
class Recorded:
    """One activity as recorded. `utc` and `local` are naive; at least one of them is known.

    `place` (latitude and longitude of the start) tells the time zone. `file` is the track that a Strava export's table
    names. `listed` tells that the figures stand in a list which their owner could correct, not in a device's recording.
    `doubt` is why the figures are uncertain. A time of 0 is unknown.
    """

    sport: Sport
    moving_s: float
    elapsed_s: float
    utc: dt.datetime | None = None
    local: dt.datetime | None = None
    timed: bool = True
    place: tuple[float, float] | None = None
    metres: float | None = None
    average_hr: float | None = None
    max_hr: float | None = None
    hint: Hint = Hint.NONE
    treadmill: bool = False
    name: str = ""
    source: str = ""
    file: str = ""
    listed: bool = False
    doubt: str = ""
    efforts: tuple[Effort, ...] = ()
