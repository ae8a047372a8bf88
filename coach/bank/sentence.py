"""One reviewed sentence: its text, where it may stand, and what must be so for it to be true."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from coach.bank.conditions import Conditions
from coach.bank.facts import Facts, Place

SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
"""`{distance}`, or `{yesterday:dative}` where a language needs another form of the same words."""


class Topic(StrEnum):
    """What a sentence is about; a text has at most one sentence of each topic."""

    TITLE = "title"
    PURPOSE = "purpose"
    TASK = "task"
    FINISH = "finish"
    FEEL = "feel"
    FORM = "form"
    PRACTICE = "practice"
    AHEAD = "ahead"
    MILESTONE = "milestone"
    FUEL = "fuel"
    CARE = "care"
    STRENGTH = "strength"
    OPTION = "option"
    TARGET = "target"
    ESTIMATE = "estimate"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    WARM_UP = "warm_up"
    KIT = "kit"
    LOGISTICS = "logistics"
    OPENING = "opening"
    REASON = "reason"
    KEY_RUNS = "key_runs"
    ADVICE = "advice"
    AIM = "aim"
    VOLUME = "volume"
    LONGEST = "longest"
    CUTBACKS = "cutbacks"
    OFF_WEEKS = "off_weeks"
    TAPER = "taper"
    PACES = "paces"
    HEART_RATE = "heart_rate"
    NOTE = "note"


class Tone(StrEnum):
    """How a sentence speaks: matter-of-fact, quiet, warm-hearted or with a smile."""

    PLAIN = "plain"
    CALM = "calm"
    WARM = "warm"
    LIGHT = "light"


@dataclass(frozen=True)
class Group:
    """Sentences that may stand in the same place under the same conditions; figures in their texts have a source.

    A `last_resort` speaks where nothing more to the point is true.
    """

    id: str
    place: Place
    topic: Topic
    when: Conditions
    source: str | None = None
    last_resort: bool = False


@dataclass(frozen=True)
class Sentence:
    """A text in one language with slots for the facts; `id` is the same in every language."""

    id: str
    text: str
    tone: Tone
    group: Group

    @property
    def place(self) -> Place:
        """Whether it stands at a day, a week, the plan or a step."""
        return self.group.place

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.group.topic

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """Names of the facts it speaks of, in the order of the text."""
        return tuple(name for name, _ in SLOT.findall(self.text))

    @cached_property
    def _fixed(self) -> tuple[str, ...]:
        """Its parts between the slots."""
        return tuple(SLOT.sub("\0", self.text).split("\0"))

    def may_be_in(self, text: str) -> bool:
        """Whether all that stands between its slots is in a text."""
        return all(part in text for part in self._fixed)

    def is_admissible(self, facts: Facts) -> bool:
        """Whether all its conditions hold, and every fact it speaks of is known."""
        return facts.place is self.place and self.group.when.hold_for(facts) and self.is_filled_by(facts.slots)

    def is_filled_by(self, known: Mapping[str, object]) -> bool:
        """Whether every fact it speaks of is known."""
        return all(slot in known for slot in self.slots)
