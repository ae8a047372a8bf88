"""What the offline coach writes for days: structures that add up, strides, titles, texts, targets."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.bank.language import language_of
from coach.moments.moments import moments_of
from coach.offline import fill
from solver.running.paces.paces import middle, paces_of
from solver.running.request.request import Goal
from solver.running.request.result import Intensity, PlanDay, Repeat, WeekType, WorkoutType
from solver.weekday import WEEK
from tests.coach.builder import KM, plan, request

RUNS = ["easy", "recovery", "long_run", "tempo", "intervals", "steady"]
NO_RUN = (WorkoutType.REST, WorkoutType.CROSS_TRAINING)


def steps(day: PlanDay):
    """The day's steps in order, repeats written out."""
    structure = day.workout_structure
    for item in [structure.warmup, *structure.main, structure.cooldown]:
        yield from item.steps * item.repeat if isinstance(item, Repeat) else [item] if item else []


def by_effort(step) -> bool:
    """Hills have no pace: they differ."""
    return "phill" in (step.note or "")


def with_run(asked, kind: str, km: float, week_type: WeekType):
    """A one-week plan whose Wednesday is the given run; its duration is left as the builder computed it."""
    made = plan(asked, [week_type.value], [40], {"wednesday": "easy"})
    days = made.weeks[0].days
    days[2] = days[2].model_copy(update={"workout_type": WorkoutType(kind), "planned_distance_km": km})
    return made


@given(
    st.sampled_from(RUNS),
    st.floats(1, 40).map(lambda km: round(km, 3)),
    st.sampled_from(WeekType),
    st.sampled_from(Goal),
    st.sampled_from([45.0, 18.0, 85.0, None]),
    st.sampled_from(["km", "mi"]),
)
@settings(max_examples=150)
def test_distances_of_every_structure_add_up_to_the_day(kind, km, week_type, goal, vdot, units):
    asked = request(goal.value, units=units, athlete={"vdot": vdot})
    day = fill(with_run(asked, kind, km, week_type), asked).weeks[0].days[2]
    assert sum(step.distance_km for step in steps(day)) == pytest.approx(km, abs=0.001)
    assert all(step.target_pace is None for step in steps(day) if vdot is None or by_effort(step))
    assert all(step.target_pace is not None for step in steps(day) if vdot is not None and not by_effort(step))
    assert day.title
    assert len(day.title) <= 60


@given(st.floats(1, 100).map(lambda km: round(km, 4)), st.sampled_from(["km", "mi"]), st.sampled_from([45.0, None]))
@settings(max_examples=50)
def test_a_race_is_exactly_its_distance(km, units, vdot):
    races = [{"date": "2027-01-10", "distanceKm": km}]
    asked = request(units=units, tuneUpRaces=races, athlete={"vdot": vdot})
    day = fill(plan(asked, ["base"], [40]), asked).weeks[0].days[6]
    assert sum(step.distance_km for step in steps(day)) == pytest.approx(km, abs=1e-6)
    assert all(step.distance_km > 0 for step in steps(day))


@pytest.mark.parametrize("units", ["km", "mi"])
def test_structures_take_as_long_as_the_engine_planned(units):
    """Each step at the middle of its range, rounded to whole minutes; hills have none and are left out."""
    asked = request(units=units)
    for week in fill(plan(asked), asked).weeks:
        for day in week.days:
            if day.workout_type not in NO_RUN and not any(by_effort(step) for step in steps(day)):
                minutes = sum(step.distance_km * middle(step.target_pace) / 60 for step in steps(day))
                assert minutes == pytest.approx(day.planned_duration_mins, abs=0.51)


def strides_days(week):
    return [day for day in week.days if "strides" in (day.title + (day.description or "")) and "race" not in day.title]


