"""Good answers survive: what an obedient model chooses and writes reaches the runner."""

import json

import pytest

from coach.fill import guard
from coach.offline import fill as fill_offline
from tests.coach.answers import answer_of
from tests.coach.recorded import NAMES, recorded

GOAL = 0.9


def texts_of(plan: dict) -> dict[tuple, str]:
    """Every text of a plan by place."""
    found = {("coachNote",): plan["coachNote"]}
    for week in plan["weeks"]:
        found["week", week["weekNumber"]] = week.get("coachNotes")
        for day in week["days"]:
            found |= {(day["date"], name): day.get(name) for name in ("title", "description")}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_nine_in_ten_places_of_a_good_answer_are_the_models(name):
    told = recorded(name)
    plan = guard(told.skeleton, told.request, told.answer).plan
    runs = [day for week in plan.weeks for day in week.days if day.planned_distance_km]
    own = [place for place in (*plan.weeks, *runs) if place.written_by == "model"]
    assert len(own) > GOAL * len([*plan.weeks, *runs])
    assert all(place.written_by in ("model", "chosen") for place in (*plan.weeks, *runs))
    assert plan.written_by == "model"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_words_differs_from_the_offline_coachs_plan(name):
    told = recorded(name)
    own = fill_offline(told.skeleton, told.request).as_json()
    made = guard(told.skeleton, told.request, told.answer).plan.as_json()
    for week, mine in zip(made["weeks"], own["weeks"], strict=True):
        for day, other in zip(week["days"], mine["days"], strict=True):
            differs = {field for field in day if day[field] != other[field]}
            assert differs <= {"description", "writtenBy"}
    assert skeleton_of(made) == skeleton_of(told.skeleton.as_json())


@pytest.mark.parametrize("name", NAMES)
def test_what_the_model_left_out_is_the_offline_coachs_word_for_word(name):
    """The answer speaks of the first week alone."""
    told = recorded(name)
    first = {"1", *(str(day.date) for day in told.skeleton.weeks[0].days)}
    said = {part: {k: v for k, v in told.said[part].items() if k in first} for part in ("say", "own")}
    made = guard(told.skeleton, told.request, answer_of(json.dumps(said))).plan
    own = fill_offline(told.skeleton, told.request)
    assert made.weeks[1:] == own.weeks[1:]
    assert made.weeks[0] != own.weeks[0]
    assert made.written_by == "repaired"


def skeleton_of(plan: dict) -> dict:
    """What the engine owns."""
    day_fields = ("date", "dayOfWeek", "workoutType", "plannedDistanceKm", "plannedDurationMins")
    week_fields = ("weekNumber", "weekStartDate", "weekEndDate", "weekType", "plannedDistanceKm")
    weeks = [
        {**only(week, week_fields), "days": [only(day, day_fields) for day in week["days"]]} for week in plan["weeks"]
    ]
    return {**only(plan, ("planId", "goal", "startDate", "endDate", "raceDate")), "weeks": weeks}


def only(part: dict, names: tuple[str, ...]) -> dict:
    return {name: part[name] for name in names}
