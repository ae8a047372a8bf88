"""What happened to a plan, told in forms: as the engine takes it, and in a real browser."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from api.studio.desk.draft import NOTHING_KEPT
from api.studio.desk.life import Life
from solver.running.engine import revise, solve
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation
from tests.api.studio.person import Person
from tests.api.studio.test_plan import at_a_known_plan

REQUEST = {
    "athlete": {"currentWeeklyKm": 40.0},
    "settings": {"goal": "half_marathon", "startDate": "2027-01-04", "raceDate": "2027-03-28", "daysPerWeek": 4},
}
PLAN = solve(read_request(REQUEST))
RUNS = [day.date.isoformat() for week in PLAN.weeks for day in week.days if day.planned_distance_km]


def test_one_missed_run_leaves_all_others_run_as_planned() -> None:
    """Week 1 has runs on 5, 7, 9 and 10 January: of four before the 11th three were run."""
    life = Life(today=dt.date(2027, 1, 11)).told({"date": "2027-01-07", "distanceKm": 0})
    told = life.situation(PLAN, REQUEST, (), NOTHING_KEPT)
    assert [entry["date"] for entry in told["done"]] == ["2027-01-05", "2027-01-09", "2027-01-10"]
    plan = revise(read_request(REQUEST), PLAN, read_situation(told)).plan
    assert plan.happened is not None
    assert sum(plan.happened.situation.kilometres().values()) == 9.5 + 9 + 13


def test_what_is_kept_of_a_run_is_not_told_again() -> None:
    life = Life(today=dt.date(2027, 1, 11)).told({"date": "2027-01-07", "distanceKm": 4.0})
    kept = {**NOTHING_KEPT, "done": [{"date": "2027-01-05", "distanceKm": 6.5}]}
    told = life.situation(PLAN, REQUEST, (), kept)
    assert {entry["date"] for entry in told["done"]} == {"2027-01-07", "2027-01-09", "2027-01-10"}
    assert {"date": "2027-01-07", "distanceKm": 4.0} in told["done"]


def test_whoever_tells_of_days_off_alone_says_nothing_about_runs() -> None:
    life = Life(today=dt.date(2027, 2, 10)).told({"kind": "illness", "from": "2027-02-03", "to": "2027-02-09"})
    told = life.situation(PLAN, REQUEST, (), NOTHING_KEPT)
    assert told["events"] == [{"kind": "illness", "from": "2027-02-03", "to": "2027-02-09"}]
    assert "done" not in told


def test_days_without_time_are_blocked_beside_those_that_were() -> None:
    request = {**REQUEST, "settings": {**REQUEST["settings"], "blockedDates": ["2027-01-20"]}}
    life = Life().told({"kind": "blocked", "from": "2027-02-01", "to": "2027-02-02"})
    told = life.situation(solve(read_request(request)), request, (), NOTHING_KEPT)
    assert (told["events"], told["settings"]) == ([], {"blockedDates": ["2027-01-20", "2027-02-01", "2027-02-02"]})


def test_it_is_the_day_after_the_last_run_that_was_told() -> None:
    life = Life(today=dt.date(2027, 1, 11)).told({"date": RUNS[8], "distanceKm": 0})
    assert life.day(PLAN) == dt.date.fromisoformat(RUNS[8]) + dt.timedelta(1)
    assert Life(today=dt.date(2027, 1, 11)).day(PLAN) == dt.date(2027, 1, 11)


def _today(person: Person, date: str) -> None:
    person.page.locator("#life-today").fill(date)
    person.page.locator("#life-today-set").click()


@pytest.mark.browser
def test_days_of_illness_are_told_in_a_form_drawn_and_taken_back(person: Person) -> None:
    """Ill from Wednesday to Tuesday: the way back begins on Thursday 11 February with half of the usual."""
    at_a_known_plan(person)
    page = person.page
    _today(person, "2027-02-10")
    page.get_by_text("Days off", exact=True).click()
    page.locator("#life-from").fill("2027-02-03")
    page.locator("#life-to").fill("2027-02-09")
    page.locator("#life-off").click()
    expect(page.locator("#news")).to_contain_text("Ill: Wednesday 3 February – Tuesday 9 February")
    expect(page.locator("#became")).to_contain_text("days change")
    drawn = page.locator(".difference").get_by_role("img", name="Thursday 11 February: intervals")
    expect(drawn).to_be_visible()
    expect(page.locator("#life-reasons")).to_contain_text("50 % of the usual run is enough")
    expect(person.day("2027-02-11")).to_have_class("day kind-easy run other")
    page.get_by_role("button", name="Take back: Ill").click()
    expect(page.locator("#news")).to_have_count(0)
    expect(person.day("2027-02-11")).to_have_class("day kind-intervals run other")


@pytest.mark.browser
def test_a_moved_race_and_fewer_days_are_stored_as_one_revision(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    page.locator("#store").click()
    expect(page.locator("#stored-as")).to_contain_text("Stored as", timeout=20_000)
    plan_id = page.locator("#stored-as code").inner_text()
    page.get_by_text("Start from words").click()
    page.locator("#stored").click()
    page.locator(f"[data-act='open'][data-value='{plan_id}']").click()
    page.get_by_text("Another race, goal or days", exact=True).click()
    page.locator("#life-raceDate").fill("2027-04-04")
    page.locator("#life-daysPerWeek").fill("3")
    page.locator("#life-wanted").click()
    expect(page.locator("#news")).to_contain_text("Race date: Sunday 4 April, Days per week: 3")
    expect(person.day("2027-04-04")).to_contain_text("Race")
    page.locator("#store").click()
    expect(page.locator("#news")).to_have_count(0, timeout=20_000)
    stored = page.request.get(f"{person.address.removesuffix('/studio')}/v1/plans/{plan_id}").json()
    assert (stored["revision"], stored["plan"]["raceDate"]) == (2, "2027-04-04")
    assert all(sum(bool(day["plannedDistanceKm"]) for day in week["days"]) <= 3 for week in stored["plan"]["weeks"])


@pytest.mark.browser
def test_what_cannot_be_is_told_and_not_kept(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    page.get_by_text("Days off", exact=True).click()
    page.locator("#life-from").fill("2027-02-09")
    page.locator("#life-to").fill("2027-02-03")
    page.locator("#life-off").click()
    expect(page.get_by_role("alert")).to_contain_text("swap from and to")
    page.get_by_text("Another race, goal or days", exact=True).click()
    page.locator("#life-goal").select_option("general_fitness")
    page.locator("#life-wanted").click()
    expect(page.locator(".refused")).to_contain_text("has no race")
    expect(page.locator("#news")).to_have_count(0)
