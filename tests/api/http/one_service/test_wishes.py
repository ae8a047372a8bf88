"""`POST /v1/wishes`: the same answer as the command's, with a model and without one, and nothing stored."""

import json

import pytest
from starlette.testclient import TestClient

from tests.api.command_line import run

WHOLE = "Half marathon on 25 April 2027, 30 km a week, 4 days a week"
SCATTERED = "Half marathon on 25 April 2027, 4 days a week. All my runs of seven days come to forty kilometres"
ASKED = {"text": WHOLE, "today": "2026-11-28"}


def test_a_wish_is_read_as_the_command_reads_it_and_its_request_can_be_asked_for(client: TestClient) -> None:
    answered = client.post("/v1/wishes", json=ASKED)
    assert answered.status_code == 200, answered.text
    assert answered.json() == json.loads(run("wish", WHOLE, "--today", "2026-11-28").stdout)
    assert client.post("/v1/solve", json=answered.json()["request"]).status_code == 200


def test_what_is_open_comes_back_as_questions_and_health_as_a_stop(client: TestClient) -> None:
    made = client.post("/v1/wishes", json={"text": "a 10k some day, 30 to 40 km a week", "today": "2026-11-28"}).json()
    assert not made["complete"]
    assert {question["field"] for question in made["questions"]} >= {"settings.raceDate", "athlete.currentWeeklyKm"}
    stopped = client.post("/v1/wishes", json={"text": f"{WHOLE}, but I am pregnant"}).json()
    assert stopped["stop"]["reason"].startswith("medical: pregnancy")


def test_who_asks_may_point_at_words_but_not_at_values(client: TestClient) -> None:
    points = [{"field": "athlete.currentWeeklyKm", "quote": "forty kilometres"}]
    made = client.post("/v1/wishes", json={"text": SCATTERED, "today": "2026-11-28", "points": points}).json()
    assert made["request"]["athlete"]["currentWeeklyKm"] == 40
    invented = [{"field": "athlete.currentWeeklyKm", "quote": "60 km a week"}]
    made = client.post("/v1/wishes", json={"text": SCATTERED, "today": "2026-11-28", "points": invented}).json()
    assert [question["field"] for question in made["questions"]] == ["athlete.currentWeeklyKm"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"text": WHOLE, "today": "tomorrow"}, "today"),
        ({"text": WHOLE, "points": [{"field": "settings.goal"}]}, "points.0.quote"),
        ({"text": WHOLE, "athleteId": 7}, "athleteId"),
    ],
)
def test_what_cannot_be_read_is_named(client: TestClient, asked: dict, field: str) -> None:
    refused = client.post("/v1/wishes", json=asked)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
