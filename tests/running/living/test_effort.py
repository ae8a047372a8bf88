"""Work ends a revision's searches, never the clock: a machine that is busy gives the same plan as one that is idle."""

import sys
from itertools import count

import pytest

from solver.cpsat import Model
from solver.errors import NoPlan
from solver.running.engine import validate
from solver.running.living import revise, risk
from solver.running.living.change import budget
from solver.running.living.change.budget import Budget
from solver.verdict import Verdict
from tests.running.living.lives import MARATHON, lived, made

TIMES_TOO_FAST = 50
FIVE_DAYS = {**MARATHON, "settings": {**MARATHON["settings"], "daysPerWeek": 5, "preferredDays": []}}
LIVES = {
    "fewer days": {"settings": {"daysPerWeek": 4}},
    "shorter race": {"settings": {"goal": "half_marathon"}},
    "race dropped": {"settings": {"raceDate": None}},
    "two weeks ill": {"events": [{"kind": "illness", "from": "2027-02-15", "to": "2027-02-28"}]},
    "a race at risk": {"events": [{"kind": "injury", "from": "2027-03-01", "to": "2027-04-04"}]},
    "a pin that bends rules": {"pins": [{"date": "2027-03-14", "distanceKm": 22}]},
}


def with_another_clock(monkeypatch):
    """Every clock that the engine reads runs too fast, the solver's own as well, and each look at it takes a second."""
    ticks = count()
    for name, module in list(sys.modules.items()):
        if name.startswith("solver.") and hasattr(module, "perf_counter"):
            monkeypatch.setattr(module, "perf_counter", lambda: float(next(ticks)))
    solve = Model.solve

    def hurried(self, effort, search, seconds=float("inf")):
        return solve(self, effort, search, seconds / TIMES_TOO_FAST)

    monkeypatch.setattr(Model, "solve", hurried)


def bytes_of(revision):
    """All that a revision says, but for the two times that it took."""
    for solver in (revision.solver, revision.plan.solver):
        solver.build_ms = solver.solve_ms = 0
    return revision.model_dump_json()


@pytest.mark.parametrize("life", LIVES)
def test_a_revision_is_the_same_by_a_clock_that_runs_fifty_times_too_fast(life, monkeypatch):
    calm = bytes_of(lived("2027-02-15", FIVE_DAYS, **LIVES[life])[1])
    with monkeypatch.context() as patched:
        with_another_clock(patched)
        busy = bytes_of(lived("2027-02-15", FIVE_DAYS, **LIVES[life])[1])
    assert busy == calm


@pytest.mark.parametrize("life", LIVES)
def test_no_revision_is_refused_for_want_of_work(life, monkeypatch):
    for module in (revise, risk):
        monkeypatch.setattr(module, "Budget", lambda left: Budget(0.0))
    monkeypatch.setattr(budget, "LEAST_EFFORT", 0.0)
    _, revision = lived("2027-02-15", FIVE_DAYS, **LIVES[life])
    assert revision.solver.status == "feasible"
    assert not [v for v in validate(revision.plan, made(FIVE_DAYS)[0]) if v.verdict is Verdict.BROKEN]


def test_a_conflict_is_proved_with_as_much_work_as_it_takes(monkeypatch):
    """What a search could not refute with its first limit is no conflict yet."""
    solve = Model.solve

    def lazy(self, effort, search, seconds=float("inf")):
        return solve(self, 0.0 if effort <= 1 else effort, search, seconds)

    pins = [{"date": "2027-01-17", "distanceKm": 45}, {"date": "2027-01-19", "distanceKm": 9}]

    def fields():
        with pytest.raises(NoPlan) as refused:
            lived("2027-01-04", pins=pins)
        return refused.value.conflict.fields

    known = fields()
    monkeypatch.setattr(Model, "solve", lazy)
    assert fields() == known == ("pins.2027-01-17",)
