"""Who comes in: with a key where keys are needed, and nobody by way of another page's name or address."""

import json
import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import expect

from api.http.app import create_app
from tests.api.command_line import run_apart
from tests.api.http.conftest import service
from tests.api.service.running import Running, running
from tests.api.studio.person import Person

pytestmark = pytest.mark.browser


def answered(address: str, **headers: str) -> tuple[int, dict[str, str]]:
    """Status and headers, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    try:
        with urllib.request.build_opener(Stay).open(urllib.request.Request(address, headers=headers)) as answer:
            return answer.status, dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers)


def test_a_key_is_asked_for_and_its_end_is_the_end_of_the_visit(browser: Any, tmp_path: Path) -> None:
    data = {"XDG_DATA_HOME": str(tmp_path / "data")}
    made = run_apart("keys", "create", "club", **data)
    key = re.search(rb"pw_\S+", made.stdout)
    assert key
    with running(tmp_path, PACEWRIGHT_STUDIO="true") as keyed, Person.at(browser, keyed.address) as person:
        status, headers = answered(f"{keyed.address}/studio/weights", Accept="text/html")
        assert (status, headers["location"]) == (303, "/studio/sign-in?next=/studio/weights")
        assert answered(f"{keyed.address}/studio/files/request.json")[0] == 401
        assert answered(f"{keyed.address}/studio/_nicegui_ws/socket.io/?EIO=4&transport=polling")[0] == 401
        page = person.page
        page.goto(f"{person.address}/weights")
        page.get_by_label("API key").fill("pw_nonsense")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("This key is unknown")
        assert person.complaints.pop().endswith("403 (Forbidden)")  # what the browser says of the page with the alert
        page.get_by_label("API key").fill(key[0].decode())
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("#weight-long_run")).to_be_visible()
        cookie = next(one for one in page.context.cookies() if one["name"] == "pacewright_studio")
        assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/studio")
        assert key[0].decode() not in json.dumps(page.context.cookies())
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_label("API key")).to_be_visible()
        assert answered(f"{keyed.address}/studio/weights", Cookie=f"pacewright_studio={cookie['value']}")[0] != 200


def test_without_keys_only_this_machines_own_name_opens(studio: Running) -> None:
    assert answered(f"{studio.address}/studio/", Host="evil.example")[0] == 403
    status, headers = answered(f"{studio.address}/studio/")
    assert status == 200
    assert "default-src 'self'" in headers["content-security-policy"]
    assert answered(f"{studio.address}/studio")[0] == 307


def test_it_is_not_there_unless_it_is_switched_on(tmp_path: Path) -> None:
    assert TestClient(create_app(service(tmp_path))).get("/studio/").status_code == 404
