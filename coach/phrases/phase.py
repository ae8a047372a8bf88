"""The part of the plan that a week belongs to, as far as words are concerned."""

from collections.abc import Sequence

from coach.phase import Phase as Phase
from coach.phase import phase_of as phase_of

Variants = Sequence[str]


def rotate(variants: Variants, turn: int) -> str:
    """The variant for the turn-th use (from 0); each full round starts one further on.

    So four runs a week and four variants do not give each weekday the same sentence every week.
    """
    count = len(variants)
    return variants[(turn + turn // count) % count]
