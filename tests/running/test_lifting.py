"""A runner who lifts: sessions on the days asked for, heavy legs never before a hard run, none near a race."""

import datetime as dt
from itertools import pairwise

import pytest

from solver.errors import BadRequest
from solver.running.answer.validator import verdicts_of
from solver.running.request.request import read_request
from solver.running.request.result import Plan
from solver.running.rules.rulebook import RULEBOOK
from tests.running.sample import ask, solved
from tests.running.test_numbers import with_number

HARD = {"long_run", "tempo", "intervals", "steady", "race"}


def days_with(strength, **settings):
    """All days of a ten-week plan in their order."""
    request = ask(
        45.0,
        settings.pop("runs", 5),
        settings.pop("goal", "10k"),
        settings.pop("weeks", 10),
        strengthDays=strength,
        **settings,
    )
    return [day for week in solved(request)["weeks"] for day in week["days"]]


@pytest.mark.parametrize(
    "strength", [1, 2, 3, 4, 7, ["monday", "thursday"], ["saturday", "tuesday", "wednesday", "sunday"]]
)
@pytest.mark.parametrize("runs", [2, 4, 5, 7])
def test_heavy_legs_never_stand_the_day_before_a_hard_run(strength, runs):
    days = days_with(strength, runs=runs)
    assert any(day["strength"] for day in days)
    for day, following in pairwise(days):
        if day["strength"] in ("full_body", "lower"):
            assert following["workoutType"] not in HARD, day


def test_named_days_are_kept_and_a_number_is_placed_every_week():
    named = days_with(["tuesday", "friday"])
    assert {day["dayOfWeek"] for day in named if day["strength"]} == {"tuesday", "friday"}
    counted = days_with(3)
    per_week = [sum(bool(day["strength"]) for day in counted[start : start + 7]) for start in range(0, 63, 7)]
    assert per_week == [3] * 9


def test_the_race_and_the_two_days_before_it_are_free():
    days = days_with(7)
    race = next(place for place, day in enumerate(days) if day["workoutType"] == "race")
    assert [day["strength"] for day in days[race - 2 : race + 1]] == [None, None, None]
    assert days[race - 3]["strength"]


def test_another_day_in_the_rule_is_free_in_the_plan_too():
    """3 days instead of 2: the session three days before the race goes, the one before it stays."""
    (rule,) = [rule for rule in RULEBOOK if rule.id == "R28"]
    with with_number(rule, ("free_before_race",), 1):
        days = days_with(7, weeks=9)
    race = next(place for place, day in enumerate(days) if day["workoutType"] == "race")
    assert days[race - 3]["strength"] is None
    assert days[race - 4]["strength"]


def test_a_blocked_date_has_no_session():
    blocked = days_with(["tuesday"])[8]["date"]
    days = {day["date"]: day["strength"] for day in days_with(["tuesday"], blockedDates=[blocked])}
    assert days[blocked] is None
    assert days[str(dt.date.fromisoformat(blocked) + dt.timedelta(days=7))]


def test_a_runner_who_does_not_lift_sees_nothing_of_it():
    assert all("strength" not in day for day in days_with([]))


def plan_with(strength, runs=5, **settings):
    """A request and its plan."""
    request = ask(45.0, runs, "10k", 10, strengthDays=strength, **settings)
    return read_request(request), Plan.model_validate(solved(request))


def verdict(plan, request):
    """R28's verdict and where it is broken."""
    (found,) = [v for v in verdicts_of(plan, request) if v.rule_id == "R28"]
    return found.verdict.value, found.places


PPL_UL = {"monday": "upper", "tuesday": "upper", "wednesday": "lower", "friday": "upper", "saturday": "lower"}


