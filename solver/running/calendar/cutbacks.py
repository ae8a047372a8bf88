"""Where the recovery weeks go before the taper (R14)."""

from collections.abc import Set
from functools import lru_cache

MAX_LOAD_RUN, MIN_LOAD_RUN = 3, 2
FEWEST_WEEKS = 4
"""Plans with fewer weeks before the taper have no cutback."""

_Cost = tuple[int, int, int, tuple[int, ...]]


@lru_cache(maxsize=4096)
def place_cutbacks(weeks: int, forced: Set[int] = frozenset(), wished: Set[int] = frozenset()) -> frozenset[int] | None:
    """Indices (from 0) of the recovery weeks among `weeks` weeks before the taper; None if R14 cannot hold.

    `forced` weeks lost half their runs and are recovery weeks wherever they stand. Of the allowed
    placements the one with the most `wished` (tune-up) weeks wins, then the fewest cutbacks, then
    the longest runs of load weeks; of equals the one whose longer runs come first.
    """
    if weeks < FEWEST_WEEKS:
        return frozenset(forced)
    best = _Placement(weeks, forced, wished).best_from(-1)
    return None if best is None else frozenset(best[1])


class _Placement:
    """Shortest path over the cutbacks: each leads to the next one or to the end."""

    def __init__(self, weeks: int, forced: Set[int], wished: Set[int]) -> None:
        self.weeks, self.forced, self.wished = weeks, forced, wished
        self.known: dict[int, tuple[_Cost, tuple[int, ...]] | None] = {}

    def best_from(self, cutback: int) -> tuple[_Cost, tuple[int, ...]] | None:
        if cutback not in self.known:
            options = [
                self._via(cutback, i) for i in range(cutback + 1, self.weeks + 1) if self._may_follow(cutback, i)
            ]
            self.known[cutback] = min((o for o in options if o is not None), default=None)
        return self.known[cutback]

    def _via(self, cutback: int, following: int) -> tuple[_Cost, tuple[int, ...]] | None:
        loads = following - cutback - 1
        if following == self.weeks:
            return (0, 0, (MAX_LOAD_RUN - loads) ** 2, (-loads,)), ()
        rest = self.best_from(following)
        if rest is None:
            return None
        (missed, count, uneven, runs), places = rest
        own = 0 if following in self.wished else 1
        free = following not in self.forced
        cost = (missed - (own == 0), count + free, uneven + (MAX_LOAD_RUN - loads) ** 2, (-loads, *runs))
        return cost, (following, *places)

    def _may_follow(self, cutback: int, following: int) -> bool:
        """A forced week is exempt from the spacing, and none may be passed over."""
        loads = following - cutback - 1
        if loads > MAX_LOAD_RUN or any(cutback < f < following for f in self.forced):
            return False
        if following in self.forced:
            return True
        if following == self.weeks:
            return loads >= 1 or cutback in self.forced
        return loads >= MIN_LOAD_RUN or (cutback in self.forced and following > 1)
