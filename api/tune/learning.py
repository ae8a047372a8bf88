"""Which way weights should go, read off what plans cost: dearer what the coach does less of, cheaper what more.

If a coach's plan is the best under some weights, no plan costs less under them. A step of exponentiated gradient
(Kivinen & Warmuth 1997) on the structured perceptron's loss (Collins 2002; for plans: Ratliff et al. 2006) moves the
weights towards that, from the amounts of each cost in the coach's plans and in the engine's.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, sqrt

from api.tune.metrics import Kilometres, amounts_of
from solver.running.request.request import PlanRequest

BOLDNESS = 2.0
"""The first step multiplies the weight that is furthest off by e² at most; later ones are shorter."""

Amounts = Mapping[str, float]
Pair = tuple[PlanRequest, Kilometres, Kilometres]
"""A request, the coach's kilometres and the engine's."""


class Learner:
    """Weights that follow the coach, one step a round of answers."""

    def __init__(self, start: Mapping[str, int], highest: int) -> None:
        self._weights = {name: float(max(1, value)) for name, value in start.items()}
        self._highest, self._rounds = highest, 0

    @property
    def weights(self) -> dict[str, int]:
        """Where it stands, as whole numbers."""
        return {name: round(value) for name, value in self._weights.items()}

    def learn(self, pairs: Sequence[Pair]) -> bool:
        """Take a step; False where the engine's plans have as much of everything as the coach's."""
        surplus = self._surplus(pairs)
        size = max(map(abs, surplus.values()), default=0.0)
        if not size:
            return False
        self._rounds += 1
        reach = BOLDNESS / sqrt(self._rounds)
        for name, amount in surplus.items():
            moved = self._weights[name] * exp(-reach * amount / size)
            self._weights[name] = min(max(moved, 1.0), float(self._highest))
        return True

    def _surplus(self, pairs: Iterable[Pair]) -> Amounts:
        """What the coach's plans have of each cost beyond the engine's, in steps."""
        surplus = dict.fromkeys(self._weights, 0.0)
        for request, coach, engine in pairs:
            theirs, ours = amounts_of(coach, request), amounts_of(engine, request)
            for name in surplus:
                surplus[name] += theirs[name] - ours[name]
        return surplus
