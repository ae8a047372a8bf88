"""Every word is on a list."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def vocabulary(sentence: Sentence, lists: Lists) -> Reason | None:
    """No word from elsewhere."""
    return None if lists.words.issuperset(sentence.words) else Reason.WORD