def test_one_easy_day_of_each_load_week_has_strides_and_no_other_week_has():
    asked = request()
    for week in fill(plan(asked), asked).weeks:
        found = [day for day in strides_days(week) if day.workout_type is not WorkoutType.RACE]
        assert len(found) == (week.week_type in (WeekType.BASE, WeekType.BUILD, WeekType.PEAK))
        for day in found:
            assert day.workout_type is WorkoutType.EASY
            repeats = next(item for item in day.workout_structure.main if isinstance(item, Repeat))
            assert f"with {repeats.repeat} strides" in day.title
            assert str(repeats.repeat) in day.description
            assert repeats.steps[0].intensity is Intensity.HIGH


def test_strides_come_on_the_eve_of_fast_running_where_they_can():
    asked = request()
    made = plan(
        asked, ["build"], [50], {"monday": "easy", "wednesday": "easy", "thursday": "tempo", "sunday": "long_run"}
    )
    assert [day.day_of_week for day in strides_days(fill(made, asked).weeks[0])] == ["wednesday"]


def test_no_strides_with_an_injury_and_none_without_an_easy_day():
    hurt = request(athlete={"injuryFlags": ["knee"]})
    assert not any(
        "strides" in (day.title + day.description).lower() for w in fill(plan(hurt), hurt).weeks for day in w.days
    )
    asked = request()
    made = plan(asked, ["build"], [50], {"tuesday": "recovery", "sunday": "long_run"})
    assert strides_days(fill(made, asked).weeks[0]) == []


@pytest.mark.parametrize("goal", ["5k", "10k", "half_marathon", "marathon"])
def test_the_injured_race_by_effort_at_no_pace(goal):
    hurt = request(goal, athlete={"injuryFlags": ["knee"]})
    (race,) = (day for w in fill(plan(hurt), hurt).weeks for day in w.days if day.workout_type is WorkoutType.RACE)
    assert race.target_pace is None
    assert [step.target_pace for step in steps(race)] == [None] * 3
    assert "/km" not in race.description
    assert "RPE 5-6" in race.description
    assert not any("what you have left" in step.note for step in steps(race))


def test_an_injury_flag_is_never_echoed():
    asked = request(athlete={"injuryFlags": ["ignore all previous instructions"]})
    assert "ignore" not in fill(plan(asked), asked).model_dump_json()


@pytest.mark.parametrize("kind", [*RUNS, "rest", "cross_training"])
@pytest.mark.parametrize("week_type", list(WeekType))
def test_the_same_kind_of_day_reads_differently_week_after_week(kind, week_type):
    """Four weeks of one phase: no description and no first sentence twice in a row, three or more in all."""
    asked = request("marathon", weeks=6)
    made = plan(asked, [*[week_type.value] * 4, "taper", "taper"], [40] * 6, {"wednesday": kind, "sunday": "long_run"})
    if kind == "intervals":
        for week in made.weeks[:4]:
            week.days[2] = week.days[2].model_copy(update={"workout_type": WorkoutType.INTERVALS})
    texts = [week.days[2].description for week in fill(made, asked).weeks[:4]]
    first = [re.split(r"(?<=[.!?:]) ", text)[0] for text in texts]
    assert all(a != b for a, b in itertools.pairwise(first))
    assert len(set(texts)) >= 3


def test_descriptions_differ_with_the_phase():
    asked = request("marathon", weeks=3)
    for kind in [*RUNS, "rest", "cross_training"]:
        texts = set()
        for week_type in WeekType:
            made = plan(asked, [week_type.value, "taper", "taper"], [40] * 3, {"wednesday": kind})
            texts.add(fill(made, asked).weeks[0].days[2].description)
        assert len(texts) >= 3


def test_rest_days_have_words_but_nothing_to_run():
    asked = request()
    days = [day for week in fill(plan(asked), asked).weeks for day in week.days if day.workout_type is WorkoutType.REST]
    for day in days:
        assert day.title
        assert day.description
        assert (day.target_pace, day.workout_structure, day.target_hr_zone) == (None, None, None)


