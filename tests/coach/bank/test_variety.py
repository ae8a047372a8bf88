"""The offline coach does not repeat itself, and says what the day needs."""

import itertools
import re

import pytest

from coach.moments.moments import moments_of
from solver.languages import LANGUAGES
from solver.running.request.result import WorkoutType
from tests.coach.bank.corpus import plans

NO_RUN = {WorkoutType.REST, WorkoutType.CROSS_TRAINING}


def runs(plan):
    return [day for week in plan.weeks for day in week.days if day.workout_type not in NO_RUN]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_any_64_run_days_in_a_row_at_least_60_read_differently(language):
    tried = 0
    for _, plan in plans(language).values():
        texts = [day.description for day in runs(plan)]
        for start in range(len(texts) - 63):
            tried += 1
            assert len(set(texts[start : start + 64])) >= 60
    assert tried > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_of_a_day_are_not_the_day_before_s(language):
    """No purpose stands on two run days in a row; the plan's weeks do not begin alike one after the other."""
    for _, plan in plans(language).values():
        first = [day.description.split(". ")[0] for day in runs(plan)]
        assert all(a != b for a, b in itertools.pairwise(first))
        notes = [week.coach_notes for week in plan.weeks if any(day.planned_distance_km for day in week.days)]
        assert all(a != b for a, b in itertools.pairwise(notes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_has_a_title_that_fits_and_a_text_with_its_distance(language):
    for request, plan in plans(language).values():
        moments = moments_of(plan, request)
        for facts, day in zip(moments.days, (day for week in plan.weeks for day in week.days), strict=True):
            assert 0 < len(day.title) <= 60
            assert day.description
            if day.workout_type not in NO_RUN:
                assert len(day.description.split()) >= 12
                assert "{" not in day.description + day.title
            walked = facts.shape == "walk_run" and day.workout_type in (WorkoutType.TEMPO, WorkoutType.INTERVALS)
            assert facts.kind is (WorkoutType.EASY if walked else day.workout_type)


def test_weeks_that_blocked_dates_lighten_are_not_called_lighter_on_purpose():
    """Weeks 5 to 9 of this plan are off or lead back: the note gives them to the blocked dates, not to the plan."""
    _, plan = plans("en")["10k after a break"]
    (lighter,) = re.findall(r"weeks? ([\d, and]+) (?:is|are)", plan.coach_note) or [""]
    ((first, last),) = re.findall(r"In weeks (\d+)-(\d+) the plan bends", plan.coach_note)
    assert not set(re.findall(r"\d+", lighter)) & {"5", "6", "7", "8"}
    assert int(first) <= 5 < 8 <= int(last)


def test_the_day_after_a_run_with_walking_breaks_is_not_the_day_after_a_fast_one():
    """A fast day of somebody who still walks is told as an easy run; its neighbours see it so too."""
    told = []
    for request, plan in plans("en").values():
        for today, tomorrow in itertools.pairwise(moments_of(plan, request).days):
            if today.shape == "walk_run" and today.kind is WorkoutType.EASY:
                told.append(tomorrow.yesterday)
    assert len(told) > 5
    assert set(told) == {WorkoutType.EASY}


def races(language):
    return [
        (request, day)
        for request, plan in plans(language).values()
        for day in runs(plan)
        if day.workout_type is WorkoutType.RACE
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                ("hour before", "gel", "Eat something light", "Breakfast"),
                ("first", "Open with", "Patience for", "Let them go", "Begin with"),
                ("beforehand", "strides"),
            ],
        ),
        (
            "de",
            [
                ("pro Stunde", "Iss 2-3 Stunden", "Frühstück"),
                ("ersten", "Beginn mit", "Geduld", "Lass sie ziehen", "Halt dich"),
                ("vorher", "Start fertig"),
            ],
        ),
    ],
)
def test_a_race_day_has_a_plan_for_fuel_pacing_and_warm_up(language, words):
    found = races(language)
    assert len(found) >= 15
    for request, day in found:
        for some in words:
            assert any(word in day.description for word in some), day.description
        if request.athlete.vdot and not request.athlete.injury_flags:
            assert "/km" in day.description or "/mi" in day.description


@pytest.mark.parametrize(("language", "word"), [("en", "carbohydrate"), ("de", "Kohlenhydrate")])
def test_long_runs_say_what_to_eat_and_drink(language, word):
    """Of runs over 105 minutes most name an amount, all of them food or drink."""
    long = [
        day.description
        for _, plan in plans(language).values()
        for day in runs(plan)
        if day.workout_type is WorkoutType.LONG_RUN and day.planned_duration_mins >= 105
    ]
    drinks = (
        "water",
        "drink",
        "litres",
        "breakfast",
        "gel",
        "Wasser",
        "trink",
        "Liter",
        "Frühstück",
        "Gel",
        "Reis",
        "rice",
        "stomach",
        "ate",
        "Schluck",
        "gegessen",
    )
    assert len(long) > 20
    assert all(word in text or any(drink.lower() in text.lower() for drink in drinks) for text in long)
    assert sum(word in text for text in long) > len(long) / 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sentences_of_a_rest_day_come_back_together_within_four_weeks(language):
    """Days that nobody planned anything else for, and those with cross-training; a text of one sentence is no pair."""
    tried = 0
    for _, plan in plans(language).values():
        days = [day for week in plan.weeks for day in week.days]
        for start, day in enumerate(days):
            if day.workout_type in NO_RUN and re.search(r"[.] [A-ZÄÖÜ]", day.description):
                tried += 1
                later = [other.description for other in days[start + 1 : start + 29]]
                assert day.description not in later
    assert tried > 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_task_of_a_fast_day_is_worded_in_turn(language):
    """Repeats after an easy stretch had one wording: of five in a row at most two may be built alike."""
    tried = 0
    for _, plan in plans(language).values():
        fast = [day for day in runs(plan) if day.workout_type in (WorkoutType.TEMPO, WorkoutType.INTERVALS)]
        alike = [re.sub(r"[\d.,:/]+", "#", day.description.split(". ", 1)[-1]) for day in fast]
        for start in range(len(alike) - 4):
            tried += 1
            assert len({text[:40] for text in alike[start : start + 5]}) >= 3
    assert tried > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_monday_does_not_look_back_on_its_week(language):
    mondays = [week.days[0].description for _, plan in plans(language).values() for week in plan.weeks]
    assert not [text for text in mondays if re.search(r"week so far|bisherige Woche", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_belongs_to_something_else_is_no_rest_before_a_run(language):
    tried = 0
    for request, plan in plans(language).values():
        for day in (day for week in plan.weeks for day in week.days):
            if day.date in request.settings.blocked_dates and day.workout_type in NO_RUN:
                tried += 1
                assert not re.search(r"thank you for it|come rested|danken|ausgeruht zum", day.description)
    assert tried > 40
