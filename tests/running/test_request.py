"""Every field of a request refuses what it cannot use: by its name, with the value and what to do instead."""

import copy
import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.errors import BadRequest
from solver.running.outline.baseline import baseline_of
from solver.running.request.request import PlanRequest, read_request
from solver.running.search.config import DEFAULT_CONFIG
from tests.running.sample import ask, on, repeatable

NAN, INFINITY = math.nan, math.inf
TOO_BIG_INT = 10**400

GOOD = {
    "athlete": {
        "currentWeeklyKm": 42.0,
        "runsPerWeekAvg": 4.2,
        "longestRecentRunKm": 16.0,
        "easyPaceSecPerKm": 345,
        "easyHr": 142,
        "maxHr": 188,
        "vdot": 45.0,
        "consistencyScore": 0.85,
        "injuryFlags": [],
    },
    "settings": {
        "goal": "marathon",
        "startDate": "2027-01-04",
        "raceDate": "2027-04-25",
        "totalWeeks": None,
        "daysPerWeek": 4,
        "preferredDays": ["tuesday", "thursday", "saturday", "sunday"],
        "preferredLongRunDay": "sunday",
        "includeLongRun": True,
        "includeSpeedwork": True,
        "allowCrossTraining": False,
        "peakWeeklyKm": None,
        "units": "km",
        "language": "en",
        "strengthDays": [],
        "weeksAfterRace": 0,
        "blockedDates": [],
        "maxKmByDay": {},
        "maxMinutesByDay": {},
        "tuneUpRaces": [],
    },
    "weights": "default",
}
"""The contract's example."""

DAYS = "must be one of 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday' or 'sunday'"
GOALS = "must be one of '5k', '10k', 'half_marathon', 'marathon' or 'general_fitness'"
DATE, REAL_DATE = "must be a date written YYYY-MM-DD", "must be a real date written YYYY-MM-DD"
RANGE = "must lie between 2000-01-01 and 2100-01-01"
UNKNOWN = "is not a known field; check its spelling"


def with_field(path, value):
    """The example with one field replaced; intermediate objects are there already."""
    result = copy.deepcopy(GOOD)
    *parents, last = path.split(".")
    target = result
    for name in parents:
        target = target[name]
    target[last] = value
    return result


def refusals(request):
    with pytest.raises(BadRequest) as refused:
        read_request(request)
    return {error.field: (error.value, plain(error.message)) for error in refused.value.errors}


def plain(message):
    """Limits may be written with or without their `.0`."""
    return re.sub(r"(?<=\d)\.0\b", "", message)


