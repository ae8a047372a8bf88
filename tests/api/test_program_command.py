"""`pacewright program` and the strength rulebook on the command line."""

import json
from pathlib import Path

from tests.api.command_line import EXAMPLE as RUNNER
from tests.api.command_line import ROOT, run, save
from tests.strength.drafts import lifter
from tests.strength.judge import findings

EXAMPLE = str(ROOT / "api" / "examples" / "lifter.json")


def test_the_bundled_draft_is_harmonized():
    result = run("program", EXAMPLE)
    assert result.exit_code == 0
    program = json.loads(result.stdout)
    assert findings(program, lifter()) == []
    assert {a["code"] for a in program["advisories"]} >= {"rest-day-cleared", "sets-clamped", "sets-changed"}


def test_a_page_to_print_can_be_had_beside_the_program(tmp_path):
    page = tmp_path / "program.html"
    made = run("program", EXAMPLE, "--html", str(page))
    assert json.loads(made.stdout)["split"] == "ppl_x2"
    assert "<h1>Strength program ppl x2</h1>" in page.read_text(encoding="utf-8")
    assert "cannot write" in run("program", EXAMPLE, "--html", str(tmp_path / "no" / "x.html")).stderr


def test_a_draft_full_of_nonsense_is_no_error(tmp_path):
    draft = {"days": [1, None, {"exercises": [{"name": "\x1b[2J", "sets": "∞"}, {"name": "Curl" * 99, "sets": -1}]}]}
    path = save(tmp_path / "lifter.json", {"lifter": lifter(), "draft": draft})
    result = run("program", path)
    assert result.exit_code == 0
    assert "\\u001b" not in result.stdout


def test_a_request_that_cannot_be_used_names_the_field(tmp_path):
    result = run("program", save(tmp_path / "lifter.json", {"lifter": lifter(sessionDurationMins=5)}))
    assert result.exit_code == 2
    assert "lifter.sessionDurationMins: must be at least 20" in result.stderr


def test_both_rulebooks_are_listed():
    rules = json.loads(run("rules", "--domain", "strength").stdout)
    assert [rule["id"] for rule in rules][:4] == ["S01", "S02", "S03", "S10"]
    both = json.loads(run("rules").stdout)
    assert (both[0]["id"], both[0]["domain"], both[-1]["domain"]) == ("R01", "running", "strength")


def test_a_program_is_validated_like_a_plan(tmp_path):
    made = json.loads(run("program", EXAMPLE).stdout)
    path = save(tmp_path / "program.json", made)
    good = run("validate", path, "--request", EXAMPLE)
    assert (good.exit_code, len(json.loads(good.stdout))) == (0, 16)
    made["days"][0]["exercises"][0]["sets"] = 9
    bad = run("validate", save(tmp_path / "program.json", made), "--request", EXAMPLE)
    assert bad.exit_code == 1


def test_a_plan_takes_its_strength_days_from_a_program(tmp_path):
    program = save(tmp_path / "program.json", run("program", EXAMPLE).stdout)
    plan = run("plan", RUNNER, "--program", program)
    days = [day for week in json.loads(plan.stdout)["weeks"] for day in week["days"] if day["strength"]]
    assert {day["dayOfWeek"] for day in days} == {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
    path = save(tmp_path / "plan.json", plan.stdout)
    assert run("validate", path, "--request", RUNNER, "--program", program).exit_code == 0
    unasked = run("validate", path, "--request", RUNNER)
    assert unasked.exit_code == 1
    assert "a strength session stands on a day that was not asked for" in unasked.stdout


def test_what_is_no_program_or_says_twice_when_to_lift_is_refused(tmp_path):
    program = save(tmp_path / "program.json", run("program", EXAMPLE).stdout)
    request = json.loads(Path(RUNNER).read_text())
    request["settings"]["strengthDays"] = ["monday"]
    twice = run("solve", save(tmp_path / "request.json", request), "--program", program)
    assert (twice.exit_code, "settings.strengthDays: the program says when to lift" in twice.stderr) == (2, True)
    plan = save(tmp_path / "plan.json", run("solve", RUNNER).stdout)
    assert "is a running plan; --program takes a strength program" in run("plan", RUNNER, "--program", plan).stderr
    assert run("plan", RUNNER, "--program", EXAMPLE).exit_code == 2