@pytest.mark.parametrize("runs", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize(
    "wish",
    [
        PPL_UL,
        {"monday": "upper", "tuesday": "lower", "thursday": "upper", "friday": "lower"},
        {"monday": "full_body", "wednesday": "full_body", "friday": "full_body"},
        {"saturday": "lower"},
    ],
)
def test_a_programs_own_week_keeps_its_days_and_at_most_its_legs(wish, runs):
    request, plan = plan_with(wish, runs)
    assert verdict(plan, request) == ("holds", [])
    for week in plan.weeks:
        days = {day.day_of_week: day.strength for day in week.days if day.strength}
        assert days.keys() <= wish.keys()
        assert sum(s != "upper" for s in days.values()) <= sum(s != "upper" for s in wish.values())
        assert sum(s == "upper" for s in days.values()) <= len(wish)


def test_legs_before_a_hard_run_change_places_with_an_upper_body_and_that_is_said():
    _, plan = plan_with(PPL_UL, 3, preferredDays=["tuesday", "thursday", "sunday"])
    sessions = {day.day_of_week.value: day.strength for day in plan.weeks[0].days if day.strength}
    # Thursday is the quality run and Sunday the long one: Wednesday's legs go to Tuesday, Saturday's to Friday
    assert sessions == {
        "monday": "upper",
        "tuesday": "lower",
        "wednesday": "upper",
        "friday": "lower",
        "saturday": "upper",
    }
    assert [a.code for a in plan.advisories if a.code.startswith("strength")] == ["strength-legs-moved"]


def edited(change, strength=("tuesday", "friday")):
    """R28 on a good plan after a change to the days of its second week."""
    request, plan = plan_with(list(strength) if isinstance(strength, tuple) else strength)
    assert verdict(plan, request) == ("holds", [])
    change({day.day_of_week.value: day for day in plan.weeks[1].days})
    return verdict(plan, request)


def test_a_session_may_be_missing_before_a_hard_run_only_where_it_was_to_train_legs():
    for focus, expected in (("upper", "broken"), ("lower", "holds")):
        request, plan = plan_with({"saturday": focus})
        days = {day.day_of_week.value: day for day in plan.weeks[1].days}
        assert days["sunday"].workout_type in HARD
        days["saturday"].strength = None
        assert verdict(plan, request)[0] == expected


def test_the_validator_finds_heavy_legs_before_a_hard_run():
    request, plan = plan_with(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    before = next(day for day, after in pairwise(plan.weeks[1].days) if after.workout_type in HARD)
    assert before.strength == "upper"
    before.strength = "lower"
    (place,) = verdict(plan, request)[1]
    assert place.endswith("lower trains the legs the day before a hard run")


def test_the_validator_finds_sessions_that_are_missing_unasked_or_too_many():
    def remove(days):
        days["friday"].strength = None

    def add(days):
        days["wednesday"].strength = "upper"

    assert edited(remove) == ("broken", ["Week 2, Friday: the strength session that was asked for is missing"])
    assert edited(add) == ("broken", ["Week 2, Wednesday: a strength session stands on a day that was not asked for"])

    def fill(days):
        for day in days.values():
            day.strength = "upper"

    assert edited(fill, 2) == ("broken", ["Week 2: 7 strength sessions instead of 2"])


def test_the_validator_finds_sessions_near_a_race_and_on_blocked_dates():
    request, plan = plan_with(["saturday"])
    assert plan.weeks[-1].days[6].workout_type == "race"
    plan.weeks[-1].days[5].strength = "upper"
    assert verdict(plan, request)[1] == [
        "Week 10, Saturday: a strength session stands on a blocked date or too near to a race"
    ]


def test_the_rule_is_silent_where_nobody_lifts():
    request, plan = plan_with([])
    assert verdict(plan, request) == ("not_applicable", [])


@pytest.mark.parametrize("wish", [{"monday": "arms"}, {"noday": "upper"}, 8, "monday"])
def test_a_wish_that_cannot_be_used_names_the_field(wish):
    with pytest.raises(BadRequest) as caught:
        read_request(ask(45.0, 4, strengthDays=wish))
    assert caught.value.errors[0].field.startswith("settings.strengthDays")
