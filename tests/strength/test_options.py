"""Options of exercises that no rule tells apart: none that could be the best is left out."""

from itertools import product

import pytest

from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.split import split_of
from solver.strength.catalogue.index import BY_NAME
from solver.strength.curve.targets import targets_of
from solver.strength.request.request import read_lifter_request
from solver.strength.rules.base import Facts
from solver.strength.search.options import MOST_ALIKE, groups_of
from tests.strength.drafts import lifter


def facts_of(*exercises, role=Role.ACCESSORY):
    """Facts with these (name, sets) on Monday; None for the sets makes a candidate."""
    who = read_lifter_request({"lifter": lifter()}).lifter
    entries = tuple(
        Entry(0, name, BY_NAME[name], sets or 0, Origin.CANDIDATE if sets is None else Origin.DRAFT, role)
        for name, sets in exercises
    )
    return Facts(who, split_of(6, strength=False), targets_of(who), entries, thrifty=True)


def cheapest(starts):
    """By sum and number of exercises: the least (added, changed, distance), by trying all. Accessories that are raised
    or added have four sets at most."""
    best = {}
    for sets in product(range(7), repeat=len(starts)):
        pairs = list(zip(starts, sets, strict=True))
        if (
            any(now and not min(2, before or 2) <= now <= max(4, before or 4) for before, now in pairs)
            or sum(sets) > 11
        ):
            continue
        cost = (
            sum(now > 0 for before, now in pairs if before is None),
            sum((now != before) + (now == 0) for before, now in pairs if before is not None),
            sum(abs(now - (before or 0)) for before, now in pairs),
        )
        key = sum(sets), sum(now > 0 for now in sets)
        best[key] = min(best.get(key, cost), cost)
    return best


@pytest.mark.parametrize("starts", [(3,), (1,), (None,), (3, 4), (1, 6), (3, None), (2, 5, None), (None, None)])
def test_a_groups_options_are_the_cheapest_and_only_what_takes_more_time_for_nothing_is_left_out(starts):
    names = ["Triceps pushdown", "Machine triceps extension", "Tate press"]
    (group,) = groups_of(facts_of(*zip(names, starts, strict=False)))
    found = {(o.total, o.kept): (o.added, o.changed, o.distance) for o in group.options}
    every = cheapest(starts)
    assert found.items() <= every.items()
    for (total, kept), cost in every.items():
        assert any(sets == total and k <= kept and c <= cost for (sets, k), c in found.items()), (total, kept)


def test_only_what_no_rule_tells_apart_shares_a_group():
    alike = ("Triceps pushdown", 3), ("Tate press", 3)
    assert len(groups_of(facts_of(*alike))) == 1
    assert len(groups_of(facts_of(*alike, role=Role.ANCHOR))) == 2  # S13 asks each anchor for its own sets
    assert len(groups_of(facts_of(("Triceps pushdown", 3), ("Cable fly", 3)))) == 2  # another muscle
    many = [("Triceps pushdown", 2)] * (MOST_ALIKE + 1)
    assert [len(group.places) for group in groups_of(facts_of(*many))] == [MOST_ALIKE, 1]


def test_a_muscle_that_nothing_asks_for_tells_no_exercises_apart():
    """A hammer curl counts half for the forearms: no bound on them can be missed until real work for them joins."""
    curls = ("Dumbbell curl", 3), ("Hammer curl", 3)
    assert len(groups_of(facts_of(*curls))) == 1
    many = [(f"{name}", 6) for name in ("Reverse curl", "Wrist curl", "Reverse wrist curl")]
    assert len(groups_of(facts_of(*curls, *many))) > len(many)
