"""A sentence is one that the grammar of its scene makes: whatever may follow a word is listed, nothing else does."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence, is_slot


def grammar(sentence: Sentence, lists: Lists) -> Reason | None:
    """Reads it from its beginning; the part that nothing leads to says what is wrong."""
    parts = sentence.parts
    read = lists.grammar.read(parts)
    if read.whole:
        return None
    if read.parts == len(parts):
        return Reason.FRAGMENT
    if is_slot(parts[read.parts]):
        return Reason.SLOT
    if read.parts == 0:
        return Reason.OPENING
    return Reason.NEGATION if parts[read.parts - 1] in lists.denials else Reason.FOLLOWING