REFUSED = [
    # field, what it holds, what is shown of it, what it is told
    ("athlete.currentWeeklyKm", -1.0, -1.0, "must be at least 0"),
    ("athlete.currentWeeklyKm", 5000.0, 5000.0, "must be at most 300"),
    ("athlete.currentWeeklyKm", 5000, 5000, "must be at most 300"),
    ("athlete.currentWeeklyKm", 300.001, 300.001, "must be at most 300"),
    ("athlete.currentWeeklyKm", NAN, "nan", "must be a finite number"),
    ("athlete.currentWeeklyKm", INFINITY, "inf", "must be a finite number"),
    ("athlete.currentWeeklyKm", -INFINITY, "-inf", "must be a finite number"),
    ("athlete.currentWeeklyKm", "42", "42", "must be a number"),
    ("athlete.currentWeeklyKm", True, True, "must be a number"),
    ("athlete.currentWeeklyKm", None, None, "is required"),
    ("athlete.currentWeeklyKm", [42], "[42]", "must be a number"),
    ("athlete.runsPerWeekAvg", -0.1, -0.1, "must be at least 0"),
    ("athlete.runsPerWeekAvg", 14.5, 14.5, "must be at most 14"),
    ("athlete.longestRecentRunKm", -3, -3, "must be at least 0"),
    ("athlete.longestRecentRunKm", 101, 101, "must be at most 100"),
    ("athlete.longestRecentRunKm", NAN, "nan", "must be a finite number"),
    ("athlete.easyPaceSecPerKm", 149, 149, "must be at least 150"),
    ("athlete.easyPaceSecPerKm", 901, 901, "must be at most 900"),
    ("athlete.easyPaceSecPerKm", 0, 0, "must be at least 150"),
    ("athlete.easyPaceSecPerKm", "5:45", "5:45", "must be a number"),
    ("athlete.easyHr", 59, 59, "must be at least 60"),
    ("athlete.easyHr", 221, 221, "must be at most 220"),
    ("athlete.maxHr", 99, 99, "must be at least 100"),
    ("athlete.maxHr", 241, 241, "must be at most 240"),
    ("athlete.vdot", 14.9, 14.9, "must be at least 15"),
    ("athlete.vdot", 90.1, 90.1, "must be at most 90"),
    ("athlete.consistencyScore", -0.01, -0.01, "must be at least 0"),
    ("athlete.consistencyScore", 85, 85, "must be at most 1"),
    ("athlete.consistencyScore", False, False, "must be a number"),
    ("athlete.injuryFlags", "knee", "knee", "must be a list"),
    ("athlete.about", "x" * 501, None, "must have at most 500 characters"),
    ("athlete.about", ["my dog"], '["my dog"]', "must be a text"),
    ("athlete.injuryFlags", ["knee"] * 21, "[" + ", ".join(['"knee"'] * 21) + "]", "must have at most 20 entries"),
    ("athlete.weeklyKm", 42, 42, UNKNOWN),
    ("athlete.current_weekly_km", 42, 42, "is not a known field; currentWeeklyKm?"),
    ("settings.goal", "ultra", "ultra", GOALS),
    ("settings.goal", "Marathon", "Marathon", GOALS),
    ("settings.goal", None, None, "is required"),
    ("settings.startDate", None, None, "is required"),
    ("settings.startDate", "04.01.2027", "04.01.2027", REAL_DATE),
    ("settings.startDate", "2027-02-30", "2027-02-30", REAL_DATE),
    ("settings.startDate", "2027-W01-1", "2027-W01-1", None),
    ("settings.startDate", "20270104", "20270104", REAL_DATE),
    ("settings.startDate", "2027-01-04T00:00:00", "2027-01-04T00:00:00", REAL_DATE),
    ("settings.startDate", 1798934400, 1798934400, DATE),
    ("settings.startDate", True, True, DATE),
    ("settings.startDate", "1999-12-31", "1999-12-31", RANGE),
    ("settings.raceDate", "2100-01-02", "2100-01-02", RANGE),
    ("settings.raceDate", "9999-12-31", "9999-12-31", RANGE),
    ("settings.totalWeeks", 0, 0, "must be at least 1"),
    ("settings.totalWeeks", 53, 53, "must be at most 52"),
    ("settings.totalWeeks", 12.5, 12.5, "must be a whole number"),
    ("settings.totalWeeks", "12", "12", "must be a whole number"),
    ("settings.totalWeeks", True, True, "must be a whole number"),
    ("settings.daysPerWeek", 0, 0, "must be at least 1"),
    ("settings.daysPerWeek", 8, 8, "must be at most 7"),
    ("settings.daysPerWeek", 3.5, 3.5, "must be a whole number"),
    ("settings.daysPerWeek", NAN, "nan", "must be a whole number"),
    ("settings.daysPerWeek", True, True, "must be a whole number"),
    ("settings.daysPerWeek", None, None, "is required"),
    ("settings.preferredDays", "monday", "monday", "must be a list"),
    ("settings.preferredLongRunDay", "sun", "sun", DAYS),
    ("settings.preferredLongRunDay", "Sunday", "Sunday", DAYS),
    ("settings.preferredLongRunDay", 6, 6, DAYS),
    ("settings.includeLongRun", "yes", "yes", "must be true or false"),
    ("settings.includeLongRun", 1, 1, "must be true or false"),
    ("settings.includeSpeedwork", 0, 0, "must be true or false"),
    ("settings.allowCrossTraining", "false", "false", "must be true or false"),
    ("settings.peakWeeklyKm", 0, 0, "must be more than 0"),
    ("settings.peakWeeklyKm", -60.0, -60.0, "must be more than 0"),
    ("settings.peakWeeklyKm", 351, 351, "must be at most 350"),
    ("settings.peakWeeklyKm", NAN, "nan", "must be a finite number"),
    ("settings.units", "miles", "miles", "must be 'km' or 'mi'"),
    ("settings.language", "fr", "fr", "must be 'en' or 'de'"),
    ("settings.weeksAfterRace", -1, -1, "must be at least 0"),
    ("settings.weeksAfterRace", 13, 13, "must be at most 12"),
    ("settings.blockedDates", "2027-02-01", "2027-02-01", "must be a list"),
    ("settings.blockedDates", ["2027-02-01"] * 401, None, "must have at most 400 entries"),
    ("settings.maxKmByDay", [10], "[10]", "must be an object"),
    ("settings.maxMinutesByDay", 45, 45, "must be an object"),
    ("settings.tuneUpRaces", {"date": "2027-03-07"}, None, "must be a list"),
    ("settings.racedate", "2027-04-25", "2027-04-25", "is not a known field; raceDate?"),
    ("settings.race_date", "2027-04-25", "2027-04-25", "is not a known field; raceDate?"),
    ("settings.goals", "5k", "5k", "is not a known field; goal?"),
    ("version", 2, 2, UNKNOWN),
    ("athlete", None, None, "is required"),
    ("athlete", [], "[]", "must be an object"),
    ("settings", "fast", "fast", "must be an object"),
]


