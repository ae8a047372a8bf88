"""Sentences that a grammar makes, drawn at random: what a model could say at most."""

import random
from collections.abc import Iterator

from coach.prose.checks.repetition import repetition
from coach.prose.grammar import START, Grammar
from coach.prose.lexicon import lists_of
from coach.prose.notation import Maybe, Named, OneOf, Steps
from coach.prose.scenes import Setting
from coach.prose.sentence import Sentence, sentence_of

WHOLE: Steps = (Named(START),)


def sentences(language: str, setting: Setting, dice: random.Random) -> Iterator[Sentence]:
    """One after the other without an end, each of a length that stands and no word of substance in it twice."""
    lists = lists_of(language, setting)
    made = Made(lists.grammar)
    while True:
        sentence = sentence_of(" ".join(made.drawn(WHOLE, dice)).replace(" ,", ","))
        if isinstance(sentence, Sentence) and repetition(sentence, lists) is None:
            yield sentence


class Made:
    """What a grammar makes."""

    def __init__(self, grammar: Grammar) -> None:
        self._rules = grammar.rules
        self._ways: dict[str, int] = {}

    def ways(self, steps: Steps = WHOLE) -> int:
        """How many sequences of words some steps allow, those with a word twice or too many words among them."""
        count = 1
        for step in steps:
            match step:
                case Named(name):
                    if name not in self._ways:
                        self._ways[name] = sum(map(self.ways, self._rules[name]))
                    count *= self._ways[name]
                case Maybe(inner):
                    count *= 1 + self.ways(inner)
                case OneOf(words):
                    count *= len(words)
        return count

    def drawn(self, steps: Steps, dice: random.Random) -> Iterator[str]:
        """One of them: of the alternatives of a rule each is as likely."""
        for step in steps:
            match step:
                case Named(name):
                    yield from self.drawn(dice.choice([way for way in self._rules[name] if self.ways(way)]), dice)
                case Maybe(inner):
                    if dice.random() < 0.5 and self.ways(inner):
                        yield from self.drawn(inner, dice)
                case OneOf(words):
                    yield dice.choice(sorted(words))
