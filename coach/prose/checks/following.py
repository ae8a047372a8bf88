"""What may follow *you*, *your*, *let*, *is* and the like: of the runner little can be said, and little be asked."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence


def following(sentence: Sentence, lists: Lists) -> Reason | None:
    """After each of the leading words stands one of its own list, a slot, or the end; some are led to in turn."""
    places = ((sentence.tokens[:at], word) for at, word in enumerate(sentence.tokens) if at)  # who begins, opening asks
    return None if all(_may_follow(before, word, lists) for before, word in places) else Reason.FOLLOWING


def _may_follow(before: tuple[str, ...], word: str, lists: Lists) -> bool:
    led_by = [lists.following[leader] for leader in (before[-1], " ".join(before[-2:])) if leader in lists.following]
    is_led = all(word in words or word.strip("{}") in lists.slots for words in led_by)
    return is_led and (word not in lists.preceded or lists.preceded[word].allows(before))
