"""A week whose race does not end on a whole step can be the highest of a plan."""

import pytest

from solver.errors import NoPlan
from tests.judge.judging import audit
from tests.running.living.lives import lived
from tests.running.sample import ask, on, solved


# two runs of 6 km stand beside the race, and no week comes to 33.0975 or 22.03 km in steps of half a kilometre
@pytest.mark.parametrize("km", [21.0975, 10.03])
def test_the_highest_week_need_not_be_a_whole_number_of_steps(km):
    request = ask(20.0, 3, "general_fitness", 2, tuneUpRaces=[{"date": on(1, 6), "distanceKm": km}])
    plan = solved(request)
    assert [week["plannedDistanceKm"] for week in plan["weeks"]] == [pytest.approx(12 + km), 20.0]
    assert not plan["relaxations"]
    assert audit(plan, request).clean


def test_a_revision_cuts_no_run_for_the_sake_of_the_highest_week():
    """The same race asked for on the first day: 12 km of other runs stay beside it, and 22 and 24 km after it."""
    race = {"date": on(1, 6), "distanceKm": 21.0975}
    _, revision = lived(on(1), ask(20.0, 3, "general_fitness", 3), settings={"tuneUpRaces": [race]})
    assert [week.planned_distance_km for week in revision.plan.weeks] == [33.0975, 22.0, 24.0]


def test_a_race_that_a_revision_has_no_room_for_is_refused_in_the_words_of_the_rule():
    """Week 7 follows one of 18 km, of which 15 % more are 20.7."""
    request, race = ask(14.4, 3, "5k", 9), {"date": on(7, 6), "distanceKm": 21.0975}
    with pytest.raises(NoPlan, match=r"15 % or 2 km") as refused:
        lived(on(7), request, settings={"tuneUpRaces": [race]})
    assert refused.value.conflict.rules == ("R12",)
