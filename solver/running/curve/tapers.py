"""How deep cutback and taper weeks go: the bands of R15 and R16."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from solver.running.calendar.schedule import Schedule, Week

CUTBACK_LOW_PERCENT, CUTBACK_HIGH_PERCENT = 75, 80
TAPER_BANDS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((0, 65),),
    2: ((60, 80), (0, 55)),
    3: ((70, 90), (50, 75), (0, 55)),
}
"""Per cent of the highest load week, from and to, for tapers of one to three weeks."""


T = TypeVar("T")


def taper_entry(by_length: Mapping[int, Sequence[T]], schedule: Schedule, week: Week) -> T:
    """What a table by length of taper says about one of a plan's taper weeks.

    Plans of others may have tapers of any length: the last weeks are what the table speaks about.
    """
    tapers = schedule.tapers
    entries = by_length[min(len(tapers), max(by_length))]
    from_end = sum(other.index > week.index for other in tapers)
    return entries[max(0, len(entries) - 1 - from_end)]


def taper_band(schedule: Schedule, week: Week) -> tuple[int, int]:
    """R16's band of one of a plan's taper weeks."""
    return taper_entry(TAPER_BANDS, schedule, week)
