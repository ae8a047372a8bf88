"""Linear expressions mean what ordinary arithmetic means, whatever the variables are worth."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.linear import Linear, total

repeatable = settings(max_examples=150, deadline=None, derandomize=True, database=None)
VARIABLES = 4
X, Y = Linear({0: 1}), Linear({1: 1})

numbers = st.integers(-50, 50) | st.fractions(-50, 50, max_denominator=7)
linears = st.builds(
    Linear, st.dictionaries(st.integers(0, VARIABLES - 1), st.integers(-9, 9), max_size=VARIABLES), numbers
)
quantities = linears | numbers
worths = st.lists(st.integers(-20, 20), min_size=VARIABLES, max_size=VARIABLES)


def value(quantity, worth):
    if not isinstance(quantity, Linear):
        return quantity
    return quantity.constant + sum(c * worth[v] for v, c in quantity.terms.items())


@repeatable
@given(linears, quantities, st.integers(-9, 9), worths)
def test_sums_differences_and_multiples_are_those_of_the_values(a, b, k, worth):
    assert value(a + b, worth) == value(a, worth) + value(b, worth)
    assert value(b + a, worth) == value(a, worth) + value(b, worth)
    assert value(a - b, worth) == value(a, worth) - value(b, worth)
    assert value(b - a, worth) == value(b, worth) - value(a, worth)
    assert value(a * k, worth) == value(k * a, worth) == k * value(a, worth)
    assert value(-a, worth) == -value(a, worth)


@repeatable
@given(st.lists(quantities, max_size=5), worths)
def test_a_total_is_the_sum_of_its_parts(parts, worth):
    assert value(total(parts), worth) == sum(value(part, worth) for part in parts)


@repeatable
@given(linears, linears, worths)
def test_arithmetic_leaves_its_operands_alone(a, b, worth):
    before = (dict(a.terms), a.constant, dict(b.terms), b.constant)
    _ = (a + b, a - b, a * 3, a * 1, -a, a + 1, 1 - a, total([a, b, 2]))
    assert (a.terms, a.constant, b.terms, b.constant) == before


def test_a_total_of_plain_numbers_is_a_plain_number():
    assert total([1, Fraction(1, 2), 2]) == Fraction(7, 2)
    assert total([]) == 0


def test_fractions_in_the_constant_stay_exact():
    # 42.195 km of half-kilometre steps is 84.39; a float would be off in the 15th place
    assert (X + Fraction(42195, 500) - Fraction(42195, 500)).constant == 0


def test_terms_that_cancel_are_worth_nothing():
    assert value(X + Y - X - Y, [3, 4, 0, 0]) == 0


@pytest.mark.parametrize("other", ["1", None])
def test_what_is_no_number_is_refused(other):
    with pytest.raises(TypeError):
        _ = X + other