def _name(case):
    text = json.dumps(case[1])
    return f"{case[0]} = {text if len(text) < 30 else text[:29] + '…'}"


@pytest.mark.parametrize(("field", "value", "shown", "message"), REFUSED, ids=map(_name, REFUSED))
def test_a_field_refuses_what_it_cannot_use(field, value, shown, message):
    found = refusals(with_field(field, value))
    assert list(found) == [field], "one problem, one field"
    assert message is None or found[field][1] == message
    assert shown is None or found[field][0] == shown


INSIDE = [
    # an entry of a list or object is named by its place
    ("settings.preferredDays", ["monday", "funday"], "settings.preferredDays.1", "funday", DAYS),
    ("settings.preferredDays", ["monday", 1], "settings.preferredDays.1", 1, DAYS),
    ("settings.blockedDates", ["2027-02-01", "soon"], "settings.blockedDates.1", "soon", REAL_DATE),
    ("settings.maxKmByDay", {"tuesday": 0.5}, "settings.maxKmByDay.tuesday", 0.5, "must be at least 1"),
    ("settings.maxKmByDay", {"tuesday": -1}, "settings.maxKmByDay.tuesday", -1, None),
    ("settings.maxKmByDay", {"tuesday": 101}, "settings.maxKmByDay.tuesday", 101, "must be at most 100"),
    ("settings.maxKmByDay", {"tuesday": NAN}, "settings.maxKmByDay.tuesday", "nan", "must be a finite number"),
    ("settings.maxKmByDay", {"tuesday": True}, "settings.maxKmByDay.tuesday", True, "must be a number"),
    ("settings.maxKmByDay", {"someday": 5}, "settings.maxKmByDay.someday", "someday", DAYS),
    ("settings.maxMinutesByDay", {"friday": 4}, "settings.maxMinutesByDay.friday", 4, "must be at least 5"),
    ("settings.maxMinutesByDay", {"friday": 1001}, "settings.maxMinutesByDay.friday", 1001, "must be at most 1000"),
    (
        "settings.tuneUpRaces",
        [{"date": "2027-03-07", "distanceKm": 0.4}],
        "settings.tuneUpRaces.0.distanceKm",
        0.4,
        "must be at least 1",
    ),
    (
        "settings.tuneUpRaces",
        [{"date": "2027-03-07", "distanceKm": 160.9}],
        "settings.tuneUpRaces.0.distanceKm",
        160.9,
        "must be at most 100",
    ),
    ("settings.tuneUpRaces", [{"distanceKm": 10}], "settings.tuneUpRaces.0.date", None, "is required"),
    (
        "settings.tuneUpRaces",
        [{"date": "2027-03-07", "distanceKm": 10, "time": "40:00"}],
        "settings.tuneUpRaces.0.time",
        "40:00",
        UNKNOWN,
    ),
    (
        "settings.tuneUpRaces",
        [{"date": "2027-03-07", "distanceKm": 10, "name": "x" * 61}],
        "settings.tuneUpRaces.0.name",
        "x" * 61,
        "must have at most 60 characters",
    ),
    ("athlete.injuryFlags", ["knee", " "], "athlete.injuryFlags.1", " ", "must not be empty"),
    ("athlete.injuryFlags", [True], "athlete.injuryFlags.0", True, "must be a text"),
    ("weights", "", "weights", "", "must not be empty"),
    ("weights", {"longRun": "heavy"}, "weights.longRun", "heavy", "must be a number"),
    ("weights", {"longRun": NAN}, "weights.longRun", "nan", "must be a finite number"),
    ("settings.strengthDays", ["noday"], "settings.strengthDays.0", "noday", DAYS),
]


