"""Why a sentence of a model's own does not stand: codes, whose sentences a language's labels have."""

from enum import StrEnum


class Reason(StrEnum):
    """The first check that a sentence failed."""

    TYPE = "type"
    LENGTH = "length"
    SIGNS = "signs"
    WORD = "word"
    OPENING = "opening"
    FOLLOWING = "following"
    NEGATION = "negation"
    SLOT = "slot"
    FRAGMENT = "fragment"
    REPETITION = "repetition"
    USED = "used"
