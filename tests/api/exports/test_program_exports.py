"""Each export of a strength program is opened again; beside a running plan both calendars agree."""

import csv
import datetime as dt
import io
import json
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil import rrule

from api.exports.document import Document
from api.exports.strength.document import ProgramDocument
from api.exports.strength.placed import BesidePlan, sessions_on
from api.exports.strength.table import PROGRAM_EXPORTS
from api.exports.table import EXPORTS
from api.terminal.units import Units
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.running.request.result import Plan
from solver.strength.answer.beside_running import LEGS, strength_days_of
from solver.strength.answer.result import Program
from solver.strength.engine import program_of
from solver.strength.request.request import RunningWeek, read_lifter_request
from tests.running.sample import ask
from tests.strength.drafts import PPL_CLASSIC, draft_of, lifter

MADE = dt.datetime(2026, 12, 1, 8, 30, tzinfo=dt.UTC)
HARD = {"Long run", "Tempo", "Intervals", "Steady", "Race"}


@cache
def generated(days: int) -> Program:
    return program(days)


def program(days: int = 6, draft: Any = None, **who: Any) -> Program:
    return program_of(read_lifter_request({"lifter": lifter(trainingDaysPerWeek=days, **who), "draft": draft}))


CLASSIC = program(draft=draft_of(PPL_CLASSIC))


def document(made: Program = CLASSIC, **options: Any) -> ProgramDocument:
    return ProgramDocument("3f0c", made, MADE, dt.date(2027, 1, 6), **options)


def events(render: Any, **options: Any) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(PROGRAM_EXPORTS["ics"].render(document(render, **options))).events


@pytest.mark.parametrize("name", PROGRAM_EXPORTS)
def test_the_same_program_is_the_same_file(name: str) -> None:
    assert PROGRAM_EXPORTS[name].render(document()) == PROGRAM_EXPORTS[name].render(document())


def test_the_calendar_repeats_every_week_as_another_reader_of_the_rule_sees_it() -> None:
    """Wednesday 6 January is the start: legs are first, on the 6th, 13th and 20th."""
    legs = next(event for event in events(CLASSIC) if "wednesday" in str(event["uid"]))
    start = dt.datetime.combine(legs.start, dt.time())
    rule = rrule.rrulestr(legs["rrule"].to_ical().decode(), dtstart=start)
    assert [date.day for date in rule[:3]] == [6, 13, 20]
    assert [str(event["uid"]) for event in events(CLASSIC)] == [
        f"3f0c-{day}@pacewright" for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    ]


def expanded(render: Any, **options: Any) -> dict[dt.date, str]:
    """What a calendar shows, by date: series repeated, dates taken out, and those that differ put in their places."""
    found = events(render, **options)
    shown = {}
    for event in (one for one in found if "rrule" in one):
        start = dt.datetime.combine(event.start, dt.time())
        out = set(event.exdates)
        dates = [date.date() for date in rrule.rrulestr(event["rrule"].to_ical().decode(), dtstart=start)]
        shown |= {date: str(event["summary"]) for date in dates if date not in out}
    others = {one["recurrence-id"].dt: str(one["summary"]) for one in found if "recurrence-id" in one}
    assert others.keys() <= shown.keys()
    return shown | others


def test_a_program_beside_a_running_plan_ends_with_it_and_its_lighter_weeks_are_shown() -> None:
    """Three sessions a week from Wednesday 6 January: base, recovery, and a week with a race on its Sunday, the 24th.
    The first week's Monday is over; squats and hinges are gone in the six days before the race: on all three days."""
    weeks = ({"weekType": "base"}, {"weekType": "recovery"}, {"weekType": "taper", "race": "sunday"})
    made = generated(3)
    shown = expanded(made, running=tuple(RunningWeek.model_validate(week) for week in weeks))
    days = [place for place, day in enumerate(made.days) if day.exercises]
    first = dt.date(2027, 1, 4)
    dates = [first + dt.timedelta(7 * week + place) for week in range(3) for place in days]
    assert sorted(shown) == [date for date in dates if date >= dt.date(2027, 1, 6)]
    lighter = {date for date, summary in shown.items() if "lighter" in summary}
    assert lighter == {date for date in shown if date >= dt.date(2027, 1, 11)}
    assert {date for date, s in shown.items() if "without heavy leg work" in s} <= {
        date for date in shown if date.day > 17
    }


def test_a_block_ends_after_its_weeks_and_its_deload_is_shown() -> None:
    made = program(3, weeks=4)
    shown = expanded(made)
    assert len(shown) == 12
    assert sorted("lighter" in summary for summary in shown.values()) == [False] * 9 + [True] * 3
    assert {date for date, summary in shown.items() if "lighter" in summary} == set(sorted(shown)[-3:])


