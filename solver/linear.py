"""Exact linear expressions over the solver's variables.

A rule is written once over *quantities*. For the model a quantity is a :class:`Linear`; for a
finished plan it is a plain number. Both understand `+`, `-` and `*` by a whole number, which is
all that a rule may use.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias, Union

Number: TypeAlias = int | Fraction
Quantity: TypeAlias = Union["Linear", int, Fraction]


class Linear:
    """`constant + Σ coefficient · variable`; variables are the model's indices, coefficients whole."""

    __slots__ = ("constant", "terms")

    def __init__(self, terms: dict[int, int], constant: Number = 0) -> None:
        self.terms = terms
        self.constant = constant

    def __add__(self, other: Quantity) -> "Linear":
        if not isinstance(other, Linear):
            return Linear(self.terms, self.constant + other)
        terms = self.terms.copy()
        for variable, coefficient in other.terms.items():
            terms[variable] = terms.get(variable, 0) + coefficient
        return Linear(terms, self.constant + other.constant)

    __radd__ = __add__

    def __sub__(self, other: Quantity) -> "Linear":
        if not isinstance(other, Linear):
            return Linear(self.terms, self.constant - other)
        terms = self.terms.copy()
        for variable, coefficient in other.terms.items():
            terms[variable] = terms.get(variable, 0) - coefficient
        return Linear(terms, self.constant - other.constant)

    def __rsub__(self, other: Number) -> "Linear":
        return Linear({v: -c for v, c in self.terms.items()}, other - self.constant)

    def __mul__(self, factor: int) -> "Linear":
        if factor == 1:
            return self
        return Linear({v: c * factor for v, c in self.terms.items()}, self.constant * factor)

    __rmul__ = __mul__

    def __neg__(self) -> "Linear":
        return self * -1


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of quantities, built in one pass."""
    terms: dict[int, int] = {}
    constant: Number = 0
    for quantity in quantities:
        if isinstance(quantity, Linear):
            constant += quantity.constant
            for variable, coefficient in quantity.terms.items():
                terms[variable] = terms.get(variable, 0) + coefficient
        else:
            constant += quantity
    return Linear(terms, constant) if terms else constant


def weighted(pairs: Iterable[tuple[int, Quantity]]) -> Quantity:
    """`Σ weight · quantity` in one pass, for objectives."""
    terms: dict[int, int] = {}
    constant = 0
    for weight, quantity in pairs:
        if isinstance(quantity, Linear):
            constant += weight * int(quantity.constant)
            for variable, coefficient in quantity.terms.items():
                terms[variable] = terms.get(variable, 0) + weight * coefficient
        else:
            constant += weight * int(quantity)
    return Linear(terms, constant)