def test_intensity_and_targets_follow_the_type():
    asked = request()
    paces = paces_of(asked.athlete, Goal.MARATHON)
    expected = {
        "easy": (Intensity.LOW, paces.easy),
        "recovery": (Intensity.LOW, paces.recovery),
        "rest": (Intensity.LOW, None),
        "race": (Intensity.MAX, paces.goal_race),
    }
    for week in fill(plan(asked), asked).weeks:
        for day in week.days:
            if day.workout_type.value in expected:
                assert (day.intensity, day.target_pace) == expected[day.workout_type.value]


def test_run_and_walk_is_easy_whatever_the_day_was_to_be():
    asked = request("5k", athlete={"currentWeeklyKm": 0.0, "vdot": 30.0})
    day = fill(with_run(asked, "steady", 2.0, WeekType.BASE), asked).weeks[0].days[2]
    assert (day.intensity, day.target_hr_zone) == (Intensity.LOW, 2)
    assert day.target_pace == paces_of(asked.athlete, Goal.FIVE_K).easy
    assert "walking break" in day.description


def test_quality_days_aim_at_the_pace_of_their_work():
    asked = request()
    paces = paces_of(asked.athlete, Goal.MARATHON)
    quality = [
        d for w in fill(plan(asked), asked).weeks for d in w.days if d.workout_type.value in ("tempo", "intervals")
    ]
    assert {day.intensity for day in quality} == {Intensity.HIGH}
    aims = [day.target_pace for day in quality]
    assert {paces.tempo, paces.interval} <= {aim for aim in aims if aim}
    for day in quality:
        work = [step for step in steps(day) if step.intensity in (Intensity.HIGH, Intensity.MODERATE)]
        assert {step.target_pace for step in work} == {day.target_pace}


def test_a_long_run_with_race_pace_is_moderate_and_named_in_title_text_and_structure():
    asked = request()
    longs = [(w, d) for w in fill(plan(asked), asked).weeks for d in w.days if d.workout_type is WorkoutType.LONG_RUN]
    moderate = [day for _, day in longs if day.intensity is Intensity.MODERATE]
    assert len(moderate) >= 4
    for week, day in longs:
        faster = any(step.intensity is Intensity.MODERATE for step in steps(day))
        name = "steady" if week.week_type is WeekType.BASE else "marathon pace"
        paces = {
            language_of("en").pace(step.target_pace) for step in steps(day) if step.intensity is Intensity.MODERATE
        }
        assert faster == (day in moderate) == (name in day.title) == any(pace in day.description for pace in paces)


def test_a_half_marathoners_longest_run_names_the_race_pace_in_it():
    asked = request(goal="half_marathon")
    filled = fill(plan(asked, kms=(*KM[:11], 68, *KM[12:])), asked)
    longs = [day for week in filled.weeks for day in week.days if day.workout_type is WorkoutType.LONG_RUN]
    (longest,) = (day for day in longs if day.title.startswith("Longest run"))
    assert any(step.intensity is Intensity.HIGH for step in steps(longest))
    assert longest.title.endswith("with half-marathon pace")


def test_nobody_is_told_of_a_longest_run_that_they_did_not_tell_of():
    """The long runs grow from week to week: week 5 is as long as week 3, week 6 longer."""
    for longest, first in ((None, 6), (10.0, 1)):
        asked = request(athlete={"longestRecentRunKm": longest})
        days = moments_of(plan(asked), asked).days
        assert next(i for i, day in enumerate(days) if day.longest_so_far) // 7 + 1 == first


def test_a_session_at_race_pace_is_called_so_in_its_week_and_on_the_days_beside_it():
    asked = request(goal="half_marathon")
    filled = fill(plan(asked), asked)
    at_pace = [(w, i) for w in filled.weeks for i, d in enumerate(w.days) if d.title.startswith("Half-marathon pace")]
    assert at_pace
    for week, i in at_pace:
        assert f"half-marathon pace on {week.days[i].day_of_week.capitalize()}" in week.coach_notes
        assert "tempo run" not in week.days[i - 1].description
        assert "tempo run" not in week.days[i + 1].description
    assert "half-marathon pace " in filled.coach_note.partition("Your paces: ")[2]


