"""Requests without a plan: the fields that clash, none too many, and what to change."""

import copy

import pytest

from solver.errors import BadRequest, NoPlan
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.weekday import WEEK
from tests.running.sample import ask, on

EASY_PACE = {"easyPaceSecPerKm": 360}


def tune_ups(*places, km=5.0):
    return [{"date": on(week, day), "distanceKm": km} for week, day in places]


CASES = {
    # a sentence: request, fields in conflict, rules named, words of the suggestion
    # R18: the long run is longer than every other run, so it needs a step more than R24's 1 km
    "1 km at most on every day": (
        ask(40.0, 4, "5k", 4, maxKmByDay=dict.fromkeys(WEEK, 1.0)),
        {f"settings.maxKmByDay.{day}" for day in WEEK},
        {"R18", "R24", "R26"},
        "raise or remove maxKmByDay for friday",
    ),
    # which days run is known here, so the cap of the long run's day alone is at fault
    "1 km at most on the preferred long-run day": (
        ask(20.0, 3, "5k", 5, preferredLongRunDay="sunday", maxKmByDay={"sunday": 1.0}),
        {"settings.maxKmByDay.sunday", "settings.preferredLongRunDay"},
        {"R18", "R24", "R26"},
        "let the engine choose the long run's day",
    ),
    # 5 minutes at 6:00 per km are 0.83 km, less than R24's 1 km; with seven runs every day has one
    "5 minutes at most on a day that must run": (
        ask(60.0, 7, athlete=EASY_PACE, maxMinutesByDay={"monday": 5.0}),
        {"settings.maxMinutesByDay.monday"},
        {"R24", "R26"},
        "Raise or remove maxMinutesByDay for monday",
    ),
    "5 minutes at most on a preferred day": (
        ask(n=3, athlete=EASY_PACE, preferredDays=["monday", "wednesday", "saturday"], maxMinutesByDay={"monday": 5.0}),
        {"settings.maxMinutesByDay.monday", "settings.preferredDays"},
        {"R24", "R26"},
        "allow more preferredDays",
    ),
    "tune-up races on adjacent days": (
        ask(30.0, 4, "10k", 6, tuneUpRaces=tune_ups((5, 5), (5, 6))),
        {"settings.tuneUpRaces.0", "settings.tuneUpRaces.1"},
        {"R05", "R27"},
        "2027-02-06",
    ),
    "tune-up races on a Sunday and the Monday after it": (
        ask(30.0, 4, "10k", 7, tuneUpRaces=tune_ups((5, 6), (6, 0))),
        {"settings.tuneUpRaces.0", "settings.tuneUpRaces.1"},
        {"R05", "R27"},
        None,
    ),
    "of three tune-up races the two on adjacent days": (
        ask(30.0, 4, "10k", 6, tuneUpRaces=tune_ups((2, 6), (5, 5), (5, 6))),
        {"settings.tuneUpRaces.1", "settings.tuneUpRaces.2"},
        {"R05", "R27"},
        None,
    ),
    "a tune-up race the day before the race": (
        ask(tuneUpRaces=tune_ups((12, 5))),
        {"settings.tuneUpRaces.0"},
        {"R25", "R27"},
        "Move or drop the tune-up race on 2027-03-27",
    ),
    "a tune-up race two days before the race": (
        ask(tuneUpRaces=tune_ups((12, 4))),
        {"settings.tuneUpRaces.0"},
        {"R25", "R27"},
        None,
    ),
    # R25: no run over 8 km in the three days before
    "a tune-up race of 10 km three days before the race": (
        ask(tuneUpRaces=tune_ups((12, 3), km=10.0)),
        {"settings.tuneUpRaces.0"},
        {"R25", "R27"},
        None,
    ),
    "a tune-up race on Monday after long runs on Sunday": (
        ask(preferredLongRunDay="sunday", tuneUpRaces=tune_ups((5, 0))),
        {"settings.tuneUpRaces.0", "settings.preferredLongRunDay"},
        {"R05", "R27"},
        "let the engine choose the long run's day",
    ),
    "a tune-up race on Monday where Sunday is the only day for the long run": (
        ask(12.0, 1, "10k", preferredDays=["sunday"], tuneUpRaces=tune_ups((5, 0))),
        {"settings.tuneUpRaces.0", "settings.preferredDays"},
        None,
        None,
    ),
}


def has_plan(request):
    try:
        solve(read_request(request))
    except (NoPlan, BadRequest):
        return False
    return True


def without(request, field):
    """The request with one field given up, as its name says."""
    result = copy.deepcopy(request)
    settings = result["settings"]
    _, name, *inside = field.split(".")
    if not inside:
        del settings[name]
    elif name == "tuneUpRaces":
        del settings[name][int(inside[0])]
    else:
        del settings[name][inside[0]]
    return result


def refusal(request):
    with pytest.raises(NoPlan) as refused:
        solve(read_request(request))
    return refused.value


