"""The living plan as a client of HTTP sees it: why, what if, proposals, what happened."""

import datetime as dt

import pytest
from starlette.testclient import TestClient

from solver.running import engine
from solver.running.request.request import read_request
from solver.running.request.result import Plan
from solver.running.request.situation import read_situation, read_wish
from tests.api.http.one_service.test_plans import NOBODYS, made
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


def test_a_plan_whose_goal_was_changed_is_listed_and_named_by_the_new_one(client: TestClient) -> None:
    at = f"/v1/plans/{made(client, raw_request())['id']}"
    proposed = client.post(f"{at}/revisions", json={"today": "2027-01-05", "settings": {"goal": "5k"}}).json()
    accepted = client.post(f"{at}/revisions/{proposed['number']}/accept", headers={"If-Match": '"1"'}).json()
    assert (accepted["goal"], accepted["plan"]["goal"]) == ("5k", "5k")
    assert accepted["id"] in [one["id"] for one in client.get("/v1/plans?goal=5k").json()["plans"]]
    assert "pacewright-5k-" in client.head(f"{at}/export.csv").headers["content-disposition"]


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


def test_why_not_is_what_the_engine_says_a_conflict_or_a_price(client: TestClient, plan: dict) -> None:
    tuesday = (MONDAY + dt.timedelta(8)).isoformat()
    asked = {"pins": [{"date": tuesday, "workoutType": "rest"}], "today": "2027-01-11"}
    answered = client.post(f"/v1/plans/{plan['id']}/why-not", json=asked)
    assert answered.status_code == 200, answered.text
    stored, request = Plan.model_validate(plan["plan"]), read_request(raw_request())
    expected = engine.why_not(request, stored, read_wish({"pins": asked["pins"]}), dt.date(2027, 1, 11))
    assert answered.json()["cost"] == expected.as_json()["cost"]
    much = client.post(f"/v1/plans/{plan['id']}/why-not", json={"pins": [{"week": 2, "distanceKm": 90}]}).json()
    assert (much["possible"], much["conflict"]["fields"]) == (False, ["pins.week2"])
    refused = client.post(f"/v1/plans/{plan['id']}/why-not", json={"wishes": []})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "wishes")
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


def proposed(client: TestClient, plan_id: str, situation: dict) -> dict:
    answered = client.post(f"/v1/plans/{plan_id}/revisions", json=situation)
    assert answered.status_code == 201, answered.text
    assert answered.headers["location"] == f"/v1/plans/{plan_id}/revisions/{answered.json()['number']}"
    return answered.json()


ILL = {"today": "2027-01-14", "events": [{"kind": "illness", "from": "2027-01-12", "to": "2027-01-15"}]}

ENGINE = ("workoutType", "plannedDistanceKm", "plannedDurationMins")
WEEK_OF_ILLNESS = ("2027-01-15", "2027-01-16", "2027-01-17")
"""Their kilometres stay, but a day of illness says so, and the week has become a light one."""


def days_of(plan: dict) -> dict[str, dict]:
    return {day["date"]: day for week in plan["weeks"] for day in week["days"]}


