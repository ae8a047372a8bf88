"""A sentence begins with a listed word: most orders cannot even start."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def opening(sentence: Sentence, lists: Lists) -> Reason | None:
    """The first word is one that may begin."""
    return None if sentence.tokens[0] in lists.openings else Reason.OPENING
