"""A sentence, no fragment: there is a verb in it, and it does not break off."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def wholeness(sentence: Sentence, lists: Lists) -> Reason | None:
    """A verb, and an end that can be one."""
    has_verb = any(word in lists.verbs for word in sentence.words)
    return None if has_verb and sentence.tokens[-1] not in lists.loose_ends else Reason.FRAGMENT
