"""The bank of one language: every sentence, and which of them may be said where."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from coach.bank.conditions import read_conditions
from coach.bank.facts import Facts, Place
from coach.bank.sentence import Group, Sentence, Tone, Topic

ROOM = files("coach.bank")
NOT_TEXTS = frozenset({"words.toml", "labels.toml"})


@dataclass(frozen=True)
class Bank:
    """Sentences by id, in the order of the data."""

    language: str
    sentences: Mapping[str, Sentence]

    def admissible(self, facts: Facts, *topics: Topic) -> tuple[Sentence, ...]:
        """What is true and can be said here, of these topics (of all if none is named), in the order of the data."""
        return tuple(
            sentence
            for sentence in self._at(facts.place)
            if (not topics or sentence.topic in topics) and sentence.is_admissible(facts)
        )

    def _at(self, place: Place) -> tuple[Sentence, ...]:
        return _by_place(self.language).get(place, ())


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
def _by_place(language: str) -> Mapping[Place, tuple[Sentence, ...]]:
    sentences = bank_of(language).sentences.values()
    return {place: tuple(s for s in sentences if s.place is place) for place in Place}


@cache
def _groups() -> Mapping[str, Group]:
    return {group.id: group for file in _tables(ROOM / "groups") for group in _read_groups(file)}


def _read_groups(file: Mapping[str, Any]) -> Iterator[Group]:
    for name, entry in file.items():
        try:
            place = Place(entry.get("place", "day"))
            conditions = read_conditions(place, entry.get("when", {}))
            yield Group(name, place, Topic(entry["topic"]), conditions, entry.get("source"))
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
