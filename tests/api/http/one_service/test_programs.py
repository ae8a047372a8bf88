"""/v1/programs as a client of HTTP sees it: a lifter in, a kept program out, and its files."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from tests.api.sample import raw_request
from tests.strength.drafts import PPL_CLASSIC, draft_of, lifter
from tests.strength.judge import findings


def made(client: TestClient, **body: object) -> dict:
    response = client.post("/v1/programs", json={"lifter": lifter(), **body})
    assert response.status_code == 201, response.text
    return response.json()


def test_a_program_is_made_kept_and_removed(client: TestClient) -> None:
    stored = made(client, draft=draft_of(PPL_CLASSIC))
    assert findings(stored["program"], lifter()) == []
    address = f"/v1/programs/{stored['id']}"
    assert client.get(address).json() == stored
    assert client.delete(address).status_code == 204
    assert [client.get(address).status_code, client.delete(address).status_code] == [404, 404]


def test_a_body_above_the_limit_is_refused_before_it_is_read(client: TestClient) -> None:
    headers = {"content-type": "application/json", "content-length": "2000001"}
    assert client.post("/v1/programs", content=b"", headers=headers).status_code == 413


def test_the_same_idempotency_key_finds_the_same_program(client: TestClient) -> None:
    key = {"Idempotency-Key": "lift-1"}
    first, second = (client.post("/v1/programs", json={"lifter": lifter()}, headers=key) for _ in range(2))
    assert first.json() == second.json()
    assert first.headers["location"] == second.headers["location"]
    other = client.post("/v1/programs", json={"lifter": lifter(trainingDaysPerWeek=3)}, headers=key)
    assert (other.status_code, other.json()["errors"][0]["field"]) == (422, "header.Idempotency-Key")


def test_programs_are_listed_newest_first_page_by_page_and_filtered(client: TestClient) -> None:
    wish = lifter(primaryFocus="general_fitness", trainingDaysPerWeek=2)
    ids = [client.post("/v1/programs", json={"lifter": wish}).json()["id"] for _ in range(3)]
    filters = {"primaryFocus": "general_fitness", "status": "ready"}
    first = client.get("/v1/programs", params={"limit": 2, **filters}).json()
    second = client.get("/v1/programs", params={"limit": 2, "cursor": first["next"], **filters}).json()
    assert [program["id"] for program in first["programs"] + second["programs"]] == ids[::-1]
    assert second["next"] is None
    assert "program" not in first["programs"][0]
    assert client.get("/v1/programs?primaryFocus=yoga").json()["errors"][0]["field"] == "query.primaryFocus"


def test_events_of_a_finished_program_are_its_end(client: TestClient) -> None:
    response = client.get(f"/v1/programs/{made(client)['id']}/events")
    assert re.match(r"id: \d+\nevent: done\n", response.text)
    assert '"status":"ready"' in response.text


def test_a_draft_nested_without_end_is_refused_and_a_deep_one_is_read(client: TestClient) -> None:
    def asked(depth: int) -> int:
        draft = '{"days": [], "x": ' + "[" * depth + "]" * depth + "}"
        content = f'{{"lifter": {json.dumps(lifter())}, "draft": {draft}}}'
        headers = {"content-type": "application/json", "Idempotency-Key": f"deep-{depth}"}
        return client.post("/v1/programs", content=content, headers=headers).status_code

    assert [asked(90), asked(300), asked(980), asked(100_000)] == [201, 422, 422, 422]


def test_what_cannot_be_used_names_the_field(client: TestClient) -> None:
    response = client.post("/v1/programs", json={"lifter": lifter(trainingDaysPerWeek=9)})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "lifter.trainingDaysPerWeek"


def test_files_of_a_program_come_under_their_names_and_strange_dates_are_refused(client: TestClient) -> None:
    address = f"/v1/programs/{made(client)['id']}"
    types = {
        "ics": "text/calendar; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "html": "text/html; charset=utf-8",
    }
    files = {suffix: client.get(f"{address}/export.{suffix}", params={"start": "2027-01-06"}) for suffix in types}
    assert {suffix: file.headers["content-type"] for suffix, file in files.items()} == types
    assert files["ics"].headers["content-disposition"] == 'attachment; filename="pacewright-ppl_x2.ics"'
    for query in ("start=9999-12-31", "start=0", "start=soon", "timezone=Mars/Olympus", "at=25:00"):
        assert client.get(f"{address}/export.ics?{query}").status_code == 422, query


def test_the_calendar_repeats_weekly_from_the_first_training_day_at_or_after_the_start(client: TestClient) -> None:
    """The start is Wednesday 6 January 2027: legs begin there, Monday's push a week's rest later on the 11th."""
    stored = made(client)
    response = client.get(f"/v1/programs/{stored['id']}/export.ics", params={"start": "2027-01-06"})
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert len(events) == 6
    assert all(event["rrule"].to_ical() == b"FREQ=WEEKLY" for event in events)
    starts = {str(event["uid"]).split("-")[-1].split("@")[0]: event["dtstart"].dt for event in events}
    assert (starts["wednesday"], starts["monday"]) == (dt.date(2027, 1, 6), dt.date(2027, 1, 11))


def test_the_table_has_a_row_for_each_exercise_and_the_json_can_be_sent_in_again(client: TestClient) -> None:
    stored = made(client)
    text = client.get(f"/v1/programs/{stored['id']}/export.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == sum(len(day["exercises"]) for day in stored["program"]["days"])
    again = made(client, draft=client.get(f"/v1/programs/{stored['id']}/export.json").json())
    assert again["program"]["days"] == stored["program"]["days"]


def test_a_program_and_a_plan_made_for_it_stand_in_one_calendar(client: TestClient) -> None:
    stored = made(client)
    assert stored["strengthDays"]["wednesday"] == "lower"
    request = raw_request(strengthDays=stored["strengthDays"])
    plan = client.post("/v1/plans", json=request, headers={"Prefer": "wait=20"}).json()
    address = f"/v1/programs/{stored['id']}/export.ics"
    placed = Calendar.from_ical(client.get(address, params={"plan": plan["id"], "timezone": "Europe/Paris"}).content)
    running = Calendar.from_ical(client.get(f"/v1/plans/{plan['id']}/export.ics").content)
    lifted = {str(event["uid"]): event.start.date() for event in placed.events}
    assert lifted == {str(e["uid"]): e.start for e in running.events if str(e["uid"]) in lifted}
    lifting = [day["date"] for week in plan["plan"]["weeks"] for day in week["days"] if day["strength"]]
    assert sorted(map(str, lifted.values())) == lifting

    other = client.post("/v1/plans", json=raw_request(), headers={"Prefer": "wait=20"}).json()
    refused = client.get(address, params={"plan": other["id"]})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "query.plan")
    assert client.get(address, params={"plan": stored["id"]}).status_code == 404


def test_a_program_that_is_made_beside_a_plan_ends_with_it(client: TestClient) -> None:
    """The plan has no strength days: sessions stand on the program's own, from the plan's first day to its last."""
    plan = client.post("/v1/plans", json=raw_request(), headers={"Prefer": "wait=20"}).json()
    stored = made(client, planId=plan["id"])
    assert stored["planId"] == plan["id"]
    weeks = client.get(f"/v1/programs/{stored['id']}/request").json()["running"]
    assert [week["weekType"] for week in weeks] == [week["weekType"] for week in plan["plan"]["weeks"]]
    calendar = client.get(f"/v1/programs/{stored['id']}/export.ics")
    rules = [event["rrule"] for event in Calendar.from_ical(calendar.content).events if "rrule" in event]
    assert all(rule["COUNT"] in ([3], [4]) for rule in rules)
    assert "lighter" in calendar.text
    wrong = {"planId": stored["id"]}, {"planId": "x"}, {"planId": plan["id"], "running": weeks}
    fields = [
        client.post("/v1/programs", json={"lifter": lifter(), **body}).json()["errors"][0]["field"] for body in wrong
    ]
    assert fields == ["planId", "planId", "running"]
    ill = {"today": "2027-01-11", "events": [{"kind": "illness", "from": "2027-01-11", "to": "2027-01-17"}]}
    number = client.post(f"/v1/plans/{plan['id']}/revisions", json=ill).json()["number"]
    client.post(f"/v1/plans/{plan['id']}/revisions/{number}/accept", headers={"If-Match": '"1"'})
    events = events_of(client, f"/v1/programs/{stored['id']}/export.ics")
    out = {date for event in events for date in event.exdates}
    week = [dt.date(2027, 1, 11) + dt.timedelta(k) for k in range(7)]
    assert out.intersection(week) == {day for day in week if f"{day:%A}".lower() in stored["strengthDays"]}
    client.delete(f"/v1/plans/{plan['id']}")
    gone = Calendar.from_ical(client.get(f"/v1/programs/{stored['id']}/export.ics").content).events
    assert all("COUNT" in event["rrule"] for event in gone if "rrule" in event)


def test_a_programs_calendar_is_newer_with_each_revision_of_its_plan_and_newest_when_that_is_gone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_id = client.post("/v1/plans", json=raw_request(), headers={"Prefer": "wait=20"}).json()["id"]
    program = f"/v1/programs/{made(client, planId=plan_id)['id']}/export.ics"

    def seen() -> tuple[int, dt.datetime]:
        (found,) = {(event["sequence"], event["dtstamp"].dt) for event in events_of(client, program)}
        return found

    first = seen()
    number = client.post(f"/v1/plans/{plan_id}/revisions", json={"today": "2027-01-11"}).json()["number"]
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    monkeypatch.setattr("api.store.living.revisions.now", lambda: tomorrow)
    client.post(f"/v1/plans/{plan_id}/revisions/{number}/accept", headers={"If-Match": '"1"'})
    revised = seen()
    assert revised == (first[0] + 1, tomorrow.replace(microsecond=0))
    client.delete(f"/v1/plans/{plan_id}")
    assert seen()[0] > revised[0]


def events_of(client: TestClient, address: str) -> list:
    return Calendar.from_ical(client.get(address).content).events
