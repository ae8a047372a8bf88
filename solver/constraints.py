"""Whole variables with their ranges, and the rows and choices between them: what a solver is asked, before it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, gcd
from typing import Any

from solver.linear import Linear, Number, Quantity
from solver.ranges import extreme, least_of, narrower
from solver.rule import Case

FREE = 2**62


@dataclass(slots=True)
class Row:
    """`low <= Σ coefficient · variable <= high`, in force while the literal (if any) is true."""

    terms: dict[int, int]
    high: int
    low: int = -FREE
    literal: int | None = None
    constraint: Any = None
    """Where it is written, once it is."""

    def negative(self) -> "Row":
        """The same row with all signs turned."""
        return Row({v: -c for v, c in self.terms.items()}, high=-self.low, low=-self.high)


def row_of(excess: Linear) -> Row:
    """`excess <= 0` with whole, coprime coefficients: rounding the limit down loses no whole solution."""
    terms = {v: c for v, c in excess.terms.items() if c}
    divisor = gcd(*terms.values()) or 1
    limit = floor(-excess.constant / divisor) if divisor > 1 else floor(-excess.constant)
    return Row({v: c // divisor for v, c in terms.items()} if divisor > 1 else terms, limit)


class Constraints:
    """Variables are numbers from 0 on; those of which nothing more is said may take any whole value of their range.

    With `narrows` rows of two variables narrow their ranges at once: later rows are then often implied, and cases ruled
    out. Not where ranges are widened again.
    """

    def __init__(self, narrows: bool = False) -> None:
        self._narrows = narrows
        self.low: list[int] = []
        self.high: list[int] = []
        self.rows: list[Row] = []
        self.clauses: list[list[int]] = []
        """Literals of which at least one is true."""
        self._merged: dict[tuple[tuple[int, int], ...], Row] = {}
        self.infeasible = False

    @property
    def variable_count(self) -> int:
        """How many variables there are."""
        return len(self.low)

    def variable(self, low: int, high: int) -> Linear:
        """A new whole variable in `low..high`."""
        self.low.append(low)
        self.high.append(high)
        self.infeasible |= low > high
        return Linear({len(self.low) - 1: 1})

    def positive(self, quantity: Linear) -> Linear:
        """A variable that is at least `quantity` and at least 0; an objective that wants it small makes it equal.

        None is needed where ranges that never widen keep the quantity from being more.
        """
        if self._narrows and self._most(quantity) <= 0:
            return Linear({})
        size = self.variable(0, max(0, self.most(quantity)))
        self.require(quantity - size)
        return size

    def most(self, quantity: Quantity) -> int:
        """The largest value that the variables' ranges allow, rounded towards zero."""
        return int(self._most(quantity))

    def set_range(self, variable: Linear, low: int, high: int) -> None:
        """Give a variable another range."""
        (index,) = variable.terms
        self.low[index], self.high[index] = low, high

    def require(self, excess: Quantity) -> None:
        """Constrain `excess <= 0`."""
        if not isinstance(excess, Linear):
            self.infeasible |= excess > 0
            return
        row = row_of(excess)
        if len(row.terms) < 2 or self._narrows:
            self._narrow(row)
        if len(row.terms) > 1:
            self._merge(row)

    def require_equal(self, left: Quantity, right: Quantity) -> None:
        """Constrain `left == right`."""
        self.require(left - right)
        self.require(right - left)

    def require_any(self, cases: Sequence[Case]) -> None:
        """Constrain that at least one case holds with its condition.

        Cases that the variables' ranges rule out are left out, and a case that always holds settles all.
        """
        open_cases = [
            (excess, when) for excess, when in cases if self._least(excess) <= 0 and self._least(when or 0) <= 0
        ]
        if not open_cases:
            self.infeasible = True
            return
        if any(self._most(excess) <= 0 and self._most(when or 0) <= 0 for excess, when in open_cases):
            return
        if len(open_cases) == 2:
            open_cases = self._without_implied(*open_cases)
        if len(open_cases) == 1:
            ((excess, when),) = open_cases
            self.require(excess)
            self.require(when or 0)
            return
        self._choose(open_cases)

    def is_implied(self, row: Row) -> bool:
        """Whether the variables' ranges alone keep to a row."""
        terms, low, high = row.terms.items(), self.low, self.high
        return row.low <= least_of(terms, low, high) and least_of(terms, high, low) <= row.high

    def _narrow(self, row: Row) -> None:
        """What the others leave each variable at the most."""
        terms, low, high = row.terms.items(), self.low, self.high
        left = row.high - least_of(terms, low, high)
        if left < 0:
            self.infeasible = True
            return
        for v, least, most in narrower(terms, left, low, high):
            low[v], high[v] = least, most

    def _merge(self, row: Row) -> None:
        """Rows over the same terms, or their negatives, become one row with two limits."""
        if next(iter(row.terms.values())) < 0:
            row = row.negative()
        merged = self._merged.setdefault(tuple(row.terms.items()), row)
        merged.low, merged.high = max(merged.low, row.low), min(merged.high, row.high)
        self.infeasible |= merged.low > merged.high
        if merged is row:
            self.rows.append(row)
        elif merged.constraint is not None:
            merged.constraint.domain[0], merged.constraint.domain[1] = merged.low, merged.high

    def _without_implied(self, first: Case, second: Case) -> list[Case]:
        """Of two cases without conditions only the milder one, where the ranges tell which that is."""
        (one, one_when), (other, other_when) = first, second
        if one_when is None and other_when is None:
            if self._least(one - other) >= 0:
                return [second]
            if self._least(other - one) >= 0:
                return [first]
        return [first, second]

    def _choose(self, cases: Sequence[Case]) -> None:
        """One literal a case (two cases share one and its negation)."""
        first = next(iter(self.variable(0, 1).terms))
        literals = [first, -first - 1]
        if len(cases) > 2:
            literals = [first, *(next(iter(self.variable(0, 1).terms)) for _ in cases[1:])]
            self.clauses.append(literals)
        for literal, case in zip(literals, cases, strict=True):
            for excess in case:
                if isinstance(excess, Linear):
                    row = row_of(excess)
                    row.literal = literal
                    self.rows.append(row)

    def _least(self, quantity: Quantity) -> Number:
        """The smallest value that the variables' ranges allow."""
        return extreme(quantity, self.low, self.high)

    def _most(self, quantity: Quantity) -> Number:
        """The largest."""
        return extreme(quantity, self.high, self.low)
