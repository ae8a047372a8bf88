"""Tampered plans: whatever is changed in a good plan, a rule says so, and nothing makes the validator stumble."""

import copy
import datetime as dt
import random

import pytest

from solver.errors import BadRequest, NoPlan
from solver.running.answer.validator import verdicts_of
from solver.running.request.request import read_request
from solver.running.request.result import Plan
from solver.running.rules.rulebook import RULEBOOK
from solver.verdict import Verdict
from tests.judge.oddities import odd
from tests.running.sample import ask, days_of, edited, on, solved, verdicts

REQUEST = ask(
    40.0,
    4,
    "half_marathon",
    10,
    athlete={"longestRecentRunKm": 14.0},
    preferredDays=["tuesday", "thursday", "saturday", "sunday"],
    preferredLongRunDay="sunday",
)
"""Ten weeks, two of them taper; weeks 3 and 6 are recovery weeks, the grid step 0.5 km."""
REST = {"workoutType": "rest", "plannedDistanceKm": None, "plannedDurationMins": None}


@pytest.fixture
def plan():
    return copy.deepcopy(solved(REQUEST))


def broken(plan, request=REQUEST):
    return {rule for rule, verdict in verdicts(plan, request).items() if verdict.verdict is Verdict.BROKEN}


def told(plan, rule, request=REQUEST):
    return " / ".join(verdicts(plan, request)[rule].places)


def test_the_untouched_plan_breaks_nothing_and_every_rule_is_judged_in_order(plan):
    found = verdicts(plan, REQUEST)
    assert list(found) == [rule.id for rule in RULEBOOK]
    assert not broken(plan)
    assert found["R27"].verdict is Verdict.NOT_APPLICABLE, "no tune-up races"
    assert found["R02"].verdict is Verdict.HOLDS, "about the calendar alone"
    assert found["R17"].verdict is Verdict.HOLDS
    assert found["R26"].verdict is Verdict.NOT_APPLICABLE, "neither caps nor blocked dates"


def test_kilometres_moved_to_the_next_day_are_found(plan):
    days = days_of(plan, 2)
    tuesday, thursday = days["tuesday"]["plannedDistanceKm"], days["thursday"]["plannedDistanceKm"]
    moved = edited(plan, (2, "tuesday", tuesday - 4.0), (2, "thursday", thursday + 4.0))
    assert broken(moved) & {"R21", "R22", "R23"}
    assert "R10" not in broken(moved), "the week still adds up"


def test_a_wrong_week_sum_is_found(plan):
    plan["weeks"][2]["plannedDistanceKm"] += 1.0
    assert "R10" in broken(plan)
    assert "Week 3" in told(plan, "R10")


def test_a_day_changed_without_its_week_is_found(plan):
    sunday = days_of(plan, 3)["sunday"]["plannedDistanceKm"]
    assert "R10" in broken(edited(plan, (3, "sunday", sunday - 0.5), keep_sums=True))


def test_a_distance_off_the_grid_is_found(plan):
    saturday = days_of(plan, 3)["saturday"]["plannedDistanceKm"]
    tampered = edited(plan, (3, "saturday", saturday + 0.2))
    assert "R10" in broken(tampered)
    assert "no multiple of 0.5 km" in told(tampered, "R10")


def test_rounding_to_six_decimals_is_not_off_the_grid():
    # a quarter mile is 0.402336 km; its multiples have more decimals than JSON carries
    request = ask(40.0, 4, "10k", 6, units="mi")
    assert not broken(solved(request), request)


def test_a_hard_day_after_a_hard_day_is_found(plan):
    # in week 5, a build week, a fast day is moved before Sunday's long run
    tampered = edited(plan, *[(week, "saturday", {"workoutType": "tempo"}) for week in range(1, 7)])
    assert "R05" in broken(tampered)
    assert "Sunday" in told(tampered, "R05")


def test_a_day_of_another_role_is_named_once(plan):
    assert told(edited(plan, (2, "saturday", REST)), "R06") == "Week 2, Saturday: rest instead of easy"


def test_hard_days_on_sunday_and_monday_are_found(plan):
    tampered = edited(plan, (3, "monday", {"workoutType": "intervals", "plannedDistanceKm": 8.0}), (3, "tuesday", REST))
    assert {"R02", "R05"} <= broken(tampered)