def test_with_a_time_zone_sessions_are_appointments_of_their_length() -> None:
    made = icalendar.Calendar.from_ical(
        PROGRAM_EXPORTS["ics"].render(document(zone=ZoneInfo("Europe/Berlin"), at=dt.time(18, 30)))
    )
    assert [zone.tz_name for zone in made.timezones] == ["Europe/Berlin"]
    minutes = {day.day_of_week: day.estimated_mins for day in CLASSIC.days}
    for event in made.events:
        assert event.start.time() == dt.time(18, 30)
        assert event["dtstart"].params["TZID"] == "Europe/Berlin"
        assert event.end - event.start == dt.timedelta(minutes=minutes[f"{event.start:%A}".lower()])


def test_the_table_has_a_row_for_each_exercise_and_no_formula() -> None:
    draft = {"days": [{"focus": "push", "exercises": [{"name": "=HYPERLINK bench press", "sets": 4}]}]}
    made = program(draft=draft)
    rows = list(csv.DictReader(io.StringIO(PROGRAM_EXPORTS["csv"].render(document(made)).decode("utf-8-sig"))))
    assert len(rows) == sum(len(day.exercises) for day in made.days)
    assert rows[0]["exercise"] == "'=HYPERLINK bench press"
    assert sum(int(row["sets"]) for row in rows) == sum(e.sets for day in made.days for e in day.exercises)


def table_of(made: Program) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(PROGRAM_EXPORTS["csv"].render(document(made)).decode("utf-8-sig"))))


def test_the_table_of_a_block_tells_every_week_with_its_reserve_its_deload_and_how_loads_rise() -> None:
    """Six weeks leave 3, 2, 2, 1, 1 repetitions in reserve and rest in the sixth with 4; back squats have 4 sets a
    session, and half of them, 2, in the deload: they rise by a plate when all sets reach 10."""
    rows = table_of(program(3, weeks=6))
    squats = [row for row in rows if row["dayOfWeek"] == rows[0]["dayOfWeek"] and row["exercise"] == "Back squat"]
    kinds = ["load"] * 5 + ["deload"]
    told = [(row["weekNumber"], row["weekKind"], row["rir"], row["sets"]) for row in squats]
    assert told == list(zip("123456", kinds, "322114", "444442", strict=True))
    assert {row["progression"] for row in squats} == {
        "When all sets reach 10, add the smallest plate and start again at 6."
    }
    assert len({(row["weekNumber"], row["dayOfWeek"]) for row in rows}) == 6 * 3


def test_the_sets_of_the_table_add_up_to_those_of_each_week() -> None:
    """A set counts for a muscle what its column says: 1 direct, 0.5 indirect."""
    made = program(3, weeks=6)
    assert made.weeks is not None
    for week in made.weeks:
        counted: dict[str, float] = {}
        for row in (row for row in table_of(made) if row["weekNumber"] == str(week.week_number)):
            for muscle, worth in (part.split(":") for part in row["muscles"].split()):
                counted[muscle] = counted.get(muscle, 0) + int(row["sets"]) * float(worth)
        assert counted == {muscle.value: sets.sets for muscle, sets in week.weekly_sets.items() if sets.sets}


def test_a_program_that_repeats_one_week_has_no_number_in_its_table() -> None:
    assert {(row["weekNumber"], row["weekKind"], row["progression"]) for row in table_of(CLASSIC)} == {("", "", "")}


def test_json_is_the_program_and_comes_back_unchanged_as_a_draft() -> None:
    data = json.loads(PROGRAM_EXPORTS["json"].render(document()))
    assert data == CLASSIC.as_json()
    assert program(draft=data).days == CLASSIC.days


def test_the_page_is_well_formed_and_shows_every_exercise_and_muscle_escaped() -> None:
    first = CLASSIC.days[0]
    hostile = first.exercises[0].model_copy(update={"notes": "<script>alert(1)</script>"})
    day = first.model_copy(update={"exercises": [hostile, *first.exercises[1:]]})
    made = CLASSIC.model_copy(update={"days": [day, *CLASSIC.days[1:]]})
    page = PROGRAM_EXPORTS["html"].render(document(made)).decode()
    text = " ".join(ElementTree.fromstring(page.removeprefix("<!doctype html>")).itertext())
    assert all(exercise.name in text for day in made.days for exercise in day.exercises)
    assert all(muscle.value.replace("_", " ") in text for muscle in made.weekly_sets)
    assert "<script" not in page
    assert not any(outside in page for outside in ("http:", "https:", "src=", "@import", "url("))


