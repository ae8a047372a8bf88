"""What exports and the terminal call things, from a language's `labels.toml` (the
studio: `studio.toml`): names, headings, forms of dates."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel.dates import format_date

from coach.bank.bank import ROOM
from coach.bank.language import language_of
from coach.bank.quantities import Count, Named

DEFAULT = "en"
FILES = ("labels.toml", "studio.toml")


@dataclass(frozen=True)
class Labels:
    """The labels of one language, by table and name."""

    code: str
    tables: Mapping[str, Mapping[str, str]]

    def say(self, name: str, **parts: object) -> str:
        """A label such as `details.zone` with its blanks filled.

        Raises:
            KeyError: for a label that the language does not have.
        """
        table, _, key = name.partition(".")
        text = self.tables[table][key]
        for blank, value in parts.items():
            text = text.replace(f"{{{blank}}}", str(value))
        return text

    def count(self, number: int, noun: str) -> str:
        """So many of a noun: "1 week", "3 weeks"."""
        return language_of(self.code).written(Count(number, noun))

    def name(self, table: str, key: str) -> str:
        """A name as the coach writes it: a goal, a strength session's focus."""
        return language_of(self.code).written(Named(table, key))

    def long_date(self, date: dt.date) -> str:
        """ "Sunday 25 April 2027"."""
        return self._date(date, "long")

    def plain_date(self, date: dt.date) -> str:
        """ "25 April 2027"."""
        return self._date(date, "plain")

    def short_date(self, date: dt.date) -> str:
        """ "25 Apr", at most six letters."""
        return self._date(date, "short")

    def weekday(self, date: dt.date) -> str:
        """ "Sun"."""
        return self._date(date, "weekday")

    def told_date(self, date: dt.date) -> str:
        """ "2027-04-25", as assistants are told it."""
        return self._date(date, "told")

    def told_day(self, date: dt.date) -> str:
        """ "2027-04-25 Sun"."""
        return self._date(date, "told_day")

    def _date(self, date: dt.date, form: str) -> str:
        return str(format_date(date, self.tables["dates"][form], locale=self.tables["dates"]["locale"]))


@cache
def labels_of(language: str = DEFAULT) -> Labels:
    """The labels of a language."""
    return Labels(language, {name: table for file in FILES for name, table in _tables(language, file).items()})


def _tables(language: str, file: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((ROOM / language / file).read_text(encoding="utf-8"))
