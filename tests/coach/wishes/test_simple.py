"""Simple wishes without a model, in both languages: nearly every field is right, and none is guessed."""

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coach.wishes.wish import wish

TODAY = dt.date(2026, 11, 28)
LINES = (Path(__file__).parent / "simple.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
NOBODY_SAYS = {"settings.startDate", "settings.language", "lifter.language"}
LEAST_RIGHT = 0.95


def fields_of(text: str) -> dict[str, Any]:
    request = wish(text, TODAY).request or {}
    return {f"{part}.{name}": value for part, values in request.items() for name, value in values.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wish"][:50])
def test_no_field_is_guessed(case: dict[str, Any]) -> None:
    found = fields_of(case["wish"])
    extra = found.keys() - case["said"].keys() - NOBODY_SAYS - {"athlete.runsPerWeekAvg", "settings.daysPerWeek"}
    assert not extra
    assert {field: found[field] for field in found.keys() & case["said"].keys()} == {
        field: value for field, value in case["said"].items() if field in found
    }


def test_nearly_every_field_is_right() -> None:
    found = Counter(
        fields_of(case["wish"]).get(field) == value for case in CASES for field, value in case["said"].items()
    )
    assert found[True] / found.total() >= LEAST_RIGHT, found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("I am away on 3 March 2027 and 7 March 2027", ["2027-03-03", "2027-03-07"]),
        ("Am 3., 5. und 9. März 2027 bin ich verreist", ["2027-03-03", "2027-03-05", "2027-03-09"]),
        ("Vom 30.12. bis 2.1. bin ich im Urlaub", ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]),
        ("Between 3 and 5 March 2027 I can't run", ["2027-03-03", "2027-03-04", "2027-03-05"]),
    ],
)
def test_lists_of_days_and_stretches_are_told_apart(text: str, days: list[str]) -> None:
    assert fields_of(f"{text}. Half marathon on 18 April 2027")["settings.blockedDates"] == days


def test_a_race_that_was_never_run_is_not_no_running_at_all() -> None:
    said = "Marathon on 25 April 2027, 4 days a week."
    assert "athlete.currentWeeklyKm" not in fields_of(f"I've never run a marathon. {said}")
    assert "athlete.currentWeeklyKm" not in fields_of(f"I can't run on Mondays. {said}")
    assert fields_of(f"I've never run before. {said}")["athlete.currentWeeklyKm"] == 0
