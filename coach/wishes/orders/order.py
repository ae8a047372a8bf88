"""A kind of request as a wish fills it: who reads its fields, what it needs, how it is checked."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from coach.wishes.found import Reading
from coach.wishes.pointing.points import Point
from coach.wishes.reading import Text
from coach.wishes.saying import Saying

Found = Mapping[str, Reading]


@dataclass(frozen=True)
class Asked:
    """A field that nobody named, the question for it, and answers that the text suggests."""

    field: str
    question: Saying
    options: Sequence[Any] | None = None


@dataclass(frozen=True)
class Added:
    """A field that nobody has to name, what it is, and why."""

    field: str
    value: Any
    why: Saying


class Order(Protocol):
    """One kind of request."""

    parts: Sequence[str]
    """The objects that the request consists of: "athlete" and "settings"."""
    injuries: str
    """The field that injuries go to."""
    doubts: re.Pattern[str]
    """Words that may speak of a complaint."""
    language: str | None
    """The field for the language that it is answered in, if there is one."""

    def read(self, text: Text, today: dt.date, points: Sequence[Point]) -> Iterator[Reading]:
        """All readings, the grammar's before those of pointed quotes."""

    def flag(self, words: str) -> str:
        """An injury as the request takes it."""

    def completed(self, values: dict[str, Any], today: dt.date) -> Iterator[Added]:
        """Takes out what does not go together, and puts in what nobody has to name."""

    def missing(self, values: Mapping[str, Any], found: Found, today: dt.date) -> Iterator[Asked]:
        """What the request needs and the text does not say."""

    def check(self, request: Mapping[str, Any]) -> None:
        """The same check as for anybody. Raises BadRequest."""