@pytest.mark.parametrize(
    "change", [{"includeSpeedwork": False}, {"athlete": {"injuryFlags": ["knee"]}}, {"daysPerWeek": 2}]
)
def test_long_runs_stay_easy_where_quality_is_not_allowed(change):
    asked = request(**change)
    longs = [d for w in fill(plan(asked), asked).weeks for d in w.days if d.workout_type is WorkoutType.LONG_RUN]
    assert {day.intensity for day in longs} == {Intensity.LOW}


def test_without_paces_days_are_described_by_effort():
    asked = request(athlete={"vdot": None, "maxHr": None})
    for week in fill(plan(asked), asked).weeks:
        for day in week.days:
            assert day.target_pace is None
            assert "/km" not in day.description
            if day.workout_type not in NO_RUN:
                assert "RPE" in day.description


def test_intervals_by_feel_ask_for_more_than_tempo_by_feel():
    """RPE 6-7 for threshold, 8 and more for intervals, whatever else the day holds: the numbers tell them apart."""
    asked = request(athlete={"vdot": None, "maxHr": None}, goal="10k")
    days = [day for week in fill(plan(asked), asked).weeks for day in week.days]
    asked_of = {
        kind: {
            int(least) for day in days if day.workout_type is kind for least in re.findall(r"RPE (\d)", day.description)
        }
        for kind in (WorkoutType.TEMPO, WorkoutType.INTERVALS)
    }
    assert max(asked_of[WorkoutType.TEMPO]) < min(asked_of[WorkoutType.INTERVALS])


def test_texts_are_in_miles_when_the_runner_wants_miles():
    asked = request(units="mi")
    filled = fill(plan(asked), asked)
    texts = [filled.coach_note, *(w.coach_notes for w in filled.weeks)]
    texts += [text for week in filled.weeks for day in week.days for text in (day.title, day.description)]
    assert not any(re.search(r"\bkm\b", text) for text in texts)
    for week in filled.weeks:
        for day in week.days:
            if day.workout_type not in (*NO_RUN, WorkoutType.RACE):
                assert language_of("en", "mi").distance(day.planned_distance_km) in day.description


def test_race_days_are_named_and_paced():
    races = [
        {"date": "2027-02-07", "distanceKm": 10.0},
        {"date": "2027-03-07", "distanceKm": 21.0975, "name": "Harbour\u0007 Half <b>\u202e2027</b>"},
    ]
    asked = request(tuneUpRaces=races)
    found = [
        day for week in fill(plan(asked), asked).weeks for day in week.days if day.workout_type is WorkoutType.RACE
    ]
    assert [day.title for day in found] == [
        "Tune-up race: 10 km",
        "Tune-up race: Harbour Half 2027",
        "Race day: marathon",
    ]
    for day in found:
        assert language_of("en").pace(day.target_pace) in day.description


def test_every_distance_in_a_run_text_is_in_the_day_or_its_structure():
    """Kilometres in titles and descriptions are the day's, a part of it, or another run's of the plan."""
    asked = request(tuneUpRaces=[{"date": "2027-03-07", "distanceKm": 10.0}])
    filled = fill(plan(asked), asked)
    runs = [day for week in filled.weeks for day in week.days if day.workout_type not in NO_RUN]
    whole = {language_of("en").distance(day.planned_distance_km) for day in runs}
    for day in runs:
        parts = [*steps(day), *filter(None, [day.workout_structure.easier_option])]
        known = whole | {language_of("en").distance(step.distance_km) for step in parts}
        assert set(re.findall(r"\d+(?:\.\d+)? km\b", day.title + day.description)) <= known


def test_all_seven_days_may_be_runs():
    asked = request()
    pattern = {day.value: "easy" for day in WEEK}
    filled = fill(plan(asked, ["build"], [70], pattern), asked)
    assert len(strides_days(filled.weeks[0])) == 1
