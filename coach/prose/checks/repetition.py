"""No word of substance twice, in whatever form."""

from collections import Counter

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence

STEM, SHORT = 5, 4
"""Letters by which forms of a word are alike, and up to which a word is a particle; so are words that end nothing."""


def repetition(sentence: Sentence, lists: Lists) -> Reason | None:
    """Among the longer words each stem stands once; no word at all follows itself."""
    stems = Counter(word[:STEM] for word in sentence.words if len(word) > SHORT and word not in lists.loose_ends)
    doubled = any(first == then for first, then in zip(sentence.tokens, sentence.tokens[1:], strict=False))
    return Reason.REPETITION if doubled or any(count > 1 for count in stems.values()) else None
