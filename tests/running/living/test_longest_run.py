"""After a break the longest run counts more than a day that could stay short: a kilometre of it as much as one day."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.running.living.lives import lived
from tests.running.sample import ask

ROOT = Path(__file__).parents[3]
START = dt.date(2027, 1, 4)


def marathon(days, long_day):
    athlete = {"longestRecentRunKm": 15.0, "easyPaceSecPerKm": 340}
    return ask(45.0, days, "marathon", 16, athlete=athlete, preferredLongRunDay=long_day)


def ill(request, first, off):
    """The plan and its revision where a runner falls ill on a day of the plan, counted from 0, for so many days."""
    today, until = (START + dt.timedelta(day) for day in (first, first + off - 1))
    event = {"kind": "illness", "from": today.isoformat(), "to": until.isoformat()}
    return lived(today.isoformat(), request, events=[event])


def longs_of_load_weeks(plan, first):
    """The long runs of training weeks from a week on."""
    weeks = [week for week in plan.weeks[first - 1 :] if week.week_type in ("base", "build", "peak")]
    return [day.planned_distance_km for week in weeks for day in week.days if day.workout_type == "long_run"]


def test_a_week_that_is_a_recovery_week_no_longer_does_not_keep_its_short_long_run():
    """Ten days off. Week 9 was a recovery week with a long run of 19.5 km and is the first full week now. Week 5, the
    last one before, had 22 km: week 9 may have as much (R29), weeks 10, 11 and 13 two kilometres more each (R17). Left
    at 19.5 km, which is a changed day less, week 9 would leave week 13 no more than 25.5 km.
    """
    request = json.loads((ROOT / "api" / "examples" / "marathon.json").read_text())
    plan, revision = ill(request, first=35, off=10)
    assert [week.week_type for week in (plan.weeks[8], revision.plan.weeks[8])] == ["recovery", "build"]
    assert longs_of_load_weeks(plan, 5)[0] == 22
    assert longs_of_load_weeks(revision.plan, 9) == [22, 24, 26, 28]


@pytest.mark.parametrize(
    ("days", "long_day", "first", "off", "loads"),
    [
        (
            2,
            "sunday",
            28,
            10,
            [(8, 21), (9, 23), (10, 25), (12, 27), (13, 29)],
        ),  # 27.5 with 19 changed days, 29 with 20
        (3, "wednesday", 28, 10, [(8, 21), (9, 23), (10, 25), (12, 27), (13, 29)]),
        (4, "wednesday", 36, 10, [(9, 21), (10, 23), (11, 25), (13, 27)]),  # 25 with 19, 27 with 20
        (4, "wednesday", 50, 10, [(11, 23), (12, 25), (13, 27)]),  # 24 with 17, 27 with 18
        (4, "saturday", 36, 15, [(11, 21), (12, 23), (13, 25)]),  # 22 with 26, 25 with 28
        (4, "saturday", 28, 15, [(10, 19), (11, 21), (13, 23)]),  # 21 with 31, 23 with 32
    ],
)
def test_long_runs_climb_back_by_two_kilometres_a_load_week(days, long_day, first, off, loads):
    plan, revision = ill(marathon(days, long_day), first, off)
    assert longs_of_load_weeks(revision.plan, loads[0][0]) == [km for _, km in loads]
    assert revision.solver.status == "optimal"
    assert revision.relaxations == plan.relaxations