def test_a_proposal_changes_nothing_until_it_is_accepted_and_then_only_its_days(client: TestClient) -> None:
    first = made(client, raw_request())
    plan_id, before = first["id"], first["plan"]
    assert client.get(f"/v1/plans/{plan_id}").headers["etag"] == '"1"'
    proposal = proposed(client, plan_id, ILL)
    assert (proposal["number"], proposal["status"], proposal["basedOn"]) == (2, "proposed", 1)
    created, expires = (dt.datetime.fromisoformat(proposal[name]) for name in ("createdAt", "expiresAt"))
    assert expires - created == dt.timedelta(days=7)
    changed = {change["date"] for change in proposal["changes"]}
    assert changed
    assert all(change["reason"] for change in proposal["changes"])
    assert client.get(f"/v1/plans/{plan_id}").json() == first
    accepted = client.post(f"/v1/plans/{plan_id}/revisions/2/accept", headers={"If-Match": '"1"'})
    assert (accepted.status_code, accepted.headers["etag"]) == (200, '"2"')
    after = client.get(f"/v1/plans/{plan_id}")
    assert (after.headers["etag"], after.json()) == ('"2"', accepted.json())
    assert (after.json()["revision"], after.json()["plan"]) == (2, proposal["plan"])
    kept = days_of(before).keys() - changed
    assert kept
    then, now = days_of(before), days_of(after.json()["plan"])
    assert all(now[date][own] == then[date][own] for date in kept for own in ENGINE)
    assert {date for date in kept if now[date] != then[date]} <= set(WEEK_OF_ILLNESS)
    assert all(days_of(after.json()["plan"])[date]["title"] for date in changed)
    assert client.get(f"/v1/plans/{plan_id}/revisions/1").json()["plan"] == before
    listed = client.get(f"/v1/plans/{plan_id}/revisions").json()["revisions"]
    assert [(one["number"], one["status"]) for one in listed] == [(2, "accepted"), (1, "accepted")]
    again = proposed(client, plan_id, {"today": "2027-01-14"})
    assert (again["changes"], again["basedOn"], again["number"]) == ([], 2, 3)


def test_who_knows_an_older_revision_is_refused(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    numbers = [proposed(client, plan_id, ILL)["number"] for _ in range(2)]
    address = f"/v1/plans/{plan_id}/revisions"
    unsaid = client.post(f"{address}/2/accept")
    assert (unsaid.status_code, unsaid.json()["type"]) == (428, "urn:pacewright:if-match-is-missing")
    assert client.post(f"{address}/2/accept", headers={"If-Match": '"7"'}).status_code == 412
    assert client.post(f"{address}/9/accept", headers={"If-Match": '"1"'}).status_code == 404
    assert client.post(f"{address}/3/accept", headers={"If-Match": '"1"'}).status_code == 200
    stale = client.post(f"{address}/2/accept", headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["type"]) == (412, "urn:pacewright:not-the-newest")
    outdated = client.post(f"{address}/2/accept", headers={"If-Match": '"3"'})
    assert (outdated.status_code, "was proposed for revision 1" in outdated.json()["detail"]) == (409, True)
    assert client.get(f"{address}/2").json()["status"] == "outdated"
    assert client.post(address, json=ILL, headers={"If-Match": '"1"'}).status_code == 412
    assert numbers == [2, 3]


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        ('"1"', 404),
        ('W/"1"', 404),
        ("*", 404),
        ('"7", "1"', 404),  # one of several that a client has seen
        ('"a tag, of another house",W/"1"', 404),
        ('"7", "8"', 412),
        ('"01"', 412),
        ("1", 412),
    ],
)
def test_a_change_is_made_where_one_of_the_tags_is_the_plans(
    client: TestClient, plan: dict, seen: str, status: int
) -> None:
    """A pin that is not there cannot be taken back; who has not seen the plan is told that first."""
    refused = client.delete(f"/v1/plans/{plan['id']}/pins/2027-01-19", headers={"If-Match": seen})
    assert refused.status_code == status, refused.text


def test_a_declined_or_expired_proposal_cannot_be_accepted(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(client, raw_request())
    address, known = f"/v1/plans/{first['id']}/revisions", {"If-Match": '"1"'}
    proposed(client, first["id"], ILL)
    assert client.post(f"{address}/2/decline", headers=known).json()["status"] == "declined"
    refused = client.post(f"{address}/2/accept", headers=known)
    assert (refused.status_code, "is declined already" in refused.json()["detail"]) == (409, True)
    proposed(client, first["id"], ILL)
    monkeypatch.setattr("api.store.living.revisions.now", lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=7))
    refused = client.post(f"{address}/3/accept", headers=known)
    assert (refused.status_code, "expired at" in refused.json()["detail"]) == (409, True)
    assert client.get(f"/v1/plans/{first['id']}").json() == first


