"""How far the engine's plan is from a coach's, and whether a smaller distance can be chance."""

import itertools
import random
import statistics
from collections.abc import Iterable, Sequence

from api.tune.coach_plans import CoachPlan
from api.tune.metrics import Kilometres

EXACT_UP_TO = 12
FLIPS = 10_000


def distance(coach: CoachPlan, training: Kilometres) -> float:
    """Kilometres a week that would have to be moved to turn one plan into the other, races left out."""
    dates = coach.training.keys() | training.keys()
    moved = sum(abs(coach.training.get(date, 0.0) - training.get(date, 0.0)) for date in dates)
    return moved / coach.case.request.settings.week_count


def chance_of(gains: Sequence[float]) -> float:
    """How often gains at least this large on average would come up if each were as likely a loss of the same size.

    The sign-flip test (Fisher 1935), one-sided; all flips for few gains, else a fixed random sample of them.
    """
    observed = statistics.fmean(gains)
    sizes = [abs(gain) for gain in gains]
    reached = [
        statistics.fmean(sign * size for sign, size in zip(signs, sizes, strict=True)) >= observed - 1e-12
        for signs in _flips(len(gains))
    ]
    return statistics.fmean(reached)


def _flips(count: int) -> Iterable[Sequence[int]]:
    if count <= EXACT_UP_TO:
        return itertools.product((1, -1), repeat=count)
    chance = random.Random(count)
    return [chance.choices((1, -1), k=count) for _ in range(FLIPS)]
