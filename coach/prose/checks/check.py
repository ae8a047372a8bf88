"""What a check is."""

from typing import Protocol

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


class Check(Protocol):
    """Judges a sentence by the lists of its scene, in time linear in its length."""

    def __call__(self, sentence: Sentence, lists: Lists) -> Reason | None:
        """None where there is nothing to object to."""
