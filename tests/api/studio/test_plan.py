"""The plan's view in a real browser, as a person uses it."""

import statistics
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api.service.running import Running
from tests.api.studio.person import TELEPHONE, Person

pytestmark = pytest.mark.browser
MOST_MS = 150
RESOLVED = """
(km) => new Promise((done) => {
  const field = document.getElementById("request-athlete-currentWeeklyKm"), start = performance.now();
  const look = () => {
    const seen = document.querySelector("[data-week='1'] b").textContent === `1 · ${km}`;
    if (seen || performance.now() - start > 10000) done(performance.now() - start); else requestAnimationFrame(look);
  };
  field.value = km;
  field.dispatchEvent(new Event("input"));
  look();
})"""


def at_a_known_plan(person: Person) -> None:
    """40 km a week on Tuesday, Thursday, Saturday and Sunday; Monday 4 January 2027 is its first day."""
    person.open()
    person.fill_in(startDate="2027-01-04", raceDate="2027-03-28")
    expect(person.day("2027-03-28")).to_contain_text("Race")


def test_a_changed_field_is_a_new_plan_within_150_ms_at_the_median(person: Person) -> None:
    at_a_known_plan(person)
    rounds = [[person.page.evaluate(RESOLVED, km) for km in range(first, first + 7)] for first in (41, 48, 55)]
    medians = [statistics.median(times) for times in rounds]
    print(f"re-solve on the page: medians {', '.join(f'{ms:.0f}' for ms in medians)} ms of 7 each")
    assert min(medians) < MOST_MS  # of three rounds the quietest: the machine may have other things to do


