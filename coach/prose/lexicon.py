"""The words of a language that a model may use, from the language's file, and which of them belong to a setting."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from coach.bank.bank import ROOM
from coach.prose.scenes import Setting

Words = frozenset[str]


@dataclass(frozen=True)
class Place:
    """The words that may stand right before a slot or a word, those before them, and so on."""

    leading: tuple[Words, ...]

    def allows(self, before: tuple[str, ...]) -> bool:
        """Whether it may stand behind these words of its sentence."""
        nearest = before[::-1][: len(self.leading)]
        return len(nearest) == len(self.leading) and all(map(frozenset.__contains__, self.leading, nearest))


@dataclass(frozen=True)
class Lists:
    """Everything that a sentence in one setting is checked against."""

    words: Words
    spellings: Words
    """The words with their capitals; everything else is in lower case."""
    openings: Words
    following: Mapping[str, Words]
    preceded: Mapping[str, Place]
    negators: Words
    negated: Words
    joins: Words
    begins: Words
    loose_ends: Words
    verbs: Words
    slots: Mapping[str, Place]


@dataclass(frozen=True)
class Lexicon:
    """The file of one language: words by list and group."""

    data: Mapping[str, Any]

    def words(self, section: str, group: str) -> list[str]:
        """One list of the file in its order; empty where the group adds nothing to it."""
        table: Any = self.data
        for name in section.split("."):
            table = table[name]
        return str(table.get(group, "")).split()

    def led(self, group: str) -> frozenset[str]:
        """Words of a group that stand in one of its other lists too: that of first words, or of those after a word."""
        sections = ("openings", *(f"following.{word}" for word in self.led_by))
        return frozenset(word for section in sections for word in self.words(section, group))

    def forms(self, word: str) -> Iterator[str]:
        """A word with all endings that the language gives it: those of an adjective say the same of other things."""
        yield word
        stem = self._stems.get(word)
        if stem is not None:
            yield from (stem + ending for ending in self._endings)

    def once(self, words: Iterable[str]) -> Iterator[str]:
        """Words without those that others among them become by an ending."""
        told: set[str] = set()
        for word in words:
            stem = self._stems.get(word)
            if stem is None or stem not in told:
                yield word
            told.update(filter(None, [stem]))

    @cached_property
    def _endings(self) -> list[str]:
        return str(self.data["rules"].get("endings", "")).split()

    @cached_property
    def _stems(self) -> Mapping[str, str]:
        stems = str(self.data["rules"].get("adjectives", "")).split()
        return {form: stem for stem in stems for form in (stem, *(stem + ending for ending in self._endings))}

    @property
    def led_by(self) -> list[str]:
        """Words, or two in a row ("let_your"), after which only listed ones may stand; forms of one stand together."""
        return list(self.data["following"])


def has_prose(language: str) -> bool:
    """Whether a language has a list of words; without one a model chooses and does not write."""
    return (ROOM / language / "prose.toml").is_file()


@cache
def lexicon_of(language: str) -> Lexicon:
    """The words of a language that :func:`has_prose`."""
    return Lexicon(tomllib.loads((ROOM / language / "prose.toml").read_text(encoding="utf-8")))


@cache
def lists_of(language: str, setting: Setting) -> Lists:
    """The lists of a setting: those of all its groups together."""
    lexicon, groups = lexicon_of(language), setting.groups

    def together(section: str) -> Words:
        return frozenset(
            form for group in groups for word in lexicon.words(section, group) for form in lexicon.forms(word)
        )

    def lower(section: str) -> Words:
        return _lower(together(section))

    negators, negated = _lower(lexicon.words("rules", "negators")), together("negated")
    spellings = together("groups") | negators | negated
    return Lists(
        words=_lower(spellings),
        spellings=spellings,
        openings=lower("openings"),
        following={
            form.replace("_", " "): lower(f"following.{forms}") for forms in lexicon.led_by for form in forms.split()
        },
        preceded={word.lower(): _place(pair) for word, pair in lexicon.data["preceded"].items()},
        negators=negators,
        negated=_lower(negated),
        joins=_lower(lexicon.words("rules", "joins")),
        begins=_lower(lexicon.words("rules", "begins")),
        loose_ends=_lower(lexicon.words("rules", "loose_ends")),
        verbs=_lower(lexicon.words("verbs", "forms")),
        slots={name: _place(place) for name, place in lexicon.data["slots"].items()},
    )


def _lower(words: Iterable[str]) -> Words:
    return frozenset(word.lower() for word in words)


def _place(given: str | Sequence[str]) -> Place:
    levels = [given] if isinstance(given, str) else given
    return Place(tuple(_lower(level.split()) for level in levels))
