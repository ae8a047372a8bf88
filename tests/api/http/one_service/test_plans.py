"""/v1/plans as a client of HTTP sees it: asked for, waited for, listed, followed, removed."""

import json
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from api.store.documents.plans import Plans
from tests.api.command_line import EXAMPLE, run
from tests.api.sample import raw_request, without_times

NOBODYS = "00000000-0000-4000-8000-000000000000"


def made(client: TestClient, request: dict, **headers: str) -> dict:
    response = client.post("/v1/plans", json=request, headers={"Prefer": "wait=20", **headers})
    assert response.status_code == 200, response.text
    return response.json()


def test_a_plan_is_accepted_made_and_is_what_the_command_line_makes(client: TestClient) -> None:
    expected = json.loads(run("plan", EXAMPLE).stdout)  # first, or the job's log could get into its output
    request = json.loads(Path(EXAMPLE).read_text())
    accepted = client.post("/v1/plans", json=request)
    assert (accepted.status_code, accepted.json()["status"]) == (202, "queued")
    assert accepted.json()["plan"] is None
    for _ in range(100):
        plan = client.get(accepted.headers["location"]).json()
        if plan["status"] == "ready":
            break
        time.sleep(0.1)
    assert without_times(plan["plan"]) == without_times(expected)


def test_who_prefers_to_wait_gets_the_plan_at_once(client: TestClient) -> None:
    response = client.post("/v1/plans", json=raw_request(), headers={"Prefer": "respond-async, wait=20"})
    assert (response.status_code, response.headers["preference-applied"]) == (200, "wait=20")
    assert response.json()["plan"]["weeks"]
    assert response.headers["etag"] == '"1"', "what the next change says in If-Match"


def test_a_request_that_cannot_be_used_is_refused_before_it_is_stored(client: TestClient) -> None:
    before = client.get("/v1/plans").json()
    response = client.post("/v1/plans", json=raw_request(daysPerWeek=9))
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "settings.daysPerWeek")
    unknown = client.post("/v1/plans", json={**raw_request(), "weights": "nobodys"})
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (422, "weights")
    assert client.get("/v1/plans").json() == before


def test_a_request_without_a_plan_fails_with_its_conflict(client: TestClient) -> None:
    impossible = raw_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1})
    failed = failing(client, impossible)
    assert (failed["status"], failed["plan"]) == ("failed", None)
    assert failed["problem"]["conflict"]["fields"] == ["settings.maxKmByDay.sunday", "settings.preferredLongRunDay"]


def failing(client: TestClient, request: dict) -> dict:
    """The failed document of a request that no plan can answer; who waits for it gets the problem itself."""
    response = client.post("/v1/plans", json=request, headers={"Prefer": "wait=20"})
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    assert response.json()["type"] == "urn:pacewright:no-plan"
    stored = client.get(response.headers["location"]).json()
    assert stored["problem"].items() <= response.json().items()
    return stored


def test_the_same_idempotency_key_finds_the_same_plan(client: TestClient) -> None:
    key = {"Idempotency-Key": "order-66"}
    first, second = (made(client, raw_request(), **key) for _ in range(2))
    assert first["id"] == second["id"]
    other = client.post("/v1/plans", json=raw_request(daysPerWeek=4), headers=key)
    assert (other.status_code, other.json()["errors"][0]["field"]) == (422, "header.Idempotency-Key")
    assert other.json()["type"] == "urn:pacewright:idempotency-conflict"
    again = client.post("/v1/plans", json=raw_request(), headers=key)  # without waiting: it is ready already
    assert (again.status_code, again.json()["status"], again.json()["id"]) == (200, "ready", first["id"])
    noted = client.post("/v1/plans", json={**raw_request(), "metadata": {"a": "b"}}, headers=key)
    assert noted.json()["type"] == "urn:pacewright:idempotency-conflict"


def test_what_was_asked_can_be_read_again_and_asked_again(client: TestClient) -> None:
    plan = made(client, {**raw_request(), "metadata": {"squad": "a"}})
    asked = client.get(f"/v1/plans/{plan['id']}/request").json()
    assert asked["settings"]["preferredDays"] == ["tuesday", "thursday", "sunday"]
    again = made(client, asked)
    assert without_times(again["plan"]) == without_times(plan["plan"])
    assert (plan["metadata"], again["metadata"]) == ({"squad": "a"}, {})


NOTES = {
    "metadata": ["x", "must be an object of texts"],
    "metadata.a b": [{"a b": "x"}, "a key is 1 to 40 letters, digits or any of _ . -"],
    "metadata.a": [{"a": 1}, "must be a text of at most 200 characters"],
    "metadata.b": [{"b": "x" * 201}, "must be a text of at most 200 characters"],
}


@pytest.mark.parametrize("field", NOTES)
def test_metadata_that_cannot_be_kept_is_refused_by_name(client: TestClient, field: str) -> None:
    given, message = NOTES[field]
    for address, body in (("/v1/plans", raw_request()), ("/v1/programs", {"lifter": {}})):
        refused = client.post(address, json={**body, "metadata": given})
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["field"], error["message"]) == (422, field, message)


def test_more_than_twenty_notes_are_too_many(client: TestClient) -> None:
    refused = client.post("/v1/plans", json={**raw_request(), "metadata": {str(i): "" for i in range(21)}})
    assert refused.json()["errors"][0]["message"] == "must have at most 20 keys"


