"""The form in miles, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.api.studio.person import Person
from tests.api.studio.test_plan import at_a_known_plan

pytestmark = pytest.mark.browser


def test_who_runs_in_miles_types_miles_and_asks_for_kilometres(person: Person) -> None:
    """40 km a week are 24.85 mi and stay 40 km; 25 mi are 40.2336 km, and 9:15 a mile are 5:45 a kilometre."""
    at_a_known_plan(person)
    page = person.page
    for title in ("Words", "Runner"):
        page.get_by_text(title, exact=True).click()
    weekly, units = page.locator("#request-athlete-currentWeeklyKm"), page.locator("#request-settings-units")
    units.select_option("mi")
    expect(weekly).to_have_value("24.85")
    expect(page.get_by_label("Current weekly (mi)")).to_be_visible()
    expect(person.title(1)).to_contain_text("24.75")  # week 1 on the grid of quarter miles
    units.select_option(label="Kilometres")
    expect(weekly).to_have_value("40")

    units.select_option("mi")
    expect(weekly).to_have_value("24.85")
    weekly.fill("25")
    expect(person.title(1)).to_contain_text("25")
    page.get_by_label("Easy pace (min:s per mi)").fill("9:15")
    page.get_by_label("VDOT").focus()
    units.select_option(label="Kilometres")
    expect(page.get_by_label("Easy pace (min:s per km)")).to_have_value("5:45")
    asked = page.request.get(f"{person.address}/files/request.json").json()
    assert asked["athlete"] == {"currentWeeklyKm": 40.2336, "easyPaceSecPerKm": pytest.approx(344.861011185)}


def test_what_is_out_of_bounds_is_told_in_miles(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    page.get_by_text("Words", exact=True).click()
    page.locator("#request-settings-units").select_option("mi")
    expect(page.get_by_label("Current weekly (mi)")).to_have_value("24.85")
    person.set("athlete.currentWeeklyKm", "250")
    expect(page.locator("#request-athlete-currentWeeklyKm-wrong")).to_have_text("Must be at most 186.41")