@pytest.fixture(params=CASES, scope="module")
def conflict(request):
    """The case and its error, found once."""
    return CASES[request.param], refusal(CASES[request.param][0])


def test_a_conflict_names_the_fields_that_clash(conflict):
    (_, fields, rules, words), error = conflict
    assert set(error.conflict.fields) == fields
    assert rules is None or set(error.conflict.rules) == rules
    assert words is None or words in error.conflict.suggestion
    assert error.detail


def test_a_conflict_is_irreducible(conflict):
    (request, *_), error = conflict
    for field in error.conflict.fields:
        assert has_plan(without(request, field)), f"without {field} there is a plan"


POSSIBLE = {
    "a short tune-up race three days before the race": ask(tuneUpRaces=tune_ups((12, 3))),
    "tune-up races two days apart": ask(30.0, 4, "10k", 6, tuneUpRaces=tune_ups((3, 4), (3, 6))),
    "a tune-up race on Monday after long runs on Saturday": ask(
        preferredLongRunDay="saturday", tuneUpRaces=tune_ups((5, 0))
    ),
    "every date blocked but the race": ask(
        weeks=6, blockedDates=[on(w, d) for w in range(1, 7) for d in range(7 if w < 6 else 6)]
    ),
    "2 km at most on every day": ask(10.0, 4, "5k", 5, maxKmByDay=dict.fromkeys(WEEK, 2.0)),
    "a cap of 1 km on a day without a run": ask(
        n=3, preferredDays=["tuesday", "thursday", "sunday"], maxKmByDay={"monday": 1.0}
    ),
}


@pytest.mark.parametrize("case", POSSIBLE)
def test_what_looks_like_a_conflict_but_is_none_has_a_plan(case):
    assert has_plan(POSSIBLE[case])


def test_the_error_is_the_contracts_problem_object():
    problem = refusal(CASES["tune-up races on adjacent days"][0]).as_problem()
    assert problem["status"] == 422
    assert problem["title"] == "No plan can exist"
    assert problem["errors"] == []
    assert problem["conflict"]["fields"] == ["settings.tuneUpRaces.0", "settings.tuneUpRaces.1"]
    assert problem["conflict"]["suggestion"].endswith(".")


TWO = {
    "two pairs of tune-up races on adjacent days": (
        ask(30.0, 4, "10k", 10, tuneUpRaces=tune_ups((3, 5), (3, 6), (7, 5), (7, 6))),
        [{f"settings.tuneUpRaces.{i}" for i in (0, 1)}, {f"settings.tuneUpRaces.{i}" for i in (2, 3)}],
    ),
    "adjacent tune-up races, and a cap on a day that must run": (
        ask(60.0, 7, weeks=8, athlete=EASY_PACE, maxMinutesByDay={"monday": 5.0}, tuneUpRaces=tune_ups((5, 5), (5, 6))),
        [{"settings.tuneUpRaces.0", "settings.tuneUpRaces.1"}, {"settings.maxMinutesByDay.monday"}],
    ),
    "three tune-up races in a row": (
        ask(30.0, 4, "10k", 8, tuneUpRaces=tune_ups((5, 4), (5, 5), (5, 6))),
        None,
    ),
}


@pytest.mark.parametrize("case", TWO)
def test_a_second_conflict_behind_the_first_is_named(case):
    request, pairs = TWO[case]
    error = refusal(request)
    (found,) = [part.split(" leave no plan")[0] for part in error.detail.split("behind this one: ")[1:]]
    first, second = set(error.conflict.fields), set(found.split(" and "))
    assert "That alone is not enough: also " in error.conflict.suggestion
    assert not all(has_plan(without(request, field)) for field in error.conflict.fields)
    if pairs is not None:
        assert sorted([first, second], key=sorted) == sorted(pairs, key=sorted)
    assert first != second


def test_a_conflict_that_stands_alone_says_nothing_of_another(conflict):
    _, error = conflict
    assert "not enough" not in error.conflict.suggestion


def in_german(request):
    return {**request, "settings": {**request["settings"], "language": "de"}}


def test_a_conflict_is_told_in_the_language_of_the_request():
    error = refusal(in_german(CASES["tune-up races on adjacent days"][0]))
    assert error.detail == "Um den 07.02.2027 stehen zwei Rennen an aufeinander folgenden Tagen."
    assert error.conflict.suggestion == (
        "Verschieb oder streich das Testrennen am 06.02.2027; oder verschieb oder streich das Testrennen am 07.02.2027."
    )


@pytest.mark.parametrize("case", TWO)
def test_no_english_is_left_in_a_german_conflict(case):
    error = refusal(in_german(TWO[case][0]))
    words = set(f"{error.detail} {error.conflict.suggestion}".lower().replace(".", " ").split())
    assert words.isdisjoint({"the", "and", "or", "also", "race", "day", "move", "raise", "leave"})
    assert {"und", "oder"} & words
