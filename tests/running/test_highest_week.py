"""A week whose race does not end on a whole step can be the highest of a plan."""

import pytest

from tests.judge.judging import audit
from tests.running.sample import ask, on, solved


# two runs of 6 km stand beside the race, and no week comes to 33.0975 or 22.03 km in steps of half a kilometre
@pytest.mark.parametrize("km", [21.0975, 10.03])
def test_the_highest_week_need_not_be_a_whole_number_of_steps(km):
    request = ask(20.0, 3, "general_fitness", 2, tuneUpRaces=[{"date": on(1, 6), "distanceKm": km}])
    plan = solved(request)
    assert [week["plannedDistanceKm"] for week in plan["weeks"]] == [pytest.approx(12 + km), 20.0]
    assert not plan["relaxations"]
    assert audit(plan, request).clean