@pytest.mark.parametrize(
    ("field", "value", "culprit", "shown", "message"), INSIDE, ids=[f"{c[2]} = {c[3]}" for c in INSIDE]
)
def test_an_entry_of_a_list_or_object_is_named_by_its_place(field, value, culprit, shown, message):
    found = refusals(with_field(field, value))
    assert list(found) == [culprit], "one problem, one field"
    assert found[culprit][0] == shown
    assert message is None or found[culprit][1] == message


TOGETHER = {
    # fields that are fine alone and cannot stand together: request, field, value, message
    "a race before the start": (
        ask(raceDate="2027-01-03"),
        ("settings.raceDate", "2027-01-03", "lies before startDate 2027-01-04; choose a later race"),
    ),
    # Wednesday 6 January starts on Monday 11 January
    "a race between the start and the first Monday": (
        ask(startDate="2027-01-06", raceDate="2027-01-10"),
        (
            "settings.raceDate",
            "2027-01-10",
            "lies before week 1, which starts on Monday 2027-01-11; start by the Monday before",
        ),
    ),
    "a race for general fitness": (
        ask(goal="general_fitness", raceDate="2027-03-28"),
        (
            "settings.raceDate",
            "2027-03-28",
            "general_fitness has no race; choose a race goal or give totalWeeks instead",
        ),
    ),
    # Monday 4 January 2027 to Sunday 9 January 2028 are 53 weeks
    "a race in the 53rd week": (
        ask(weeks=53),
        ("settings.raceDate", on(53, 6), "gives 53 weeks; a plan has at most 52, start later"),
    ),
    "52 weeks to the race and one after it": (
        ask(weeks=52, weeksAfterRace=1),
        ("settings.raceDate", on(52, 6), "gives 53 weeks; a plan has at most 52, start later"),
    ),
    "totalWeeks that disagrees with raceDate": (
        ask(weeks=12, totalWeeks=11),
        ("settings.totalWeeks", 11, "disagrees with raceDate, which gives 12 weeks; leave one of them out"),
    ),
    "totalWeeks that forgets the weeks after the race": (
        ask(weeks=12, totalWeeks=12, weeksAfterRace=2),
        ("settings.totalWeeks", 12, "disagrees with raceDate, which gives 14 weeks; leave one of them out"),
    ),
    "neither raceDate nor totalWeeks": (
        ask(raceDate=None),
        ("settings.raceDate", None, "is required unless totalWeeks is given"),
    ),
    "weeks after a race that is not there": (
        ask(goal="general_fitness", weeksAfterRace=2),
        ("settings.weeksAfterRace", 2, "needs a raceDate; set it to 0 or give the race"),
    ),
    "a preferred day twice": (
        ask(preferredDays=["monday", "friday", "monday"]),
        ("settings.preferredDays", ["monday", "friday", "monday"], "names a day twice; name each day once"),
    ),
    "a strength day twice": (
        ask(strengthDays=["monday", "monday"]),
        ("settings.strengthDays", ["monday", "monday"], "names a day twice; name each day once"),
    ),
    "minutes without a pace": (
        ask(maxMinutesByDay={"monday": 45.0}),
        (
            "athlete.easyPaceSecPerKm",
            None,
            "or vdot is needed when maxMinutesByDay is given, to turn minutes into kilometres",
        ),
    ),
    "the race day blocked": (
        ask(blockedDates=[on(12, 6)]),
        (
            "settings.blockedDates",
            [on(12, 6)],
            f"holds the race day {on(12, 6)}; unblock it or move the race",
        ),
    ),
    "a tune-up race before the plan": (
        ask(tuneUpRaces=[{"date": "2027-01-03", "distanceKm": 5}]),
        ("settings.tuneUpRaces.0.date", "2027-01-03", f"must lie in the plan, from 2027-01-04 to before {on(12, 6)}"),
    ),
    "a tune-up race on the race day": (
        ask(tuneUpRaces=[{"date": on(12, 6), "distanceKm": 5}]),
        ("settings.tuneUpRaces.0.date", on(12, 6), f"must lie in the plan, from 2027-01-04 to before {on(12, 6)}"),
    ),
    "a tune-up race on a blocked date": (
        ask(blockedDates=[on(5, 6)], tuneUpRaces=[{"date": on(5, 6), "distanceKm": 5}]),
        ("settings.tuneUpRaces.0.date", on(5, 6), "is also a blocked date; remove one of the two"),
    ),
    "two tune-up races on one day": (
        ask(tuneUpRaces=[{"date": on(5, 6), "distanceKm": 5}, {"date": on(5, 6), "distanceKm": 10}]),
        ("settings.tuneUpRaces.1.date", on(5, 6), "has two races; keep one of them"),
    ),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_fields_that_cannot_stand_together_are_refused(case):
    request, (field, value, message) = TOGETHER[case]
    assert refusals(request) == {field: (value, message)}


@pytest.mark.parametrize("data", [None, 7, "marathon", [], True, NAN])
def test_a_request_that_is_no_object_is_refused(data):
    assert "" in refusals(data)


def test_every_field_at_fault_is_named_in_one_answer():
    request = with_field("athlete.vdot", 200) | {"weights": {"easy": "a lot"}}
    request["settings"] |= {"daysPerWeek": 9, "goal": "mile", "colour": "red"}
    found = refusals(request)
    assert set(found) == {"athlete.vdot", "settings.daysPerWeek", "settings.goal", "settings.colour", "weights.easy"}


def test_the_detail_names_the_first_field_and_counts_the_rest():
    request = with_field("athlete.vdot", 200)
    request["settings"]["daysPerWeek"] = 9
    with pytest.raises(BadRequest, match=r"^athlete\.vdot: must be at most 90(\.0)? \(and 1 more\)$") as refused:
        read_request(request)
    problem = refused.value.as_problem()
    assert problem["status"] == 422
    assert problem["conflict"] is None
    assert [error["field"] for error in problem["errors"]] == ["athlete.vdot", "settings.daysPerWeek"]


@repeatable
@given(
    st.sampled_from(["athlete", "settings", "weights", *(f"athlete.{n}" for n in GOOD["athlete"])])
    | st.sampled_from([f"settings.{n}" for n in GOOD["settings"]]),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=5,
    ),
)
def test_whatever_a_field_holds_is_either_read_or_refused_in_words_that_json_can_carry(field, value):
    try:
        answer = read_request(with_field(field, value))
    except BadRequest as refused:
        answer = refused.as_problem()
    if not isinstance(answer, PlanRequest):
        json.dumps(answer, allow_nan=False)
        assert all(error["message"] for error in answer["errors"])


