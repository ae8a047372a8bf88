"""Benchmarks that reach into the engine still fit it: each on the one small instance that needs a search."""

import datetime as dt

import pytest

from benchmarks.cases import coach_prompt, determinism, phases, quality, search
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.benchmarks.small import SEARCHED


def test_phases_add_up_to_a_solve_and_a_search_has_its_share() -> None:
    taken = phases._phases(SEARCHED)
    assert all(taken[name] > 0 for name in ("targets", "statement", "writing", "cpsat", "answer"))


def test_a_search_is_taken_apart_and_does_not_end_without_its_relaxation() -> None:
    row = search._row(SEARCHED)
    assert row["relaxationPivots"] > 0
    assert row["withoutRelaxation"] == "unproven at the limit"


def test_the_plan_is_the_same_over_seeds_workers_and_processes() -> None:
    elsewhere = determinism._in_another_process([SEARCHED])
    same = determinism._Same(SEARCHED, elsewhere[SEARCHED.name])
    assert same.seeds
    assert same.workers
    assert same.processes


def test_the_judge_counts_breaches_of_the_rule_of_thumb_and_none_of_the_engine() -> None:
    counts = quality._compare(SEARCHED)
    assert counts["hard"] == 0
    assert counts["thumbHard"] > 0


@pytest.mark.parametrize("weeks", [4, 8])
@pytest.mark.parametrize("language", ["en", "de"])
def test_asking_a_model_costs_at_most_two_fifths_of_an_echo_even_with_a_run_on_every_day(
    weeks: int, language: str
) -> None:
    """The more runs a short plan has, the more it costs: 40 % in English and 36.9 % in German for four weeks."""
    start = dt.date(2027, 1, 4)
    settings = {"goal": "10k", "startDate": str(start), "daysPerWeek": 7, "language": language}
    settings["raceDate"] = str(start + dt.timedelta(days=7 * weeks - 1))
    request = read_request({"athlete": {"currentWeeklyKm": 60}, "settings": settings})
    ours, _, theirs = coach_prompt._cost(request, solve(request))
    assert ours <= 0.4 * theirs
