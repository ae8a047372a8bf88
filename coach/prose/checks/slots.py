"""Facts stand in slots alone, and slots where they say no more than the fact."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence, is_slot


def slots(sentence: Sentence, lists: Lists) -> Reason | None:
    """One at most, known here, and after the words that may lead to it: two side by side would state what they are."""
    found = [(at, token.strip("{}")) for at, token in enumerate(sentence.tokens) if is_slot(token)]
    if len(found) > 1 or any(name not in lists.slots for _, name in found):
        return Reason.SLOT
    return None if all(lists.slots[name].allows(sentence.tokens[:at]) for at, name in found) else Reason.SLOT
