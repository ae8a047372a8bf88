"""Denials turn any list into its opposite: only some words can be denied, and they stand nowhere else."""

from itertools import pairwise

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def negation(sentence: Sentence, lists: Lists) -> Reason | None:
    """A word that can be denied stands after a denial, and nothing else does."""
    pairs = pairwise(("", *sentence.tokens, ""))
    held = ((first in lists.negators) == (then in lists.negated) for first, then in pairs)
    return None if all(held) else Reason.NEGATION