CALENDAR = {
    # a sentence: edits, rules that must be broken
    "a run fewer": ([(2, "saturday", REST)], {"R02", "R06"}),
    "a run more": ([(2, "monday", {"workoutType": "easy", "plannedDistanceKm": 5.0})], {"R02", "R06"}),
    "a run on a day that was not preferred": (
        [(2, "saturday", REST), (2, "friday", {"workoutType": "easy", "plannedDistanceKm": 8.0})],
        {"R02", "R06"},
    ),
    "cross-training that was not asked for": ([(2, "monday", {"workoutType": "cross_training"})], {"R02"}),
    "no long run": ([(2, "sunday", {"workoutType": "easy"})], {"R03", "R06"}),
    "two long runs": ([(2, "saturday", {"workoutType": "long_run"})], {"R03", "R05", "R06"}),
    "the long run on another day than the preferred": (
        [(2, "sunday", {"workoutType": "easy"}), (2, "saturday", {"workoutType": "long_run"})],
        {"R03", "R06"},
    ),
    "two quality days with four runs": (
        [(2, day, {"workoutType": "tempo"}) for day in ("tuesday", "thursday")],
        {"R04", "R06"},
    ),
    "a steady run although speedwork is wished for": (
        [(2, day, {"workoutType": "steady"}) for day in ("tuesday", "thursday", "saturday")],
        {"R04"},
    ),
    "a race that is not on the calendar": (
        [(3, "sunday", {"workoutType": "race", "plannedDistanceKm": 10.0})],
        {"R27"},
    ),
    "a race of another distance": ([(10, "sunday", 21.1)], {"R25"}),
    "no race": ([(10, "sunday", {"workoutType": "long_run"})], {"R25"}),
    "a long run in the race week": (
        [(10, "thursday", {"workoutType": "long_run", "plannedDistanceKm": 7.0})],
        {"R25"},
    ),
    "quality on the day before the race": (
        [(10, "saturday", {"workoutType": "intervals", "plannedDistanceKm": 4.0})],
        {"R05", "R25"},
    ),
    "six kilometres on the day before the race": (
        [(10, "saturday", {"workoutType": "easy", "plannedDistanceKm": 6.0})],
        {"R25"},
    ),
    "five runs in the race week": (
        [
            (10, day, {"workoutType": "easy", "plannedDistanceKm": 2.0})
            for day in ("monday", "tuesday", "wednesday", "thursday")
        ],
        {"R25"},
    ),
}


@pytest.mark.parametrize("case", CALENDAR)
def test_the_calendar_rules_catch(case, plan):
    edits, rules = CALENDAR[case]
    assert rules <= broken(edited(plan, *edits))


@pytest.mark.parametrize(
    ("days", "too_many"), [(("tuesday", "thursday"), False), (("monday", "tuesday", "thursday"), True)]
)
def test_the_race_is_one_of_the_weeks_runs(days, too_many, plan):
    """Saturday's run stands already: with two more and the race it is four runs, as many as a week has."""
    assert days_of(plan, 10)["saturday"]["workoutType"] == "easy"
    tampered = edited(plan, *[(10, day, {"workoutType": "easy", "plannedDistanceKm": 2.0}) for day in days])
    assert ("more runs than daysPerWeek" in told(tampered, "R25")) == too_many


