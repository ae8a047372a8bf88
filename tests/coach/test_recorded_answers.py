"""Good answers survive: what a decent model writes reaches the runner."""

import json

import pytest

from coach.fill import Filled, guard
from coach.offline import fill as fill_offline
from tests.coach.contradictions import contradictions
from tests.coach.recorded import NAMES, Recorded, answer_of, recorded

GOAL = 0.7
"""The answers were written for other sessions: texts that name their repeats are no longer true and go."""


def texts_of(plan: dict) -> dict[tuple, str]:
    """Every text of a plan by place."""
    found = {("coachNote",): plan["coachNote"]}
    for week in plan["weeks"]:
        found["week", week["weekNumber"]] = week.get("coachNotes")
        for day in week["days"]:
            found |= {(day["date"], name): day.get(name) for name in ("title", "description")}
    return found


def written_texts(told: Recorded) -> dict[tuple, str]:
    """Every text of a recorded answer by place."""
    return texts_of(parsed(told))


def parsed(told: Recorded) -> dict:
    """The JSON of a recorded answer, without what stands around it."""
    return json.loads(told.text[told.text.index("{") : told.text.rindex("}") + 1])


def untouched(told: Recorded, filled: Filled) -> list[tuple]:
    """The places whose text came through word for word."""
    result = texts_of(filled.plan.as_json())
    return [place for place, text in written_texts(told).items() if result[place] == text]


@pytest.mark.parametrize("name", NAMES)
def test_more_than_seven_in_ten_texts_of_a_good_answer_come_through_word_for_word(name):
    told = recorded(name)
    filled = guard(told.skeleton, told.request, told.answer)
    written, kept = written_texts(told), untouched(told, filled)
    lost = {place: text for place, text in written.items() if place not in kept}
    assert len(kept) > GOAL * len(written), lost


@pytest.mark.parametrize("name", NAMES)
def test_a_good_answer_contradicts_nothing(name):
    told = recorded(name)
    plan = guard(told.skeleton, told.request, told.answer).plan.as_json()
    assert contradictions(plan, fill_offline(told.skeleton, told.request).as_json(), told.request) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_offline_coachs_own_words_are_the_best_answer_of_all(name):
    """Echoed by a model they come through without a correction, and so does each of their words."""
    told = recorded(name)
    own = fill_offline(told.skeleton, told.request)
    filled = guard(told.skeleton, told.request, answer_of(json.dumps(own.as_json()))).plan
    assert [advisory.message for advisory in filled.advisories if advisory.code.startswith("coach-re")] == []
    assert texts_of(filled.as_json()) == texts_of(own.as_json())


@pytest.mark.parametrize("name", NAMES)
def test_a_full_plan_with_other_numbers_gives_the_same_words_and_the_engines_numbers(name):
    told = recorded(name)
    echo = fill_offline(told.skeleton, told.request).as_json()
    answer = parsed(told)
    notes = {week["weekNumber"]: week["coachNotes"] for week in answer["weeks"]}
    by_date = {day["date"]: day for week in answer["weeks"] for day in week["days"]}
    echo["coachNote"] = answer["coachNote"]
    for week in echo["weeks"]:
        week |= {"plannedDistanceKm": 2 * week["plannedDistanceKm"], "weekType": "peak"}
        week["coachNotes"] = notes[week["weekNumber"]]
        for day in week["days"]:
            day.update(plannedDistanceKm=99.0, plannedDurationMins=1, workoutType="race")
            day.update(by_date.get(day["date"], {}))
    plain, echoed = (guard(told.skeleton, told.request, answer_of(t)).plan for t in (told.text, json.dumps(echo)))
    assert skeleton_of(echoed.as_json()) == skeleton_of(told.skeleton.as_json())
    assert any(advisory.code == "coach-echo-ignored" for advisory in echoed.advisories)
    assert texts_of(echoed.as_json()) == texts_of(plain.as_json())


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
