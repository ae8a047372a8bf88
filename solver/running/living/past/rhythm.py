"""Load and recovery weeks after life has changed some: R14 with the fewest changes (V8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from solver.running.rules.calendar import CADENCE

FREE, FORCED, RETURNING = range(3)
"""What the last recovery week was: planned, made by lost runs, or a way back from a break."""
SECOND_REST_WORTH = 2
"""Changed weeks that a second light week outweighs where runs stay shorter for weeks because of it."""


@dataclass(frozen=True)
class Beat:
    """One week before the taper: is it a recovery week now, what decides it, may it still change?

    `steep` says that the training week after it is too large to follow the last full week, should that stay the last.
    """

    recovery: bool
    forced: int = FREE
    settled: bool = False
    steep: bool = False


def settled_rhythm(beats: Sequence[Beat]) -> list[bool]:
    """Which weeks are recovery weeks. What has happened stays, even where it breaks the rhythm."""
    count = len(beats)

    @cache
    def best(t: int, row: int, last: int) -> tuple[tuple[int, int], tuple[bool, ...]]:
        if t == count:
            return (0, 0), ()
        beat, found = beats[t], []
        for recovery in _choices(beat):
            breaks = 0 if beat.settled else _breaks(t, count, row, last, recovery, beat.forced)
            after = (0, beat.forced) if recovery else (row + 1, last)
            (later_breaks, later_cost), rest = best(t + 1, *after)
            cost = later_cost + (recovery is not beat.recovery and not beat.forced)
            if recovery and beat.steep and (row, last) == (0, FORCED):
                cost += SECOND_REST_WORTH
            found.append(((breaks + later_breaks, cost), (recovery, *rest)))
        return min(found, key=lambda option: option[0])

    return list(best(0, 0, FREE)[1])


def _choices(beat: Beat) -> tuple[bool, ...]:
    if beat.forced:
        return (True,)
    return (beat.recovery,) if beat.settled else (beat.recovery, not beat.recovery)


def _breaks(t: int, count: int, row: int, last: int, recovery: bool, forced: int) -> int:
    """How much a week of this kind breaks the rhythm so far; forced weeks may stand anywhere."""
    if not recovery:
        return int(row >= CADENCE.max_loads and count >= CADENCE.fewest_weeks)
    if forced:
        return 0
    too_soon = row < CADENCE.min_loads and last != FORCED
    return int(too_soon) + int(t < CADENCE.min_loads or t == count - 1 or count < CADENCE.fewest_weeks)
