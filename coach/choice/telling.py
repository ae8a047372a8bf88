"""The words of one place, made of a model's choice, its own sentence and the bank."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.bank.facts import DayFacts, Facts
from coach.bank.language import language_of
from coach.bank.rendering import render
from coach.bank.sentence import Sentence, Topic
from coach.bank.speaker import Speaker
from coach.choice.offers import topic_of_own
from coach.choice.said import NOTHING, Words
from coach.choice.spots import Spot
from coach.prose.gate import Gate, Refused
from solver.answer import WrittenBy
from solver.running.request.result import WorkoutType


@dataclass(frozen=True)
class Told:
    """A text (None: the offline coach's stands), whose it is, and what of the model's did not stand."""

    text: str | None
    written_by: WrittenBy
    refused: Sequence[Refused] = ()
    wrong_ids: Sequence[str] = ()


@dataclass
class Teller:
    """Tells a plan place by place, in the order of reading; remembers what stood already."""

    speaker: Speaker
    gate: Gate
    prose: bool

    def tell(self, spot: Spot, words: Words = NOTHING) -> Told:
        """The text of a place."""
        right = [name for name in words.ids if name in spot.ids]
        wrong = [name for name in words.ids if name not in spot.ids]
        own, refused = self._own(spot, words)
        sentences = self.speaker.choose(spot.facts, right)
        stands = bool(own) or any(sentence.id in right for sentence in sentences)
        if not stands:
            return Told(None, WrittenBy.OFFLINE, refused, wrong)
        return Told(self._joined(spot.facts, sentences, own), _writer(own, wrong), () if own else refused, wrong)

    def _own(self, spot: Spot, words: Words) -> tuple[str | None, list[Refused]]:
        if not self.prose or spot.setting is None or not words.own:
            return None, []
        text, refused = self.gate.first(words.own, spot.setting, spot.facts.slots)
        language = language_of(self.speaker.language, spot.facts.units)
        return None if text is None else language.filled(text, spot.facts.slots), refused

    def _joined(self, facts: Facts, sentences: Sequence[Sentence], own: str | None) -> str:
        """Its own sentence stands where the bank would say the same kind of thing."""
        instead, before = _place_of_own(facts)
        kept = [render(s, facts, self.speaker.language) for s in sentences if own is None or s.topic is not instead]
        mine = [own] if own else []
        return " ".join([*mine, *kept] if before else [*kept, *mine])


def _writer(own: str | None, wrong: Sequence[str]) -> WrittenBy:
    if wrong:
        return WrittenBy.REPAIRED
    return WrittenBy.MODEL if own else WrittenBy.CHOSEN


def _place_of_own(facts: Facts) -> tuple[Topic | None, bool]:
    """Which topic gives way to the model's own sentence, and whether it comes first: on a race day it only closes."""
    if isinstance(facts, DayFacts) and facts.kind is WorkoutType.RACE:
        return None, False
    return topic_of_own(facts.place), isinstance(facts, DayFacts)
