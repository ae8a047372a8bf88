"""Ranges leave out no solution, whatever the bounds; small ones are compared with all their solutions."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.linear import Linear
from solver.ranges import Empty, Ranges
from solver.rule import Bound, Place, at_least, at_most, at_most_any

repeatable = settings(max_examples=150, deadline=None, derandomize=True, database=None)
MOST = 4
X, Y, Z = Linear({0: 1}), Linear({1: 1}), Linear({2: 1})
HERE = Place(1)


def ranges_of(*bounds):
    """Settled, with three variables of at most four."""
    ranges = Ranges()
    for variable in (X, Y, Z):
        ranges.require(at_most(HERE, variable, MOST))
    for bound in bounds:
        ranges.require(bound)
    ranges.settle()
    return ranges


def value(quantity, solution):
    if not isinstance(quantity, Linear):
        return quantity
    return quantity.constant + sum(c * solution[v] for v, c in quantity.terms.items())


def satisfies(solution, bound):
    return any(value(excess, solution) <= 0 and value(when or 0, solution) <= 0 for excess, when in bound.cases)


quantities = st.builds(
    Linear,
    st.dictionaries(st.integers(0, 2), st.sampled_from([-3, -2, -1, 1, 2, 3]), min_size=1),
    st.integers(-9, 9),
)
cases = st.tuples(quantities, st.none() | quantities)
bounds = st.builds(lambda found: Bound(HERE, X, 1, 1, tuple(found), None, ""), st.lists(cases, min_size=1, max_size=3))


@repeatable
@given(st.lists(bounds, min_size=1, max_size=5))
def test_no_solution_lies_outside_the_ranges(found):
    solutions = [s for s in product(range(MOST + 1), repeat=3) if all(satisfies(s, bound) for bound in found)]
    try:
        ranges = ranges_of(*found)
    except Empty:
        assert not solutions
        return
    for solution in solutions:
        assert all(ranges.low[v] <= solution[v] <= ranges.high[v] for v in range(3))


@repeatable
@given(st.lists(bounds, min_size=1, max_size=4), st.integers(0, MOST), st.integers(0, MOST))
def test_what_is_tried_leaves_its_own_solutions_and_the_ranges_as_they_were(found, low, high):
    try:
        ranges = ranges_of(*found)
    except Empty:
        return
    before = dict(ranges.low), dict(ranges.high)
    tried = ranges.within({0: (low, high)})
    solutions = [s for s in product(range(MOST + 1), repeat=3) if all(satisfies(s, bound) for bound in found)]
    for solution in solutions:
        if low <= solution[0] <= high:
            assert tried is not None
            assert all(tried.low[v] <= solution[v] <= tried.high[v] for v in range(3))
    assert (ranges.low, ranges.high) == before


@repeatable
@given(st.lists(bounds, max_size=3), bounds)
def test_no_solution_misses_a_bound_by_less_than_is_said(found, other):
    solutions = [s for s in product(range(MOST + 1), repeat=3) if all(satisfies(s, bound) for bound in found)]
    try:
        ranges = ranges_of(*found)
    except Empty:
        return
    for solution in solutions:
        cases = tuple((value(excess, solution), when and value(when, solution)) for excess, when in other.cases)
        if any(when is None or when <= 0 for _, when in cases):
            assert other._replace(cases=cases).amount() >= ranges.least_missed(other)
        assert satisfies(solution, other) or not ranges.imply(other)


def test_what_ranges_miss_is_counted_in_steps():
    """x of at most three misses 2x >= 9 by three half steps at the least, which are two whole ones."""
    ranges = ranges_of(at_most(HERE, X, 3))
    assert ranges.least_missed(at_least(HERE, X, 9, per=2)) == 2
    assert ranges.least_missed(at_least(HERE, X, 3)) == 0
    assert ranges.imply(at_most(HERE, X, 3))
    assert not ranges.imply(at_most(HERE, X, 2))


def test_a_limit_that_falls_with_its_measure_is_one_like_any_other():
    """x <= 4 - 2y and y >= 1 leave x two at most, and x >= 1 leaves y one at most."""
    ranges = ranges_of(at_most(HERE, X, 4 - 2 * Y), at_least(HERE, Y, 1), at_least(HERE, X, 1))
    assert (ranges.low[0], ranges.high[0]) == (1, 2)
    assert (ranges.low[1], ranges.high[1]) == (1, 1)


def test_shares_are_rounded_down_to_whole_values():
    """A third of four is one."""
    assert ranges_of(at_most(HERE, X, Y, per=3)).high[0] == 1


def test_of_alternatives_the_widest_counts_until_only_one_is_open():
    either = at_most_any(HERE, X, [Y, 2 - Z])
    assert ranges_of(either, at_most(HERE, Y, 1)).high[0] == 2
    assert ranges_of(either, at_most(HERE, Y, 1), at_least(HERE, X, 2)).high[2] == 0


def test_a_way_whose_condition_cannot_hold_is_none():
    conditional = Bound(HERE, X, 1, 1, ((X - 3, None), (X - 1, 2 - Y)), None, "")
    assert ranges_of(conditional, at_most(HERE, Y, 1)).high[0] == 3
    assert ranges_of(conditional).high[0] == 3


@pytest.mark.parametrize(
    "bounds",
    [[at_least(HERE, X, 5)], [at_least(HERE, X, Y + 1), at_least(HERE, Y, X)], [at_most(HERE, 3, 2)]],
    ids=["too much", "more than one another", "no variable at all"],
)
def test_what_nothing_satisfies_is_empty(bounds):
    with pytest.raises(Empty):
        ranges_of(*bounds)
