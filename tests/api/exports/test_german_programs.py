"""A strength program in German: pages, calendars, tables and the terminal speak it, drafts' corrections too."""

import datetime as dt
import io
import re
from functools import cache
from typing import Any

import pytest
from rich.console import Console

from api.exports.strength.document import ProgramDocument
from api.exports.strength.table import PROGRAM_EXPORTS
from api.terminal.program.program_view import program_view
from coach.strength.notes import noted
from solver.strength.answer.result import Program
from solver.strength.engine import program_of
from solver.strength.request.request import LifterRequest, read_lifter_request
from tests.strength.drafts import MODEL_PPL, draft_of, lifter

MADE = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
ENGLISH = re.compile(
    r"\b(the|and|with|of|rest|reserve|about|week|weeks|sets|set|target|session|sessions|day|upper|lower|full body|push"
    r"|pull|legs|squat|press|row|curl|raise|deadlift|lunge|Monday|Tuesday|Thursday|load|deload|anchor|primary|goes|from"
    r"|is|leaves|new|equipment|injury|time|cap|chest|back|quads|glutes|calves|delts)\b"
)
CODES = re.compile(r"shoulder, knee, lower_back, elbow, wrist")
KINDS: dict[str, Any] = {
    "a block": ({"weeks": 4, "sessionDurationMins": 45, "injuryFlags": ["knee", "toe"]}, None),
    "little equipment": ({"equipment": ["bands"], "trainingDaysPerWeek": 3, "sessionDurationMins": 30}, None),
    "a beginner's fives": ({"primaryFocus": "strength", "experienceLevel": "beginner", "weeks": 2}, None),
}


@cache
def german(kind: str) -> tuple[Program, LifterRequest]:
    who, draft = KINDS[kind]
    request = read_lifter_request({"lifter": lifter(language="de", **who), "draft": draft})
    return noted(program_of(request), request), request


def text_of(suffix: str, kind: str) -> str:
    program, request = german(kind)
    document = ProgramDocument("3f0c", program, MADE, dt.date(2027, 1, 6), language=request.lifter.language)
    made = PROGRAM_EXPORTS[suffix].render(document).decode()
    if suffix == "html":
        return re.sub(r"<style>.*?</style>|<[^>]*>", " ", made, flags=re.DOTALL)
    folded = made.replace("\r\n ", "")
    return " ".join(re.findall(r"^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME|NAME):(.*)$", folded, re.MULTILINE))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", ["html", "ics"])
def test_exports_speak_german(suffix: str, kind: str) -> None:
    text = text_of(suffix, kind)
    assert len(text) > 500
    assert not set(ENGLISH.findall(CODES.sub("", text)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_terminal_speaks_german(kind: str) -> None:
    console = Console(file=io.StringIO(), width=200, color_system=None)
    console.print(program_view(*german(kind)))
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Sätze pro Woche" in text
    assert not set(ENGLISH.findall(CODES.sub("", text)))


def test_a_table_names_exercises_in_german_and_keeps_codes() -> None:
    program, _ = german("a block")
    table = PROGRAM_EXPORTS["csv"].render(ProgramDocument("3f0c", program, MADE, MADE.date(), language="de")).decode()
    assert "monday,push,Bankdrücken mit der Langhantel,anchor" in table


def test_names_in_a_programs_data_are_the_same_in_every_language() -> None:
    program, request = german("a block")
    english = request.model_copy(update={"lifter": request.lifter.model_copy(update={"language": "en"})})
    names = [[e.name for e in day.exercises] for day in program.days]
    assert names == [[e.name for e in day.exercises] for day in program_of(english).days]


def test_pages_say_their_language_and_write_numbers_its_way() -> None:
    program, _ = german("a block")
    page = PROGRAM_EXPORTS["html"].render(ProgramDocument("3f0c", program, MADE, MADE.date(), language="de")).decode()
    assert 'lang="de"' in page
    assert re.search(r"\d,5 \(Ziel", page)


def test_every_week_of_a_block_has_its_notes() -> None:
    program, _ = german("a block")
    assert program.weeks is not None
    sessions = [day for week in program.weeks for day in week.days if day.exercises]
    assert all(day.notes and all(exercise.notes for exercise in day.exercises) for day in sessions)
    assert program.weeks[0].days == program.days


def test_what_was_mended_in_a_draft_is_said_in_german_with_an_english_drafts_exercises_named_so() -> None:
    who = lifter(language="de", injuryFlags=["shoulder"], equipment=["barbell", "dumbbell"])
    program = program_of(read_lifter_request({"lifter": who, "draft": draft_of(MODEL_PPL)}))
    told = [advisory.message for advisory in program.advisories] + [bend.reason for bend in program.relaxations]
    swapped = next(one for one in program.advisories if one.code == "exercise-swapped")
    assert re.search(r"geht nicht \((Geräte: braucht|Verletzung:) [A-ZÄÖÜ]", swapped.message)
    assert len(told) > 5
    assert not {word for text in told for word in ENGLISH.findall(text)} - {"press", "raise", "curl", "row"}
