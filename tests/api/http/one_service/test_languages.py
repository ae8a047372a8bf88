"""A caller reads what went wrong in their language: the plan's or the request's, else the one that they accept."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from api.http.problems import HttpProblem
from api.http.speaking import speaking
from api.http.wanting import wanted_by
from tests.api.http.one_service.test_plans import NOBODYS, made
from tests.api.sample import raw_request

GERMAN = {"Accept-Language": "de-AT, en;q=0.5"}


def in_german() -> dict[str, Any]:
    request = raw_request()
    return {**request, "settings": {**request["settings"], "language": "de"}}


@pytest.fixture(scope="module")
def plan(client: TestClient) -> str:
    """A German plan's address."""
    return f"/v1/plans/{made(client, in_german())['id']}"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("fr, de;q=0.3, en;q=0.2", "de"),
        ("en;q=0.4, de;q=0.8", "de"),
        ("en, de", "en"),
        ("de;q=0", "en"),
        ("de;q=much", "en"),
        ("*", "en"),
        ("fr", "en"),
    ],
)
def test_the_language_of_ours_that_is_liked_best_is_taken(accepted: str | None, language: str) -> None:
    assert wanted_by(accepted) == language


def test_without_a_plan_it_is_the_accepted_language(client: TestClient) -> None:
    for headers, title, detail in (
        (GERMAN, "Nicht gefunden", "du hast keinen Plan mit dieser Kennung"),
        ({}, "Not found", "you have no plan with this id"),
    ):
        refused = client.get(f"/v1/plans/{NOBODYS}", headers=headers)
        problem = refused.json()
        assert (problem["title"], problem["detail"]) == (title, detail)
        assert problem["type"] == "urn:pacewright:not-found"
        assert refused.headers["content-language"] == ("de" if headers else "en")


@pytest.mark.parametrize(
    ("method", "path", "sent", "detail"),
    [
        ("GET", "/v1/nothing", {}, "unter dieser Adresse gibt es nichts; /openapi.json nennt alle, die es gibt"),
        ("POST", "/v1/rules", {}, "diese Adresse kennt nicht diese Methode, sondern GET, HEAD"),
        ("GET", "/v1/plans?limit=900", {}, "query.limit: darf höchstens 100 sein"),
        ("GET", "/v1/plans?cursor=x", {}, "query.cursor: muss `next` der vorigen Seite sein, so wie es dort steht"),
        ("GET", "/v1/plans?stats=ready", {}, "query.stats: gibt es nicht; status?"),
        ("GET", "/v1/plans/x", {}, "path.plan_id: ist keine Kennung; nimm sie Zeichen für Zeichen aus der Antwort, "
         "mit der sie entstand"),
        ("POST", "/v1/solve", {"content": b"{"}, "der Anfragetext ist kein gültiges JSON: Zeile 1, Spalte 2 "
         "(expecting property name enclosed in double quotes)"),
        ("POST", "/v1/solve", {"content": b'{"a": 1, "a": 2}'}, 'der Anfragetext nennt "a" zweimal in einem Objekt; '
         "behalte eines von beiden"),
        ("POST", "/v1/solve", {"json": []}, "eine Anfrage ist ein JSON-Objekt mit athlete und settings"),
        ("POST", "/v1/validate", {"json": {}}, "plan: wird gebraucht (und 1 weitere)"),
        ("POST", "/v1/solve", {"content": b"", "headers": {"Content-Type": "text/plain"}},
         "schick den Anfragetext als application/json, nicht als text/plain"),
    ],
)  # fmt: skip
def test_whatever_is_refused_is_refused_in_german(
    client: TestClient, method: str, path: str, sent: dict[str, Any], detail: str
) -> None:
    headers = {"Content-Type": "application/json", **sent.pop("headers", {}), **GERMAN}
    assert client.request(method, path, headers=headers, **sent).json()["detail"] == detail


def test_a_request_speaks_its_own_language_whatever_is_accepted(client: TestClient) -> None:
    wrong = in_german()
    wrong["settings"]["daysPerWeek"] = 9
    for path in ("/v1/solve", "/v1/plans"):
        refused = client.post(path, json=wrong)
        assert refused.json()["title"] == "Unbrauchbare Anfrage", path
        assert refused.json()["errors"][0]["message"] == "darf höchstens 7 sein", path
        assert refused.headers["content-language"] == "de"
    english = raw_request()
    english["settings"] |= {"language": "en", "daysPerWeek": 9}
    assert client.post("/v1/solve", json=english, headers=GERMAN).json()["detail"].endswith("must be at most 7")


