"""Why a sentence of a model's own does not stand."""

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

    @property
    def sentence(self) -> str:
        """For people: what it was about the sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.TYPE: "it was no text",
    Reason.LENGTH: "it was too long or too short",
    Reason.SIGNS: "it had signs other than letters, commas and a full stop",
    Reason.WORD: "it had a word that is not on the list for this place",
    Reason.OPENING: "it began with a word that may not begin a sentence",
    Reason.FOLLOWING: "what followed you, your or let was not on their lists",
    Reason.NEGATION: "it denied something that it may not speak of",
    Reason.SLOT: "a slot stood where it cannot stand",
    Reason.FRAGMENT: "it was no whole sentence",
    Reason.REPETITION: "it repeated itself",
    Reason.USED: "the plan had the same sentence already",
}
