"""What the objective holds near its target: a run or a week's total, and how far it is off."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from solver.linear import Linear


@dataclass(frozen=True)
class Tracked:
    """A quantity that the objective holds near its target: one variable, and what it has above the target.

    What it lacks below the target follows from the two. Variables for the deviation are made when an
    objective first asks for them: while rules bend, most searches do not.
    """

    value: Linear
    target: int
    positive: Callable[[Linear], Linear]

    @cached_property
    def above(self) -> Linear:
        """Steps above the target."""
        return self.positive(self.value - self.target)

    @property
    def below(self) -> Linear:
        """Steps below the target: above, less the quantity, plus the target."""
        return self._above_less_value(1)

    @property
    def distance(self) -> Linear:
        """Steps between the quantity and its target: above + below."""
        return self._above_less_value(2)

    def _above_less_value(self, times: int) -> Linear:
        return self.above * times - self.value + self.target
