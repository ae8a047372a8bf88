"""The bank of one language: every sentence, and which of them may be said where."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from coach.bank.conditions import read_conditions
from coach.bank.facts import DayFacts, Facts, Place
from coach.bank.sentence import Group, Sentence, Tone, Topic
from solver.running.request.result import WorkoutType

ROOM = files("coach.bank")
NOT_TEXTS = frozenset({"words.toml", "labels.toml", "prose.toml", "studio.toml", "wishes.toml"})


@dataclass(frozen=True)
class Bank:
    """Sentences by id, in the order of the data."""

    language: str
    sentences: Mapping[str, Sentence]

    def admissible(self, facts: Facts, *topics: Topic) -> tuple[Sentence, ...]:
        """What is true and can be said here, of these topics or, if none is named, of all."""
        kind = facts.kind if isinstance(facts, DayFacts) else None
        groups = (group for topic in topics or Topic for group in _groups_at(self.language, facts.place, topic, kind))
        true = (sentences for group, sentences in groups if group.when.hold_for(facts))
        return tuple(sentence for sentences in true for sentence in sentences if sentence.is_filled_by(facts.slots))


def admissible(facts: Facts, language: str, *topics: Topic) -> tuple[Sentence, ...]:
    """:meth:`Bank.admissible` of a language's bank."""
    return bank_of(language).admissible(facts, *topics)


@cache
def bank_of(language: str) -> Bank:
    """The bank of a language: `en`, `de`, or any other folder beside them.

    Raises:
        ValueError: for data that contradicts itself, naming the sentence or group.
    """
    groups = _groups()
    return Bank(language, {sentence.id: sentence for sentence in _sentences(language, groups)})


@cache
def _groups_at(
    language: str, place: Place, topic: Topic, kind: WorkoutType | None
) -> Sequence[tuple[Group, Sequence[Sentence]]]:
    """Groups with their sentences that can be true at a place: most conditions are on the type of the day."""
    found: dict[str, list[Sentence]] = {}
    for sentence in bank_of(language).sentences.values():
        fits = kind is None or sentence.group.when.allow("kind", kind)
        if fits and sentence.place is place and sentence.topic is topic:
            found.setdefault(sentence.group.id, []).append(sentence)
    return [(sentences[0].group, sentences) for sentences in found.values()]


@cache
def _groups() -> Mapping[str, Group]:
    return {group.id: group for file in _tables(ROOM / "groups") for group in _read_groups(file)}


def _read_groups(file: Mapping[str, Any]) -> Iterator[Group]:
    for name, entry in file.items():
        try:
            place = Place(entry.get("place", "day"))
            conditions = read_conditions(place, entry.get("when", {}))
            last = entry.get("last_resort", False)
            yield Group(name, place, Topic(entry["topic"]), conditions, entry.get("source"), last)
        except (ValueError, KeyError) as fault:
            raise ValueError(f"group {name}: {fault}") from fault


def _sentences(language: str, groups: Mapping[str, Group]) -> Iterator[Sentence]:
    """Texts stand as `[group]` and below it `tone.name = "text"`; the id is `group.name`."""
    for file in _tables(ROOM / language):
        for name, tones in file.items():
            if name not in groups:
                raise ValueError(f"{language}: no group is called {name}")
            for tone, texts in tones.items():
                for key, text in texts.items():
                    yield Sentence(f"{name}.{key}", text, Tone(tone), groups[name])


def _tables(folder: Traversable) -> Iterator[Mapping[str, Any]]:
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml") and file.name not in NOT_TEXTS:
            yield tomllib.loads(file.read_text(encoding="utf-8"))
