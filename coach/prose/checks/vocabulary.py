"""Every word is on a list; a compound is where its parts are."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def vocabulary(sentence: Sentence, lists: Lists) -> Reason | None:
    """No word from elsewhere."""
    known = lists.words
    listed = (word in known or all(part in known for part in word.split("-")) for word in sentence.words)
    return None if all(listed) else Reason.WORD
