"""Why nothing is possible: the smallest set of things that cannot stand together."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def shrink(candidates: Iterable[T], possible_with: Callable[[frozenset[T]], bool]) -> tuple[T, ...]:
    """Deletion filter: drop each candidate whose absence does not help, many at once where none of them is at fault.

    `possible_with(kept)` tells whether a plan exists when only `kept` are in force. It must be
    False for all candidates together. The result is irreducible: without any one of them a plan exists.
    """
    kept = list(dict.fromkeys(candidates))
    at, stride = 0, 1
    while at < len(kept):
        rest = kept[:at] + kept[at + stride :]
        if not possible_with(frozenset(rest)):
            kept, stride = rest, 2 * stride
        elif stride > 1:
            stride = max(1, stride // 4)
        else:
            at += 1
    return tuple(kept)
