"""A plan follows life by the smallest change: what must not move stays, what must is explained."""

import datetime as dt
from math import floor

import pytest

from solver.errors import BadRequest, NoPlan
from solver.running.engine import revise
from solver.running.request.situation import read_situation
from tests.running.living.lives import day_of, done, lived, made

MONDAY = "2027-02-15"  # of week 7, a load week: tempo on Thursday 18, long run on Sunday 21


def test_where_nothing_happened_nothing_changes():
    plan, revision = lived("2027-02-17")
    assert revision.changes == []
    assert revision.plan.weeks == plan.weeks
    assert revision.plan.plan_id == plan.plan_id
    assert revision.summary == "Nothing changes: the plan stands as it is."


@pytest.mark.parametrize("share", [0.95, 1.05])
def test_five_per_cent_more_or_less_change_nothing(share):
    assert lived("2027-02-17", share=share)[1].changes == []


def test_an_easy_run_missed_changes_nothing():
    assert lived(MONDAY, skip=["2027-02-13"])[1].changes == []


def test_illness_takes_its_runs_and_the_past_stays_byte_for_byte():
    plan, revision = lived(MONDAY, events=[{"kind": "illness", "from": MONDAY, "to": "2027-02-19"}])
    assert {c.date.isoformat() for c in revision.changes if c.cause == "event"} == {"2027-02-16", "2027-02-18"}
    assert day_of(revision.plan, "2027-02-16").workout_type == "rest"
    for before, after in zip(plan.weeks[:6], revision.plan.weeks[:6], strict=True):
        assert before.model_dump_json() == after.model_dump_json()


def test_a_week_in_bed_is_a_break_with_a_way_back_and_no_cramming():
    plan, revision = lived(MONDAY, events=[{"kind": "illness", "from": MONDAY, "to": "2027-02-21"}])
    assert [(b.first.isoformat(), b.days) for b in revision.breaks] == [(MONDAY, 7)]
    # 7 days off: the first four days at half, the next four at three quarters of the last load week, week 5
    usual = day_of(plan, "2027-02-02").planned_distance_km
    assert plan.weeks[4].week_type in ("base", "build")
    assert day_of(revision.plan, "2027-02-23").planned_distance_km == floor(usual / 2 / 0.5) * 0.5
    assert day_of(revision.plan, "2027-02-25").workout_type == "easy"
    same_kind = [(a, b) for a, b in zip(plan.weeks, revision.plan.weeks, strict=True) if a.week_type == b.week_type]
    assert all(after.planned_distance_km <= before.planned_distance_km for before, after in same_kind)


def test_a_moved_run_changes_two_days():
    _, revision = lived(MONDAY, pins=[{"move": {"from": "2027-02-18", "to": "2027-02-17"}}])
    assert {c.date.isoformat(): c.cause for c in revision.changes} == {"2027-02-17": "pin", "2027-02-18": "pin"}
    assert day_of(revision.plan, "2027-02-17").workout_type == "tempo"


def test_an_impossible_pin_is_a_conflict_that_names_it():
    with pytest.raises(NoPlan) as refused:
        lived("2027-01-04", pins=[{"date": "2027-01-17", "distanceKm": 45}])
    assert refused.value.conflict.fields == ("pins.2027-01-17",)
    assert "R17" in refused.value.conflict.rules
    assert "V3" in refused.value.conflict.rules


def test_a_hard_run_beside_another_is_a_conflict_with_r05():
    with pytest.raises(NoPlan) as refused:
        lived(MONDAY, pins=[{"date": "2027-02-20", "workoutType": "tempo"}])  # the day before the long run
    assert refused.value.conflict.fields == ("pins.2027-02-20",)
    assert refused.value.conflict.rules == ("R05",)


def test_only_the_pin_at_fault_is_named():
    with pytest.raises(NoPlan) as refused:
        lived(
            "2027-01-04",
            pins=[{"date": "2027-01-17", "distanceKm": 45}, {"date": "2027-01-19", "distanceKm": 9}],
            events=[{"kind": "illness", "from": "2027-02-01", "to": "2027-02-03"}],
        )
    assert refused.value.conflict.fields == ("pins.2027-01-17",)


def test_the_race_may_move_and_the_past_stays():
    plan, revision = lived(MONDAY, settings={"raceDate": "2027-05-09"})
    assert revision.plan.race_date == dt.date(2027, 5, 9)
    assert day_of(revision.plan, "2027-05-09").workout_type == "race"
    assert len(revision.plan.weeks) == len(plan.weeks) + 2
    assert revision.plan.weeks[:6] == plan.weeks[:6]
    assert "the race is on Sunday 9 May" in revision.summary


def test_told_twice_is_told_once():
    asked, plan = made()
    news = {"events": [{"kind": "illness", "from": MONDAY, "to": "2027-02-28"}]}
    situation = read_situation({"today": MONDAY, "done": done(plan, MONDAY), **news})
    first = revise(asked, plan, situation)
    assert len(first.changes) > 8
    again = revise(asked, first.plan, situation)
    assert again.changes == []
    assert again.plan.weeks == first.plan.weeks
    only_new = revise(asked, first.plan, read_situation({"today": MONDAY}))
    assert only_new.changes == []


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"today": "2027-02-15", "done": [{"date": "2027-02-16", "distanceKm": 5}]}, "done.0.date"),
        (
            {"today": "2027-02-15", "events": [{"kind": "flu", "from": "2027-02-15", "to": "2027-02-16"}]},
            "events.0.kind",
        ),
        ({"today": "2027-02-15", "pins": [{"date": "2027-02-16"}]}, "pins.0"),
        ({"today": "2027-02-15", "pins": [{"week": 3, "distanceKm": 5}, {"week": 3, "distanceKm": 6}]}, "pins.1"),
        (
            {"today": "2027-02-15", "events": [{"kind": "illness", "from": "2027-02-15", "to": "2027-02-14"}]},
            "events.0",
        ),
        ({}, "today"),
    ],
)
def test_a_situation_that_cannot_be_is_refused_by_field(data, field):
    with pytest.raises(BadRequest) as refused:
        read_situation(data)
    assert [error.field for error in refused.value.errors] == [field]


def test_a_pin_outside_the_plan_is_refused():
    with pytest.raises(BadRequest, match="is no date of the plan"):
        lived(MONDAY, pins=[{"date": "2028-01-01", "distanceKm": 5}])


@pytest.mark.parametrize(("date", "kilometres", "most"), [("2027-02-18", 6.0, 1), ("2027-02-20", 20.0, 3)])
def test_a_fixed_distance_is_no_measure_of_the_runs_in_later_weeks(date, kilometres, most):
    plan, revision = lived("2027-02-15", pins=[{"date": date, "distanceKm": kilometres}])
    assert day_of(revision.plan, date).planned_distance_km == kilometres
    assert revision.changed_days <= most
    assert {(change.date - plan.start_date).days // 7 for change in revision.changes} == {6}
    assert revision.relaxations == []
