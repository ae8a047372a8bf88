"""A plan's calendars: what falls away, what rises with revisions and settings, and the addresses that need no key."""

import datetime as dt

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from api.http.logs import LINES
from api.http.routes.living import feed
from api.store.living.revisions import Revisions
from api.workers.pool import Overloaded, Pool
from tests.api.http.one_service.test_living import ILL, SEEN, proposed
from tests.api.http.one_service.test_plans import made
from tests.api.sample import raw_request
from tests.strength.drafts import lifter


def test_a_calendar_follows_revisions_and_what_falls_away_is_cancelled(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    at = f"/v1/plans/{plan_id}"
    before = Calendar.from_ical(client.get(f"{at}/export.ics").content).events
    assert {event["sequence"] for event in before} == {0}
    proposal = proposed(
        client, plan_id, {"today": "2027-01-11", "pins": [{"date": "2027-01-19", "workoutType": "rest"}]}
    )
    client.post(f"{at}/revisions/{proposal['number']}/accept", headers=SEEN)
    after = Calendar.from_ical(client.get(f"{at}/export.ics").content).events
    assert {event["sequence"] for event in after} == {1}
    assert {event["uid"] for event in before} <= {event["uid"] for event in after}
    assert min(event.DTSTAMP for event in after) >= max(event.DTSTAMP for event in before)
    cancelled = [event["uid"] for event in after if event.get("status") == "CANCELLED"]
    assert cancelled == [f"{plan_id}-2027-01-19@pacewright"]


def test_a_feed_is_polled_without_a_key_and_follows_the_plan(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(LINES, "everyday", True)
    plan_id = made(client, raw_request())["id"]
    at = f"/v1/plans/{plan_id}"
    made_feed = client.post(f"{at}/feed", params={"timezone": "Europe/Berlin", "at": "06:30"})
    assert made_feed.status_code == 201, made_feed.text
    path = made_feed.json()["path"]
    assert made_feed.json()["webcal"] == f"webcal://127.0.0.1:8080{path}"
    first = client.get(path)
    assert (first.status_code, first.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert b"TZID=Europe/Berlin:20270105T063000" in first.content
    seen = {"If-None-Match": first.headers["etag"]}
    assert client.get(path, headers=seen).status_code == 304
    proposal = proposed(client, plan_id, ILL)
    assert client.get(path, headers=seen).status_code == 304
    client.post(f"{at}/revisions/{proposal['number']}/accept", headers=SEEN)
    second = client.get(path, headers=seen)
    assert (second.status_code, second.headers["etag"] != first.headers["etag"]) == (200, True)
    assert {event["sequence"] for event in Calendar.from_ical(second.content).events} == {1}
    renewed = client.post(f"{at}/feed", params={"timezone": "Europe/Berlin", "at": "07:00"}).json()["path"]
    assert client.get(path).status_code == 404
    later = Calendar.from_ical(client.get(renewed).content).events
    assert {event["sequence"] for event in later} == {2}
    LINES.write()
    shown = capsys.readouterr()
    assert '"path": "/v1/feeds/…"' in shown.err
    assert path not in shown.out + shown.err
    assert client.delete(f"{at}/feed").status_code == 204
    assert client.get(renewed).status_code == 404


def test_a_poll_that_finds_nothing_new_asks_no_solver(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made_feed = client.post(f"/v1/plans/{made(client, raw_request())['id']}/feed").json()
    addresses = made_feed["path"], made_feed["busy"]["path"]
    first = [client.get(address) for address in addresses]
    assert first[0].headers["etag"] != first[1].headers["etag"]

    async def busy(*_: object, **__: object) -> None:
        raise Overloaded("all are busy")

    monkeypatch.setattr(Pool, "run", busy)
    for address, answered in zip(addresses, first, strict=True):
        seen = {"If-None-Match": f'"another", {answered.headers["etag"]}'}
        again = client.get(address, headers=seen)
        assert (again.status_code, again.content) == (304, b"")
        for name in ("etag", "cache-control"):
            assert again.headers[name] == answered.headers[name]
        assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 503


def test_revisions_before_are_read_once_for_all_who_poll(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read, former = list[int](), Revisions.former

    def noted(self: Revisions, tenant: str, plan_id: str, last: int) -> object:
        read.append(last)
        return former(self, tenant, plan_id, last)

    monkeypatch.setattr(Revisions, "former", noted)
    at = f"/v1/plans/{made(client, raw_request())['id']}"
    feed = client.post(f"{at}/feed").json()
    for seen, situation in enumerate([ILL, {"today": "2027-01-16"}], 1):
        number = proposed(client, at.removeprefix("/v1/plans/"), situation)["number"]
        client.post(f"{at}/revisions/{number}/accept", headers={"If-Match": f'"{seen}"'})
        for address in (feed["path"], feed["busy"]["path"], feed["path"]):
            assert b"CANCELLED" in client.get(address).content
    assert read == [2, 3]


def events_at(client: TestClient, address: str, **settings: object) -> list:
    answered = client.get(address, params=settings)
    assert answered.status_code == 200, answered.text
    return list(Calendar.from_ical(answered.content).events)


def test_a_feed_is_sent_again_by_another_build_of_the_same_version(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_id = made(client, raw_request())["id"]
    path = client.post(f"/v1/plans/{plan_id}/feed").json()["path"]
    seen = {"If-None-Match": client.get(path).headers["etag"]}
    assert client.get(path, headers=seen).status_code == 304
    monkeypatch.setattr(feed, "build", lambda: "another")
    again = client.get(path, headers=seen)
    assert (again.status_code, again.headers["etag"]) == (200, 'W/"1-training-another"')


def test_other_settings_are_a_newer_calendar_in_the_file_and_the_feed_alike(client: TestClient) -> None:
    """The file at seven, at seven again, at six: 0, 0, 1 changes. A feed at half past six: 2. The file at six: 1."""
    at = f"/v1/plans/{made(client, raw_request())['id']}"
    zone = {"timezone": "Europe/Berlin"}
    counts, stamps = [], []
    for settings in ({"at": "07:00"}, {"at": "07:00"}, {"at": "06:00"}):
        events = events_at(client, f"{at}/export.ics", **zone, **settings)
        counts.append({event["sequence"] for event in events})
        stamps.append(min(event.DTSTAMP for event in events))
    path = client.post(f"{at}/feed", params={**zone, "at": "06:30"}).json()["path"]
    counts.append({event["sequence"] for event in events_at(client, path)})
    counts.append({event["sequence"] for event in events_at(client, f"{at}/export.ics", **zone, at="06:00")})
    assert counts == [{0}, {0}, {1}, {2}, {1}]
    assert stamps == sorted(stamps)


def test_strength_sessions_of_sick_days_are_cancelled_in_the_feed_and_in_the_program_beside(client: TestClient) -> None:
    """Two sessions a week on the program's own days. Ill on the first session's day of the second week, 11 January on:
    only that one falls away."""
    program = client.post("/v1/programs", json={"lifter": lifter(trainingDaysPerWeek=2)}).json()
    plan = made(client, raw_request(strengthDays=program["strengthDays"]))
    sessions = [day["date"] for week in plan["plan"]["weeks"] for day in week["days"] if day.get("strength")]
    sick = min(date for date in sessions if date >= "2027-01-11")
    feed = client.post(f"/v1/plans/{plan['id']}/feed").json()["path"]
    beside = f"/v1/programs/{program['id']}/export.ics"
    uid = f"{plan['id']}-{sick}-strength@pacewright"
    for address, settings in ((feed, {}), (beside, {"plan": plan["id"]})):
        assert uid in {event["uid"] for event in events_at(client, address, **settings)}
    told = {"today": "2027-01-11", "events": [{"kind": "illness", "from": "2027-01-11", "to": sick}]}
    proposal = proposed(client, plan["id"], told)
    client.post(f"/v1/plans/{plan['id']}/revisions/{proposal['number']}/accept", headers=SEEN)
    for address, settings in ((feed, {}), (beside, {"plan": plan["id"]})):
        lifting = [event for event in events_at(client, address, **settings) if "strength" in event["uid"]]
        assert {event["uid"] for event in lifting if event.get("status") == "CANCELLED"} == {uid}
        assert len(lifting) == len({event["uid"] for event in lifting}) == len(sessions)


def test_a_reminder_stands_with_every_run_if_it_is_asked_for(client: TestClient) -> None:
    at = f"/v1/plans/{made(client, raw_request(strengthDays=['wednesday']))['id']}"
    events = events_at(client, f"{at}/export.ics", timezone="Europe/Berlin", alarm=45)
    reminded = {event["uid"]: [alarm.TRIGGER for alarm in event.walk("VALARM")] for event in events}
    assert {"strength" in uid for uid in reminded} == {True, False}
    assert all(found == ([] if "strength" in uid else [dt.timedelta(minutes=-45)]) for uid, found in reminded.items())
    assert not any(event.walk("VALARM") for event in events_at(client, f"{at}/export.ics"))
    refused = client.get(f"{at}/export.ics?alarm=-1")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "query.alarm")


def test_others_see_when_a_runner_is_busy_and_nothing_else(client: TestClient) -> None:
    plan = made(client, raw_request())
    feeds = client.post(f"/v1/plans/{plan['id']}/feed", params={"at": "06:30"}).json()
    assert feeds["busy"]["webcal"] == f"webcal://127.0.0.1:8080{feeds['busy']['path']}"
    busy, training = (events_at(client, address["path"]) for address in (feeds["busy"], feeds))
    days = [day for week in plan["plan"]["weeks"] for day in week["days"] if day["workoutType"] != "rest"]
    assert [event.start for event in busy] == [dt.datetime.fromisoformat(f"{day['date']}T06:30") for day in days]
    lengths = [dt.timedelta(minutes=day["plannedDurationMins"] or 60) for day in days]
    assert [event.end - event.start for event in busy] == lengths
    assert {event["summary"] for event in busy} == {"Busy"}
    text = client.get(feeds["busy"]["path"]).text
    assert "raining" not in text, "in no line, the product's name included"
    assert "DESCRIPTION" not in text
    assert not {event["uid"] for event in busy} & {event["uid"] for event in training}
    proposal = proposed(client, plan["id"], ILL)
    client.post(f"/v1/plans/{plan['id']}/revisions/{proposal['number']}/accept", headers=SEEN)
    assert {event["sequence"] for event in events_at(client, feeds["busy"]["path"])} == {1}
    assert client.delete(f"/v1/plans/{plan['id']}/feed").status_code == 204
    assert [client.get(address["path"]).status_code for address in (feeds, feeds["busy"])] == [404, 404]
