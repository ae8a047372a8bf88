"""Judging a stranger's plan, and looking through a batch, in a real browser."""

import json

import pytest
from playwright.sync_api import expect

from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.api.studio.person import Person
from tests.api.studio.test_plan import at_a_known_plan

pytestmark = pytest.mark.browser
SETTINGS = {"goal": "half_marathon", "startDate": "2027-01-04", "raceDate": "2027-03-28", "daysPerWeek": 4}
REQUEST = {"athlete": {"currentWeeklyKm": 40.0}, "settings": SETTINGS}


def file(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def test_a_coachs_table_is_judged_beside_ours(person: Person) -> None:
    at_a_known_plan(person)
    page = person.open("judge")
    rows = "date,km,type\n2027-01-05,8,easy\n2027-01-10,14,long\n2027-01-17,35,<b>long</b>\n"
    page.locator("input[type=file]").set_input_files(file("coach.csv", rows))
    expect(page.get_by_role("alert")).to_contain_text("is not a known kind")
    page.locator("input[type=file]").set_input_files(file("coach.csv", rows.replace("<b>long</b>", "long")))
    expect(page.locator("#judged")).to_contain_text("Theirs:")
    expect(page.locator("#judged")).to_contain_text("broken")
    expect(page.locator("#verdicts tbody .is-broken").first).to_be_visible()
    expect(page.locator("#verdicts thead th")).to_have_count(3 + 12)  # rule, plan, verdict, and the weeks


def test_a_row_of_a_batch_is_one_click_from_its_plan(person: Person) -> None:
    page = person.open("runs")
    plan = solve(read_request(REQUEST)).as_json()
    answers = [json.dumps({"id": name, "plan": plan}) for name in ("r1", "<i>r2</i>")]
    uploads = page.locator("input[type=file]")
    uploads.nth(0).set_input_files(file("out.jsonl", "\n".join(answers)))
    expect(page.locator("#count")).to_contain_text("2 rows of out.jsonl")
    uploads.nth(1).set_input_files(file("in.jsonl", json.dumps({"id": "r1", "request": REQUEST})))
    page.locator("#filter-value").fill("r1")
    page.locator("#filter").click()
    expect(page.locator("#count")).to_contain_text("1 rows")
    page.get_by_role("button", name="Open row").click()
    expect(page.locator("#row-plan")).to_contain_text("Plan of r1")
    page.locator("#work").click()
    expect(page.locator("#drawn")).to_be_visible()
    expect(page.locator("#request-settings-raceDate")).to_have_value("2027-03-28")
