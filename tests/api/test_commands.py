"""Every command as its user meets it: what it prints, where, and with which exit code."""

import json
from pathlib import Path

import pytest

from tests.api.command_line import EXAMPLE, run, save
from tests.api.sample import raw_request

IMPOSSIBLE = raw_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1})


def test_solve_prints_a_skeleton() -> None:
    result = run("solve", EXAMPLE)
    plan = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (len(plan["weeks"]), plan["weeks"][-1]["days"][-1]["workoutType"]) == (16, "race")
    assert all(day["title"] == "" for week in plan["weeks"] for day in week["days"])


def test_plan_is_json_in_a_pipe_and_its_skeleton_is_what_solve_says() -> None:
    skeleton = json.loads(run("solve", EXAMPLE).stdout)
    plan = json.loads(run("plan", EXAMPLE).stdout)
    owned = ("date", "workoutType", "plannedDistanceKm", "plannedDurationMins")
    for before, after in zip(skeleton["weeks"], plan["weeks"], strict=True):
        assert [[d[k] for k in owned] for d in before["days"]] == [[d[k] for k in owned] for d in after["days"]]
        assert all(day["title"] for day in after["days"])


def test_standard_input_and_output_have_the_name_dash(tmp_path: Path) -> None:
    text = Path(EXAMPLE).read_text(encoding="utf-8")
    assert json.loads(run("solve", "-", "--out", "-", stdin=text).stdout)["goal"] == "marathon"


