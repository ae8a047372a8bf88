"""Every peer answers, and all that prove an optimum prove the same one."""

import pytest

from benchmarks.peers.arrays import DONE, OPTIMAL, Outcome, Row, Task
from benchmarks.peers.export import program_of, task_of
from benchmarks.peers.registry import Peer, all_peers
from benchmarks.peers.seat import Seat
from solver.cpsat import Model
from solver.running.engine import solve
from tests.benchmarks.small import LITTLE, SEARCHED
from tests.judge.judging import judge


@pytest.fixture(scope="module")
def task() -> Task:
    return task_of(SEARCHED.data)


def ask(peer: Peer, task: Task) -> Outcome:
    with Seat(peer) as seat:
        return seat.solve(task)


@pytest.mark.parametrize("peer", all_peers(), ids=lambda peer: peer.name)
def test_a_peer_finds_the_engines_optimum_or_answers_in_its_own_way(peer: Peer, task: Task) -> None:
    plan = solve(SEARCHED.request)
    assert (plan.solver.method, plan.solver.status) == ("search", "optimal")
    assert not plan.relaxations
    assert plan.solver.objective > 0
    outcome = ask(peer, task if peer.same_model or not peer.exact else task_of(LITTLE.data))
    assert outcome.wall_ms > 0
    assert outcome.status == (OPTIMAL if peer.exact else DONE)
    if peer.same_model and peer.exact:
        assert round(outcome.objective) == plan.solver.objective


def test_the_rule_of_thumb_breaks_rules_that_the_engine_keeps(task: Task) -> None:
    greedy = next(peer for peer in all_peers() if peer.name == "greedy")
    theirs = ask(greedy, task).plan
    assert theirs is not None
    assert any(finding.tier == "hard" for finding in judge(theirs, SEARCHED.data))
    ours = solve(SEARCHED.request).as_json()
    assert not [finding for finding in judge(ours, SEARCHED.data) if finding.tier == "hard"]


def test_a_condition_becomes_a_row_that_binds_only_while_it_holds() -> None:
    """x <= 3 or x >= 8, within 0..10: M is 10 - 3 = 7 for the first and 8 - 0 = 8 for the second."""
    model = Model(seed=1)
    x = model.variable(0, 10)
    model.require_any([(x - 3, None), (8 - x, None)])
    program = program_of(model._write())
    (literal,) = set(range(len(program.low))) - set(x.terms)
    kept = [
        [value for value in range(11) if all(_holds(row, {0: value, literal: choice}) for row in program.rows)]
        for choice in (1, 0)
    ]
    assert kept == [[0, 1, 2, 3], [8, 9, 10]]


def _holds(row: Row, values: dict[int, int]) -> bool:
    total = sum(c * values[v] for v, c in zip(row.columns, row.values, strict=True))
    return row.low <= total <= row.high
