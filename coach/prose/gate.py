"""The gate: of a model's candidates the first that passes every check stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coach.prose.checks.check import Check
from coach.prose.checks.grammar import grammar
from coach.prose.checks.repetition import repetition
from coach.prose.checks.spelling import spelling
from coach.prose.checks.vocabulary import vocabulary
from coach.prose.lexicon import Lists, lists_of
from coach.prose.reasons import Reason
from coach.prose.scenes import Setting
from coach.prose.sentence import Sentence, is_slot, sentence_of

CHECKS: tuple[Check, ...] = (vocabulary, spelling, grammar, repetition)
MOST_CANDIDATES = 3


@dataclass(frozen=True)
class Refused:
    """A candidate that did not pass, and why."""

    text: object
    reason: Reason


@dataclass
class Gate:
    """Keeps a plan's sentences apart: what stands once does not stand again."""

    language: str
    _used: set[frozenset[str]] = field(default_factory=set)

    def first(
        self, candidates: Iterable[object], setting: Setting, slots: Mapping[str, object]
    ) -> tuple[str | None, list[Refused]]:
        """The text of the first candidate that passes (its slots unfilled), and those before it that did not."""
        refused: list[Refused] = []
        for raw in list(candidates)[:MOST_CANDIDATES]:
            found = self._judged(raw, setting, slots)
            if isinstance(found, Sentence):
                self._used.add(frozenset(found.words))
                return found.text, refused
            refused.append(Refused(raw, found))
        return None, refused

    def _judged(self, raw: object, setting: Setting, known: Mapping[str, object]) -> Sentence | Reason:
        sentence = sentence_of(raw)
        if isinstance(sentence, Reason):
            return sentence
        fault = fault_of(sentence, lists_of(self.language, setting))
        if fault is not None:
            return fault
        if any(is_slot(token) and token.strip("{}") not in known for token in sentence.tokens):
            return Reason.SLOT
        return Reason.USED if frozenset(sentence.words) in self._used else sentence


def fault_of(sentence: Sentence, lists: Lists) -> Reason | None:
    """The first check that a sentence fails; None where it passes all."""
    return next((reason for check in CHECKS if (reason := check(sentence, lists)) is not None), None)
