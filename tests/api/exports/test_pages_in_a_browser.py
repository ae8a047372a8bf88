"""The pages as people see them, in a real Chromium: on paper, on a telephone, on a desk."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.image
import numpy as np
import pytest

from api.exports.strength.html import page_of
from api.exports.table import EXPORTS
from api.history.profile import profile_of_history
from api.terminal.profile.profile_page import profile_page
from coach.offline import fill
from solver.running.engine import solve
from solver.running.request.request import read_request
from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request
from tests.api.exports.test_exports import RAW, document
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table
from tests.strength.drafts import lifter

pytestmark = pytest.mark.browser
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
         "--disable-component-update", "--no-first-run", "--disable-dev-shm-usage"]  # fmt: skip
TELEPHONE, DESK = 390, 1280
A4 = {"width": 703, "height": 1032}
"""The text's part of a sheet, 297 less twice 12 mm and so on, at 96 dots an inch."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page that the product makes."""
    folder = tmp_path_factory.mktemp("pages")
    year = {**RAW, "settings": {**RAW["settings"], "goal": "general_fitness", "raceDate": None, "totalWeeks": 52}}
    request = read_request(year)
    table = folder / "activities.csv"
    table.write_text(strava_table(athlete(RACER).activities))
    texts = {
        "16 weeks": EXPORTS["html"].render(document()).decode(),
        "52 weeks": EXPORTS["html"].render(document(fill(solve(request), request))).decode(),
        "program": page_of(program_of(read_lifter_request({"lifter": lifter()}))),
        "profile": profile_page(profile_of_history([str(table)])),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in texts}


PAGES = ("16 weeks", "52 weeks", "program", "profile")


def opened(browser: Any, address: str, width: int) -> Any:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(address)
    return page


def test_sixteen_weeks_are_six_full_sheets(browser: Any, pages: dict[str, str]) -> None:
    page = opened(browser, pages["16 weeks"], DESK)
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    height = page.evaluate("document.documentElement.scrollHeight") / A4["height"]
    page.close()
    assert sheets <= 6
    assert height > sheets - 1  # what is printed would not fit on a sheet less: none is left half empty on the way


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, TELEPHONE, DESK])
def test_nothing_is_wider_than_the_screen(browser: Any, pages: dict[str, str], name: str, width: int) -> None:
    page = opened(browser, pages[name], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_every_letter_can_be_read_on_a_telephone(browser: Any, pages: dict[str, str], name: str) -> None:
    """Also those of charts, which are drawn and therefore scaled with their picture."""
    page = opened(browser, pages[name], TELEPHONE)
    drawn = page.evaluate(
        """[...document.querySelectorAll('svg text')].filter(t => t.getClientRects().length).map(t => {
             const svg = t.ownerSVGElement, size = parseFloat(getComputedStyle(t).fontSize)
             return size * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
           })"""
    )
    written = page.evaluate(
        """[...document.querySelectorAll('p, td, th, li')].filter(e => e.innerText.trim() && e.getClientRects().length)
             .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    page.close()
    assert written
    assert min(written) >= 12
    assert min(drawn, default=12) >= 10
    assert bool(drawn) == (name != "program")


def test_the_words_of_a_day_have_the_telephones_width(browser: Any, pages: dict[str, str], tmp_path: Path) -> None:
    """Looked at as a picture: the ink of the weeks reaches from margin to margin, and most lines are used whole."""
    page = opened(browser, pages["16 weeks"], TELEPHONE)
    shown = page.locator("section").nth(1)
    widths = page.evaluate("[...document.querySelectorAll('td.words')].map(e => e.getBoundingClientRect().width)")
    shown.screenshot(path=str(tmp_path / "week.png"))
    page.close()
    assert min(widths) > 0.85 * TELEPHONE
    ink = matplotlib.image.imread(tmp_path / "week.png")[..., :3].min(axis=2) < 0.6
    columns = np.flatnonzero(ink.any(axis=0))
    assert columns[0] < 5
    assert columns[-1] > ink.shape[1] - 12
    right_half = ink[:, ink.shape[1] // 2 :].sum() / ink.sum()
    assert right_half > 0.3


def test_a_telephone_sees_one_chart_and_so_does_a_desk(browser: Any, pages: dict[str, str]) -> None:
    for width, name in ((TELEPHONE, "narrow"), (DESK, "wide")):
        page = opened(browser, pages["16 weeks"], width)
        seen = page.evaluate(
            "[...document.querySelectorAll('svg')].filter(s => s.getClientRects().length).map(s => s.classList[1])"
        )
        page.close()
        assert seen == [name]
