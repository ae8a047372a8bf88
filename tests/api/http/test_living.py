"""The living plan as a client of HTTP sees it: why, what if, proposals, what happened."""

import datetime as dt

import pytest
from starlette.testclient import TestClient

from solver.running import engine
from solver.running.request.request import read_request
from solver.running.request.situation import read_wish
from tests.api.http.test_plans import NOBODYS, made
from tests.api.sample import MONDAY, raw_request

DAYS = ["tuesday", "thursday", "sunday"]


@pytest.fixture(scope="module")
def plan(client: TestClient) -> dict:
    return made(client, raw_request())


def test_why_a_week_and_a_day_are_as_they_are(client: TestClient, plan: dict) -> None:
    week = client.get(f"/v1/plans/{plan['id']}/why?week=2")
    assert week.status_code == 200, week.text
    assert week.json()["distanceKm"] == plan["plan"]["weeks"][1]["plannedDistanceKm"]
    assert week.json()["sentences"]
    day = client.get(f"/v1/plans/{plan['id']}/why?week=2&day=sunday").json()
    assert day["subject"] == {"week": 2, "day": "sunday"}
    assert day["distanceKm"] == plan["plan"]["weeks"][1]["days"][6]["plannedDistanceKm"]


def test_why_of_a_week_that_is_none_is_refused(client: TestClient, plan: dict) -> None:
    assert client.get(f"/v1/plans/{plan['id']}/why").json()["errors"][0]["field"] == "query.week"
    beyond = client.get(f"/v1/plans/{plan['id']}/why?week=9")
    assert (beyond.status_code, beyond.json()["errors"][0]["field"]) == (422, "week")
    assert client.get(f"/v1/plans/{NOBODYS}/why?week=1").status_code == 404


def test_what_if_on_a_request_is_what_the_engine_says(client: TestClient) -> None:
    wishes = [{"settings": {"daysPerWeek": 4, "preferredDays": [*DAYS, "friday"]}}, {"settings": {"daysPerWeek": 9}}]
    answered = client.post("/v1/what-if", json={"request": raw_request(), "wishes": wishes})
    assert answered.status_code == 200, answered.text
    expected = engine.what_if(read_request(raw_request()), [read_wish(wish) for wish in wishes])
    assert answered.json() == [alternative.as_json() for alternative in expected]
    assert [bool(one["error"]) for one in answered.json()] == [False, True]


def test_what_if_on_a_stored_plan_changes_nothing(client: TestClient, plan: dict) -> None:
    tuesday = (MONDAY + dt.timedelta(8)).isoformat()
    wishes = [{"pins": [{"date": tuesday, "workoutType": "rest"}]}]
    answered = client.post(f"/v1/plans/{plan['id']}/what-if", json={"wishes": wishes, "today": "2027-01-11"})
    assert answered.status_code == 200, answered.text
    (alternative,) = answered.json()
    assert tuesday in [change["date"] for change in alternative["changes"]]
    assert client.get(f"/v1/plans/{plan['id']}").json() == plan


def test_wishes_that_cannot_be_read_are_named(client: TestClient, plan: dict) -> None:
    for asked, field in (
        ({}, "wishes"),
        ({"wishes": []}, "wishes"),
        ({"wishes": [{"pins": [{"week": 2}]}]}, "wishes.0.pins.0"),
        ({"wishes": [{}], "today": 5}, "today"),
    ):
        refused = client.post(f"/v1/plans/{plan['id']}/what-if", json=asked)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
