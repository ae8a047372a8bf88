"""Which of the admissible sentences is said: the same for the same plan, and none again while another would do."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from zlib import crc32

from coach.bank.bank import bank_of
from coach.bank.facts import Facts
from coach.bank.parts import Part, parts_of
from coach.bank.rendering import render
from coach.bank.sentence import Sentence, Tone, Topic


@dataclass
class Speaker:
    """Speaks through one plan from its first day to its last and remembers what was said.

    `seed` (the plan's own) makes two plans start with different sentences.
    """

    language: str
    seed: str = ""
    tone: Tone | None = None
    """Preferred among sentences that were said as often."""
    _said: Counter[str] = field(default_factory=Counter)
    _last: dict[str, int] = field(default_factory=dict)

    def options(self, facts: Facts) -> list[tuple[Part, tuple[Sentence, ...]]]:
        """Every part of the text here with the sentences that may fill it; parts with none are left out."""
        bank = bank_of(self.language)
        found = ((part, bank.admissible(facts, *part)) for part in parts_of(facts))
        return [(part, sentences) for part, sentences in found if sentences]

    def choose(self, facts: Facts, wanted: Collection[str] = ()) -> list[Sentence]:
        """One sentence for every part: one whose id is wanted, else the one said least and longest ago."""
        chosen = [self._pick(sentences, wanted) for _, sentences in self.options(facts)]
        for sentence in chosen:
            self._remember(sentence)
        return chosen

    def text(self, facts: Facts, wanted: Collection[str] = ()) -> str:
        """:meth:`choose`, rendered and joined."""
        return " ".join(render(sentence, facts, self.language) for sentence in self.choose(facts, wanted))

    def title(self, facts: Facts) -> str:
        """A title for the place, taking turns among those that are most to the point there."""
        titles = bank_of(self.language).admissible(facts, Topic.TITLE)
        closest = max(title.group.when.weight for title in titles)
        chosen = self._pick([title for title in titles if title.group.when.weight == closest], ())
        self._remember(chosen)
        return render(chosen, facts, self.language)

    def _remember(self, sentence: Sentence) -> None:
        self._said[sentence.id] += 1
        self._last[sentence.id] = self._said.total()

    def _pick(self, sentences: Collection[Sentence], wanted: Collection[str]) -> Sentence:
        asked = next((sentence for sentence in sentences if sentence.id in wanted), None)
        better = [sentence for sentence in sentences if not sentence.group.last_resort]
        return asked or min(better or sentences, key=self._rank)

    def _rank(self, sentence: Sentence) -> tuple[int, bool, int, int, int]:
        """Said least, then longest ago; of the unsaid the one with the most conditions, being most to the point."""
        said = self._said[sentence.id]
        return (
            said,
            self.tone is not None and sentence.tone is not self.tone,
            self._last.get(sentence.id, 0),
            -sentence.group.when.weight,
            crc32((self.seed + sentence.id).encode()),
        )