def test_a_run_is_dragged_to_another_day_and_taken_back(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    person.day("2027-01-12").drag_to(person.day("2027-01-13"))
    expect(person.day("2027-01-13")).to_contain_text("Easy")
    expect(person.day("2027-01-12")).not_to_contain_text("Easy")
    expect(page.locator("#pins")).to_contain_text("Tuesday 12 January moves to Wednesday 13 January")
    expect(page.locator("#differs")).to_contain_text("2 days differ from the plan before")
    expect(page.locator("#why")).to_contain_text("You fixed something here yourself.")  # without pointing anew
    page.get_by_role("button", name="Take back: Tuesday 12 January").click()
    expect(person.day("2027-01-12")).to_contain_text("Easy")
    expect(page.locator("#pins")).to_have_count(0)


def test_what_is_told_of_a_day_is_told_of_the_plan_in_sight(person: Person) -> None:
    """The long run of week 1 is 13 of 40 km, and 16 of 50."""
    at_a_known_plan(person)
    person.day("2027-01-10").hover()
    expect(person.page.locator("#why h2")).to_have_text("Sunday 10 January: 13 km")
    person.set("athlete.currentWeeklyKm", "50")
    expect(person.page.locator("#why h2")).to_have_text("Sunday 10 January: 16 km")


def test_a_run_is_moved_by_keyboard_alone(person: Person) -> None:
    at_a_known_plan(person)
    person.day("2027-01-12").focus()
    for key in ("m", "ArrowRight", "Enter"):
        person.page.keyboard.press(key)
    expect(person.day("2027-01-13")).to_contain_text("Easy")
    expect(person.page.locator("#pins")).to_contain_text("moves to Wednesday 13 January")


def test_a_pulled_bar_fixes_the_week(person: Person) -> None:
    at_a_known_plan(person)
    bar = person.page.get_by_role("slider", name="Week 2,")
    before = float(bar.get_attribute("aria-valuenow") or 0)
    bar.focus()
    for _ in range(2):
        person.page.keyboard.press("ArrowDown")
    expect(person.page.locator("#pins")).to_contain_text(f"Week 2: {before - 1:g} km")  # two steps of half a kilometre
    expect(person.title(2)).to_contain_text(f"{before - 1:g}")


def test_the_chart_is_one_stop_of_the_tab_key_and_arrows_go_from_week_to_week(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    page.get_by_role("slider", name="Week 1,").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("slider", name="Week 2,")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("slider", name="Week 12,")).to_be_focused()
    page.keyboard.press("Tab")
    expect(person.day("2027-01-04")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("slider", name="Week 12,")).to_be_focused()


def test_what_is_wrong_is_told_at_its_field_and_the_last_good_plan_stays(person: Person) -> None:
    at_a_known_plan(person)
    seen = person.title(1).inner_text()
    person.fill_in(daysPerWeek="9")
    field = person.page.locator("#request-settings-daysPerWeek")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(person.page.locator(f"#{field.get_attribute('aria-describedby')}")).to_have_text("Must be at most 7")
    assert person.title(1).inner_text() == seen
    person.fill_in(daysPerWeek="5")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_other_settings_stand_in_columns_beside_the_plan(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    for value in ("3", "5"):
        page.locator("#variant-name").select_option("daysPerWeek")
        page.locator("#variant-value").fill(value)
        page.locator("#variant-try").click()
    expect(page.locator("#what-if thead th")).to_have_count(3)
    expect(page.locator("#what-if")).to_contain_text("Days per week: 5")


def test_the_plan_is_stored_with_what_was_fixed(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    person.day("2027-01-12").drag_to(person.day("2027-01-13"))
    expect(person.day("2027-01-13")).to_contain_text("Easy")
    page.locator("#store").click()
    expect(page.locator("#stored-as")).to_contain_text("Stored as", timeout=20_000)
    plan_id = page.locator("#stored-as code").inner_text()
    stored = page.request.get(f"{person.address.removesuffix('/studio')}/v1/plans/{plan_id}").json()
    days = {day["date"]: day["workoutType"] for week in stored["plan"]["weeks"] for day in week["days"]}
    assert (days["2027-01-12"], days["2027-01-13"], stored["revision"]) == ("rest", "easy", 2)


def test_a_stored_plan_is_opened_changed_and_stored_back_under_its_id(person: Person) -> None:
    """Stored as revision 1; opened and an easy run moved: revision 2 under the same id, and once more: revision 3."""
    at_a_known_plan(person)
    page = person.page
    page.locator("#store").click()
    expect(page.locator("#stored-as")).to_contain_text("Stored as", timeout=20_000)
    plan_id = page.locator("#stored-as code").inner_text()
    page.get_by_text("Start from words").click()
    page.locator("#stored").click()
    page.locator(f"[data-act='open'][data-value='{plan_id}']").click()
    for revision, (source, target) in enumerate([("12", "13"), ("19", "20")], start=2):
        person.day(f"2027-01-{source}").drag_to(person.day(f"2027-01-{target}"))
        expect(page.locator("#pins")).to_contain_text("moves to")
        page.locator("#store").click()
        expect(page.locator("#pins")).to_have_count(0, timeout=20_000)
        expect(person.day(f"2027-01-{target}")).to_contain_text("Easy")
        stored = page.request.get(f"{person.address.removesuffix('/studio')}/v1/plans/{plan_id}").json()
        days = {day["date"]: day["workoutType"] for week in stored["plan"]["weeks"] for day in week["days"]}
        assert stored["revision"] == revision
        assert (days[f"2027-01-{source}"], days[f"2027-01-{target}"]) == ("rest", "easy")
    page.locator("#store").click()
    expect(page.get_by_role("alert")).to_contain_text("as it is")


def test_words_become_a_plan(person: Person) -> None:
    page = person.open()
    page.get_by_text("Start from words").click()
    page.locator("#wish").fill("10k race on 14 March 2027, starting 4 January 2027, 30 km a week, 3 days a week")
    page.locator("#read-wish").click()
    expect(page.locator("#request-settings-goal")).to_have_value("10k")
    expect(page.get_by_role("status").filter(has_text="Race date")).to_contain_text("Race date: 2027-03-14")
    expect(person.day("2027-03-14")).to_contain_text("Race")
    expect(page.locator("#differs")).to_contain_text("Change the request")  # it is no change of the plan before


def test_a_finger_on_a_day_brings_what_is_told_of_it_into_sight(browser: Any, studio: Running) -> None:
    with Person.at(browser, studio.address, TELEPHONE, has_touch=True) as person:
        at_a_known_plan(person)
        person.day("2027-01-12").tap()
        expect(person.page.locator("#why")).to_contain_text("Tuesday 12 January")
        expect(person.page.locator("#why h2")).to_be_in_viewport()


def test_what_cannot_be_fixed_is_told_where_it_was_tried(browser: Any, studio: Running) -> None:
    """An easy run of 40 km would be longer than the long run."""
    with Person.at(browser, studio.address, TELEPHONE, has_touch=True) as person:
        at_a_known_plan(person)
        person.day("2027-01-12").tap()
        person.page.locator("#fix-km").fill("40")
        person.page.locator("#fix").tap()
        alert = person.page.get_by_role("alert")
        expect(alert).to_contain_text("what you fixed on Tuesday 12 January")
        expect(alert).to_be_in_viewport(ratio=1)
        person.page.get_by_role("button", name="Close").tap()
        expect(alert).to_have_count(0)


def test_many_changed_days_do_not_push_the_rest_out_of_sight(person: Person) -> None:
    at_a_known_plan(person)
    more = person.page.locator("#more-differs")
    expect(more.locator("summary")).to_contain_text("more days")
    expect(more.locator("li").first).not_to_be_visible()
    more.locator("summary").click()
    expect(more.locator("li").first).to_be_visible()


def test_a_plans_own_words_say_their_language_to_whoever_reads_them_aloud(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    page.get_by_text("Words", exact=True).click()
    page.locator("#request-settings-language").select_option("de")
    person.day("2027-01-10").hover()
    expect(page.locator("#why h2")).to_have_text("Sonntag, 10. Januar: 13 km")
    for words in page.locator("#why :is(h2, h3, .sentences)").all():
        expect(words).to_have_attribute("lang", "de")


def test_languages_and_units_are_called_by_their_names(person: Person) -> None:
    options = person.open().locator("#request-settings-language option, #request-settings-units option")
    assert options.all_text_contents() == ["Kilometres", "Miles", "English", "Deutsch"]


def test_a_wish_about_lifting_alone_is_told_where_it_belongs_and_the_plan_stays(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    page.get_by_text("Start from words").click()
    page.locator("#wish").fill("Strength training twice a week, 45 minutes, beginner, dumbbells, for bigger muscles")
    page.locator("#read-wish").click()
    expect(page.get_by_role("status").filter(has_text="lifting")).to_contain_text("pacewright program")
    expect(person.day("2027-03-28")).to_contain_text("Race")
    expect(page.locator("#request-settings-startDate")).to_have_value("2027-01-04")
