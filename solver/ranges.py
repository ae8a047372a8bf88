"""What linear bounds leave each whole variable: a least and a most.

Bound by bound, each variable is held to what the ranges of the others leave it, until nothing moves or all have been
looked at often enough. No solution lies outside, wherever that stops. Of the bounds nothing is assumed, of variables
that none is below 0.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Self

from solver.linear import Linear, Number, Quantity
from solver.rule import Bound

FAR = 10**7
"""More than any variable comes to."""
TURNS = 30
"""How often bounds may be looked at, in the mean."""


Terms = list[tuple[int, int]]
"""Variables, each with its coefficient."""
Row = tuple[Terms, int]
"""`Σ coefficient · variable <= most`: the terms and the most."""
Way = tuple[Row, Row]
"""One way to satisfy a bound: a row, and the condition under which it is open."""
ALWAYS: Row = [], 0


Store = Sequence[int] | Mapping[int, int]
"""A number by variable."""


def least_of(terms: Iterable[tuple[int, int]], low: Store, high: Store) -> int:
    """The smallest value of a sum of terms within ranges; the largest one with `low` and `high` changed over."""
    return sum([c * (low[v] if c > 0 else high[v]) for v, c in terms])


def extreme(quantity: Quantity, low: Store, high: Store) -> Number:
    """The smallest value of a quantity within ranges, or likewise the largest."""
    if not isinstance(quantity, Linear):
        return quantity
    return quantity.constant + least_of(quantity.terms.items(), low, high)


def narrower(terms: Iterable[tuple[int, int]], left: int, low: Store, high: Store) -> list[tuple[int, int, int]]:
    """Variables to which a row leaves less than their ranges, each with its least and its most.

    `left` is what it leaves where every variable takes as little of it as it can.
    """
    found = []
    for v, c in terms:
        if c > 0:
            most = low[v] + left // c
            if most < high[v]:
                found.append((v, low[v], most))
        else:
            least = high[v] - left // -c
            if least > low[v]:
                found.append((v, least, high[v]))
    return found


class Empty(Exception):
    """No values satisfy all bounds."""


@dataclass
class Ranges:
    """Least and most by variable, and the bounds between them as their ways, of which at least one holds each."""

    low: dict[int, int] = field(default_factory=dict)
    high: dict[int, int] = field(default_factory=dict)
    _bounds: list[list[Way]] = field(default_factory=list)
    _rising: dict[int, list[int]] = field(default_factory=dict)
    _falling: dict[int, list[int]] = field(default_factory=dict)
    """Bounds by variable: those of which a greater least, and those of which a smaller most leaves others less."""
    _waiting: deque[int] = field(default_factory=deque)
    _waits: set[int] = field(default_factory=set)

    def require(self, bound: Bound) -> None:
        """Add a bound; `settle` makes use of it.

        Raises:
            Empty: where it alone leaves a variable nothing.
        """
        ((excess, when), *others) = bound.cases
        if when is None and not others:
            self._require_row(_row(excess))
            return
        ways = [(_row(excess), ALWAYS if when is None else _row(when)) for excess, when in bound.cases]
        if not any(_holds(row) and _holds(when) for row, when in ways):
            self._keep(ways)

    def require_all(self, bounds: Iterable[Bound]) -> None:
        """Add some."""
        for bound in bounds:
            self.require(bound)

    def _require_row(self, row: Row) -> None:
        """Rows of one variable are made use of at once."""
        terms, _ = row
        if len(terms) > 1:
            self._keep([(row, ALWAYS)])
        else:
            self._meet(terms)
            self._press(row)

    def _keep(self, ways: list[Way]) -> None:
        """Note what may make a bound leave its variables less."""
        place = len(self._bounds)
        self._bounds.append(ways)
        for (terms, _), (conditions, _) in ways:
            self._watch(terms, place)
            if conditions:
                self._watch(conditions, place)
        self._wait((place,))

    def _watch(self, terms: Terms, place: int) -> None:
        rising, falling = self._rising, self._falling
        for term in terms:
            variable, coefficient = term
            if variable not in rising:
                self._meet([term])
            (rising if coefficient > 0 else falling)[variable].append(place)

    def _meet(self, terms: Iterable[tuple[int, int]]) -> None:
        """Give variables that are new their widest range."""
        rising = self._rising
        for variable, _ in terms:
            if variable not in rising:
                rising[variable], self._falling[variable] = [], []
                self.low.setdefault(variable, 0)
                self.high.setdefault(variable, FAR)

    def settle(self) -> None:
        """Hold each variable to what bounds leave it.

        Raises:
            Empty: where that is nothing.
        """
        bounds, waiting, waits = self._bounds, self._waiting, self._waits
        for _ in range(TURNS * len(bounds)):
            if not waiting:
                return
            place = waiting.popleft()
            waits.discard(place)
            ways = bounds[place]
            if len(ways) == 1 and ways[0][1] is ALWAYS:
                self._press(ways[0][0])
            else:
                self._press_any(ways)

    def within(self, ranges: Mapping[int, tuple[int, int]]) -> Self | None:
        """The same with some variables held between two values; None where nothing satisfies that."""
        other = type(self)(self.low.copy(), self.high.copy(), self._bounds, self._rising, self._falling)
        try:
            for variable, (low, high) in ranges.items():
                other._hold(variable, low, high)
            other.settle()
        except Empty:
            return None
        return other

    def least_missed(self, bound: Bound) -> int:
        """The fewest steps by which values within the ranges miss a bound."""
        cases = [(self.least(excess), None if when is None else self.least(when)) for excess, when in bound.cases]
        return bound._replace(cases=tuple(cases)).amount()

    def imply(self, bound: Bound) -> bool:
        """Whether one of a bound's ways is open to all values within the ranges."""
        return any(self.most(excess) <= 0 and self.most(when or 0) <= 0 for excess, when in bound.cases)

    def least(self, quantity: Quantity) -> Number:
        """The smallest value of a quantity within the ranges of its variables."""
        return self._extreme(quantity, self.low, self.high)

    def most(self, quantity: Quantity) -> Number:
        """The largest one."""
        return self._extreme(quantity, self.high, self.low)

    def _extreme(self, quantity: Quantity, low: Store, high: Store) -> Number:
        if isinstance(quantity, Linear):
            self._meet(quantity.terms.items())
        return extreme(quantity, low, high)

    def _left(self, row: Row) -> int:
        """What a row leaves where every variable takes as little of it as it can."""
        terms, most = row
        return most - least_of(terms, self.low, self.high)

    def _press(self, row: Row) -> None:
        """As `least_of` and `narrower` say, without their calls: this is where proofs spend their time."""
        terms, left = row
        low, high = self.low, self.high
        for v, c in terms:
            left -= c * (low[v] if c > 0 else high[v])
        if left < 0:
            raise Empty
        for v, c in terms:
            if c > 0:
                most = low[v] + left // c
                if most < high[v]:
                    high[v] = most
                    self._wait(self._falling[v])
            else:
                least = high[v] - left // -c
                if least > low[v]:
                    low[v] = least
                    self._wait(self._rising[v])

    def _press_any(self, ways: list[Way]) -> None:
        """To what the ways that are still open leave together."""
        found: list[tuple[Way, int]] = []
        for way in ways:
            row, when = way
            left = self._left(row)
            if left >= 0 and (when is ALWAYS or self._left(when) >= 0):
                found.append((way, left))
        if not found:
            raise Empty
        if len(found) == 1:
            (((row, when), _),) = found
            self._press(row)
            self._press(when)
            return
        together: dict[int, tuple[int, int]] | None = None
        for ((terms, _), _), left in found:
            ranges = {v: (least, most) for v, least, most in narrower(terms, left, self.low, self.high)}
            together = ranges if together is None else _either(together, ranges)
            if not together:
                return
        for v, (low, high) in (together or {}).items():
            self._hold(v, low, high)

    def _hold(self, variable: int, least: int, most: int) -> None:
        low, high = self.low[variable], self.high[variable]
        if max(least, low) > min(most, high):
            raise Empty
        if least > low:
            self.low[variable] = least
            self._wait(self._rising[variable])
        if most < high:
            self.high[variable] = most
            self._wait(self._falling[variable])

    def _wait(self, places: Sequence[int]) -> None:
        waits, waiting = self._waits, self._waiting
        for place in places:
            if place not in waits:
                waits.add(place)
                waiting.append(place)


def _either(one: dict[int, tuple[int, int]], other: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """What two ways leave of variables together: of one that only one of them narrows, all."""
    return {v: (min(low, other[v][0]), max(high, other[v][1])) for v, (low, high) in one.items() if v in other}


def _row(excess: Quantity) -> Row:
    """`excess <= 0`; variables are whole, and so is what they may come to."""
    if isinstance(excess, Linear):
        constant = excess.constant
        most = -constant if isinstance(constant, int) else floor(-constant)
        return [term for term in excess.terms.items() if term[1]], most
    return [], floor(-excess)


def _holds(row: Row) -> bool:
    """Whether it does without variables."""
    return not row[0] and row[1] >= 0
