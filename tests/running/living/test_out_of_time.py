"""Whichever search of a revision ends without an answer: the best plan so far is one, and keeps the hard rules."""

import pytest

from solver.running.engine import validate
from solver.running.living.change.search import RevisionSearch
from solver.solution import Solution, Status
from solver.verdict import Verdict
from tests.running.living.lives import MARATHON, lived, made

FEWER = {"settings": {"daysPerWeek": 4}}
ILL = {"events": [{"kind": "illness", "from": "2027-02-15", "to": "2027-02-24"}]}
FIVE_DAYS = {**MARATHON, "settings": {**MARATHON["settings"], "daysPerWeek": 5, "preferredDays": []}}


def ending_after(searches, monkeypatch):
    """From the search of this number on none finds anything; the list that is returned grows with each."""
    answered, search = [], RevisionSearch._search

    def found(self, *asked):
        answered.append(len(answered) < searches)
        return search(self, *asked) if answered[-1] else Solution(Status.UNKNOWN)

    monkeypatch.setattr(RevisionSearch, "_search", found)
    return answered


@pytest.mark.parametrize("news", [FEWER, ILL], ids=["fewer days", "ill"])
def test_a_revision_is_found_whenever_time_is_over(news, monkeypatch):
    with monkeypatch.context() as patched:
        whole = ending_after(99, patched)
        _, best = lived("2027-02-15", FIVE_DAYS, **news)
    assert best.solver.status == "optimal"
    assert len(whole) > 2
    days = []
    for searches in range(len(whole)):
        with monkeypatch.context() as patched:
            ending_after(searches, patched)
            _, revision = lived("2027-02-15", FIVE_DAYS, **news)
        assert revision.solver.status == "feasible"
        assert not [v for v in validate(revision.plan, made(FIVE_DAYS)[0]) if v.verdict is Verdict.BROKEN]
        days.append(revision.changed_days)
    assert days[-1] == best.changed_days
