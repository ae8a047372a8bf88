"""Each export is opened again by another reader than the one that wrote it."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import fitdecode
import icalendar
import pytest

from api.exports.cells import cell
from api.exports.document import Document
from api.exports.table import EXPORTS
from api.terminal.units import Units
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.running.request.result import Plan, PlanDay, Repeat, Step, WorkoutType
from tests.api.command_line import EXAMPLE

RAW = json.loads(Path(EXAMPLE).read_text())
REQUEST = read_request(RAW)
PLAN = fill(solve(REQUEST), REQUEST)
FINISHED = dt.datetime(2026, 12, 1, 8, 30, tzinfo=dt.UTC)


def document(plan: Plan = PLAN, **options: Any) -> Document:
    return Document("3f0c", plan, FINISHED, **{"units": Units("km"), **options})


def days(plan: Plan = PLAN) -> list[PlanDay]:
    return [day for week in plan.weeks for day in week.days]


def sessions(plan: Plan = PLAN) -> list[PlanDay]:
    return [day for day in days(plan) if day.workout_type is not WorkoutType.REST]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_plan_is_the_same_file(name: str) -> None:
    assert EXPORTS[name].render(document()) == EXPORTS[name].render(document())


def calendar(**options: Any) -> icalendar.Calendar:
    return calendar_of(EXPORTS["ics"].render(document(**options)))


def calendar_of(file: bytes) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(file)


def test_the_calendar_has_an_all_day_event_for_each_session() -> None:
    events = calendar().events
    assert [event.start for event in events] == [day.date for day in sessions()]
    assert [event.end - event.start for event in events] == [dt.timedelta(1)] * len(events)
    assert all(event["summary"] and event["description"] for event in events)
    assert calendar().timezones == []


def test_with_a_time_zone_sessions_are_appointments_there_and_the_zone_is_in_the_file() -> None:
    made = calendar(zone=ZoneInfo("Europe/Berlin"), at=dt.time(6, 30))
    assert [zone.tz_name for zone in made.timezones] == ["Europe/Berlin"]
    for event, day in zip(made.events, sessions(), strict=True):
        assert event.start.replace(tzinfo=None) == dt.datetime.combine(day.date, dt.time(6, 30))
        assert event["dtstart"].params["TZID"] == "Europe/Berlin"
        assert event.end - event.start == dt.timedelta(minutes=day.planned_duration_mins or 60)
    offsets = {event.start.utcoffset() for event in made.events}
    assert offsets == {dt.timedelta(hours=1), dt.timedelta(hours=2)}  # January to April: winter and summer time


def test_a_second_import_updates_instead_of_doubling() -> None:
    uids = [str(event["uid"]) for event in calendar().events]
    assert len(set(uids)) == len(uids)
    assert [str(event["uid"]) for event in calendar(zone=ZoneInfo("Asia/Tokyo")).events] == uids
    assert uids[0] == f"3f0c-{sessions()[0].date}@pacewright"


def test_lines_of_the_calendar_are_folded_as_the_standard_asks() -> None:
    lines = EXPORTS["ics"].render(document()).split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_a_calendar_can_be_read_whatever_strangers_wrote() -> None:
    """A control character but tab and line end makes a calendar none (RFC 5545, 3.1)."""
    hostile = "".join(map(chr, range(128))) + "Nord & Süd"
    week = PLAN.weeks[0]
    changed = week.model_copy(update={"days": [day.model_copy(update={"title": hostile}) for day in week.days]})
    plan = PLAN.model_copy(update={"weeks": [changed, *PLAN.weeks[1:]]})
    file = EXPORTS["ics"].render(document(plan))
    assert {byte for byte in file if byte < 32 or byte == 127} == {*b"\t\r\n"}
    assert "{|}~Nord & Süd" in calendar_of(file).events[0]["summary"]


def test_the_table_has_a_row_for_each_day() -> None:
    text = EXPORTS["csv"].render(document())
    assert text.startswith(b"\xef\xbb\xbfweek,weekType,date")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert [row["date"] for row in rows] == [str(day.date) for day in days()]
    distances = [float(row["distanceKm"] or 0) for row in rows]
    assert sum(distances) == pytest.approx(sum(week.planned_distance_km for week in PLAN.weeks), abs=0.01)
    tempo = rows[3]
    assert (tempo["workoutType"], tempo["distanceKm"], tempo["durationMins"]) == ("tempo", "8", "43")
    assert tempo["structure"].startswith("warm-up 3 km → 3 × (0.8 km at 4:34-4:42 /km + 0.2 km easy)")


def test_no_cell_can_become_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"):
        assert cell(text).startswith("'")
    assert [cell(x) for x in ("Easy - relaxed", -1.5, 8.0, None)] == ["Easy - relaxed", "-1.5", "8", ""]
    hostile = [day.model_copy(update={"title": "=HYPERLINK(1)"}) for day in days()[:7]]
    week = PLAN.weeks[0].model_copy(update={"days": hostile})
    rows = csv.DictReader(
        io.StringIO(EXPORTS["csv"].render(document(PLAN.model_copy(update={"weeks": [week]}))).decode())
    )
    assert {row["title"] for row in rows} == {"'=HYPERLINK(1)"}


def test_json_is_the_plan_itself() -> None:
    assert json.loads(EXPORTS["json"].render(document())) == PLAN.as_json()


def workouts(plan: Plan = PLAN) -> dict[str, list[Any]]:
    """The messages of each FIT file, as another library decodes them."""
    archive = zipfile.ZipFile(io.BytesIO(EXPORTS["fit.zip"].render(document(plan))))
    files = [name for name in archive.namelist() if name.endswith(".fit")]
    return {name: _messages(archive.read(name)) for name in files}


def _messages(content: bytes) -> list[Any]:
    with fitdecode.FitReader(io.BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        return [frame for frame in reader if isinstance(frame, fitdecode.FitDataMessage)]


def structured(plan: Plan = PLAN) -> list[PlanDay]:
    return [day for day in days(plan) if day.workout_structure is not None]


def expected(day: PlanDay) -> list[tuple[Any, ...]]:
    """The steps of a day as a watch has them: metres, slow and fast speed; or (first step, times) for a repeat."""
    structure, steps = day.workout_structure, []
    assert structure is not None
    for item in filter(None, [structure.warmup, *structure.main, structure.cooldown]):
        first = len(steps)
        for step in item.steps if isinstance(item, Repeat) else [item]:
            steps.append(_expected_step(step))
        if isinstance(item, Repeat):
            steps.append((first, item.repeat))
    return steps


def _expected_step(step: Step) -> tuple[Any, ...]:
    pace = step.target_pace
    if pace is None:
        assert "phill" in (step.note or "")
        return (pytest.approx(1000 * step.distance_km, abs=0.02),)
    slow, fast = (round(1000 / seconds, 3) for seconds in (pace.slow_sec_per_km, pace.fast_sec_per_km))
    return (
        pytest.approx(1000 * step.distance_km, abs=0.02),
        pytest.approx(slow, abs=1e-3),
        pytest.approx(fast, abs=1e-3),
    )


def read(step: Any) -> tuple[Any, ...]:
    if step.get_value("duration_type") == "repeat_until_steps_cmplt":
        return (step.get_value("duration_step"), step.get_value("repeat_steps"))
    assert step.get_value("duration_type") == "distance"
    if step.get_value("target_type") == "open":
        return (step.get_value("duration_distance"),)
    assert step.get_value("target_type") == "speed"
    names = ("duration_distance", "custom_target_speed_low", "custom_target_speed_high")
    return tuple(step.get_value(name) for name in names)


def test_every_structured_run_is_a_workout_with_its_repeats_paces_and_distances() -> None:
    files = workouts()
    assert [name[:10] for name in files] == [str(day.date) for day in structured()]
    repeats = 0
    for day, messages in zip(structured(), files.values(), strict=True):
        about, workout, *steps = messages
        assert (about.get_value("type"), workout.get_value("sport")) == ("workout", "running")
        assert workout.get_value("wkt_name") == shortened(day.title)
        assert workout.get_value("num_valid_steps") == len(steps)
        assert [step.get_value("message_index") for step in steps] == list(range(len(steps)))
        assert [read(step) for step in steps] == expected(day)
        repeats += any(step.get_value("duration_type") == "repeat_until_steps_cmplt" for step in steps)
    assert repeats > 10


def shortened(title: str) -> str:
    """Word by word, as long as 40 bytes hold."""
    words, kept = title.split(), ""
    for word in words:
        if len(f"{kept} {word}".strip().encode()) > 40:
            break
        kept = f"{kept} {word}".strip()
    return kept.rstrip(" ,;:.-\u2013\u2014(&+/")


NAMES = {
    "Easy 9 km": "Easy 9 km",
    "Threshold: 3 x 1.6 km at half-marathon effort, strong": "Threshold: 3 x 1.6 km at half-marathon",
    "Long run: 29 km with the last 8 km steady (if you can)": "Long run: 29 km with the last 8 km",
    "Wiederholungsläufe über 1000 m — locker bleiben": "Wiederholungsläufe über 1000 m",
    "Donaudampfschifffahrtsgesellschaftskapitänslauf": "Donaudampfschifffahrtsgesellschaftskapit",
    "ä" * 30: "ä" * 20,
}


def titled(title: str) -> Plan:
    """The plan's first structured run alone, under another title."""
    week = PLAN.weeks[0]
    day = next(day for day in week.days if day.workout_structure is not None)
    days = [day.model_copy(update={"title": title})]
    return PLAN.model_copy(update={"weeks": [week.model_copy(update={"days": days})]})


