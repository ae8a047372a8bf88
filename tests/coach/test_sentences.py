"""Single sentences, bad and good, held against one plan; the list is `sentences.toml`."""

import json
import tomllib
from pathlib import Path

import pytest

from coach.fill import guard
from solver.running.request.result import Plan
from tests.coach.recorded import answer_of, recorded

LISTS = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
DATES = {
    "easy": "2027-01-05",
    "rest": "2027-01-06",
    "tempo": "2027-01-07",
    "long_run": "2027-01-10",
    "intervals": "2027-01-14",
    "race": "2027-02-14",
}
"""Days of the plan `warm` by type."""
BEFORE, AFTER = "Run relaxed and keep your shoulders loose.", "Enjoy the movement and finish with energy left."
GOAL = 0.94


def plan_of(answer: dict) -> Plan:
    told = recorded("warm")
    return guard(told.skeleton, told.request, answer_of(json.dumps(answer))).plan


def description_of(kind: str, sentence: str) -> str:
    """What stands on a day of this type after a model has written the sentence there."""
    text = {"date": DATES[kind], "title": "Run", "description": f"{BEFORE} {sentence} {AFTER}"}
    plan = plan_of({"weeks": [{"weekNumber": 1, "days": [text]}]})
    return next(day.description or "" for week in plan.weeks for day in week.days if str(day.date) == DATES[kind])


def title_of(kind: str, title: str) -> str:
    plan = plan_of({"weeks": [{"weekNumber": 1, "days": [{"date": DATES[kind], "title": title}]}]})
    return next(day.title for week in plan.weeks for day in week.days if str(day.date) == DATES[kind])


def week_note_of(sentence: str) -> str:
    note = f"{BEFORE} {sentence} {AFTER}"
    return plan_of({"weeks": [{"weekNumber": 1, "coachNotes": note}]}).weeks[0].coach_notes or ""


def plan_note_of(sentence: str) -> str:
    return plan_of({"coachNote": f"{BEFORE} {sentence} {AFTER}", "weeks": []}).coach_note or ""


@pytest.mark.parametrize(
    ("kind", "name"), [("easy", "any"), ("easy", "easy"), ("long_run", "easy"), ("rest", "rest"), ("tempo", "tempo")]
)
def test_no_bad_sentence_stays_on_its_day(kind, name):
    assert [sentence for sentence in LISTS["hostile"][name] if sentence in description_of(kind, sentence)] == []


def test_no_bad_sentence_is_a_title():
    bad = [sentence.rstrip(".") for sentence in LISTS["hostile"]["any"]]
    assert [sentence for sentence in bad if title_of("easy", sentence) == sentence] == []


def test_no_bad_sentence_stays_in_a_note():
    bad = [*LISTS["hostile"]["any"], *LISTS["hostile"]["note"]]
    assert [sentence for sentence in bad if sentence in week_note_of(sentence)] == []


def test_good_sentences_stay():
    """19 of 20; what is lost is shown when it is more."""
    readers = {"note": week_note_of, "plan": plan_note_of}
    tried = [(kind, sentence) for kind, sentences in LISTS["good"].items() for sentence in sentences]
    lost = [
        sentence
        for kind, sentence in tried
        if sentence not in (readers[kind](sentence) if kind in readers else description_of(kind, sentence))
    ]
    assert len(lost) <= (1 - GOAL) * len(tried), lost


def test_good_titles_stay():
    tried = [(kind, title) for kind, titles in LISTS["titles"].items() for title in titles]
    lost = [title for kind, title in tried if title_of(kind, title) != title]
    assert len(lost) <= (1 - GOAL) * len(tried), lost
