"""The times on a race day and the plan's estimate: the narrower lies within the wider, and both are told."""

import re

import pytest

from coach.offline import fill
from solver.languages import LANGUAGES
from solver.running.engine import solve
from solver.running.paces.race_estimate import race_estimate
from solver.running.request.result import RaceEstimate
from tests.coach.bank.corpus import plans
from tests.coach.builder import plan, request
from tests.running.living.lives import lived

RANGE = re.compile(r"((?:\d:)?\d\d:\d\d)-((?:\d:)?\d\d:\d\d)(?! /)")


def seconds(clock):
    parts = [int(part) for part in clock.split(":")]
    return sum(part * 60**place for place, part in enumerate(reversed(parts)))


def times_in(text):
    """Ranges of finish times, each as its two ends in seconds; paces are none."""
    return [(seconds(fast), seconds(slow)) for fast, slow in RANGE.findall(text)]


def race_days(language):
    for asked, made in plans(language).values():
        for day in (day for week in made.weeks for day in week.days):
            if day.workout_type == "race" and day.date == made.race_date and made.race_estimate is not None:
                yield asked, made, day


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_race_day_tells_the_plan_s_estimate_beside_its_own_narrower_aim(language):
    """Estimates are rounded as finish times are, to 30 s at most; the aim is the prediction and one per cent around."""
    found = list(race_days(language))
    assert len(found) > 10
    for asked, made, day in found:
        told = times_in(day.description)
        fast, slow = made.race_estimate.fast_secs, made.race_estimate.slow_secs
        assert any(abs(low - fast) <= 15 and abs(high - slow) <= 15 for low, high in told), day.description
        if not asked.athlete.injury_flags:
            aim = told[0]
            assert fast - 15 <= aim[0] < aim[1] <= slow + 15
            assert aim[1] - aim[0] < slow - fast


def test_an_estimate_that_the_day_s_pace_does_not_lie_in_is_not_called_wider():
    asked = request(goal="half_marathon")
    too_fast = RaceEstimate(fast_secs=4000, slow_secs=4300, basis="vdot")
    filled = fill(plan(asked).model_copy(update={"race_estimate": too_fast}), asked)
    (race,) = (day for week in filled.weeks for day in week.days if day.date == asked.settings.race_date)
    assert "estimate" not in race.description


def test_the_estimate_is_of_the_race_that_the_plan_now_leads_to():
    half = {
        "athlete": {"currentWeeklyKm": 40.0, "vdot": 45.0},
        "settings": {"goal": "10k", "startDate": "2027-01-04", "raceDate": "2027-03-28", "daysPerWeek": 4},
    }
    before, revision = lived("2027-02-01", half, settings={"goal": "half_marathon"})
    asked = request(goal="half_marathon", weeks=12, athlete={"currentWeeklyKm": 40.0, "maxHr": None})
    assert revision.plan.race_estimate == race_estimate(asked) == solve(asked).race_estimate
    assert before.race_estimate.slow_secs < 3600 < revision.plan.race_estimate.fast_secs