def test_a_plan_that_cannot_be_is_told_and_kept_in_the_language_of_its_request(client: TestClient) -> None:
    impossible = in_german()
    impossible["settings"] |= {"maxKmByDay": {"sunday": 1.0}, "preferredLongRunDay": "sunday"}
    refused = client.post("/v1/plans", json=impossible, headers={"Prefer": "wait=30"})
    assert (refused.status_code, refused.json()["title"]) == (422, "Kein Plan möglich")
    kept = client.get(refused.headers["location"]).json()["problem"]
    assert (kept["title"], kept["detail"]) == ("Kein Plan möglich", refused.json()["detail"])
    assert kept["detail"].startswith("Kein Plan")


def test_what_is_refused_of_a_plan_is_told_in_the_plans_language(client: TestClient, plan: str) -> None:
    known = {"If-Match": '"1"', "Accept-Language": "en"}
    for answer, detail in (
        (client.put(f"{plan}/pins/2031-01-05", json={"distanceKm": 5}, headers=known),
         "path.date: muss ein Tag des Plans sein, vom 04.01.2027 bis zum 31.01.2027"),
        (client.put(f"{plan}/pins/2027-01-05", json={"distanceKm": 5}),
         'sag, welchen Stand du gesehen hast: If-Match: "1", das ETag des Plans'),
        (client.post(f"{plan}/done", json={"date": "2027-01-05", "distanceKm": 5}, headers={"If-Match": '"7"'}),
         "der Plan hat inzwischen den Stand 1; lies ihn noch einmal"),
        (client.get(f"{plan}/revisions/9"), "dieser Plan hat keine Änderung mit dieser Nummer"),
        (client.get(f"{plan}/why?week=30"), "week: der Plan hat die Wochen 1 bis 4"),
        (client.get(f"{plan}/why?week=x"), "query.week: muss eine ganze Zahl sein"),
        (client.post(f"{plan}/revisions", json={"today": "2027-01-40"}),
         "today: muss ein wirkliches Datum der Form JJJJ-MM-TT sein"),
        (client.post(f"{plan}/revisions/1/accept", headers=known), "Änderung 1 ist schon angenommen"),
        (client.delete(f"{plan}/feed"), "dieser Plan hat keine Kalenderadresse"),
    ):  # fmt: skip
        assert answer.json()["detail"] == detail
        assert answer.headers["content-language"] == "de"


def test_after_its_language_was_changed_a_plan_speaks_the_new_one(client: TestClient) -> None:
    plan = f"/v1/plans/{made(client, raw_request())['id']}"
    proposed = client.post(f"{plan}/revisions", json={"today": "2027-01-05", "settings": {"language": "de"}})
    accepted = client.post(f"{plan}/revisions/{proposed.json()['number']}/accept", headers={"If-Match": '"1"'})
    assert accepted.status_code == 200, accepted.text
    refused = client.post(f"{plan}/revisions", json={"today": "2027-01-06", "pins": [{"week": 3, "distanceKm": 90}]})
    problem = refused.json()
    assert problem["title"] == "Kein Plan möglich"
    assert "Woche 3" in problem["conflict"]["suggestion"]


def test_a_wish_that_cannot_be_read_is_refused_in_the_language_of_its_words(client: TestClient) -> None:
    german = client.post("/v1/wishes", json={"text": "Ich will im April einen Marathon laufen", "today": "x"})
    assert german.json()["detail"] == "today: muss ein wirkliches Datum der Form JJJJ-MM-TT sein"
    english = client.post("/v1/wishes", json={"text": "I want to run a marathon", "today": "x"}, headers=GERMAN)
    assert english.json()["detail"] == "today: must be a real date written YYYY-MM-DD"
    assert client.post("/v1/wishes", json={}, headers=GERMAN).json()["detail"] == "text: wird gebraucht"


@pytest.mark.parametrize(("status", "looks"), [(409, 1), (429, 0), (503, 0)])
def test_who_is_turned_away_costs_no_look_into_the_database(status: int, looks: int) -> None:
    asked = []
    plans = SimpleNamespace(get=lambda *about: asked.append(about))
    about = {"path_params": {"plan_id": NOBODYS}, "state": {"about": {"tenant": "anna"}}}
    request = Request({"type": "http", "headers": [(b"accept-language", b"de")], **about})
    language_of = speaking(SimpleNamespace(plans=plans))
    assert asyncio.run(language_of(request, HttpProblem(status, "no"))) == "de"
    assert len(asked) == looks