@pytest.mark.parametrize("title", NAMES)
def test_a_workouts_name_ends_with_a_whole_word(title: str) -> None:
    ((file, messages),) = workouts(titled(title)).items()
    assert messages[1].get_value("wkt_name") == NAMES[title]
    assert not file.removesuffix(".fit").endswith("-")


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Hügel: 6 x 45 s", "huegel-6-x-45-s"),
        ("Kräftig und zügig, groß", "kraeftig-und-zuegig-gross"),
        ("Été à Málaga", "ete-a-malaga"),
        ("🏃", "run"),
    ],
)
def test_a_workouts_file_is_named_in_letters_that_every_machine_can_write(title: str, file: str) -> None:
    (name,) = workouts(titled(title))
    assert name.endswith(f"-{file}.fit")


def test_workouts_can_be_had_for_some_days_only() -> None:
    first, last = dt.date(2027, 2, 1), dt.date(2027, 2, 28)
    content = EXPORTS["fit.zip"].render(document(first=first, last=last))
    names = [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if name.endswith(".fit")]
    assert [name[:10] for name in names] == [str(d.date) for d in structured() if first <= d.date <= last]
    assert len(names) > 10


def test_a_watch_runs_the_days_distance() -> None:
    """Walking through a file as a watch does, repeats and all, gives the plan's kilometres within 2 %."""
    for day, messages in zip(structured(), workouts().values(), strict=True):
        steps, metres = messages[2:], 0.0
        for step in steps:
            values = read(step)
            if len(values) == 2:
                first, times = values
                metres += (times - 1) * sum(read(s)[0] for s in steps[first : step.get_value("message_index")])
            else:
                metres += values[0]
        assert metres == pytest.approx(1000 * day.planned_distance_km, rel=0.02)


