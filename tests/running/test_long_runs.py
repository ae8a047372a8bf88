"""R19's least long run, where its numbers meet the grid."""

from solver.running.engine import facts_of
from solver.running.request.request import read_request


def test_floating_point_does_not_lift_the_least_long_run_by_a_step():
    """11.4 km / 3 runs = 3.8 km = 38 steps; 6 even rises to 8 km = 80 steps are 7 each: 38 + 5 * 7 = 73 in week 8."""
    request = read_request(
        {
            "athlete": {"currentWeeklyKm": 11.4, "runsPerWeekAvg": 3.0, "longestRecentRunKm": 3.2},
            "settings": {"goal": "5k", "daysPerWeek": 3, "startDate": "2027-07-19", "raceDate": "2027-09-25"},
        }
    )
    assert 11.4 / 3 != 3.8
    assert facts_of(request).targets.long_runs.least[7] == 73
