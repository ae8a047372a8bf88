"""Where the recovery weeks go before the taper (R14)."""

from collections.abc import Set
from functools import lru_cache

from solver.running.rules.calendar import CADENCE
from solver.running.rules.returns import RETURN

_Cost = tuple[int, int, int, tuple[int, ...]]


@lru_cache(maxsize=4096)
def place_cutbacks(
    weeks: int,
    usual_loads: int,
    forced: Set[int] = frozenset(),
    wished: Set[int] = frozenset(),
    returns: Set[int] = frozenset(),
) -> frozenset[int] | None:
    """Indices (from 0) of the recovery weeks among `weeks` weeks before the taper; None if R14 cannot hold.

    `forced` weeks lost half their runs, or (`returns`) come back from a break, and are recovery weeks wherever they
    stand. Of the allowed placements the one with the most `wished` (tune-up) weeks wins, then the one whose runs of
    load weeks are nearest to the usual, then the fewest cutbacks; of equals the one that is usual for longer.
    """
    if weeks < CADENCE.fewest_weeks:
        return frozenset(forced)
    best = _Placement(weeks, usual_loads, forced, wished, returns).best_from(-1)
    return None if best is None else frozenset(best[1])


class _Placement:
    """Shortest path over the cutbacks: each leads to the next one or to the end."""

    def __init__(self, weeks: int, usual_loads: int, forced: Set[int], wished: Set[int], returns: Set[int]) -> None:
        self.weeks, self.usual, self.forced, self.wished, self.returns = weeks, usual_loads, forced, wished, returns
        self.known: dict[int, tuple[_Cost, tuple[int, ...]] | None] = {}

    def best_from(self, cutback: int) -> tuple[_Cost, tuple[int, ...]] | None:
        if cutback not in self.known:
            nearby = range(cutback + 1, min(self.weeks, cutback + 1 + CADENCE.max_loads) + 1)
            options = [self._via(cutback, i) for i in nearby if self._may_follow(cutback, i)]
            self.known[cutback] = min((o for o in options if o is not None), default=None)
        return self.known[cutback]

    def _via(self, cutback: int, following: int) -> tuple[_Cost, tuple[int, ...]] | None:
        loads = following - cutback - 1
        if following == self.weeks:
            return (0, (self.usual - loads) ** 2, 0, ((self.usual - loads) ** 2,)), ()
        rest = self.best_from(following)
        if rest is None:
            return None
        (missed, uneven, count, runs), places = rest
        own = 0 if following in self.wished else 1
        free = following not in self.forced
        uneven += (self.usual - loads) ** 2 if free else 0
        return (missed - (own == 0), uneven, count + free, ((self.usual - loads) ** 2, *runs)), (following, *places)

    def _may_follow(self, cutback: int, following: int) -> bool:
        """A forced week is exempt from the spacing, and none may be passed over; it is rest enough for what follows."""
        loads = following - cutback - 1
        if any(cutback < f < following for f in self.forced):
            return False
        if following in self.forced:
            return True
        if following == self.weeks:
            return loads >= 1 or cutback in self.forced
        if cutback in self.returns:
            return loads >= RETURN.loads_after
        return loads >= CADENCE.min_loads
