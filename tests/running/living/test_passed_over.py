"""News are followed or refused by their field, never passed over; moves of several runs are meant all at once."""

import pytest

from solver.errors import BadRequest
from solver.running.engine import revise, why_not
from solver.running.request.situation import read_situation, read_wish
from tests.running.living.lives import day_of, done, lived, made

TODAY = "2027-02-10"  # a Wednesday; runs are on Tuesdays, Thursdays, Saturdays and Sundays
OVER = "what is over cannot be fixed any more; tell what was run in done, or leave the pin out"
AHEAD = "a run can only move to a day that is still ahead; give today or a later day"
FIXED = {
    "into the past": ({"move": {"from": "2027-02-11", "to": "2027-02-09"}}, "pins.2027-02-11", "2027-02-09", AHEAD),
    "within the past": ({"move": {"from": "2027-02-06", "to": "2027-02-09"}}, "pins.2027-02-06", "2027-02-09", AHEAD),
    "of a rest day": (
        {"move": {"from": "2027-02-12", "to": "2027-02-10"}},
        "pins.2027-02-12",
        "2027-02-12",
        "has no run to move; give the day of a run",
    ),
    "a past day": ({"date": "2027-02-09", "distanceKm": 5.0}, "pins.2027-02-09", "2027-02-09", OVER),
    "a past type": ({"date": "2027-02-09", "workoutType": "rest"}, "pins.2027-02-09", "2027-02-09", OVER),
    "a past week": ({"week": 5, "distanceKm": 50.0}, "pins.week5", 5, OVER),
}


@pytest.mark.parametrize(("pin", "field", "value", "words"), FIXED.values(), ids=FIXED)
def test_what_the_runner_fixes_of_days_that_are_over_or_free_is_refused(pin, field, value, words):
    with pytest.raises(BadRequest) as refused:
        lived(TODAY, pins=[pin])
    (error,) = refused.value.errors
    assert (error.field, error.value) == (field, value)
    assert error.message.endswith(words)


def test_a_wish_about_what_is_over_is_refused_too():
    asked, plan = made()
    wish = read_wish({"pins": [{"date": "2027-02-09", "distanceKm": 5.0}]})
    with pytest.raises(BadRequest, match="over cannot be fixed"):
        why_not(asked, plan, wish, read_situation({"today": TODAY}).today)


def test_a_missed_run_may_still_come_and_what_was_told_in_time_is_no_news():
    asked, plan = made()
    moved = [{"move": {"from": "2027-02-09", "to": TODAY}}]
    missed = {"today": TODAY, "done": done(plan, TODAY, skip=["2027-02-09"]), "pins": moved}
    came = revise(asked, plan, read_situation(missed))
    assert day_of(came.plan, TODAY).planned_distance_km == day_of(plan, "2027-02-09").planned_distance_km
    later = {"today": "2027-02-15", "done": done(came.plan, "2027-02-15", skip=["2027-02-09"]), "pins": moved}
    assert revise(asked, came.plan, read_situation(later)).changes == []


@pytest.mark.parametrize(
    ("pins", "field"),
    [
        (
            (
                {"move": {"from": "2027-02-11", "to": "2027-02-12"}},
                {"move": {"from": "2027-02-13", "to": "2027-02-12"}},
            ),
            13,
        ),
        (({"date": "2027-02-11", "distanceKm": 5.0}, {"date": "2027-02-11", "workoutType": "easy"}), 11),
    ],
)
def test_two_wishes_for_one_day_are_refused(pins, field):
    asked, plan = made()
    with pytest.raises(BadRequest) as refused:
        why_not(asked, plan, read_wish({"pins": list(pins)}), read_situation({"today": TODAY}).today)
    assert [error.field for error in refused.value.errors] == [f"pins.2027-02-{field}"]


def test_days_off_that_were_over_before_the_plan_began_are_refused():
    with pytest.raises(BadRequest) as refused:
        lived(TODAY, events=[{"kind": "illness", "from": "2026-05-01", "to": "2027-01-03"}])
    (error,) = refused.value.errors
    assert (error.field, error.value) == ("events.0.to", "2027-01-03")
    assert error.message == (
        "was over before the plan began on 2027-01-04: nothing there can change; give a day of the plan"
    )


def test_a_journey_after_the_plan_s_end_changes_nothing_and_that_is_said_once():
    asked, plan = made()
    away = {"kind": "travel", "from": "2027-04-26", "to": "2027-04-30"}
    told = {"today": TODAY, "done": done(plan, TODAY), "events": [away]}
    first = revise(asked, plan, read_situation(told))
    assert first.changes == []
    said = [advisory.message for advisory in first.advisories if advisory.code == "event-outside-plan"]
    assert said == [
        "You travel from Monday 26 April to Friday 30 April: that is after the plan's last day, Sunday 25 April, and "
        "changes nothing in it."
    ]
    again = revise(asked, first.plan, read_situation(told))
    assert not [advisory for advisory in again.advisories if advisory.code == "event-outside-plan"]


def test_days_off_after_the_race_as_it_was_count_where_the_race_moves_beyond_them():
    ill = [{"kind": "illness", "from": "2027-04-26", "to": "2027-05-01"}]
    _, revision = lived(TODAY, events=ill, settings={"raceDate": "2027-05-16"})
    assert day_of(revision.plan, "2027-04-27").workout_type == "rest"


def test_three_runs_change_places_as_they_are_told_and_not_one_after_the_other():
    """Tuesday's goes to Saturday, Saturday's to Thursday, and Thursday's to Tuesday, the place that is left."""
    plan, _ = lived("2027-02-15")
    tuesday, thursday, saturday = "2027-02-16", "2027-02-18", "2027-02-20"
    kinds = [day_of(plan, date).workout_type for date in (tuesday, thursday, saturday)]
    assert kinds == ["easy", "tempo", "easy"]
    round_they_go = [(thursday, tuesday), (tuesday, saturday), (saturday, thursday)]
    for moves in (round_they_go, round_they_go[:2]):
        _, revision = lived("2027-02-15", pins=[{"move": {"from": a, "to": b}} for a, b in moves])
        assert [day_of(revision.plan, date).workout_type for date in (tuesday, thursday)] == ["tempo", "easy"]
        lengths = [day_of(revision.plan, date).planned_distance_km for date in (tuesday, thursday, saturday)]
        assert lengths == [day_of(plan, date).planned_distance_km for date in (thursday, saturday, tuesday)]
