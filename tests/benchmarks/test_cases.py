"""Benchmarks that reach into the engine still fit it: each on the one small instance that needs a search."""

from benchmarks.cases import determinism, phases, quality, search
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
