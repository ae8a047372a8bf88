"""Denials turn any list into its opposite: only some words can be denied, and they stand nowhere else."""

from itertools import pairwise

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def negation(sentence: Sentence, lists: Lists) -> Reason | None:
    """A word that can be denied stands after a denial, and nothing else does, nor is anything joined to it."""
    tokens = ("", *sentence.tokens, "", "", "")
    held = ((first in lists.negators) == (then in lists.negated) for first, then in pairwise(tokens))
    ended = (
        word not in lists.negated or join not in lists.joins or then in lists.begins
        for word, join, then in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
    return None if all(held) and all(ended) else Reason.NEGATION
