"""The grammar of a setting: which sentences there are. What it does not make is none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from coach.prose.notation import Maybe, Named, OneOf, Step, Steps, words_in

START = "SENTENCE"


@dataclass(frozen=True)
class Read:
    """How far a sentence's parts could be read from its beginning, and whether they are a whole sentence."""

    parts: int
    whole: bool


@dataclass(frozen=True)
class Grammar:
    """The alternatives of each rule by its name; no rule leads back to itself."""

    rules: Mapping[str, tuple[Steps, ...]]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every word with its capitals."""
        return frozenset(word for rule in self.rules.values() for steps in rule for word in words_in(steps))

    def read(self, parts: tuple[str, ...]) -> Read:
        """Reads words, slots and commas in lower case; the time is in proportion to their number."""
        reader = _Reader(self._lower, parts)
        ends = reader.ends(START, 0)
        return Read(reader.furthest, len(parts) in ends)

    @cached_property
    def _lower(self) -> Mapping[str, tuple[Steps, ...]]:
        return {name: tuple(map(_lowered, rule)) for name, rule in self.rules.items()}


@dataclass
class _Reader:
    """Reads each rule at each part once, whichever way leads there."""

    rules: Mapping[str, tuple[Steps, ...]]
    parts: tuple[str, ...]
    furthest: int = 0
    _known: dict[tuple[str, int], frozenset[int]] = field(default_factory=dict)

    def ends(self, name: str, start: int) -> frozenset[int]:
        """Where what a rule allows from a part on may end."""
        if (name, start) not in self._known:
            ways = (self._after(steps, {start}) for steps in self.rules[name])
            self._known[name, start] = frozenset(end for ends in ways for end in ends)
        return self._known[name, start]

    def _after(self, steps: Steps, starts: Iterable[int]) -> set[int]:
        reached = set(starts)
        for step in steps:
            reached = {end for start in reached for end in self._after_one(step, start)}
        return reached

    def _after_one(self, step: Step, start: int) -> Iterable[int]:
        match step:
            case Named(name):
                return self.ends(name, start)
            case Maybe(steps):
                return {start, *self._after(steps, {start})}
            case OneOf(words) if start < len(self.parts) and self.parts[start] in words:
                self.furthest = max(self.furthest, start + 1)
                return (start + 1,)
        return ()


def _lowered(steps: Steps) -> Steps:
    return tuple(map(_lowered_one, steps))


def _lowered_one(step: Step) -> Step:
    match step:
        case OneOf(words):
            return OneOf(frozenset(word.lower() for word in words))
        case Maybe(steps):
            return Maybe(_lowered(steps))
    return step
