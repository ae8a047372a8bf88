"""What is wrong is told in every language: a sentence keeps its code and its values, and who says it looks it up."""

import copy
import datetime as dt
import pickle
import re

import pytest

from solver.errors import BadRequest, FieldError, title_of, told_in
from solver.languages import ENGLISH, LANGUAGES, words_of
from solver.refusals import refused
from solver.running.request.request import read_request
from solver.sentences import Choice, Sentence, said

BETWEEN = Sentence("date_range", first=dt.date(2027, 1, 4), last=dt.date(2027, 4, 25))


@pytest.mark.parametrize(
    ("sentence", "english", "german"),
    [
        (Sentence("less_than_equal", le=7), "must be at most 7", "darf höchstens 7 sein"),
        (Sentence("greater_than_equal", ge=0.5), "must be at least 0.5", "muss mindestens 0,5 sein"),
        (
            Sentence("large_body", most=1_000_000),
            "the body is larger than 1,000,000 bytes",
            "der Anfragetext ist größer als 1.000.000 Bytes",
        ),
        (
            Sentence("enum", expected=Choice.of("'km', 'm' or 'mi'")),
            "must be one of 'km', 'm' or 'mi'",
            "muss eines davon sein: 'km', 'm' oder 'mi'",
        ),
        (BETWEEN, "must lie between 2027-01-04 and 2027-04-25", "muss zwischen 04.01.2027 und 25.04.2027 liegen"),
        (
            Sentence("and_more", first=Sentence("first_fault", where="today: ", fault=BETWEEN), more=2),
            "today: must lie between 2027-01-04 and 2027-04-25 (and 2 more)",
            "today: muss zwischen 04.01.2027 und 25.04.2027 liegen (und 2 weitere)",
        ),
    ],
)
def test_figures_days_choices_and_sentences_in_sentences_are_written_as_the_language_does(
    sentence: Sentence, english: str, german: str
) -> None:
    assert (sentence, said(sentence, ENGLISH), said(sentence, "de")) == (english, english, german)


def test_a_text_that_is_no_sentence_of_the_languages_stays_as_it_is() -> None:
    assert said("must be at most 7", "de") == "must be at most 7"


@pytest.mark.parametrize("again", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_can_be_said_in_every_language_too(again) -> None:
    assert said(again(BETWEEN), "de") == said(BETWEEN, "de")


@pytest.mark.parametrize("table", ["refusals", "service", "titles"])
@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ENGLISH])
def test_languages_have_the_same_sentences_with_the_same_blanks(language: str, table: str) -> None:
    here, there = (words_of(one)[table] for one in (language, ENGLISH))
    blanks = re.compile(r"(?<!{){(\w+)}")
    assert {key: sorted(blanks.findall(text)) for key, text in here.items()} == {
        key: sorted(blanks.findall(text)) for key, text in there.items()
    }


def test_a_request_that_asks_for_a_language_is_refused_in_it_however_wrong_it_is() -> None:
    with pytest.raises(BadRequest) as refusal:
        read_request({"athlete": {"currentWeeklyKm": 400}, "settings": {"language": "de", "goal": "10k"}})
    problem = refusal.value.as_problem()
    assert problem["title"] == "Unbrauchbare Anfrage"
    assert problem["detail"] == "athlete.currentWeeklyKm: darf höchstens 300 sein (und 2 weitere)"
    assert problem["errors"][0] == {
        "field": "athlete.currentWeeklyKm",
        "value": 400,
        "message": "darf höchstens 300 sein",
    }
    assert str(refusal.value) == "athlete.currentWeeklyKm: must be at most 300 (and 2 more)"


def test_an_error_that_knows_its_language_keeps_it() -> None:
    with pytest.raises(BadRequest) as refusal, told_in(ENGLISH), told_in("de"):
        raise BadRequest.of(refused("today", 3, "date_form"), FieldError("done", 1, "is odd"))
    assert refusal.value.as_problem("fr")["title"] == title_of(BadRequest.type, "de")
