"""Every view on a telephone, a desk and a wall: nothing wider than the screen, nothing that axe minds."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.api.service.running import Running
from tests.api.studio.person import DESK, TELEPHONE, WALL, Person
from tests.api.studio.test_judge_and_runs import file
from tests.api.studio.test_results import LINES

pytestmark = pytest.mark.browser
VIEWS = ("", "weights", "judge", "runs")
COACHED = "date,km\n" + "\n".join(f"2027-{day},12" for day in ("01-05", "01-10", "01-17"))
SMALLEST = """
[...document.querySelectorAll('main *')].filter((e) => e.getClientRects().length
  && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .map((e) => parseFloat(getComputedStyle(e).fontSize)).reduce((a, b) => Math.min(a, b), 99)"""


CUT = """
[...document.querySelectorAll('.day .pill')].filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent)"""
COVERED = """
(() => {
  const chart = document.querySelector('.chart').getBoundingClientRect();
  const boxes = [...document.querySelectorAll('.chart .total')].map((e) => e.getBoundingClientRect());
  return boxes.filter((box, i) => box.right > chart.right || (i && box.left < boxes[i - 1].right)).length;
})()"""


def filled(person: Person, view: str) -> None:
    """A view with something in it."""
    page = person.open(view)
    if view == "weights":
        page.locator("#draw-multiples").click()
        page.locator(".multiples").wait_for()
    if view == "judge":
        person.open()
        person.fill_in(startDate="2027-01-04", raceDate="2027-03-28")
        person.day("2027-03-28").wait_for()
        person.open(view)
        page.locator("input[type=file]").set_input_files(file("coach.csv", COACHED))
        page.locator("#verdicts").wait_for()
    if view == "runs":
        page.locator("input[type=file]").first.set_input_files(file("bench.jsonl", LINES.decode()))
        page.locator("#runs").wait_for()


@pytest.mark.parametrize("size", [TELEPHONE, DESK, WALL])
def test_every_figure_of_a_long_plan_can_be_read(browser: Any, studio: Running, size: tuple[int, int]) -> None:
    """47 weeks in miles and quarters of one: the longest figures on the smallest days and bars."""
    with Person.at(browser, studio.address, size) as person:
        page = person.open()
        page.get_by_text("Start from words").click()
        page.locator("#wish").fill("Marathon on 24 October 2027, start 30 Nov 2026, 70 miles a week, 6 days a week")
        page.locator("#read-wish").click()
        person.day("2027-10-24").wait_for()
        assert page.locator(".chart .total").count() > 5
        assert page.evaluate(CUT) == []
        assert page.evaluate(COVERED) == 0


SCREENS = [(TELEPHONE, "dark"), (DESK, "light")]


@pytest.mark.parametrize(("view", "size", "theme"), [*((v, *s) for v in VIEWS for s in SCREENS), ("", WALL, "light")])
def test_a_view_fits_the_screen_and_axe_finds_nothing(
    browser: Any, studio: Running, view: str, size: tuple[int, int], theme: str
) -> None:
    with Person.at(browser, studio.address, size, color_scheme=theme) as person:
        filled(person, view)
        assert person.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert person.page.evaluate(SMALLEST) >= 11
        if size != WALL:
            found = Axe().run(person.page)
            assert found.violations_count == 0, found.generate_report()
