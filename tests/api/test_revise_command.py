"""`revise`, `why` and `whatif` on the command line, with what a watch wrote."""

import json
from pathlib import Path

import pytest

from tests.api.command_line import run, save

ATHLETE = {"currentWeeklyKm": 30.0, "longestRecentRunKm": 12.0, "easyPaceSecPerKm": 360}
SETTINGS = {"goal": "half_marathon", "startDate": "2027-01-04", "raceDate": "2027-03-14", "daysPerWeek": 4}


@pytest.fixture
def files(tmp_path):
    """A request and its filled plan."""
    request = save(tmp_path / "request.json", {"athlete": ATHLETE, "settings": SETTINGS})
    plan = str(tmp_path / "plan.json")
    assert run("plan", request, "--out", plan).exit_code == 0
    return request, plan


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def days_of(plan):
    return {day["date"]: day for week in plan["weeks"] for day in week["days"]}


def test_words_of_unchanged_days_stay_byte_for_byte_and_changed_ones_get_words(files, tmp_path):
    request, plan = files
    out = str(tmp_path / "revised.json")
    done = run(
        "revise", plan, "--request", request, "--today", "2027-02-01", "--ill", "2027-02-01:2027-02-04", "--out", out
    )
    assert done.exit_code == 0, done.output
    before, after = days_of(read(plan)), days_of(read(out))
    changed = {date for date in before if before[date] != after[date]}
    assert {date for date in changed if after[date]["workoutType"] == "rest"} >= {"2027-02-02", "2027-02-04"}
    assert all(after[date]["title"] and after[date]["writtenBy"] == "offline" for date in changed)
    assert all(date >= "2027-02-01" for date in changed)


def test_a_revised_plan_can_be_revised_validated_and_asked_again(files, tmp_path):
    request, plan = files
    first, second = str(tmp_path / "first.json"), str(tmp_path / "second.json")
    run("revise", plan, "--request", request, "--today", "2027-02-01", "--ill", "2027-02-01:2027-02-09", "--out", first)
    moved = run(
        "revise", first, "--request", request, "--today", "2027-02-10", "--set", "raceDate=2027-03-21", "--out", second
    )
    assert moved.exit_code == 0, moved.output
    assert read(second)["raceDate"] == "2027-03-21"
    assert read(second)["happened"]["situation"]["events"][0]["kind"] == "illness"
    assert run("validate", second, "--request", request).exit_code == 0
    account = json.loads(run("why", second, "--request", request, "--week", "5").stdout)
    assert account["touchedBy"][0]["kind"] == "illness"


def test_what_the_watch_wrote_tells_what_was_missed(files, tmp_path):
    request, plan = files
    rows = [
        f"{date},{day['plannedDistanceKm'] / 2},00:{round(day['plannedDistanceKm'] * 3):02}:00,Run"  # 6 min per km
        for date, day in days_of(read(plan)).items()
        if day["plannedDistanceKm"] and date < "2027-01-11"
        for _ in range(2)  # two runs a day add up to what was planned
    ]
    log = save(tmp_path / "log.csv", "\n".join(["date,distance_km,duration,type", *rows]) + "\n")
    answer = run("revise", plan, "--request", request, "--done", log, "--today", "2027-01-25")
    assert answer.exit_code == 0, answer.output
    revision = json.loads(answer.stdout)
    done = revision["plan"]["happened"]["situation"]["done"]
    planned = days_of(read(plan))
    assert {entry["date"]: entry["distanceKm"] for entry in done} == pytest.approx(
        {
            date: day["plannedDistanceKm"]
            for date, day in planned.items()
            if day["plannedDistanceKm"] and date < "2027-01-11"
        }
    )
    assert [pause["days"] for pause in revision["breaks"]] == [13]  # Tuesday 12 to Sunday 24 January


def test_a_past_illness_counts_as_missed_and_the_rest_as_run_without_a_record(files):
    request, plan = files
    answer = run("revise", plan, "--request", request, "--today", "2027-02-08", "--ill", "2027-02-01:2027-02-07")
    assert answer.exit_code == 0, answer.output
    revision = json.loads(answer.stdout)
    done = {entry["date"] for entry in revision["plan"]["happened"]["situation"]["done"]}
    runs = {date for date, day in days_of(read(plan)).items() if day["plannedDistanceKm"]}
    assert done == {date for date in runs if date < "2027-02-01"}
    assert [pause["days"] for pause in revision["breaks"]] == [7]  # Monday 1 to Sunday 7
    assert revision["changes"]


