"""The weights' view in a real browser, as an analyst uses it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.api.studio.person import Person
from tests.api.studio.test_plan import at_a_known_plan

pytestmark = pytest.mark.browser
CORPUS = Path(__file__).parents[3] / "api" / "tune" / "corpus.jsonl"


def slide(person: Person, weight: str, presses: int) -> str:
    """Move a slider to the right by keyboard; the value that it shows."""
    slider = person.page.locator(f"#weight-{weight}")
    slider.focus()
    for _ in range(presses):
        person.page.keyboard.press("ArrowRight")
    return person.page.locator(f"#shown-{weight}").inner_text()


def try_on_some(person: Person, count: int) -> None:
    """Some of the bundled requests as one's own."""
    lines = CORPUS.read_bytes().splitlines()[:count]
    chosen = {"name": "some.jsonl", "mimeType": "application/json", "buffer": b"\n".join(lines)}
    person.page.locator("input[accept^='.jsonl']").set_input_files(chosen)
    expect(person.page.locator("#where")).to_have_value("own")


def test_form_plan_drag_why_weights_save_and_use_by_name(person: Person) -> None:
    at_a_known_plan(person)
    page = person.page
    person.day("2027-01-12").drag_to(person.day("2027-01-13"))
    expect(person.day("2027-01-13")).to_contain_text("Easy")
    person.day("2027-01-17").hover()
    expect(page.locator("#why")).to_contain_text("Sunday 17 January")
    page.get_by_role("link", name="Weights").click()
    expect(page.locator("#moved")).to_contain_text("same plan as with default")
    value = slide(person, "long_run", 3)
    page.locator("#save-name").fill("our_club")
    page.locator("#save-who").fill("Ann")
    page.locator("#save-why").fill("Sundays <b>first</b>")
    page.locator("#save").click()
    expect(page.locator("#saved")).to_contain_text("our_club")
    expect(page.locator("#kept")).to_contain_text("our_club by Ann")
    expect(page.locator("#kept")).to_contain_text("Sundays <b>first</b>")
    toml = page.request.get(f"{person.address}/files/our_club.toml").text()
    assert f"longRun = {value}" in toml
    assert 'who = "Ann"' in toml
    page.get_by_role("link", name="Plan", exact=True).click()
    page.locator("#request-weights").select_option("our_club")
    expect(page.locator("#weighed")).to_have_text("weights: our_club")
    request = page.request.get(f"{person.address}/files/request.json").json()
    assert request["weights"] == "our_club"
    home = person.address.removesuffix("/studio")
    assert page.request.get(f"{home}/v1/weights").json()["our_club"]["longRun"] == int(value)
    solved = page.request.post(f"{home}/v1/solve", data=request)  # by name, in another process of the service
    assert solved.status == 200, solved.text()


def test_a_name_that_is_taken_is_refused_with_words(person: Person) -> None:
    page = person.open("weights")
    for name, text in (("name", "default"), ("who", "Ann"), ("why", "because")):
        page.locator(f"#save-{name}").fill(text)
    page.locator("#save").click()
    expect(page.get_by_role("alert")).to_contain_text("is in use already; choose another name")


def test_what_moves_is_seen_over_many_requests_and_so_are_the_rules_that_bend(person: Person) -> None:
    page = person.open("weights")
    try_on_some(person, 4)
    slide(person, "long_run", 6)
    expect(page.locator("#moved")).to_contain_text("of 4 plans differ", timeout=20_000)
    page.get_by_text("Rules:").click()
    expect(page.locator("details[open] table")).to_contain_text("hard")


def test_a_sweep_becomes_curves_and_a_search_a_front(person: Person) -> None:
    page = person.open("weights")
    try_on_some(person, 1)
    page.locator("#sweep").click()
    expect(page.locator("#swept")).to_contain_text("longRun from 0 to 200 over 1 plans", timeout=20_000)
    expect(page.locator(".curve-of")).to_have_count(7)  # six quantities that weights price, and bends
    page.locator("#front-trials").select_option("100")
    page.locator("#front").click()
    expect(page.locator("#found")).to_contain_text("100 profiles give", timeout=60_000)
    best = page.locator(".dot.best").first
    best.focus()
    page.keyboard.press("Enter")
    assert json.loads(page.locator("#weight-easy").get_attribute("aria-valuetext") or "") >= 1


def test_long_work_is_ended_at_any_moment(person: Person) -> None:
    page = person.open("weights")
    page.locator("#where").select_option("bundled")
    page.locator("#front-trials").select_option("400")
    page.locator("#front").click()
    search = page.get_by_role("region", name="Two metrics against each other")
    search.get_by_role("button", name="Cancel").click()
    expect(search.locator("progress")).to_have_count(0)
    expect(page.locator("#found")).to_have_count(0)


def test_the_request_stands_small_under_every_profile(person: Person) -> None:
    page = person.open("weights")
    page.locator("#draw-multiples").click()
    expect(page.locator(".multiples figcaption").first).to_be_visible()
    assert page.locator(".multiples figcaption").count() >= 5
