"""The studio in the language of whoever looks at it."""

from typing import Any

import pytest
from playwright.sync_api import expect

from api.studio.desk.form import sections
from api.studio.desk.problem import Problem
from api.studio.desk.shown import calendar_of, chart_of, words_of_calendar
from api.studio.desk.spoken import in_units, in_words
from api.terminal.units import Units
from solver.languages import LANGUAGES
from tests.api.service.running import Running
from tests.api.studio.person import DESK, TELEPHONE, Person
from tests.api.studio.test_living import PLAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_form_has_a_label_in_every_language(language: str) -> None:
    labels = [field["label"] for section in sections(["default"], Units("km", language)) for field in section["fields"]]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_days_weeks_and_letters_are_the_languages_own() -> None:
    """Week 1 has 40 km, its long run on Sunday 10 January."""
    german = Units("km", "de")
    week = calendar_of(PLAN, german)[0]
    sunday = week["days"][6]
    assert (week["type"], week["spoken"]) == ("Basis", "Woche 1, Basis, 40 km")
    assert (sunday["name"], sunday["letter"], sunday["spoken"]) == (
        "Lang", "La", "Sonntag, 10. Januar, Langer Lauf, 13 km")  # fmt: skip
    assert words_of_calendar(german)["days"] == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    assert next(bar["said"] for bar in chart_of(PLAN, german) if bar["total"] % 1) == "52,5"


def test_a_message_names_fields_and_dates_in_the_language() -> None:
    said = in_words("pins.2027-01-17: settings.peakWeeklyKm", Units("km", "de"))
    assert said == "Was du am Sonntag, 17. Januar festgelegt hast: “Höchstens pro Woche”"


@pytest.mark.browser
def test_a_german_browser_is_spoken_to_in_german_until_somebody_chooses(browser: Any, studio: Running) -> None:
    with Person.at(browser, studio.address, DESK, locale="de-DE") as person:
        page = person.open()
        expect(page.locator("#drawn")).to_contain_text("gezeichnet")
        expect(page.get_by_label("Lauftage pro Woche").first).to_have_value("4")
        expect(page.locator("#request-settings-language")).to_have_value("de")
        page.get_by_role("link", name="English").click()
        expect(page.locator("#drawn")).to_contain_text("drawn in")
        page.goto(person.address + "/")  # it is kept
        expect(page.get_by_label("Days per week").first).to_have_value("4")
        page.get_by_role("link", name="Deutsch").click()
        expect(page.locator("#drawn")).to_contain_text("gezeichnet")


@pytest.mark.browser
def test_whatever_a_german_calendar_says_fits_a_telephone(browser: Any, studio: Running) -> None:
    cut = "[...document.querySelectorAll('.day .pill')].filter((e) => e.scrollWidth > e.clientWidth).length"
    with Person.at(browser, studio.address, TELEPHONE, locale="de-DE") as person:
        page = person.open()
        page.locator(".kind-race").first.wait_for()
        assert page.evaluate(cut) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]


def test_fields_that_cannot_stand_together_say_so_in_the_language() -> None:
    conflict = {"fields": ["pins.2027-01-17", "settings.daysPerWeek"], "rules": ["R13"], "suggestion": ""}
    problem = Problem.of({"title": "No plan", "detail": "", "type": "no-plan", "conflict": conflict})
    for language, said in (
        ("en", "Cannot stand together with “Days per week” (R13 growth)"),
        ("de", "Geht nicht zusammen mit: “Lauftage pro Woche” (R13 Steigerung)"),
    ):
        units = Units("km", language)
        assert in_words(in_units(problem, units).fields["pins.2027-01-17"], units) == said
