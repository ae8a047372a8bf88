"""Why nothing is possible: the smallest set of things that cannot stand together."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def shrink(candidates: Iterable[T], possible_with: Callable[[frozenset[T]], bool]) -> tuple[T, ...]:
    """Deletion filter: drop each candidate whose absence does not help.

    `possible_with(kept)` tells whether a plan exists when only `kept` are in force. It must be
    False for all candidates together. The result is irreducible: without any one of them a plan exists.
    """
    kept = list(dict.fromkeys(candidates))
    for candidate in tuple(kept):
        rest = [other for other in kept if other != candidate]
        if not possible_with(frozenset(rest)):
            kept = rest
    return tuple(kept)
