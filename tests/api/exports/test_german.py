"""A plan in German: pages, calendars, watches and the terminal speak it, with nothing of ours left in English."""

import datetime as dt
import io
import re
import zipfile
from functools import cache

import pytest
from rich.console import Console

from api.exports.document import Document
from api.exports.table import EXPORTS
from api.terminal.plan.plan_view import plan_view
from api.terminal.units import Units
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request

ENGLISH = re.compile(
    r"\b(week|weeks|easy|long|run|day|days|rest|race|strength|warm-up|cool-down|about|pace|zone|heart|plan|and|the|with"
    r"|January|February|March|Monday|Tuesday|Sunday|Mon|Tue|Thu|recovery|build|peak|base)\b"
)


@cache
def german():
    request = read_request(
        {
            "athlete": {"currentWeeklyKm": 42, "vdot": 45, "maxHr": 188},
            "settings": {
                "goal": "10k", "startDate": "2027-01-04", "raceDate": "2027-03-14", "daysPerWeek": 5, "language": "de",
                "strengthDays": ["monday"], "blockedDates": ["2027-02-06", "2027-02-07"],
            },
        }
    )  # fmt: skip
    plan = fill(solve(request), request)
    finished = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    return request, Document("id", plan, finished, Units("km", "de"))


def text_of(suffix):
    made = EXPORTS[suffix].render(german()[1])
    if suffix == "html":
        return re.sub(r"<style>.*?</style>|<[^>]*>", " ", made.decode(), flags=re.DOTALL)
    if suffix == "ics":
        folded = made.decode().replace("\r\n ", "")
        return " ".join(
            re.findall(r"^(?:SUMMARY|DESCRIPTION|CATEGORIES|X-WR-CALNAME|NAME):(.*)$", folded, re.MULTILINE)
        )
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return archive.read("README.txt").decode()


@pytest.mark.parametrize("suffix", ["html", "ics", "zip"])
def test_exports_speak_german(suffix):
    text = text_of(suffix if suffix in EXPORTS else "fit.zip")
    assert len(text) > 100
    assert not set(ENGLISH.findall(text))


def test_pages_say_their_language_and_write_numbers_its_way():
    page = EXPORTS["html"].render(german()[1]).decode()
    assert 'lang="de"' in page
    assert re.search(r"\d,5 km", page)
    assert not re.search(r"\d\.5 km", page)
    assert "Sonntag, 14. März 2027" in page


def test_a_page_says_of_which_week_it_tells():
    """Two days off in week 5 cost a run or move one; "this week" alone says nothing at the end of a page."""
    page = EXPORTS["html"].render(german()[1]).decode()
    told = re.findall(r"<li>([^<]*)</li>", page)
    of_week = [advice for advice in german()[1].plan.advisories if advice.week is not None]
    assert of_week
    for advice in of_week:
        assert any(item.startswith(f"Woche {advice.week}") and item.endswith(advice.message) for item in told), told


def test_the_terminal_speaks_german():
    request, document = german()
    console = Console(file=io.StringIO(), width=120, color_system=None)
    console.print(plan_view(document.plan, request, {1, 10}))
    text = console.file.getvalue()
    assert "Umfang, km pro Woche" in text
    assert not set(ENGLISH.findall(re.sub(r"--\w+|Plan \w+\.", "", text)))