def test_a_dry_run_keeps_nothing_and_an_impossible_situation_is_a_conflict(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    address = f"/v1/plans/{plan_id}/revisions"
    for answered in (
        client.post(address, json={**ILL, "dryRun": True}),
        client.post(f"{address}?dryRun=true", json=ILL),
    ):
        assert (answered.status_code, answered.json()["status"], answered.json()["number"]) == (200, "preview", None)
        assert answered.json()["changes"]
    assert [one["number"] for one in client.get(address).json()["revisions"]] == [1]
    pinned = {"today": "2027-01-11", "pins": [{"week": 2, "distanceKm": 90}]}
    refused = client.post(address, json=pinned)
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:pacewright:no-plan")
    assert "pins.week2" in refused.json()["conflict"]["fields"]
    assert client.post(address, json={}).json()["errors"][0]["field"] == "today"


def test_a_day_before_the_last_revision_s_is_refused_with_what_to_give_instead(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    number = proposed(client, plan_id, ILL)["number"]
    accepted = client.post(f"/v1/plans/{plan_id}/revisions/{number}/accept", headers={"If-Match": '"1"'})
    assert accepted.status_code == 200
    refused = client.post(f"/v1/plans/{plan_id}/revisions", json={"today": "2027-01-13"})
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["field"], error["value"]) == (422, "today", "2027-01-13")
    assert (
        error["message"] == "lies before 2027-01-14, the day of the plan's last revision; give that day or a later one"
    )


def test_a_run_of_before_the_plan_is_no_record_of_it(client: TestClient) -> None:
    """Else every run so far would count as missed."""
    plan_id = made(client, raw_request())["id"]
    before = [{"date": "2027-01-02", "distanceKm": 9}]
    assert proposed(client, plan_id, {"today": "2027-01-14", "done": before})["changes"] == []
    assert proposed(client, plan_id, {"today": "2027-01-14", "done": []})["changes"]


def test_a_dry_run_is_true_or_false(client: TestClient, plan: dict) -> None:
    refused = client.post(f"/v1/plans/{plan['id']}/revisions", json={**ILL, "dryRun": "yes"})
    expected = {"field": "dryRun", "value": "yes", "message": "must be true or false"}
    assert (refused.status_code, refused.json()["errors"]) == (422, [expected])


SEEN = {"If-Match": '"1"'}
WEEK_1 = {"2027-01-05": 6.0, "2027-01-07": 6.5, "2027-01-10": 8.0}


def test_what_happened_is_kept_and_the_next_proposal_only_needs_what_is_new(client: TestClient) -> None:
    first = made(client, raw_request())
    at = f"/v1/plans/{first['id']}"
    runs = [{"date": date, "distanceKm": km} for date, km in WEEK_1.items()]
    assert client.post(f"{at}/done", json={"done": runs}).status_code == 428
    assert client.post(f"{at}/done", json={"done": runs}, headers={"If-Match": '"2"'}).status_code == 412
    kept = client.post(f"{at}/done", json={"done": runs}, headers=SEEN)
    assert (kept.status_code, [one["content"] for one in kept.json()["kept"]]) == (200, runs)
    pin = client.put(f"{at}/pins/2027-01-19", json={"workoutType": "rest"}, headers=SEEN)
    assert (pin.status_code, pin.json()["content"]) == (200, {"date": "2027-01-19", "workoutType": "rest"})
    event = ILL["events"][0]
    ill = client.post(f"{at}/happenings", json=event, headers=SEEN)
    assert (ill.status_code, ill.json()["content"]) == (201, event)
    again = client.post(f"{at}/happenings", json=event, headers=SEEN)
    assert again.json()["number"] == ill.json()["number"]
    assert client.get(at).json() == first
    proposal = proposed(client, first["id"], {"today": ILL["today"]})
    told = {"today": ILL["today"], "done": runs, "events": [event], "pins": [pin.json()["content"]]}
    expected = engine.revise(read_request(raw_request()), Plan.model_validate(first["plan"]), read_situation(told))
    assert proposal["changes"] == expected.as_json()["changes"]
    assert "2027-01-19" in {change["date"] for change in proposal["changes"]}
    history = client.get(f"{at}/history").json()
    assert [one["kind"] for one in history["news"]] == ["done", "done", "done", "pin", "happening"]
    assert [one["number"] for one in history["revisions"]] == [2]


def test_a_happening_is_where_its_answer_says_until_it_is_taken_back(client: TestClient) -> None:
    at = f"/v1/plans/{made(client, raw_request())['id']}"
    told = client.post(f"{at}/happenings", json=ILL["events"][0], headers=SEEN)
    where = told.headers["location"]
    assert client.get(where).json() == told.json()
    client.put(f"{at}/pins/2027-01-19", json={"distanceKm": 5}, headers=SEEN)
    assert client.get(f"{at}/happenings/2").status_code == 404  # a pin has the number
    client.delete(where, headers=SEEN)
    assert client.get(where).status_code == 404


def test_what_is_taken_back_counts_no_more(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    at = f"/v1/plans/{plan_id}"
    client.put(f"{at}/pins/2027-01-19", json={"workoutType": "rest"}, headers=SEEN)
    moved = client.put(f"{at}/pins/2027-01-14", json={"move": {"to": "2027-01-13"}}, headers=SEEN)
    assert moved.json()["content"] == {"move": {"to": "2027-01-13", "from": "2027-01-14"}}
    away = {"kind": "travel", "from": "2027-01-21", "to": "2027-01-22"}
    ill = client.post(f"{at}/happenings", json=away, headers=SEEN).json()["number"]
    accept = f"{at}/revisions/{proposed(client, plan_id, {'today': '2027-01-11'})['number']}/accept"
    assert client.post(accept, headers=SEEN).status_code == 200
    for address in (f"{at}/pins/2027-01-19", f"{at}/pins/2027-01-14", f"{at}/happenings/{ill}"):
        assert client.delete(address, headers=SEEN).status_code == 412
        assert client.delete(address, headers={"If-Match": '"2"'}).status_code == 204
        assert client.delete(address, headers={"If-Match": '"2"'}).status_code == 404
    happened = proposed(client, plan_id, {"today": "2027-01-11"})["plan"]["happened"]["situation"]
    assert (happened["pins"], happened["events"]) == ([], [])
    assert [one["removedAt"] is None for one in client.get(f"{at}/history").json()["news"]] == [False] * 3


def test_runs_come_from_activity_files_too(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    table = "date,type,distance_km,duration\n2027-01-05,Run,6.2,0:37:00\n2026-12-01,Run,9,0:50:00\n"
    files = [("activities", ("runs.csv", table.encode(), "text/csv"))]
    kept = client.post(f"/v1/plans/{plan_id}/done", files=files, headers=SEEN)
    assert kept.status_code == 200, kept.text
    (run,) = kept.json()["kept"]
    assert run["content"] == {"date": "2027-01-05", "distanceKm": 6.2, "durationMins": 37.0}
    assert client.delete(f"/v1/plans/{plan_id}/done/2027-01-05", headers=SEEN).status_code == 204
    broken = client.post(
        f"/v1/plans/{plan_id}/done", files=[("activities", ("x.csv", b"no", "text/csv"))], headers=SEEN
    )
    assert (broken.status_code, broken.json()["type"]) == (422, "urn:pacewright:bad-request")


def test_what_cannot_be_kept_is_named(client: TestClient, plan: dict) -> None:
    at = f"/v1/plans/{plan['id']}"
    for method, address, sent, field in (
        ("post", "done", {"date": "2027-01-05"}, "distanceKm"),
        ("post", "done", {"done": [{"date": "5 Jan", "distanceKm": 3}]}, "done.0.date"),
        ("put", "pins/2027-01-19", {"date": "2027-01-20", "distanceKm": 5}, "date"),
        ("put", "pins/2027-01-19", {"move": {"from": "2027-01-20", "to": "2027-01-21"}}, "move.from"),
        ("put", "pins/today", {"distanceKm": 5}, "path.date"),
        ("post", "happenings", {"kind": "hangover", "from": "2027-01-19", "to": "2027-01-19"}, "kind"),
    ):
        refused = client.request(method, f"{at}/{address}", json=sent, headers=SEEN)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field), refused.text
    assert client.put(f"{at}/pins/2027-01-19", json={}, headers=SEEN).status_code == 422
    assert client.get(f"{at}/history").json()["news"] == []


@pytest.mark.parametrize(
    ("method", "address", "body", "field"),
    [
        ("put", "pins/2028-01-19", {"workoutType": "rest"}, "path.date"),
        ("put", "pins/2027-01-19", {"move": {"to": "2027-03-19"}}, "move.to"),
        ("post", "done", {"date": "2026-01-19", "distanceKm": 8}, "date"),
        (
            "post",
            "done",
            {"done": [{"date": "2027-01-19", "distanceKm": 8}, {"date": "2027-09-19", "distanceKm": 8}]},
            "done.1.date",
        ),
        ("post", "done", [{"date": "2026-01-19", "distanceKm": 8}], "done.0.date"),
    ],
)
def test_what_is_told_of_a_day_that_is_none_of_the_plans_is_refused_at_once(
    client: TestClient, plan: dict, method: str, address: str, body: object, field: str
) -> None:
    """A pin there would stop every later proposal, and a run would be kept for nothing."""
    before = client.get(f"/v1/plans/{plan['id']}/history").json()
    refused = client.request(method, f"/v1/plans/{plan['id']}/{address}", json=body, headers=SEEN)
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["field"]) == (422, field)
    assert error["message"] == "must be a day of the plan, 2027-01-04 to 2027-01-31"
    assert client.get(f"/v1/plans/{plan['id']}/history").json() == before


def test_a_race_day_is_not_pinned_and_no_run_goes_there(client: TestClient, plan: dict) -> None:
    """It would stop every later proposal."""
    for address, body, field in (
        ("2027-01-31", {"distanceKm": 5}, "path.date"),
        ("2027-01-28", {"move": {"to": "2027-01-31"}}, "move.to"),
    ):
        refused = client.put(f"/v1/plans/{plan['id']}/pins/{address}", json=body, headers=SEEN)
        message = "is a race day; change the race in a revision's settings instead"
        expected = {"field": field, "value": "2027-01-31", "message": message}
        assert (refused.status_code, refused.json()["errors"]) == (422, [expected])


def test_a_move_goes_from_a_run_to_a_day_ahead_and_what_is_over_is_asked_for_no_more(client: TestClient) -> None:
    """A kept move into the past is refused by name; a pin of a day that went by without a revision is not."""
    plan_id = made(client, raw_request())["id"]
    at = f"/v1/plans/{plan_id}"
    rest = client.put(f"{at}/pins/2027-01-20", json={"move": {"to": "2027-01-21"}}, headers=SEEN)
    assert rest.json()["errors"] == [
        {"field": "path.date", "value": "2027-01-20", "message": "has no run to move; give the day of a run"}
    ]
    client.put(f"{at}/pins/2027-01-12", json={"distanceKm": 5.0}, headers=SEEN)
    proposal = proposed(client, plan_id, {"today": "2027-01-18"})
    assert client.post(f"{at}/revisions/{proposal['number']}/accept", headers=SEEN).status_code == 200
    newer = {"If-Match": '"2"'}
    back = client.put(f"{at}/pins/2027-01-21", json={"move": {"to": "2027-01-17"}}, headers=newer)
    assert back.json()["errors"] == [
        {
            "field": "move.to",
            "value": "2027-01-17",
            "message": "lies before 2027-01-18, the day of the plan's last revision",
        }
    ]
    assert client.put(f"{at}/pins/2027-01-21", json={"move": {"to": "2027-01-19"}}, headers=newer).status_code == 200
    late = client.post(f"{at}/revisions", json={"today": "2027-01-20"})
    (error,) = late.json()["errors"]
    assert (late.status_code, error["field"], error["value"]) == (422, "pins.2027-01-21", "2027-01-19")
    client.delete(f"{at}/pins/2027-01-21", headers=newer)
    assert client.post(f"{at}/revisions", json={"today": "2027-01-20"}).status_code == 201


def test_another_language_is_that_of_the_days_ahead_and_of_every_file(client: TestClient) -> None:
    plan_id, german = made(client, raw_request())["id"], days_of(made(client, raw_request(language="de"))["plan"])
    english = days_of(client.get(f"/v1/plans/{plan_id}").json()["plan"])
    proposal = proposed(client, plan_id, {"today": "2027-01-14", "settings": {"language": "de"}})
    assert proposal["changedDays"] == 0
    client.post(f"/v1/plans/{plan_id}/revisions/2/accept", headers=SEEN)
    shown = client.get(f"/v1/plans/{plan_id}").json()
    titles = {date: day["title"] for date, day in days_of(shown["plan"]).items()}
    assert titles == {date: (english if date < "2027-01-14" else german)[date]["title"] for date in titles}
    assert shown["language"] == "de"
    for suffix, words in (("ics", "NAME:Trainingsplan 10"), ("html", 'lang="de"')):
        assert words in client.get(f"/v1/plans/{plan_id}/export.{suffix}").text


def test_a_date_in_an_address_is_a_real_one(client: TestClient, plan: dict) -> None:
    for date, message in (
        ("2027-02-30", "must be a real date written YYYY-MM-DD"),
        ("20270201", "must be a date written YYYY-MM-DD"),
    ):
        refused = client.delete(f"/v1/plans/{plan['id']}/done/{date}", headers=SEEN)
        assert (refused.status_code, refused.json()["errors"]) == (
            422,
            [{"field": "path.date", "value": date, "message": message}],
        )


def test_the_request_is_what_was_asked_at_first_or_what_the_plan_answers_now(client: TestClient) -> None:
    plan_id = made(client, raw_request())["id"]
    at = f"/v1/plans/{plan_id}/request"
    first = client.get(at).json()
    assert client.get(f"{at}?inForce=true").json() == first
    settings = {"daysPerWeek": 2, "raceDate": "2027-02-07"}
    proposal = proposed(client, plan_id, {"today": "2027-01-11", "settings": settings})
    assert client.get(f"{at}?inForce=true").json() == first
    revised = client.post(f"/v1/plans/{plan_id}/revisions/{proposal['number']}/accept", headers=SEEN).json()["plan"]
    assert client.get(at).json() == client.get(f"{at}?inForce=false").json() == first
    now = client.get(f"{at}?inForce=true").json()
    assert now == {**first, "settings": {**first["settings"], **settings}}
    verdicts = client.post("/v1/validate", json={"plan": revised, "request": first}).json()
    assert {verdict["verdict"] for verdict in verdicts}.isdisjoint({"broken"})
    assert client.get(f"{at}?inForce=maybe").json()["errors"][0]["field"] == "query.inForce"


def test_a_happening_that_touches_no_day_of_the_plan_is_refused(client: TestClient, plan: dict) -> None:
    at = f"/v1/plans/{plan['id']}/happenings"
    for first, last, field, value in (
        ("2026-12-01", "2027-01-03", "to", "2027-01-03"),
        ("2027-02-01", "2027-02-03", "from", "2027-02-01"),
    ):
        refused = client.post(at, json={"kind": "travel", "from": first, "to": last}, headers=SEEN)
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["field"], error["value"]) == (422, field, value)
        assert error["message"] == "is outside the plan, 2027-01-04 to 2027-01-31: nothing there can change"
    kept = client.post(at, json={"kind": "travel", "from": "2026-12-30", "to": "2027-01-04"}, headers=SEEN)
    assert kept.status_code == 201
    assert client.delete(kept.headers["location"], headers=SEEN).status_code == 204


def test_the_first_revision_is_in_force_and_not_to_be_decided_on(client: TestClient) -> None:
    first = made(client, raw_request())
    for step in ("accept", "decline"):
        at = f"/v1/plans/{first['id']}/revisions/1/{step}"
        assert client.post(at, headers={"If-Match": '"2"'}).status_code == 412
        refused = client.post(at, headers=SEEN)
        assert (refused.status_code, refused.json()["detail"]) == (409, "revision 1 is accepted already")
    assert client.get(f"/v1/plans/{first['id']}").json() == first