def test_out_writes_the_file_and_prints_nothing(tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    result = run("plan", EXAMPLE, "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["writtenBy"] == "offline"


def test_a_refused_request_leaves_the_old_file_alone(tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    out.write_text("old")
    assert run("solve", "-", "--out", str(out), stdin="{}").exit_code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]
    assert out.read_text() == "old"


def test_a_bad_request_names_every_field() -> None:
    result = run("solve", "-", stdin=json.dumps(raw_request(daysPerWeek=9, goal="ultra")))
    first, *further = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (2, "")
    assert first.startswith("pacewright: standard input: settings.goal: must be one of")
    assert further == ["    settings.daysPerWeek: must be at most 7 (got 9)"]


def test_a_request_without_a_plan_names_the_conflict_and_what_to_change() -> None:
    result = run("solve", "-", stdin=json.dumps(IMPOSSIBLE))
    first, *further = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (3, "")
    assert first.startswith("pacewright: ")
    assert [line.split(":")[0].strip() for line in further] == ["In conflict", "Rules", "Maybe"]
    assert "settings.maxKmByDay" in further[0]


def test_control_characters_of_a_stranger_do_not_reach_the_terminal() -> None:
    result = run("solve", "-", stdin='{"\\u001b[31mred\\nline": 1}')
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 3


UNUSABLE = {
    "a missing file": (["solve", "nowhere.json"], "cannot read nowhere.json: no such file or directory"),
    "a directory": (["solve", "."], "cannot read .: is a directory"),
    "a name that cannot be": (["solve", "a\0b"], "cannot read a\\x00b: embedded null byte"),
    "an unwritable target": (["solve", EXAMPLE, "--out", "no/such/dir"], "cannot write no/such/dir: no such file"),
    "a missing batch": (["solve-batch", "nowhere.jsonl"], "cannot read nowhere.jsonl"),
    "an unwritable batch": (["solve-batch", "-", "no/such/dir"], "cannot write no/such/dir"),
    "missing settings": (["solve", EXAMPLE, "--config", "no.toml"], "cannot read no.toml"),
    "no argument": (["solve"], "Missing argument 'REQUEST.json'; see"),
    "an unknown option": (["plan", EXAMPLE, "--frob"], "No such option: --frob; see"),
    "an unknown command": (["frob"], "No such command 'frob'; see"),
    "a week beyond the plan": (["plan", EXAMPLE, "--weeks", "17"], "--weeks 17: this plan has the weeks 1 to 16"),
    "weeks that are none": (["demo", "--weeks", "1-x"], "--weeks 1-x: write a number"),
    "weeks counted down": (["demo", "--weeks", "3-2"], "--weeks 3-2: write a number"),
    "standard input twice": (
        ["validate", "-", "--request", "-"],
        "plan and request cannot both come from standard input",
    ),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used_is_one_line_and_exit_code_2(name: str) -> None:
    args, reason = UNUSABLE[name]
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"pacewright: {reason}")
    assert result.stderr.count("\n") == 1


def test_a_language_model_that_is_not_described_is_named_with_all_that_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("PACEWRIGHT_LLM_MODEL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    result = run("plan", EXAMPLE, "--coach", "llm")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("pacewright: PACEWRIGHT_LLM_MODEL: is not set")
    assert "OPENAI_API_KEY: is not set" in result.stderr


def test_a_defect_of_ours_is_told_from_a_broken_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.running.engine.solve", lambda *_: 1 // 0)
    result = run("solve", EXAMPLE)
    assert (result.exit_code, result.stdout) == (70, "")
    assert "Traceback" in result.stderr
    assert result.stderr.endswith("pacewright: internal error: ZeroDivisionError: integer division or modulo by zero\n")


def test_settings_come_from_the_environment_or_the_option(tmp_path: Path) -> None:
    file = save(tmp_path / "own.toml", "[weights.own]\neasy = 50\n")
    request = json.dumps({**raw_request(), "weights": "own"})
    assert run("solve", "-", stdin=request).exit_code == 2
    assert run("solve", "-", "--config", file, stdin=request).exit_code == 0
    assert run("solve", "-", stdin=request, PACEWRIGHT_CONFIG=file).exit_code == 0


def test_validate_gives_every_rule_its_verdict(tmp_path: Path) -> None:
    plan = save(tmp_path / "plan.json", run("plan", EXAMPLE).stdout)
    result = run("validate", plan, "--request", EXAMPLE)
    verdicts, rules = json.loads(result.stdout), json.loads(run("rules", "--domain", "running").stdout)
    assert result.exit_code == 0
    assert {verdict["verdict"] for verdict in verdicts} <= {"holds", "not_applicable"}
    assert [v["ruleId"] for v in verdicts] == [rule["id"] for rule in rules]


def test_validate_ends_with_1_when_a_rule_is_broken(tmp_path: Path) -> None:
    plan = json.loads(run("solve", EXAMPLE).stdout)
    plan["weeks"][2]["days"][1]["plannedDistanceKm"] += 20
    result = run("validate", save(tmp_path / "plan.json", plan), "--request", EXAMPLE)
    assert result.exit_code == 1
    broken = [verdict for verdict in json.loads(result.stdout) if verdict["verdict"] == "broken"]
    assert all(verdict["places"] for verdict in broken)
    assert "R10" in [verdict["ruleId"] for verdict in broken]


def test_validate_names_what_is_no_plan(tmp_path: Path) -> None:
    plan = json.loads(run("solve", EXAMPLE).stdout)
    plan["weeks"][0]["days"][1]["workoutType"] = "swim"
    result = run("validate", save(tmp_path / "plan.json", plan), "--request", EXAMPLE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "plan.json is not a plan: weeks.0.days.1.workoutType: must be one of 'easy'" in result.stderr


@pytest.mark.parametrize(
    ("field", "value", "got"),
    [
        ("daysPerWeek", 9, "settings.daysPerWeek: must be at most 7 (got 9)\n"),
        ("raceDate", "2020-01-01", "choose a later race (got '2020-01-01')\n"),
        ("raceDate", None, "settings.raceDate: is required unless totalWeeks is given\n"),
    ],
)
def test_a_refusal_says_what_the_field_held(field: str, value: object, got: str, tmp_path: Path) -> None:
    request = raw_request()
    request["settings"][field] = value
    result = run("solve", save(tmp_path / "request.json", request))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(got)


def test_a_plan_is_read_out_of_what_the_service_answers(tmp_path: Path) -> None:
    plan = json.loads(run("solve", EXAMPLE).stdout)
    stored = save(tmp_path / "stored.json", {"id": "1", "status": "ready", "revision": 1, "plan": plan})
    alone = save(tmp_path / "plan.json", plan)
    verdicts = [run("validate", file, "--request", EXAMPLE).stdout for file in (stored, alone)]
    assert verdicts[0] == verdicts[1]
    assert len(json.loads(verdicts[0])) > 20


@pytest.mark.parametrize("kind", ["plan", "program"])
def test_an_answer_without_a_plan_yet_says_so(kind: str, tmp_path: Path) -> None:
    file = save(tmp_path / "stored.json", {"id": "1", "status": "pending", kind: None})
    result = run("validate", file, "--request", EXAMPLE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"stored.json has no {kind} yet (its status: pending); ask the service again" in result.stderr


def test_rules_as_a_table_for_the_documentation() -> None:
    lines = run("rules", "--domain", "running", "--markdown").stdout.splitlines()
    assert len(lines) == 2 + len(json.loads(run("rules", "--domain", "running").stdout))
    assert all(line.count("|") - line.count("\\|") == 5 for line in lines)


def test_the_demo_is_a_calendar_even_in_a_pipe_and_its_request_can_be_had() -> None:
    shown = run("demo").stdout
    assert all(heading in shown for heading in ("Marathon plan, 16 weeks", "Volume, km a week", "Calendar, km a day"))
    assert run("demo", "--request").stdout == Path(EXAMPLE).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["demo", "plan", "rules", "serve", "solve", "solve-batch", "validate"])
def test_every_command_has_help(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"pacewright {name}" in result.stdout


def test_the_help_says_what_exit_codes_mean() -> None:
    shown = " ".join(run("--help", COLUMNS="200").stdout.split())
    for told in (
        "2 the request, a file or the command line cannot be used",
        "3 no plan can exist",
        "4 wish: questions",
    ):
        assert told in shown


@pytest.mark.parametrize(
    ("words", "completed"),
    [("pacewright wha", ["whatif"]), ("pacewright plan --bud", ["--budget"]), ("pacewright keys cr", ["create"])],
)
def test_a_shell_completes_commands_and_options(words: str, completed: list[str]) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_PACEWRIGHT_COMPLETE": "complete_bash"}
    assert run(**asked).stdout.split() == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_teaches_a_shell_can_be_had(shell: str) -> None:
    assert "_PACEWRIGHT_COMPLETE=complete_" + shell in run(_PACEWRIGHT_COMPLETE=f"source_{shell}").stdout