def test_a_tune_up_race_among_the_last_six_days_counts_in_what_they_may_hold():
    request = ask(40.0, 4, "10k", 10, tuneUpRaces=[{"date": on(10, 1), "distanceKm": 5.0}])
    good = solved(request)
    highest = max(week["plannedDistanceKm"] for week in good["weeks"][:-1])
    others = [day for day in days_of(good, 10).values() if day["workoutType"] in ("easy", "recovery")]
    assert days_of(good, 10)["tuesday"]["workoutType"] == "race"
    assert others
    assert "R16" not in broken(good, request)
    # 65 % of the highest load week without the race's 5 km would be too much with them
    most = 0.65 * highest - sum(day["plannedDistanceKm"] for day in others[1:])
    tampered = edited(good, (10, others[0]["dayOfWeek"], most // 0.5 * 0.5 - 1.0))
    assert "R16" in broken(tampered, request)


def emptied(plan, *weeks):
    """The plan without any run in these weeks."""
    for number in weeks:
        plan["weeks"][number - 1]["plannedDistanceKm"] = 0.0
        for day in plan["weeks"][number - 1]["days"]:
            day.update(REST)
    return plan


def test_no_week_is_asked_for_less_than_nothing():
    """Weeks 10 and 11 of a marathon's twelve are its taper before race week, which has some runs and the race:
    nothing falls below week 10's 0 km, so week 11 keeps to the taper with 0 km too, and race week rises again."""
    request = ask(45.0, 4, "marathon", 12)
    empty = emptied(copy.deepcopy(solved(request)), 10, 11)
    training = round(sum(day["plannedDistanceKm"] or 0 for day in empty["weeks"][11]["days"]) - 42.195, 3)
    assert training == 17.5
    assert verdicts(empty, request)["R16"].places == [
        "Week 12 has 17.5 km; taper asks for at most 0 km, since week 11 has no runs and a taper never rises."
    ]
    assert {"R02", "R03", "R06"} <= broken(empty, request), "that the weeks are empty is told by other rules"


def of_type(plan, **types):
    for number, kind in types.items():
        plan["weeks"][int(number[4:]) - 1]["weekType"] = kind
    return plan


RHYTHM = {
    # a sentence: week types changed
    "five load weeks in a row": {"week3": "build"},
    "a recovery week in week 2": {"week2": "recovery"},
    "a recovery week right before the taper": {"week8": "recovery"},
    "two recovery weeks in a row": {"week4": "recovery"},
    "a taper week too few": {"week9": "peak"},
    "a taper week too many": {"week8": "taper"},
}


@pytest.mark.parametrize("case", RHYTHM)
def test_r14_catches(case, plan):
    assert "R14" in broken(of_type(plan, **RHYTHM[case]))


def test_a_date_that_repeats_is_found(plan):
    plan["weeks"][1]["days"][3]["date"] = plan["weeks"][1]["days"][2]["date"]
    assert "R01" in broken(plan)


def test_two_weeks_that_changed_places_are_found(plan):
    plan["weeks"][1], plan["weeks"][2] = plan["weeks"][2], plan["weeks"][1]
    assert "R01" in broken(plan)


def test_a_plan_that_starts_a_week_late_is_found(plan):
    assert "R01" in broken(
        plan, ask(**{**REQUEST["settings"], "startDate": "2026-12-28", "weeks": 10}) | {"athlete": REQUEST["athlete"]}
    )


@pytest.mark.parametrize("left_out", [0, 4, 9])
def test_a_missing_week_is_found(left_out, plan):
    del plan["weeks"][left_out]
    assert "R01" in broken(plan)


def another_week(plan, like, days_later):
    """A copy of a week, moved to a later date."""
    week = copy.deepcopy(plan["weeks"][like])
    later = dt.timedelta(days=days_later)
    for part in (week, *week["days"]):
        for name in ("date", "weekStartDate", "weekEndDate"):
            if name in part:
                part[name] = (dt.date.fromisoformat(part[name]) + later).isoformat()
    return week


@pytest.mark.parametrize("like", range(9))
def test_a_week_too_many_at_the_end_is_found(like, plan):
    plan["weeks"].append(another_week(plan, like, 7 * (10 - like)) | {"weekNumber": 11})
    assert "R01" in broken(plan)


@pytest.mark.parametrize("like", [0, 3, 8])
def test_a_week_too_many_at_the_end_of_a_plan_without_race_is_found(like):
    request = ask(40.0, 4, "general_fitness", 9)
    plan = copy.deepcopy(solved(request))
    plan["weeks"].append(another_week(plan, like, 7 * (9 - like)) | {"weekNumber": 10})
    assert "R01" in broken(plan, request)


@pytest.mark.parametrize("kind", ["base", "peak", "recovery", "taper"])
def test_all_weeks_of_one_type_are_judged_not_stumbled_over(kind, plan):
    for week in plan["weeks"]:
        week["weekType"] = kind
    assert broken(plan)


def test_no_plan_of_random_week_and_workout_types_makes_the_validator_stumble(plan):
    chance = random.Random(4)
    kinds = ["easy", "recovery", "long_run", "tempo", "intervals", "steady", "race", "rest", "cross_training"]
    caught = 0
    for _ in range(60):
        tampered = copy.deepcopy(plan)
        for week in tampered["weeks"]:
            if chance.random() < 0.4:
                week["weekType"] = chance.choice(["base", "build", "peak", "recovery", "taper"])
            for day in week["days"]:
                if chance.random() < 0.1:
                    day["workoutType"] = chance.choice(kinds)
                    day["plannedDistanceKm"] = chance.choice([None, 0.0, 0.1, 5.0, 99.0])
        tampered["weeks"] = tampered["weeks"][: chance.randint(1, 10)]
        caught += bool(broken(tampered))
    assert caught == 60


BENT = ask(30.0, 4, "10k", 6, preferredDays=["tuesday", "thursday", "saturday", "sunday"], maxKmByDay={"sunday": 7.0})
"""The engine must bend rules here, because Sunday's cap keeps the long run short or puts it elsewhere."""


@pytest.fixture
def bent():
    request = BENT | {"settings": BENT["settings"] | {"preferredLongRunDay": "sunday"}}
    return request, copy.deepcopy(solved(request))


def test_reported_bends_are_bent_not_broken(bent):
    request, plan = bent
    reported = {bend["ruleId"] for bend in plan["relaxations"]}
    found = verdicts(plan, request)
    assert reported
    assert {rule for rule, v in found.items() if v.verdict is Verdict.BENT} == reported
    assert not broken(plan, request)


def test_each_bend_that_is_kept_quiet_is_found(bent):
    request, plan = bent
    for place in range(len(plan["relaxations"])):
        quiet = copy.deepcopy(plan)
        bend = quiet["relaxations"].pop(place)
        assert broken(quiet, request) == {bend["ruleId"]}
        assert "not among the plan's relaxations" in told(quiet, bend["ruleId"], request)


def test_a_bend_that_did_not_happen_is_found(plan):
    plan["relaxations"] = [
        {
            "ruleId": "R19",
            "week": 5,
            "day": "sunday",
            "bound": 12.0,
            "actual": 12.5,
            "unit": "km",
            "reason": "nothing of the kind",
        }
    ]
    assert broken(plan) == {"R19"}
    assert "did not happen" in told(plan, "R19")


def test_a_hard_rule_cannot_be_bent_by_reporting_it(plan):
    sunday = days_of(plan, 8)["sunday"]["plannedDistanceKm"]
    tampered = edited(plan, (8, "sunday", sunday + 6.0))
    assert "R17" in broken(tampered)
    tampered["relaxations"] = [
        {"ruleId": "R17", "week": 8, "day": "sunday", "bound": 1.0, "actual": 2.0, "unit": "km", "reason": "why not"}
    ]
    assert "R17" in broken(tampered)


OTHERS = {
    "more runs a week": ask(40.0, 5, "half_marathon", 10),
    "another goal": ask(40.0, 4, "10k", 10),
    "a longer plan": ask(40.0, 4, "half_marathon", 12),
    "a shorter plan": ask(40.0, 4, "half_marathon", 6),
    "another race day": ask(40.0, 4, "half_marathon", 10, 5),
    "less running so far": ask(25.0, 4, "half_marathon", 10),
    "no speedwork": ask(40.0, 4, "half_marathon", 10, includeSpeedwork=False),
    "no race": ask(40.0, 4, "general_fitness", 10),
    "miles": ask(40.0, 4, "half_marathon", 10, units="mi"),
    "a blocked Sunday": ask(40.0, 4, "half_marathon", 10, blockedDates=[on(3, 6)]),
    "a tune-up race": ask(40.0, 4, "half_marathon", 10, tuneUpRaces=[{"date": on(3, 6), "distanceKm": 10.0}]),
    "a cap": ask(40.0, 4, "half_marathon", 10, maxKmByDay={"sunday": 8.0}),
}


NAMED = {"a blocked Sunday": "R26", "a tune-up race": "R27", "a cap": "R26", "another race day": "R25"}
"""The rule that must be among those broken."""


@pytest.mark.parametrize("case", OTHERS)
def test_the_plan_of_another_request_is_found(case, plan):
    found = broken(plan, OTHERS[case])
    assert found
    assert NAMED.get(case) in {None, *found}


@pytest.mark.parametrize("case", OTHERS)
def test_the_requests_own_plan_is_not(case):
    assert broken(solved(OTHERS[case]), OTHERS[case]) == set()


def test_any_plan_against_any_request_is_judged_without_stumbling():
    requests = [request for _, request in odd()][::9] + list(OTHERS.values())
    judged = 0
    for request in requests:
        for other in (REQUEST, ask(10.0, 1, "5k", 3), ask(20.0, 3, "general_fitness", 5)):
            try:
                found = verdicts(solved(other), request)
            except (BadRequest, NoPlan):
                continue
            judged += any(v.verdict is Verdict.BROKEN for v in found.values())
    assert judged >= 40


@pytest.mark.parametrize("days", [0, 6, 8])
def test_a_week_without_seven_days_cannot_be_judged(days, plan):
    plan["weeks"][2]["days"] = (plan["weeks"][2]["days"] * 2)[:days]
    with pytest.raises(BadRequest) as refused:
        verdicts_of(Plan.model_validate(plan), read_request(REQUEST))
    (error,) = refused.value.errors
    assert (error.field, error.value) == ("weeks.2.days", days)


def test_a_plan_without_weeks_cannot_be_judged(plan):
    plan["weeks"] = []
    with pytest.raises(BadRequest):
        verdicts_of(Plan.model_validate(plan), read_request(REQUEST))
