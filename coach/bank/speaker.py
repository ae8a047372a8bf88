"""Which of the admissible sentences is said: the same for the same plan, and none again while another would do."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from zlib import crc32

from coach.bank.bank import bank_of
from coach.bank.facts import Facts
from coach.bank.parts import Part, parts_of
from coach.bank.rendering import render
from coach.bank.sentence import Sentence, Tone, Topic

AS_PAIR = 2
"""That two sentences come back together is as bad as that one of them was said so many times more."""


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
    _together: Counter[tuple[str, str]] = field(default_factory=Counter)

    def options(self, facts: Facts) -> list[tuple[Part, tuple[Sentence, ...]]]:
        """Every part of the text here with the sentences that may fill it; parts with none are left out."""
        bank = bank_of(self.language)
        found = ((part, bank.admissible(facts, *part)) for part in parts_of(facts))
        return [(part, sentences) for part, sentences in found if sentences]

    def choose(self, facts: Facts, wanted: Collection[str] = ()) -> list[Sentence]:
        """One sentence for every part: one whose id is wanted, else the one said least and longest ago.

        Beside the sentences that it stood with before a sentence is said last: texts whose parts take turns would come
        back as a whole.
        """
        chosen: list[Sentence] = []
        for _, sentences in self.options(facts):
            chosen.append(self._pick(sentences, wanted, chosen))
        for sentence in chosen:
            self._remember(sentence)
        self._together.update(combinations([sentence.id for sentence in chosen], 2))
        return chosen

    def text(self, facts: Facts, wanted: Collection[str] = ()) -> str:
        """:meth:`choose`, rendered and joined."""
        return " ".join(render(sentence, facts, self.language) for sentence in self.choose(facts, wanted))

    def title(self, facts: Facts) -> str:
        """A title for the place, taking turns among those that are most to the point there."""
        titles = bank_of(self.language).admissible(facts, Topic.TITLE)
        closest = max(title.group.when.weight for title in titles)
        chosen = self._pick([title for title in titles if title.group.when.weight == closest])
        self._remember(chosen)
        return render(chosen, facts, self.language)

    def _remember(self, sentence: Sentence) -> None:
        self._said[sentence.id] += 1
        self._last[sentence.id] = self._said.total()

    def _pick(
        self, sentences: Collection[Sentence], wanted: Collection[str] = (), beside: Sequence[Sentence] = ()
    ) -> Sentence:
        asked = next((sentence for sentence in sentences if sentence.id in wanted), None)
        better = [sentence for sentence in sentences if not sentence.group.last_resort]
        return asked or min(better or sentences, key=lambda sentence: self._rank(sentence, beside))

    def _rank(self, sentence: Sentence, beside: Sequence[Sentence]) -> tuple[int, bool, int, int, int]:
        """Said least, then longest ago; of the unsaid the one with the most conditions, being most to the point."""
        together = sum(self._together[other.id, sentence.id] for other in beside)
        said = self._said[sentence.id] + AS_PAIR * together
        return (
            said,
            self.tone is not None and sentence.tone is not self.tone,
            self._last.get(sentence.id, 0),
            -sentence.group.when.weight,
            crc32((self.seed + sentence.id).encode()),
        )
