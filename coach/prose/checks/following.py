"""What may follow *you*, *your*, *let*, *is* and the like: of the runner little can be said, and little be asked."""

from itertools import pairwise

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def following(sentence: Sentence, lists: Lists) -> Reason | None:
    """After each of the leading words stands one of its own list, a slot, or the end; some are led to in turn."""
    allowed = (
        first not in lists.following or then in lists.following[first] or then.strip("{}") in lists.slots
        for first, then in pairwise(sentence.tokens)
    )
    led = (
        word not in lists.preceded or lists.preceded[word].allows(sentence.tokens[:at])
        for at, word in enumerate(sentence.tokens)
        if at  # which word may begin is another check's
    )
    return None if all(allowed) and all(led) else Reason.FOLLOWING