def test_plans_are_found_by_all_of_the_notes_that_are_asked_for(client: TestClient) -> None:
    both = made(client, {**raw_request(), "metadata": {"club": "nord", "coach.id": "7"}})["id"]
    one = made(client, {**raw_request(), "metadata": {"club": "nord"}})["id"]

    def found(**notes: str) -> list[str]:
        query = {f"metadata[{key.replace('_', '.')}]": value for key, value in notes.items()}
        return [plan["id"] for plan in client.get("/v1/plans", params=query).json()["plans"]]

    assert found(club="nord") == [one, both]
    assert found(club="nord", coach_id="7") == [both]
    assert found(club="' OR 1=1 --") == []
    assert client.get("/v1/plans", params={"metadata[a b]": "x"}).status_code == 422


def test_plans_are_listed_newest_first_page_by_page(client: TestClient) -> None:
    ids = [made(client, raw_request())["id"] for _ in range(3)]
    first = client.get("/v1/plans", params={"limit": 2, "goal": "10k", "status": "ready"}).json()
    second = client.get("/v1/plans", params={"limit": 1, "cursor": first["next"]}).json()
    assert [plan["id"] for plan in first["plans"] + second["plans"]] == ids[::-1]
    assert "plan" not in first["plans"][0]


QUERIES = {
    "/v1/plans?limit=0": "must be at least 1",
    "/v1/plans?limit=x": "must be a whole number",
    "/v1/plans?cursor=x": "must be `next` of the page before, as it is",
    "/v1/plans?status=lost": "must be 'queued', 'running', 'ready' or 'failed'",
    "/v1/plans?goal=ultra": "must be one of '5k', '10k', 'half_marathon', 'marathon' or 'general_fitness'",
    f"/v1/plans/{NOBODYS}/why?week=99": "must be at most 52",
    f"/v1/plans/{NOBODYS}/export.ics?timezone=Mars/Base": "must be an IANA time zone such as Europe/Berlin",
    f"/v1/plans/{NOBODYS}/export.ics?timezone=localtime": "must be an IANA time zone such as Europe/Berlin",
    f"/v1/plans/{NOBODYS}/export.ics?at=25:00": "must be a time of the day written HH:MM, from 00:00 to 23:59",
    f"/v1/programs/{NOBODYS}/export.csv?start=0": "must be a date written YYYY-MM-DD",
}


@pytest.mark.parametrize("address", QUERIES)
def test_a_query_that_cannot_be_used_names_the_parameter_and_what_it_must_be(client: TestClient, address: str) -> None:
    response = client.get(address)
    (error,) = response.json()["errors"]
    name, _, value = address.partition("?")[2].partition("=")
    assert response.status_code == 422
    assert error == {"field": f"query.{name}", "value": value, "message": QUERIES[address]}


def test_events_tell_the_progress_and_end_with_the_plan(client: TestClient) -> None:
    plan_id = client.post("/v1/plans", json=raw_request()).json()["id"]
    with client.stream("GET", f"/v1/plans/{plan_id}/events") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        events = [block.split("\n") for block in response.read().decode().strip().split("\n\n")]
    assert {lines[1] for lines in events[:-1]} <= {"event: progress"}
    assert events[-1][1] == "event: done"
    assert json.loads(events[-1][2].removeprefix("data: "))["status"] == "ready"


def test_a_removed_plan_is_gone(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    assert client.delete(f"/v1/plans/{plan_id}").status_code == 204
    assert client.get(f"/v1/plans/{plan_id}").status_code == 404
    assert client.delete(f"/v1/plans/{plan_id}").status_code == 404
    assert client.get(f"/v1/plans/{plan_id}/events").status_code == 404


def test_ids_that_are_none_are_problems(client: TestClient) -> None:
    assert client.get(f"/v1/plans/{NOBODYS}").json()["type"] == "urn:pacewright:not-found"
    assert client.get("/v1/plans/a%00b").status_code == 422


def test_a_ready_plan_can_be_had_in_every_format(client: TestClient) -> None:
    plan = made(client, json.loads(Path(EXAMPLE).read_text()))
    types = {
        "ics?timezone=Europe/Berlin&at=06:30": "text/calendar; charset=utf-8",
        "fit.zip": "application/zip",
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "html": "text/html; charset=utf-8",
    }
    files = {suffix: client.get(f"/v1/plans/{plan['id']}/export.{suffix}") for suffix in types}
    assert {suffix: file.headers["content-type"] for suffix, file in files.items()} == types
    calendar = files["ics?timezone=Europe/Berlin&at=06:30"]
    assert calendar.headers["content-disposition"] == 'attachment; filename="pacewright-marathon-2027-04-25.ics"'
    assert b"BEGIN:VTIMEZONE" in calendar.content
    assert b"TZID=Europe/Berlin:20270105T063000" in calendar.content
    assert files["json"].json() == plan["plan"]
    assert files["fit.zip"].content.startswith(b"PK")


def test_an_unknown_time_zone_and_an_unfinished_plan_are_refused(client: TestClient) -> None:
    failed = failing(client, raw_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1}))
    refused = client.get(f"/v1/plans/{failed['id']}/export.csv")
    assert (refused.status_code, "this plan is failed" in refused.json()["detail"]) == (409, True)
    nowhere = client.get(f"/v1/plans/{failed['id']}/export.ics", params={"timezone": "../etc/passwd"})
    assert (nowhere.status_code, "IANA" in nowhere.json()["detail"]) == (422, True)


def test_a_database_that_is_away_is_told_as_that(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError("SELECT secret", None, Exception("connection refused"))

    monkeypatch.setattr(Plans, "page", away)
    response = client.get("/v1/plans")
    assert (response.status_code, response.headers["retry-after"]) == (503, "1")
    assert "secret" not in response.text


def test_a_defect_of_ours_is_a_problem_without_details(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Plans, "page", lambda *_: 1 // 0)
    response = client.get("/v1/plans")
    assert (response.status_code, response.json()["type"]) == (500, "urn:pacewright:internal-error")
    assert "zero" not in response.text
