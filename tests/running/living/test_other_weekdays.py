"""Other weekdays for the runs: a limit that falls away with its weekday gives no week more than it had."""

import datetime as dt
from itertools import combinations, islice

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import NoPlan
from solver.running.engine import revise, validate
from solver.running.request.situation import read_situation
from solver.verdict import Verdict
from tests.judge.living import judge_revision
from tests.judge.test_living import shown
from tests.running.living.lives import MARATHON, day_of, done, lived, made, week_km
from tests.running.sample import repeatable

HARD = ("tempo", "intervals", "long_run")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
START = dt.date(2027, 1, 4)
TO_MONDAY = {"preferredDays": ["monday", "thursday", "saturday", "sunday"]}
seen = {"revised": 0, "ill": 0}


def capped(**kilometres):
    """The marathon with limits of weekdays."""
    return {**MARATHON, "settings": {**MARATHON["settings"], "maxKmByDay": kilometres}}


def test_runs_leave_a_weekday_with_a_limit_and_weeks_stay_as_large():
    plan, revision = lived("2027-02-15", capped(tuesday=6), settings=TO_MONDAY)
    assert day_of(revision.plan, "2027-02-22").planned_distance_km
    assert day_of(revision.plan, "2027-02-23").workout_type == "rest"
    for number in range(7, 16):
        assert week_km(revision.plan, number) <= week_km(plan, number)


def test_in_a_week_that_lost_a_run_no_other_run_takes_it_over():
    ill = [{"kind": "illness", "from": "2027-02-18", "to": "2027-02-18"}]
    plan, revision = lived("2027-02-15", capped(tuesday=6), settings=TO_MONDAY, events=ill)
    assert day_of(revision.plan, "2027-02-18").workout_type == "rest"
    for date in ("2027-02-20", "2027-02-21"):
        assert day_of(revision.plan, date).planned_distance_km <= day_of(plan, date).planned_distance_km


def test_a_week_whose_runs_are_over_gets_no_other_run_on_a_new_weekday():
    # Sunday: the week's four runs were Tuesday to Saturday, and Tuesday's is on Sunday from now on
    request = capped(tuesday=6)
    request["settings"] |= {
        "preferredDays": ["tuesday", "wednesday", "thursday", "saturday"],
        "preferredLongRunDay": "saturday",
        "raceDate": "2027-04-24",
    }
    new = {"preferredDays": ["wednesday", "thursday", "saturday", "sunday"]}
    plan, revision = lived("2027-02-21", request, settings=new)
    assert [day.workout_type != "rest" for day in plan.weeks[6].days] == [False, True, True, True, False, True, False]
    assert revision.plan.weeks[6] == plan.weeks[6]
    assert len(revision.changes) > 7


def test_any_weekdays_may_be_preferred_on_the_day_after_a_long_run():
    new_hard_days = set()
    for days in islice(combinations(WEEKDAYS, 4), 1, None, 3):  # half of these have hard days on Mondays
        _, revision = lived("2027-02-15", settings={"preferredDays": list(days), "preferredLongRunDay": None})
        assert day_of(revision.plan, "2027-02-15").workout_type not in HARD
        new_hard_days |= {change.date.weekday() for change in revision.changes if change.after.workout_type in HARD}
    assert 0 in new_hard_days  # Mondays later than this one


@st.composite
def moves(draw):
    """A plan with a limit on one of its weekdays, which then goes to another weekday, perhaps after an illness."""
    days = draw(st.integers(3, 5))
    before = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=days, max_size=days, unique=True))
    gone, km = draw(st.sampled_from(before)), draw(st.sampled_from([5, 8, 10, 12]))
    new = draw(st.sampled_from([day for day in WEEKDAYS if day not in before]))
    asked = {
        "athlete": {"currentWeeklyKm": draw(st.sampled_from([30.0, 45.0, 60.0])), "easyPaceSecPerKm": 345},
        "settings": {
            "goal": draw(st.sampled_from(["10k", "half_marathon"])),
            "startDate": START.isoformat(),
            "raceDate": "2027-03-21",
            "daysPerWeek": days,
            "preferredDays": before,
            "maxKmByDay": {gone: km},
        },
    }
    today = START + dt.timedelta(draw(st.integers(7, 56)))
    data = {"settings": {"preferredDays": [day for day in before if day != gone] + [new]}}
    if draw(st.booleans()):
        first = today + dt.timedelta(draw(st.integers(0, 9)))
        last = first + dt.timedelta(draw(st.integers(0, 9)))
        data["events"] = [{"kind": "illness", "from": first.isoformat(), "to": last.isoformat()}]
    return asked, today.isoformat(), data


@settings(repeatable, max_examples=14)
@given(moves())
def _adds_nothing(move):
    request, today, data = move
    asked, plan = made(request)
    data |= {"today": today, "done": done(plan, today)}
    try:
        revision = revise(asked, plan, read_situation(data))
    except NoPlan as refusal:
        if not refusal.conflict.fields:
            raise
        return
    assert judge_revision(request, shown(plan), shown(revision.plan), data) == []
    assert [v for v in validate(revision.plan, asked) if v.verdict is Verdict.BROKEN] == []
    seen["revised"] += 1
    seen["ill"] += "events" in data


def test_no_move_to_another_weekday_adds_anything():
    _adds_nothing()
    assert seen["revised"] > 8
    assert seen["ill"] > 3
