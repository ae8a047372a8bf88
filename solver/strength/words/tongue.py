"""The language of a strength program: sentences, and the names of days, muscles, equipment and exercises."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from solver.languages import ENGLISH, words_of
from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.split import Focus, SplitName
from solver.strength.catalogue.exercise import Exercise
from solver.strength.catalogue.index import BY_NAME
from solver.strength.request.equipment import Equipment, Joint
from solver.strength.request.muscles import Muscle
from solver.weekday import WEEK, Weekday


class Moved(str):
    """A movement or a lift as rules name it: "vertical press", "Back squat"."""


_TABLES: Mapping[type, str] = {
    Muscle: "muscles",
    Focus: "focuses",
    SplitName: "splits",
    Role: "roles",
    Moved: "movements",
    Equipment: "equipment",
    Joint: "joints",
}
_OWN = {name.casefold(): name for name in BY_NAME}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence yet to be said in a language: its key, and what stands in it, which may be told itself."""

    key: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Things of which one is enough."""

    things: tuple[object, ...]


def told(key: str, **values: object) -> Told:
    """A sentence of the languages' `[lifting]`."""
    return Told(key, values)


@dataclass(frozen=True)
class Tongue:
    """Says things in one language."""

    words: Mapping[str, Any]

    def say(self, key: str, **values: object) -> str:
        """A sentence with its blanks filled."""
        text: str = self.words["lifting"][key]
        return text.format(**{blank: self.written(value) for blank, value in values.items()})

    def written(self, value: object) -> str:
        """Whatever may stand in a sentence: names from their tables, exercises by theirs, lists with commas."""
        match value:
            case Told(key, values):
                return self.say(key, **values)
            case AnyOf(things):
                return str(self.words["lifting"]["or"]).join(map(self.written, things))
            case Weekday():
                return str(self.words["weekdays"][WEEK.index(value)])
            case Entry(name=name) | Exercise(name=name):
                return self.exercise(name)
            case float():
                return f"{value:g}".replace(".", self.words["decimal"])
            case list() | tuple():
                return ", ".join(map(self.written, value))
        table = _TABLES.get(type(value))
        return str(value) if table is None else str(self.words[table][value])

    def exercise(self, name: str) -> str:
        """What an exercise of the catalogue is called; a name of somebody's own stays as it is."""
        own = _OWN.get(name.casefold())
        return name if own is None else str(self.words.get("exercises", {}).get(own, name))


@cache
def tongue_of(language: str = ENGLISH) -> Tongue:
    """A language by its code."""
    return Tongue(words_of(language))
