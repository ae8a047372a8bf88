"""The offline coach as a whole: what it leaves alone, what it says about weeks and the plan."""

import datetime as dt
import json
import re

import pytest

from coach.bank.language import language_of
from coach.bank.quantities import Count, Listed, Number, OnDate
from coach.names import clean_name
from coach.offline import fill
from solver.answer import WrittenBy
from solver.running.engine import revise
from solver.running.request.result import PaceRange, WeekType, WorkoutType
from solver.running.request.situation import read_situation
from tests.api.sample import sample_plan, sample_request
from tests.coach import builder
from tests.coach.builder import MONDAY, plan, request
from tests.running.living import lives

OWNED_BY_COACH = {
    "title",
    "description",
    "intensity",
    "target_pace",
    "target_hr_zone",
    "workout_structure",
    "coach_note",
    "coach_notes",
    "written_by",
}


def skeleton(value):
    """A dumped plan without the coach's fields."""
    if isinstance(value, dict):
        return {key: skeleton(item) for key, item in value.items() if key not in OWNED_BY_COACH}
    return [skeleton(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module", params=[{}, {"units": "mi"}, {"athlete": {"vdot": None}}, {"after": 2}], ids=str)
def asked(request):
    return builder.request(**request.param)


@pytest.fixture(scope="module")
def filled(asked):
    return fill(plan(asked), asked)


def test_skeleton_fields_are_untouched_and_the_input_is_not_changed(asked):
    made = plan(asked)
    before = made.model_dump_json()
    filled = fill(made, asked)
    assert skeleton(filled.model_dump()) == skeleton(made.model_dump())
    assert made.model_dump_json() == before


def test_the_same_plan_gives_the_same_words(asked, filled):
    assert fill(plan(asked), asked).model_dump_json() == filled.model_dump_json()


def test_filling_twice_changes_nothing(asked, filled):
    assert fill(filled, asked) == filled


def test_everything_is_written_and_signed(filled):
    assert filled.coach_note
    assert filled.written_by is WrittenBy.OFFLINE
    for week in filled.weeks:
        assert week.coach_notes
        assert week.written_by is WrittenBy.OFFLINE
        for day in week.days:
            assert day.title
            assert day.description
            assert day.written_by is WrittenBy.OFFLINE
            assert (day.workout_structure is None) == (not day.planned_distance_km)


def test_texts_are_plain(filled):
    texts = [filled.coach_note, *(w.coach_notes for w in filled.weeks)]
    texts += [text for week in filled.weeks for day in week.days for text in (day.title, day.description)]
    for text in texts:
        assert text.isascii()
        assert not re.search(r"[<>*_`{}!]|  |\.\.|\bNone\b| ,| \.", text), text


def notes(**settings):
    asked = request(**settings)
    return [week.coach_notes for week in fill(plan(asked), asked).weeks]


def test_week_notes_name_what_the_week_is_for():
    found = notes(tuneUpRaces=[{"date": "2027-03-07", "distanceKm": 10.0, "name": "Lake Run"}])
    assert "42 km" in found[0]
    assert "eek 1" in found[0]
    assert "in week 3" in found[3]
    assert re.search(r"Lake Run on Sunday \(10 km\)|On Sunday you race 10 km|race on Sunday \(10 km\)", found[8])
    assert "67 km" in found[10]
    assert re.search(r"longest run of the plan", found[10])
    assert "53 km" in found[12]
    assert re.search(r"taper|tiredness fades", found[12])
    assert re.search(r"marathon.* on Sunday|on Sunday your marathon", found[14])
    assert "17 km" in found[14]


@pytest.mark.parametrize(
    ("language", "race"), [("en", "tune-up race on Sunday (10 km)"), ("de", "Testrennen am Sonntag (10 km)")]
)
def test_a_tune_up_race_is_a_key_run_of_its_week_whatever_else_the_week_is(language, race):
    for sunday in ("2027-01-31", "2027-02-28", "2027-03-07"):  # weeks 4 and 8 are lighter ones
        found = notes(tuneUpRaces=[{"date": sunday, "distanceKm": 10.0}], language=language)
        told = [week + 1 for week, note in enumerate(found) if race in note]
        assert told == [(dt.date.fromisoformat(sunday) - MONDAY).days // 7 + 1]


def test_no_week_note_is_written_twice():
    found = notes()
    assert len(set(found)) == len(found)


def test_weeks_after_the_race_are_not_cutbacks():
    asked = request(weeks=4, after=2)
    filled = fill(plan(asked, ["base", "taper", "recovery", "recovery"], [40, 20, 15, 18]), asked)
    assert re.search(r"after the race|Well done", filled.weeks[2].coach_notes)
    assert "cutback" not in filled.weeks[2].coach_notes + filled.weeks[3].coach_notes + filled.coach_note
    assert "After the race: 2 easy weeks" in filled.coach_note


def test_the_plan_note_sums_up_the_plan():
    asked = request()
    note = fill(plan(asked), asked).coach_note
    assert "15 weeks" in note.split(".")[0]
    assert "your marathon on 18 April 2027" in note
    assert re.search(r"42 km .* 67 km in week 11", note)
    assert "longest run, 20 km, comes in week 11" in note
    assert "eeks 4 and 8 are" in note
    assert "last 3 weeks up to the race are the taper" in note


def test_a_plan_without_a_race_never_mentions_one():
    asked = request("general_fitness", weeks=12)
    types = [*["base"] * 3, "recovery", *["build"] * 3, "recovery", *["build"] * 2, *["peak"] * 2]
    filled = fill(plan(asked, types, [30] * 12), asked)
    assert not re.search(r"\brac(e|ing)\b", filled.model_dump_json(exclude={"race_date"}).replace('"race_date"', ""))


def test_every_weekly_total_in_a_note_is_one_of_the_plan():
    asked = request()
    filled = fill(plan(asked), asked)
    weeks = {w.week_number: w for w in filled.weeks}
    for week in filled.weeks:
        for km, number in re.findall(r"(\d+(?:\.\d+)? km) in week (\d+)", week.coach_notes):
            assert km == language_of("en").distance(weeks[int(number)].planned_distance_km)


def test_a_week_without_any_run_is_explained():
    asked = request()
    filled = fill(plan(asked, ["base", "recovery"], [40, 40], {}), asked)
    assert "No run fits" in filled.weeks[1].coach_notes


@pytest.mark.parametrize("km", [1.0, 3.5, 120.0])
def test_a_single_race_week_is_a_plan_too(km):
    asked = request("10k", weeks=1)
    filled = fill(plan(asked, ["taper"], [km]), asked)
    assert re.search(r"[Rr]ace week|your 10k", filled.weeks[0].coach_notes)
    assert any(day.workout_type is WorkoutType.RACE for day in filled.weeks[0].days)


def test_numbers_have_one_format():
    km, mi = language_of("en"), language_of("en", "mi")
    assert [km.distance(x) for x in (12.0, 12.5, 21.0975, 42.195)] == ["12 km", "12.5 km", "21.1 km", "42.2 km"]
    assert [mi.distance(x * 1.609344) for x in (7.0, 7.5, 7.25, 6.21)] == ["7 mi", "7.5 mi", "7.25 mi", "6.2 mi"]
    pace = PaceRange(fast_sec_per_km=335, slow_sec_per_km=355)
    assert (km.pace(pace), mi.pace(pace)) == ("5:35-5:55 /km", "8:59-9:31 /mi")
    assert [km.duration(m) for m in (1, 45, 125)] == ["1 minute", "45 minutes", "2 h 05 min"]
    lists = ([4], [4, 8], [4, 8, 12])
    assert [km.written(Listed([Number(n) for n in some])) for some in lists] == ["4", "4 and 8", "4, 8 and 12"]
    written = [km.written(quantity) for quantity in (Count(1, "week"), Count(3, "week"), OnDate(MONDAY))]
    assert written == ["1 week", "3 weeks", "4 January 2027"]
    assert [km.stretch(m) for m in (600, 1000, 1500)] == ["600 m", "1 km", "1.5 km"]
    assert [mi.stretch(m, on_track=track) for m, track in ((800, True), (1156, False))] == ["800 m", "0.7 mi"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Lake\nRun\u0000 2027", "Lake Run 2027"),
        ("<script>x</script>`Run`", "xRun"),
        ("\u202eevil\u2066", "evil"),
        ("\u200b \t", None),
        (None, None),
        ("Zürich Marathon", "Zürich Marathon"),
        ("a" * 60, "a" * 37 + "..."),
        ("Lauf \N{RUNNER}\N{ZERO WIDTH JOINER}\u2640\ufe0f!", "Lauf \N{RUNNER}\N{ZERO WIDTH JOINER}\u2640\ufe0f!"),
        ("\N{ZERO WIDTH JOINER} Berlin\N{ZERO WIDTH JOINER} ", "Berlin"),
    ],
)
def test_names_that_people_typed_are_cleaned(typed, shown):
    assert clean_name(typed) == shown


def test_week_types_of_the_builder_are_the_contracts():
    assert {week.week_type for week in plan(request()).weeks} == set(WeekType)


def test_a_plan_as_bytes_is_its_json() -> None:
    numbers = sample_plan(bent=True)
    filled = fill(numbers, sample_request())
    for made in (numbers, filled, filled.model_copy(update={"written_by": None})):
        assert json.loads(made.as_bytes()) == made.as_json()


def test_after_weeks_of_illness_the_words_know_of_a_way_back_and_not_of_cutback_weeks():
    """Three weeks off have three weeks of a way back: half of everything, then three quarters."""
    events = [{"kind": "illness", "from": "2027-02-22", "to": "2027-03-14"}]
    asked, made = lives.made()
    told = read_situation({"today": "2027-02-22", "done": lives.done(made, "2027-02-22"), "events": events})
    filled = fill(revise(asked, made, told).plan, asked)
    ill, back = filled.weeks[7:10], filled.weeks[10:13]
    assert all("well" in week.coach_notes for week in ill)
    assert not any(word in week.coach_notes for week in ill for word in ("walk when you like", "blocked"))
    assert not any("cutback" in week.coach_notes or "lighter week" in week.coach_notes for week in back)
    first = next(day for day in back[0].days if day.planned_distance_km)
    assert "after the break" in first.description or "Easing back" in first.title or "feel again" in first.description
    assert re.search(r"In weeks 8-1[34] .* days off", filled.coach_note)


def test_two_weeks_that_were_missed_have_a_way_back_too():
    """Nothing is told but what was run; fourteen days without a run are two weeks of a way back."""
    asked, made = lives.made()
    told = {"today": "2027-03-08", "done": lives.done(made, "2027-02-22")}
    filled = fill(revise(asked, made, read_situation(told)).plan, asked)
    assert not any("cutback" in week.coach_notes for week in filled.weeks[9:11])
    assert re.search(r"In weeks 10(,| and) 11.* days off", filled.coach_note)


def test_a_week_that_a_journey_cuts_short_is_no_cutback_week():
    asked, made = lives.made()
    events = [{"kind": "travel", "from": "2027-02-03", "to": "2027-02-07"}]
    told = {"today": "2027-02-01", "done": lives.done(made, "2027-02-01"), "events": events}
    filled = fill(revise(asked, made, read_situation(told)).plan, asked)
    assert "1 run" in filled.weeks[4].coach_notes
    assert not any(word in filled.weeks[4].coach_notes for word in ("absorb", "cutback", "lighter week"))
