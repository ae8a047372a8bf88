"""A shorter goal has shorter long runs and quality days: weeks need not be filled up with what these lose."""

import pytest

from tests.running.living.lives import lived
from tests.running.sample import ask

TODAY = "2027-03-08"  # the Monday of week 10 of 14
STRONG = {"longestRecentRunKm": 20.0, "easyPaceSecPerKm": 330}


@pytest.mark.parametrize(("kilometres", "days"), [(50, 3), (60, 4), (60, 5), (70, 5)])
def test_a_shorter_goal_bends_no_rule_to_keep_weeks_as_large_as_before(kilometres, days):
    """For 10 km the long run has 20 km at most and a quality day 14 (R19, R21); before, the half marathon's had 24 and
    18. What they lose must not go to the other runs, as it would if load weeks could not fall this once (V7).
    """
    half = ask(float(kilometres), days, "half_marathon", 14, athlete=STRONG, preferredLongRunDay="sunday")
    plan, revision = lived(TODAY, half, settings={"goal": "10k"})
    assert revision.relaxations == plan.relaxations
    assert revision.solver.status == "optimal"
    before, after = (
        [day for week in made.weeks[9:] for day in week.days if day.planned_distance_km and day.workout_type != "race"]
        for made in (plan, revision.plan)
    )
    assert max(day.planned_distance_km for day in before) == 24
    assert max(day.planned_distance_km for day in after) <= 20
