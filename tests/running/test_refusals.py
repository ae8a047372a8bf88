"""What is wrong with a field is told in every language: the English sentence is known again by its words."""

import datetime as dt
import re

import pytest

from solver.languages import ENGLISH, words_of
from solver.refusals import retold, sentence

SENTENCES = words_of(ENGLISH)["refusals"]
VALUES = {"first": dt.date(2027, 1, 4), "last": dt.date(2027, 4, 25), "today": dt.date(2027, 2, 1), "now": 12.5}


@pytest.mark.parametrize("key", sorted(set(SENTENCES) - {"or"}))
def test_every_sentence_is_known_again(key: str) -> None:
    values = {blank: VALUES.get(blank, "7") for blank in re.findall(r"{(\w+)}", SENTENCES[key])}
    assert retold(sentence(ENGLISH, key, values), "de") == sentence("de", key, values)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("must be at most 7", "darf höchstens 7 sein"),
        ("must be at least 0.5", "muss mindestens 0,5 sein"),
        ("must be one of 'km' or 'mi'", "muss eines davon sein: 'km' oder 'mi'"),
        ("must lie between 2027-01-04 and 2027-04-25", "muss zwischen 04.01.2027 und 25.04.2027 liegen"),
        ("has no words in any language", "has no words in any language"),
    ],
)
def test_figures_days_and_choices_are_written_as_the_language_does(english: str, german: str) -> None:
    assert retold(english, "de") == german
    assert retold(english, ENGLISH) == english