def test_the_contracts_example_is_read_as_written():
    request = read_request(GOOD)
    assert request.athlete.current_weekly_km == 42.0
    assert request.settings.week_count == 16  # 4 January to 25 April: 112 days
    assert request.settings.total_weeks is None
    assert [day.value for day in request.settings.preferred_days] == ["tuesday", "thursday", "saturday", "sunday"]


@pytest.mark.parametrize("section", ["athlete", "settings"])
def test_null_means_not_given(section):
    required = {"currentWeeklyKm", "goal", "startDate", "daysPerWeek", "raceDate"}
    nulled, left_out = copy.deepcopy(GOOD), copy.deepcopy(GOOD)
    for name in GOOD[section].keys() - required:
        nulled[section][name] = None
        del left_out[section][name]
    assert read_request(nulled | {"weights": None}) == read_request(left_out)


def test_only_the_required_fields_are_required():
    smallest = {
        "athlete": {"currentWeeklyKm": 0},
        "settings": {"goal": "5k", "startDate": "2027-01-04", "daysPerWeek": 1, "totalWeeks": 1},
    }
    assert read_request(smallest).settings.week_count == 1
    for section, name in [(s, n) for s in smallest for n in smallest[s]]:
        without = copy.deepcopy(smallest)
        del without[section][name]
        wanted = "raceDate" if name == "totalWeeks" else name
        assert list(refusals(without)) == [f"{section}.{wanted}"]


@pytest.mark.parametrize(("written", "read"), [(4, 4), (4.0, 4), (7.0, 7)])
def test_a_whole_number_may_be_written_with_a_point(written, read):
    assert read_request(with_field("settings.daysPerWeek", written)).settings.days_per_week == read


def test_total_weeks_may_agree_with_the_race_date():
    assert read_request(ask(weeks=12, totalWeeks=12)).settings.week_count == 12
    assert read_request(ask(weeks=12, totalWeeks=14, weeksAfterRace=2)).settings.week_count == 14