def test_workouts_of_a_runner_without_paces_give_a_zone_to_the_work_and_none_to_the_way_there() -> None:
    request = read_request({**RAW, "athlete": {"currentWeeklyKm": 42}})
    plan = fill(solve(request), request)
    targets = {
        (day.workout_type, step.get_value("intensity"), step.get_value("target_type"))
        for day, messages in zip(structured(plan), workouts(plan).values(), strict=True)
        for step in messages[2:]
        if step.get_value("duration_type") != "repeat_until_steps_cmplt"
    }
    assert {target for _, _, target in targets} == {"heart_rate", "open"}
    for kind in ("tempo", "intervals"):
        assert {(kind, "active", "heart_rate"), (kind, "warmup", "open"), (kind, "cooldown", "open")} <= targets
        assert (kind, "warmup", "heart_rate") not in targets
        assert (kind, "recovery", "heart_rate") not in targets
    assert ("easy", "warmup", "heart_rate") in targets  # an easy run is easy from its first step


def test_the_page_is_well_formed_complete_and_needs_nothing_from_elsewhere() -> None:
    page = EXPORTS["html"].render(document()).decode()
    root = ElementTree.fromstring(page.removeprefix("<!doctype html>"))
    text = " ".join(root.itertext())
    assert root.tag == "html"
    assert all(day.title in text for day in sessions())
    assert PLAN.coach_note in text


def test_the_page_shows_every_day_in_the_athletes_units_and_escapes_what_strangers_wrote() -> None:
    week = PLAN.weeks[0]
    hostile = week.days[1].model_copy(update={"title": "<script>alert(1)</script>"})
    changed = week.model_copy(update={"days": [week.days[0], hostile, *week.days[2:]]})
    plan = PLAN.model_copy(update={"weeks": [changed, *PLAN.weeks[1:]]})
    page = EXPORTS["html"].render(document(plan, units=Units("mi"))).decode()
    assert page.count("<tr") == len(days())
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "26.1 mi" in page  # 42 km: week 1
    assert not any(outside in page for outside in ("http:", "https:", "src=", "@import", "url("))
    assert page.count("<rect") >= 2 * (16 + 15)  # a bar a week, a long run in most; upright and lying


def test_the_legend_names_what_the_chart_has() -> None:
    """Four weeks of general fitness have no taper and no race."""
    assert {"base", "peak", "taper", "race", "longest run"} <= set(legend_of(document()))
    raw = {**RAW, "settings": {"goal": "general_fitness", "startDate": "2027-01-04", "totalWeeks": 4, "daysPerWeek": 3}}
    request = read_request(raw)
    assert legend_of(document(solve(request))) == ["base", "build", "peak", "recovery", "longest run"]


def legend_of(plan: Document) -> list[str]:
    page = EXPORTS["html"].render(plan).decode()
    (legend,) = re.findall(r'<p class="legend">(.*?)</p>', page)
    return re.findall(r"</span>([^<]+)</span>", legend)


def test_a_page_says_once_that_a_rest_day_is_for_lifting() -> None:
    raw = {**RAW, "settings": {**RAW["settings"], "strengthDays": ["monday"]}}
    request = read_request(raw)
    page = EXPORTS["html"].render(document(fill(solve(request), request))).decode()
    monday = page.partition('<tr class="rest">')[2].partition("</tr>")[0]
    assert monday.count("<b>") == 1
    assert 'class="targets"' not in monday
    assert "full body" in monday
