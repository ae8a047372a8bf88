"""`pacewright profile` as its user meets it, from files to a plan."""

import json
from pathlib import Path

import pytest

from api.commands.profile import day
from api.history.profile import profile_of_history
from api.terminal.profile.profile_page import profile_page
from api.terminal.profile.profile_view import profile_view
from solver.errors import BadRequest
from tests.api.command_line import run
from tests.profile.athletes import AS_OF, RACER, athlete
from tests.profile.exports import strava_table


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "activities.csv"
    path.write_text(strava_table(athlete(RACER).activities), encoding="utf-8")
    return str(path)


def test_json_is_exactly_athlete_settings_and_account(export: str) -> None:
    result = run("profile", export)
    made = json.loads(result.stdout)
    assert (result.exit_code, list(made)) == (0, ["athlete", "suggestedSettings", "account"])
    assert (made["account"]["asOf"], len(made["account"]["sourceHash"])) == (AS_OF.isoformat(), 64)
    assert set(made["account"]["numbers"]) == set(made["athlete"]) - {"injuryFlags", "about"}


def test_from_files_to_a_plan_in_one_pipe(export: str) -> None:
    asked = run("profile", export, "--goal", "marathon", "--race-date", "2027-04-25", "--request-out", "-")
    request = json.loads(asked.stdout)
    assert request["settings"]["startDate"] == "2026-11-16"  # the Monday after the last activity
    plan = json.loads(run("plan", "-", stdin=asked.stdout).stdout)
    assert plan["raceDate"] == "2027-04-25"
    assert abs(plan["weeks"][0]["plannedDistanceKm"] - request["athlete"]["currentWeeklyKm"]) <= 0.5


def test_the_athlete_of_any_profile_feeds_a_plan(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("date,km,time\n2026-05-03,5,30:00\n")
    asked = run("profile", str(tmp_path), "--goal", "10k", "--weeks", "12", "--request-out", "-")
    assert json.loads(run("solve", "-", stdin=asked.stdout).stdout)["weeks"]


def test_what_cannot_be_used_is_told_on_standard_error(export: str, tmp_path: Path) -> None:
    (tmp_path / "bad.gpx").write_text("hello \x1b[31m")
    result = run("profile", export, str(tmp_path / "bad.gpx"), str(tmp_path / "nowhere"))
    assert result.exit_code == 0
    assert "bad.gpx: not well-formed XML" in result.stderr
    assert "nowhere: cannot be read: no such file" in result.stderr
    assert "\x1b" not in result.stderr


def test_a_day_in_the_past_leaves_out_what_came_later(export: str) -> None:
    made = json.loads(run("profile", export, "--as-of", "2026-09-01").stdout)
    assert made["account"]["lastRun"] <= "2026-09-01"
    assert any("after 2026-09-01 are left out" in r["message"] for r in made["account"]["remarks"])


UNUSABLE = {
    "no file": (["profile", "nowhere"], "no activity could be read: nowhere: cannot be read"),
    "a day that is none": (["profile", ".", "--as-of", "2026-02-30"], "--as-of: must be a real date"),
    "a zone that is none": (["profile", ".", "--timezone", "Mars"], "timezone: 'Mars' is no time zone"),
    "a goal without a place": (["profile", ".", "--goal", "10k"], "--goal and --request-out go together"),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_what_cannot_be_asked_is_refused_in_one_line(case: str) -> None:
    args, reason = UNUSABLE[case]
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"pacewright: {reason}")


def test_a_request_that_cannot_be_made_names_its_field(export: str) -> None:
    result = run("profile", export, "--goal", "marathon", "--request-out", "-")
    assert (result.exit_code, "settings.raceDate: is required unless totalWeeks is given" in result.stderr) == (2, True)
    with pytest.raises(BadRequest, match="YYYY-MM-DD"):
        day("--as-of", "tomorrow")


def test_a_day_before_everything_is_refused(export: str) -> None:
    result = run("profile", export, "--as-of", "2020-01-01")
    assert (result.exit_code, "activities are later" in result.stderr) == (2, True)


def test_terminal_and_page_show_every_number_and_the_pictures(export: str, tmp_path: Path) -> None:
    from rich.console import Console

    profile = profile_of_history([export])
    console = Console(width=100, record=True, file=(tmp_path / "screen").open("w"))
    console.print(profile_view(profile))
    console.file.close()
    screen, page = console.export_text(), profile_page(profile)
    for label in ("Distance a week", "Easy pace", "VDOT", "Highest heart rate", "Consistency"):
        assert label in screen
        assert label in page
    assert screen.count("longest ") >= 16
    assert page.count("<svg") == 2
    assert page.count('class="week"') == 26
    assert "<script" not in page
    assert "http" not in page


def test_the_page_is_written_beside_the_json_and_strangers_words_are_quoted(export: str, tmp_path: Path) -> None:
    bad = tmp_path / "<img src=x>.gpx"
    bad.write_text("hello")
    page = tmp_path / "profile.html"
    assert run("profile", export, str(bad), "--html", str(page)).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "&lt;img src=x&gt;.gpx" in text
    assert "<img" not in text