@pytest.mark.parametrize(
    ("start", "monday"),
    [("2027-01-04", "2027-01-04"), ("2027-01-05", "2027-01-11"), ("2027-01-10", "2027-01-11")],
)
def test_week_one_starts_on_the_first_monday_from_the_start_date_on(start, monday):
    assert read_request(with_field("settings.startDate", start)).settings.first_monday.isoformat() == monday


@pytest.mark.parametrize("weeks", [1, 52])
def test_the_shortest_and_the_longest_plan_are_read(weeks):
    assert read_request(ask(weeks=weeks)).settings.week_count == weeks


def test_a_peak_below_week_one_is_refused_with_week_one_named():
    # 41 x 0.9 = 36.9, to the half kilometre 37.0
    request = ask(41.0, 4, athlete={"consistencyScore": 0.5}, peakWeeklyKm=36.0)
    with pytest.raises(BadRequest) as refused:
        baseline_of(read_request(request))
    (error,) = refused.value.errors
    assert (error.field, error.value) == ("settings.peakWeeklyKm", 36.0)
    assert error.message == "lies below week 1, which has 37 km; raise it or leave it out"


WEIGHTS = {
    "a profile nobody wrote": ("fast", "weights", "fast", "is not a known weights profile; known are default"),
    "a weight nobody knows": ({"longrun": 3}, "weights.longrun", 3, None),
    "a negative weight": ({"longRun": -1}, "weights.longRun", -1, "must be a whole number from 0 to 1000"),
    "a weight above 1000": (
        {"weeklyTotal": 1001},
        "weights.weeklyTotal",
        1001,
        "must be a whole number from 0 to 1000",
    ),
    "half a weight": ({"easy": 2.5}, "weights.easy", 2.5, "must be a whole number from 0 to 1000"),
}


@pytest.mark.parametrize("case", WEIGHTS)
def test_weights_refuse(case):
    asked, field, value, message = WEIGHTS[case]
    with pytest.raises(BadRequest) as refused:
        DEFAULT_CONFIG.resolve_weights(read_request(GOOD | {"weights": asked}).weights)
    (error,) = refused.value.errors
    assert (error.field, error.value) == (field, value)
    assert message is None or error.message == message


def test_overridden_weights_leave_the_others_at_their_defaults():
    weights = DEFAULT_CONFIG.resolve_weights(read_request(GOOD | {"weights": {"easy": 7, "longRunJump": 0}}).weights)
    assert (weights.easy, weights.long_run_jump, weights.weekly_total, weights.long_run) == (7, 0, 100, 20)


@pytest.mark.parametrize(
    ("field", "meant"),
    {
        "athlete.maxHR": "maxHr",
        "athlete.max_hr": "maxHr",
        "athlete.currentWeeklykm": "currentWeeklyKm",
        "settings.prefferedDays": "preferredDays",
        "setings": "settings",
    }.items(),
)
def test_a_misspelt_field_is_asked_for_by_the_name_that_was_meant(field, meant):
    (error,) = refusals(with_field(field, 1)).values()
    assert error == (1, f"is not a known field; {meant}?")


def test_an_unknown_field_like_no_other_is_only_named():
    assert refusals(with_field("athlete.shoeSize", 44)) == {"athlete.shoeSize": (44, UNKNOWN)}


def test_unknown_weights_are_named_together_with_all_else_that_is_wrong():
    request = {**with_field("settings.daysPerWeek", 9), "weights": "fast"}
    with pytest.raises(BadRequest) as refused:
        DEFAULT_CONFIG.request_in(request)
    assert [error.field for error in refused.value.errors] == ["settings.daysPerWeek", "weights"]
    with pytest.raises(BadRequest) as refused:
        DEFAULT_CONFIG.request_in({**request, "weights": {"speed": float("nan")}})
    assert [(e.field, e.value) for e in refused.value.errors][1:] == [("weights.speed", "nan")]
    assert DEFAULT_CONFIG.request_in(GOOD) == read_request(GOOD)


def test_of_very_many_fields_at_fault_a_hundred_are_named_and_the_rest_counted() -> None:
    asked = GOOD
    settings = {**asked["settings"], **{f"daysPerWee{i}": 1 for i in range(5000)}}
    with pytest.raises(BadRequest) as refused:
        DEFAULT_CONFIG.request_in({**asked, "settings": settings, "weights": {f"w{i}": 1 for i in range(400)}})
    assert len(refused.value.errors) == 100
    assert refused.value.detail.endswith("(and 5399 more)")
