"""What is asked of a search and what it answers, in words of our own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from solver.linear import Linear, Quantity


class Status(StrEnum):
    """What the solver proved."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class Search(Enum):
    """How to look for an optimum. All prove the same, and which is quicker was measured."""

    PLAIN = "plain"
    ALONG_RELAXATION = "along relaxation"
    """For costs that the linear relaxation bounds well: a strict plan's."""
    LIGHT = "light"
    """With fewer rows in the relaxation: for plans that bend."""
    FROM_BELOW = "from below"
    """Refutes amounts from nothing upward: quick where they are small, endless where they are not."""


@dataclass(frozen=True)
class Solution:
    """The solver's answer: values by variable index (empty without a solution), objective, proven bound, time, work.

    `effort` counts as the limit of :meth:`Model.solve` does.
    """

    status: Status
    values: Sequence[int] = ()
    objective: int = 0
    bound: int = 0
    seconds: float = 0.0
    effort: float = 0.0

    def knows(self, quantity: Quantity) -> bool:
        """Whether this solution says what a quantity comes to: its variables may be younger."""
        return not isinstance(quantity, Linear) or all(v < len(self.values) for v in quantity.terms)

    def is_zero(self, quantity: Quantity) -> bool:
        """Whether a quantity of variables that this solution knows is zero."""
        return self.knows(quantity) and self.value(quantity) == 0

    def value(self, quantity: Quantity) -> int:
        """What a quantity with a whole constant comes to."""
        if not isinstance(quantity, Linear):
            return int(quantity)
        return int(quantity.constant) + sum(c * self.values[v] for v, c in quantity.terms.items())