def plan_beside(made: Program, runs: int = 4, **settings: Any) -> Plan:
    request = read_request(ask(45.0, runs, "10k", 10, strengthDays=strength_days_of(made), **settings))
    return fill(solve(request), request)


def without_letter(shown: str) -> str:
    """An exercise's name without the letter of its superset."""
    letter, dot, name = shown.partition(". ")
    return name if dot and len(letter) == 1 else shown


@pytest.mark.parametrize("runs", [3, 5])
@pytest.mark.parametrize("days", [3, 4, 5, 6])
def test_both_calendars_agree(days: int, runs: int) -> None:
    """Joined by date: strength is on the same days under the same names, of the same kind, and no session that trains
    the legs stands the day before a long run, quality run or race."""
    made = CLASSIC if days == 6 else generated(days)
    plan = plan_beside(made, runs)
    running = icalendar.Calendar.from_ical(EXPORTS["ics"].render(Document("77aa", plan, MADE, Units("km")))).events
    lifting = {str(event["uid"]): event for event in events(made, beside=BesidePlan("77aa", plan))}
    asked = {str(event["uid"]): event for event in running if "strength" in str(event["uid"])}
    assert lifting.keys() == asked.keys()
    assert {uid: event.start for uid, event in lifting.items()} == {uid: event.start for uid, event in asked.items()}
    hard = {event.start for event in running if event["categories"].to_ical().decode() in HARD}
    muscles = {e.name: {m for m, worth in e.muscles.items() if worth == 1} for d in made.days for e in d.exercises}
    legs = [
        event
        for event in lifting.values()
        if any(
            muscles[without_letter(line.rpartition(": ")[0])] & LEGS for line in str(event["description"]).split("\n")
        )
    ]
    heavy_days = sum(day.strength in ("full_body", "lower") for week in plan.weeks for day in week.days)
    near_race = sum(
        "without heavy leg work" in str(event["summary"]) and event not in legs for event in lifting.values()
    )
    assert len(legs) + near_race >= heavy_days
    assert not [event.start for event in legs if event.start + dt.timedelta(days=1) in hard]
    for uid, event in asked.items():
        heavy = any(word in str(event["summary"]) for word in ("full body", "legs"))
        summary = str(lifting[uid]["summary"])
        trains = summary.partition(" without heavy leg work")[0].partition(",")[0] in ("Full body", "Legs", "Lower")
        assert heavy == trains, (summary, str(event["summary"]))
    assert {int(event["sequence"]) for event in lifting.values()} == {1}


def test_lighter_weeks_of_the_running_plan_are_lighter_after_a_block_s_own_weeks_too() -> None:
    """A block of two weeks beside ten weeks of running: its last week goes on, with half the sets, rounded up, in the
    plan's recovery and taper weeks."""
    made = program(3, weeks=2)
    plan = plan_beside(made)
    usual = {day.day_of_week: [e.sets for e in day.exercises] for day in made.weeks[-1].days}
    light = {day.date for week in plan.weeks for day in week.days if week.week_type in ("recovery", "taper")}
    later = [one for one in sessions_on(made, plan) if one.date >= plan.weeks[2].week_start_date]
    calm = [one for one in later if not (one.eased or one.fresh)]
    assert {one.date in light for one in calm} == {True, False}
    for one in calm:
        sets = [e.sets for e in one.day.exercises]
        assert sets == [-(-n // 2) if one.date in light else n for n in usual[one.day.day_of_week]]


def test_a_plan_with_strength_on_other_days_does_not_fit() -> None:
    four, six = program(4), CLASSIC
    plan = plan_beside(six)
    assert BesidePlan("1", plan).fits(six)
    assert not BesidePlan("1", plan).fits(four)
    bare = plan.model_copy(
        update={
            "weeks": [
                week.model_copy(update={"days": [d.model_copy(update={"strength": None}) for d in week.days]})
                for week in plan.weeks
            ]
        }
    )
    assert not BesidePlan("1", bare).fits(six)


def test_a_plans_own_files_show_where_strength_is() -> None:
    plan = plan_beside(CLASSIC)
    days = [day for week in plan.weeks for day in week.days]
    table = EXPORTS["csv"].render(Document("77aa", plan, MADE, Units("km"))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["strength"] or None for row in rows] == [day.strength for day in days]
    page = EXPORTS["html"].render(Document("77aa", plan, MADE, Units("km"))).decode()
    told = [re.findall(r"<b>[^<]*legs|strength: legs", row) for row in re.findall(r"<tr.*?</tr>", page)]
    assert [len(found) for found in told] == [int(day.strength == "lower") for day in days]
    assert {found[0] for found in told if found} > {"strength: legs"}, "on run days beside, else as the title"
