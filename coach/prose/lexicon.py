"""The sentences that a model may write in a language, from its file, and which of them belong to a setting."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from coach.bank.bank import ROOM
from coach.prose.grammar import START, Grammar
from coach.prose.notation import ENDING, Steps, alternatives, names_in, steps_of
from coach.prose.scenes import Setting


@dataclass(frozen=True)
class Lists:
    """Everything that a sentence in one setting is checked against."""

    grammar: Grammar
    particles: frozenset[str]
    """Words that may stand twice in a sentence."""
    denials: frozenset[str]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The words with their capitals; everything else is in lower case."""
        return self.grammar.spellings

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in lower case."""
        return _lower(self.spellings)


@dataclass(frozen=True)
class Lexicon:
    """The file of one language."""

    data: Mapping[str, Any]

    @property
    def rules(self) -> list[str]:
        """The names of the rules and lists in their order, those last that nobody is told of."""
        return list(dict.fromkeys([*self.data["rules"], *self.data["lists"], *self.data["untold"]]))

    @property
    def groups(self) -> set[str]:
        """Every group of settings that some rule or list has something for."""
        return {group for part in ("rules", "lists", "untold") for given in self.data[part].values() for group in given}

    def is_list(self, name: str) -> bool:
        """Whether a name is that of a list, of which one word stands, and not of a rule."""
        return name in self.data["lists"]

    def told(self, name: str, group: str) -> list[str]:
        """What a rule or list has for a group of settings, as it is written; nothing where the group adds nothing."""
        return self._given("lists" if self.is_list(name) else "rules", name, group)

    def allowed(self, name: str, group: str) -> list[str]:
        """The same with what passes too without being told."""
        return [*self.told(name, group), *self._given("untold", name, group)]

    def _given(self, part: str, name: str, group: str) -> list[str]:
        text = str(self.data[part].get(name, {}).get(group, ""))
        return text.split() if self.is_list(name) else alternatives(text)

    def words(self, section: str) -> list[str]:
        """One of the lists beside the grammar."""
        return str(self.data["words"][section]).split()

    def grammar(self, groups: Iterable[str]) -> Grammar:
        """The rules of some groups together, as far as sentences lead to them."""
        together = tuple(dict.fromkeys(groups))
        found: dict[str, tuple[Steps, ...]] = {}
        ahead = [START]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found[name] = tuple(self._ways(name, together))
                ahead += (other for way in found[name] for other in names_in(way))
        return Grammar(found)

    def _ways(self, name: str, groups: Iterable[str]) -> Iterator[Steps]:
        rule, _, ending = name.partition(ENDING)
        found = [f"{way}{ending}" for group in groups for way in self.allowed(rule, group)]
        return map(steps_of, ["/".join(found)] if found and self.is_list(rule) else found)


def has_prose(language: str) -> bool:
    """Whether a language has a grammar of sentences; without one a model chooses and does not write."""
    return (ROOM / language / "prose.toml").is_file()


@cache
def lexicon_of(language: str) -> Lexicon:
    """The sentences of a language that :func:`has_prose`."""
    return Lexicon(tomllib.loads((ROOM / language / "prose.toml").read_text(encoding="utf-8")))


@cache
def lists_of(language: str, setting: Setting) -> Lists:
    """The lists of a setting: those of all its groups together."""
    lexicon = lexicon_of(language)
    particles, denials = _lower(lexicon.words("particles")), _lower(lexicon.words("denials"))
    return Lists(lexicon.grammar(setting.groups), particles, denials)


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
