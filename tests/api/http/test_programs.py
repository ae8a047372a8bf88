"""/v1/programs as a client of HTTP sees it: a lifter in, a kept program out, and its files."""

import csv
import datetime as dt
import io

from icalendar import Calendar
from starlette.testclient import TestClient

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


def test_what_cannot_be_used_names_the_field(client: TestClient) -> None:
    response = client.post("/v1/programs", json={"lifter": lifter(trainingDaysPerWeek=9)})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "lifter.trainingDaysPerWeek"


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
