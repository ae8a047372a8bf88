"""No word of substance twice, in whatever form."""

from collections import Counter

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence

STEM = 5
"""Letters by which forms of a word are alike."""


def repetition(sentence: Sentence, lists: Lists) -> Reason | None:
    """Each stem stands once, but for particles."""
    stems = Counter(word[:STEM] for word in sentence.words if word not in lists.particles)
    return Reason.REPETITION if any(count > 1 for count in stems.values()) else None