def test_an_impossible_pin_is_an_error_and_a_why_not_is_an_answer(files):
    request, plan = files
    refused = run("revise", plan, "--request", request, "--today", "2027-01-04", "--pin", "week2=80")
    assert refused.exit_code == 3
    assert "In conflict: --pin week2=80\n" in refused.stderr
    answer = run("why", plan, "--request", request, "--week", "2", "--not", "80km")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["conflict"]["fields"] == ["pins.week2"]


def test_variants_come_side_by_side(files):
    request, _ = files
    answer = run("whatif", request, "--variant", "daysPerWeek=5", "--variant", "raceDate=2027-03-28,daysPerWeek=3")
    assert answer.exit_code == 0, answer.output
    first, second = json.loads(answer.stdout)
    assert first["wish"]["settings"] == {"daysPerWeek": 5}
    assert second["summary"]["weeks"] == 12


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--today", "tomorrow"], "--today"),
        (["--today", "2027-02-01", "--ill", "soon"], "--ill soon"),
        (["--today", "2027-02-01", "--move", "2027-02-02"], "write FROM:TO"),
        (["--today", "2027-02-01", "--pin", "2027-02-02=fast"], "write kilometres"),
        (["--today", "2027-02-01", "--set", "daysPerWeek"], "name=value"),
        (["--today", "2027-02-01", "--set", "pace=5"], "settings.pace"),
        ([], "--today"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(files, options, words):
    request, plan = files
    refused = run("revise", plan, "--request", request, *options)
    assert refused.exit_code == 2
    assert words in refused.stderr


def test_an_event_that_cannot_be_is_called_by_its_option(files):
    request, plan = files
    swapped = ["--travel", "2027-02-20", "--ill", "2027-02-18:2027-02-01"]
    refused = run("revise", plan, "--request", request, "--today", "2027-02-01", *swapped)
    assert refused.exit_code == 2
    assert "--ill 2027-02-18:2027-02-01: ends on 2027-02-01, before it begins" in refused.stderr


def test_a_pin_of_the_situation_s_file_keeps_its_field(files, tmp_path):
    request, plan = files
    told = save(tmp_path / "situation.json", {"today": "2027-02-01", "pins": [{"date": "2027-02-20"}]})
    refused = run("revise", plan, "--request", request, "--situation", told, "--pin", "2027-02-21=8")
    assert refused.exit_code == 2
    assert "pins.0" in refused.stderr


def test_a_conflict_names_the_options_that_stand_against_each_other(files):
    """Ill for ten days up to Wednesday 10 February: until the 20th there is easy running only."""
    request, plan = files
    told = ("--today", "2027-02-11", "--ill", "2027-02-01:2027-02-10", "--pin", "2027-02-16=tempo")
    refused = run("revise", plan, "--request", request, *told)
    assert refused.exit_code == 3
    assert "In conflict: --ill 2027-02-01:2027-02-10, --pin 2027-02-16=tempo\n" in refused.stderr


def test_a_move_into_the_past_is_refused_by_its_option(files):
    request, plan = files
    move = "2027-02-04:2027-02-01"
    refused = run("revise", plan, "--request", request, "--today", "2027-02-03", "--move", move)
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        f"pacewright: --move {move}: lies before today, 2027-02-03: a run can only move to a day that is still ahead; "
        "give today or a later day\n"
    )


def test_a_day_before_the_last_revision_s_is_named(files, tmp_path):
    request, plan = files
    first = str(tmp_path / "first.json")
    run("revise", plan, "--request", request, "--today", "2027-02-01", "--ill", "2027-02-01:2027-02-09", "--out", first)
    earlier = run("revise", first, "--request", request, "--today", "2027-01-31")
    assert (earlier.exit_code, earlier.stdout) == (2, "")
    said = "today: lies before 2027-02-01, the day of the plan's last revision; give that day or a later one"
    assert said in earlier.stderr.replace("\n", " ")
