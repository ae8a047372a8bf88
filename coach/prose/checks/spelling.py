"""Capitals stand where the list has them: German nouns are known by theirs, and nothing is shouted."""

from coach.prose.lexicon import Lists
from coach.prose.reasons import Reason
from coach.prose.sentence import Sentence, is_slot


def spelling(sentence: Sentence, lists: Lists) -> Reason | None:
    """Every word as it is listed; the first may have a capital, or lack its own."""
    first, *others = sentence.written
    begun = {first, first[0].lower() + first[1:], first[0].upper() + first[1:]}
    listed = any(_is_listed(form, lists) for form in begun)
    return None if listed and all(_is_listed(word, lists) for word in others) else Reason.SIGNS


def _is_listed(word: str, lists: Lists) -> bool:
    return is_slot(word) or word in lists.spellings
