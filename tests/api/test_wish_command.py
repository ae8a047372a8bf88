"""`pacewright wish`: JSON in a pipe, an exit code that says how far it got."""

import datetime as dt
import json
from io import StringIO

from rich.console import Console

from api.terminal.wish_view import wish_view
from coach.wishes.wish import tongue_for, wish
from tests.api.command_line import run
from tests.coach import endpoint as ep

WHOLE = "Half marathon on 25 April 2027, 30 km a week, 4 days a week"
TODAY = ("--today", "2026-11-28")
GERMAN = "Halbmarathon am 30. Mai 2027, 30 km pro Woche"


def test_a_whole_wish_is_a_request() -> None:
    result = run("wish", WHOLE, *TODAY)
    made = json.loads(result.stdout)
    assert result.exit_code == 0
    assert made["complete"]
    assert made["request"]["settings"]["raceDate"] == "2027-04-25"
    assert {item["quote"] for item in made["understood"]} >= {"25 April 2027", "30 km a week", "4 days a week"}


def test_open_questions_and_a_stop_have_exit_codes_of_their_own() -> None:
    asked = run("wish", "a 10k some day", *TODAY)
    assert asked.exit_code == 4
    assert "settings.raceDate" in [question["field"] for question in json.loads(asked.stdout)["questions"]]
    stopped = run("wish", f"{WHOLE}, but I have chest pain", *TODAY)
    assert stopped.exit_code == 5
    assert json.loads(stopped.stdout)["stop"]["reason"].startswith("medical: the heart")


def test_a_whole_wish_goes_on_to_the_plan() -> None:
    plan = json.loads(run("wish", WHOLE, *TODAY, "--plan").stdout)
    assert plan["raceDate"] == "2027-04-25"
    assert plan["weeks"][0]["days"][1]["title"]


def test_a_wish_about_lifting_goes_on_to_the_program() -> None:
    words = "build muscle, 3 days a week, 45 minutes, dumbbells only, beginner"
    program = json.loads(run("wish", words, *TODAY, "--plan").stdout)
    assert len([day for day in program["days"] if day["exercises"]]) == 3


def test_a_day_that_is_none_is_said() -> None:
    result = run("wish", WHOLE, "--today", "tomorrow")
    assert result.exit_code == 2
    assert "--today" in result.stderr


def test_a_model_points_where_the_grammar_finds_nothing_and_its_silence_is_said() -> None:
    words = "Half marathon on 25 April 2027, 4 days a week. All my runs of seven days come to forty kilometres"
    points = {"points": [{"field": "athlete.currentWeeklyKm", "quote": "forty kilometres"}]}
    with ep.endpoint(ep.says(json.dumps(points))) as there:
        made = run("wish", words, *TODAY, "--coach", "llm", **there.environment())
    assert made.exit_code == 0
    assert json.loads(made.stdout)["request"]["athlete"]["currentWeeklyKm"] == 40
    with ep.endpoint(ep.silent()) as there:
        alone = run("wish", words, *TODAY, "--coach", "llm", "--budget", "0.4", **there.environment())
    assert alone.exit_code == 4
    assert "did not answer in time. The wish is read without it" in alone.stderr


def test_a_terminal_shows_a_german_wish_in_german() -> None:
    view = wish_view(wish(GERMAN, dt.date(2026, 11, 28)), tongue_for(GERMAN))
    console = Console(record=True, width=120, file=StringIO())
    console.print(view)
    shown = console.export_text()
    for words in (
        "? settings.daysPerWeek: An wie vielen Tagen",
        "Feld",
        "„30 km pro Woche“",
        "angenommen: der Text ist",
    ):
        assert words in shown
