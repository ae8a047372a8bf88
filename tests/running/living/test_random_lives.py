"""Random lives: whatever happens, hard bounds hold, the past stays, nothing is crammed, and told twice is told once."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import NoPlan
from solver.running.engine import revise, validate
from solver.running.request.situation import read_situation
from solver.verdict import Verdict
from tests.running.living.lives import done, made
from tests.running.sample import repeatable

HALF = {
    "athlete": {"currentWeeklyKm": 30.0, "longestRecentRunKm": 12.0, "easyPaceSecPerKm": 360},
    "settings": {"goal": "half_marathon", "startDate": "2027-01-04", "raceDate": "2027-03-14", "daysPerWeek": 4},
}
START, DAYS = dt.date(2027, 1, 4), 70
seen = {"revised": 0, "changed": 0, "breaks": 0, "pins": 0, "refused": 0}


@st.composite
def lives(draw):
    """A day, what was missed before it, an event, and perhaps a pin."""
    asked, plan = made(HALF)
    today = START + dt.timedelta(draw(st.integers(0, DAYS - 8)))
    runs = [day for week in plan.weeks for day in week.days if day.planned_distance_km and day.workout_type != "race"]
    missed = draw(st.lists(st.sampled_from([day.date.isoformat() for day in runs]), max_size=3))
    data = {"today": today.isoformat(), "done": done(plan, today.isoformat(), missed)}
    if draw(st.integers(0, 3)):
        first = today + dt.timedelta(draw(st.integers(-3, 10)))
        last = first + dt.timedelta(draw(st.integers(0, 30)))
        kind = draw(st.sampled_from(["illness", "injury", "travel"]))
        data["events"] = [{"kind": kind, "from": first.isoformat(), "to": last.isoformat()}]
    ahead = [day for day in runs if day.date >= today]
    if ahead and draw(st.booleans()):
        day = draw(st.sampled_from(ahead))
        km = draw(st.sampled_from([0.5, 0.8, 1.0])) * day.planned_distance_km
        data["pins"] = [{"date": day.date.isoformat(), "distanceKm": round(km * 2) / 2}]
    return asked, plan, read_situation(data)


@settings(repeatable, max_examples=24)
@given(lives())
def _is_followed_or_refused_by_name(life):
    asked, plan, situation = life
    try:
        revision = revise(asked, plan, situation)
    except NoPlan as refusal:
        refused = refusal
    else:
        refused = None
    if refused is not None:
        seen["refused"] += 1
        assert refused.conflict.fields
        return
    _count(revision, situation)
    _past_is_untouched(plan, revision, situation)
    _nothing_is_crammed(plan, revision, situation)
    broken = [v for v in validate(revision.plan, asked) if v.verdict is Verdict.BROKEN]
    assert broken == []
    days = {day.date: day for week in revision.plan.weeks for day in week.days}
    for pin in situation.pins:
        assert days[pin.date].planned_distance_km == pin.distance_km
    for change in revision.changes:
        assert change.reason
        assert change.cause == "rule" or change.rule_id or change.cause == "setting"
    assert revise(asked, revision.plan, situation).changes == []


def _count(revision, situation):
    seen["revised"] += 1
    seen["changed"] += bool(revision.changes)
    seen["breaks"] += bool(revision.breaks)
    seen["pins"] += bool(situation.pins)


def _past_is_untouched(plan, revision, situation):
    for before, after in zip(plan.weeks, revision.plan.weeks, strict=True):
        for old, new in zip(before.days, after.days, strict=True):
            if old.date < situation.today:
                assert old.model_dump_json() == new.model_dump_json()


def _nothing_is_crammed(plan, revision, situation):
    """No week of the same kind has more than it had, but for the half step that a pin is rounded by."""
    pinned = {(pin.date - START).days // 7 for pin in situation.pins}
    for index, (before, after) in enumerate(zip(plan.weeks, revision.plan.weeks, strict=True)):
        was_load, is_load = (week.week_type in ("base", "build", "peak") for week in (before, after))
        if was_load == is_load and index not in pinned:
            assert after.planned_distance_km <= before.planned_distance_km


def test_every_life_is_followed_or_refused_by_name():
    _is_followed_or_refused_by_name()
    assert seen["changed"] > 5
    assert seen["breaks"] > 0
    assert seen["pins"] > 3
