"""A sentence with the facts in its slots."""

from coach.bank.facts import Facts
from coach.bank.language import language_of
from coach.bank.sentence import Sentence


def render(sentence: Sentence, facts: Facts, language: str) -> str:
    """The sentence as the runner reads it, in the facts' units.

    Raises:
        KeyError: naming a slot that the facts do not fill; admissible sentences have none.
    """
    return language_of(language, facts.units).filled(sentence.text, facts.slots)
