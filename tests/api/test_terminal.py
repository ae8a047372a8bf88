"""What a plan looks like; the sample is four weeks to a 10 km race."""

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from api.exports.document import Document
from api.exports.table import EXPORTS
from api.terminal.plan.plan_view import plan_view
from api.terminal.safe_text import printable
from api.terminal.structures import structure_line
from api.terminal.units import Units
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.running.request.result import Intensity, PaceRange, Plan, Repeat, Step, WorkoutStructure, WorkoutType
from tests.api.command_line import EXAMPLE
from tests.api.sample import sample_plan, sample_request

RAW = json.loads(Path(EXAMPLE).read_text())
CHART = """\
Volume, km a week
 1   4 Jan  base     ███████████████████████████████▊ 20.5
 2  11 Jan  build    ██████████████████████████████████▉ 22.5
 3  18 Jan  peak     ██████████████████████████████████████ 24.5
 4  25 Jan  taper    ██████████░░░░░░░░░░░░░░░░ 17 race 10
"""
STACKED = """\
Week            Mon  Tue   Wed  Thu        Fri  Sat  Sun
 1 base         -    Easy  -    Tempo      -    -    Long run
 4 Jan 20.5 km       6          6.5                  8
"""
WIDE = """\
Week                        Mon  Tue       Wed  Thu          Fri  Sat  Sun
 1   4 Jan  base      20.5  -    Easy 6    -    Tempo 6.5    -    -    Long run 8
"""
NARROW = """\
Week 1, 4 Jan: base, 20.5 km
  Tue Easy 6. Thu Tempo 6.5.
  Sun Long run 8.
"""


def shown(plan: Plan, width: int, weeks: tuple[int, ...] = (), units: str = "km", encoding: str = "utf-8") -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as text:
        console.print(plan_view(plan, sample_request(units=units), weeks))
    return "\n".join(line.rstrip() for line in text.get().splitlines())


def test_the_chart_shows_growth_taper_and_race() -> None:
    assert CHART in shown(sample_plan(), 70)


def test_the_calendar_takes_the_widest_form_that_fits() -> None:
    assert WIDE in shown(sample_plan(), 120)
    assert STACKED in shown(sample_plan(), 62)
    assert NARROW in shown(sample_plan(), 36)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 120])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    lines = shown(sample_plan(bent=True), width, weeks=(1, 2, 3, 4)).splitlines()
    assert max(map(len, lines)) <= width


def test_a_terminal_without_unicode_gets_plain_bars() -> None:
    text = shown(sample_plan(), 80, encoding="ascii")
    assert "#########=====" in text
    assert text.isascii()


def test_bends_and_advice_are_sentences() -> None:
    text = shown(sample_plan(bent=True), 100)
    assert "What had to bend\n* Tuesday's easy run is 0.5 km longer. (R22)" in text
    assert "Good to know\n* Week 2: Three runs need wider shares." in text
    assert "Proved optimal in 7 ms by engine 0.1.0. Plan abcdef012345." in text
    assert "Every rule holds." in shown(sample_plan(), 100)


def test_chosen_weeks_are_shown_day_by_day() -> None:
    text = shown(sample_plan(), 100, weeks=(2,))
    assert "Week 2, 11 Jan to 17 Jan: build, 22.5 km\nTue 12 Jan  Easy  6.5 km, 39 min\n" in text
    assert "Week 1, 4 Jan to" not in text


def test_the_athlete_and_where_the_plan_leads_stand_on_top() -> None:
    assert shown(sample_plan(), 100).splitlines()[:4] == [
        "10k plan, 4 weeks",
        "From Monday 4 January 2027 to the race on Sunday 31 January 2027",
        "For a runner at 20.5 km a week, longest recent run 8 km, 3 runs a week",
        "Peaks at 24.5 km in week 3, longest training run 10 km",
    ]


def test_miles_are_shown_as_miles() -> None:
    assert "Volume, mi a week" in shown(sample_plan(), 80, units="mi")
    mi = Units("mi")
    assert [mi.number(km) for km in (1.609344, 4.023360, 42.195, 10.0, 5.310835)] == ["1", "2.5", "26.2", "6.2", "3.3"]
    assert mi.number(2.414016 + 0.402336) == "1.75"
    assert mi.pace(PaceRange(fast_sec_per_km=300, slow_sec_per_km=315)) == "8:03-8:27 /mi"


def test_where_no_pace_is_known_fast_running_is_not_called_easy() -> None:
    def step(km: float, intensity: Intensity) -> Step:
        return Step(distance_km=km, intensity=intensity)

    kilometres = Repeat(repeat=5, steps=(step(1, Intensity.HIGH), step(0.4, Intensity.LOW)))
    km = Units("km")
    whole = WorkoutStructure(
        warmup=step(2, Intensity.LOW), main=(kilometres, step(3, Intensity.MODERATE)), cooldown=step(1, Intensity.LOW)
    )
    line = "warm-up 2 km → 5 × (1 km fast + 0.4 km easy) → 3 km steady → cool-down 1 km"
    assert structure_line(whole, km) == line
    race = WorkoutStructure(warmup=None, main=(step(21.1, Intensity.MAX),), cooldown=None)
    assert structure_line(race, km) == "21.1 km at race effort"


@pytest.mark.parametrize("goal", ["5k", "half_marathon"])
def test_no_export_of_a_plan_without_paces_calls_work_easy(goal: str) -> None:
    """The same line stands in the calendar, the table, on the page and in the terminal."""
    request = read_request({**RAW, "athlete": {"currentWeeklyKm": 42}, "settings": {**RAW["settings"], "goal": goal}})
    plan = fill(solve(request), request)
    document = Document("3f0c", plan, dt.datetime(2026, 12, 1, tzinfo=dt.UTC), Units("km"))
    weeks = tuple(range(1, 17))
    texts = {name: EXPORTS[name].render(document).decode() for name in ("ics", "csv", "html")}
    texts = {"terminal": shown(plan, 200, weeks), **texts}
    work = [
        structure_line(day.workout_structure, Units("km"))
        for week in plan.weeks
        for day in week.days
        if day.workout_type in (WorkoutType.INTERVALS, WorkoutType.RACE, WorkoutType.TEMPO)
    ]
    assert len(work) > 10
    for line in work:
        main = line.removeprefix("warm-up").partition("cool-down")[0]
        assert any(effort in main for effort in (" fast", " steady", " at race effort")), line
    for name, text in texts.items():
        flat = text.replace("\r\n ", "").replace("&gt;", ">")
        assert all(line in flat for line in work[:1] + work[-1:]) or name == "terminal", name
        assert " at race effort" in flat, name


def test_kilometres_have_no_needless_decimals() -> None:
    assert [Units("km").number(km) for km in (12.0, 12.5, 42.195, 21.0975, 0.1)] == [
        "12",
        "12.5",
        "42.2",
        "21.1",
        "0.1",
    ]


def test_a_strangers_words_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[31m\nb\u202e🏃") == "a\\x1b[31m b\\u202e🏃"
