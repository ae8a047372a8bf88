"""Keys, scopes and tenants: who may do what, and that nobody sees what is another's."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.testclient import TestClient

from api.environment import Service
from api.http import access
from api.http.app import create_app
from api.http.logs import LINES
from api.http.rates import Rates
from api.http.routes import health
from api.http.server import greeting
from api.store.database import Database
from api.store.documents.wanted import Wanted
from api.store.keys import Keys
from api.store.migrate import migrate
from solver.errors import BadRequest
from tests.api.http.conftest import service
from tests.api.sample import raw_request
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table
from tests.strength.drafts import lifter


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture(scope="module")
def tenants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Keys, dict[str, dict[str, str]]]]:
    """A service with two tenants, Anna and Bert, and Anna's key that can only read."""
    settings = service(tmp_path_factory.mktemp("tenants"), host="0.0.0.0")
    database = Database(settings.database_url)
    migrate(database)
    keys = Keys(database)
    wanted = {"anna": ("anna", access.Scope), "bert": ("bert", access.Scope), "reader": ("anna", ["read"])}
    headers = {name: bearer(keys.create(tenant, name, list(s)).secret) for name, (tenant, s) in wanted.items()}
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client, keys, headers


def test_without_a_good_key_nothing_but_health_is_answered(tenants: tuple) -> None:
    client, _, _ = tenants
    for headers in ({}, bearer("pw_x_y"), {"Authorization": "Basic x"}, {"Authorization": "Bearer"}):
        for method, path in [("POST", "/v1/solve"), ("GET", "/v1/rules"), ("GET", "/v1/plans"), ("GET", "/metrics")]:
            response = client.request(method, path, headers=headers)
            assert response.status_code == 401, path
            assert response.headers["www-authenticate"] == "Bearer"
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


def test_a_key_does_what_its_scopes_say_and_no_more(tenants: tuple) -> None:
    client, _, headers = tenants
    assert client.get("/v1/plans", headers=headers["reader"]).status_code == 200
    refused = client.post("/v1/plans", json=raw_request(), headers=headers["reader"])
    assert (refused.status_code, refused.json()["detail"]) == (403, "this API key lacks the scope write; it has read")
    assert client.post("/v1/solve", json=raw_request(), headers=headers["reader"]).status_code == 403
    assert client.post("/v1/solve", json=raw_request(), headers=headers["anna"]).status_code == 200


LAST = ("delete", "/v1/plans/{plan_id}")


def test_nobody_sees_or_touches_anothers_plan_in_any_way(tenants: tuple) -> None:
    client, _, headers = tenants
    wait = {"Prefer": "wait=20", "Idempotency-Key": "k"}
    annas = client.post("/v1/plans", json=raw_request(), headers={**headers["anna"], **wait}).json()["id"]
    berts = client.post("/v1/plans", json=raw_request(), headers={**headers["bert"], **wait}).json()["id"]
    assert annas != berts
    away = {"kind": "travel", "from": "2027-01-19", "to": "2027-01-19"}
    told = {**headers["anna"], "If-Match": '"1"'}
    assert client.post(f"/v1/plans/{annas}/happenings", json=away, headers=told).json()["number"] == 1
    paths = client.get("/openapi.json").json()["paths"]
    tried = [(m, path) for path in paths if "{plan_id}" in path for m in paths[path] if (m, path) != LAST]
    assert {("get", "/v1/plans/{plan_id}/events"), ("put", "/v1/plans/{plan_id}/pins/{date}")} <= set(tried)
    for method, path in [*tried, LAST]:
        address = path.format(plan_id=annas, number=1, date="2027-01-19") + ("?week=1" if path.endswith("/why") else "")
        sent = {"json": {}} if method in ("post", "put") else {}
        foreign = client.request(method, address, headers=headers["bert"], **sent)
        assert foreign.status_code == 404, (method, path, foreign.text)
        if method == "get":
            assert client.get(address, headers=headers["reader"]).status_code == 200, path
    listed = client.get("/v1/plans", headers=headers["bert"]).json()["plans"]
    assert [plan["id"] for plan in listed] == [berts]
    created = client.get(f"/v1/plans/{annas}", headers=headers["anna"]).json()["createdAt"]
    assert created


def test_nobody_sees_or_touches_anothers_program_in_any_way(tenants: tuple) -> None:
    client, _, headers = tenants
    key = {"Idempotency-Key": "p"}
    annas, berts = (
        client.post("/v1/programs", json={"lifter": lifter()}, headers={**headers[who], **key}).json()["id"]
        for who in ("anna", "bert")
    )
    assert annas != berts
    paths = [path for path in client.get("/openapi.json").json()["paths"] if "{program_id}" in path]
    assert {"/v1/programs/{program_id}/events", "/v1/programs/{program_id}/export.html"} <= set(paths)
    for path in paths:
        assert client.get(path.format(program_id=annas), headers=headers["bert"]).status_code == 404, path
        assert client.get(path.format(program_id=annas), headers=headers["reader"]).status_code == 200, path
    plan = client.post("/v1/plans", json=raw_request(), headers=headers["anna"]).json()["id"]
    beside = client.get(f"/v1/programs/{berts}/export.ics?plan={plan}", headers=headers["bert"])
    assert (beside.status_code, beside.json()["detail"]) == (404, "you have no plan with this id")
    assert client.delete(f"/v1/programs/{annas}", headers=headers["bert"]).status_code == 404
    assert client.delete(f"/v1/programs/{annas}", headers=headers["reader"]).status_code == 403
    assert client.post("/v1/programs", json={"lifter": lifter()}, headers=headers["reader"]).status_code == 403
    assert [p["id"] for p in client.get("/v1/programs", headers=headers["bert"]).json()["programs"]] == [berts]


def test_nobody_sees_or_touches_anothers_profile(tenants: tuple) -> None:
    client, _, headers = tenants
    files = [("activities", ("activities.csv", strava_table(athlete(RACER).activities).encode(), "text/csv"))]
    made = client.post("/v1/profiles", files=files, headers=headers["anna"]).json()
    address = f"/v1/profiles/{made['profileId']}"
    assert [client.request(m, address, headers=headers["bert"]).status_code for m in ("GET", "DELETE")] == [404, 404]
    assert client.delete(address, headers=headers["reader"]).status_code == 403
    assert client.get("/v1/profiles", headers=headers["bert"]).json() == {"profiles": [], "next": None}
    (mine,) = client.get("/v1/profiles", headers=headers["reader"]).json()["profiles"]
    assert (mine["profileId"], mine["athlete"]) == (made["profileId"], made["athlete"])


def test_a_revoked_key_opens_nothing(tenants: tuple, monkeypatch: pytest.MonkeyPatch) -> None:
    client, keys, _ = tenants
    monkeypatch.setattr(access, "TRUSTED_SECONDS", 0.0)
    made = keys.create("carl", "c")
    assert client.get("/v1/plans", headers=bearer(made.secret)).status_code == 200
    keys.revoke(made.id)
    assert client.get("/v1/plans", headers=bearer(made.secret)).status_code == 401


def test_while_the_database_is_away_nobody_is_told_that_we_failed(
    tenants: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, keys, _ = tenants
    made = keys.create("emil", "e")

    def away(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("no connection"))

    monkeypatch.setattr(Keys, "owner", away)
    for method, path in [("POST", "/v1/solve"), ("GET", "/v1/plans")]:
        response = client.request(method, path, headers=bearer(made.secret))
        assert (response.status_code, response.headers["retry-after"]) == (503, "1")
        assert response.json()["detail"] == "the database cannot be reached at the moment; try again"


@pytest.mark.parametrize("error", [OperationalError("SELECT", {}, Exception("no connection")), PoolTimeout(), None])
def test_the_figures_are_there_while_the_database_is_away(
    tenants: tuple, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    client, keys, _ = tenants
    made, late = keys.create("ops", "prometheus", ["metrics"]), keys.create("ops", "another", ["metrics"])
    assert "pacewright_database_up 1.0" in client.get("/metrics", headers=bearer(made.secret)).text
    monkeypatch.setattr(access, "SCRAPE_SECONDS", 0.2)
    monkeypatch.setattr(health, "SCRAPE_SECONDS", 0.2)

    def away(*_: object) -> None:
        if error is None:
            time.sleep(1)  # a network that swallows everything
            return
        raise error

    for place, name in ((Keys, "owner"), (Wanted, "waiting")):
        monkeypatch.setattr(place, name, away)
    client.app.parts.access._trusted.update(  # as if the last request were longer ago than a key is taken on trust
        {mark: (owner, until - 10) for mark, (owner, until) in client.app.parts.access._trusted.items()}
    )
    figures = client.get("/metrics", headers=bearer(made.secret))
    assert figures.status_code == 200
    assert "pacewright_database_up 0.0" in figures.text
    assert "pacewright_plans_waiting NaN" in figures.text
    assert 'pacewright_requests_total{method="GET",route="/metrics",status="200"}' in figures.text
    assert client.get("/metrics", headers=bearer(late.secret)).status_code == 503
    assert client.get("/v1/plans", headers=bearer(made.secret)).status_code != 200


def test_a_key_that_expires_opens_nothing_from_then_on(tenants: tuple) -> None:
    client, keys, _ = tenants
    made = keys.create("carl", "c", expires_at=dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1))
    assert client.get("/v1/plans", headers=bearer(made.secret)).status_code == 200
    time.sleep(1.1)
    refused = client.get("/v1/plans", headers=bearer(made.secret))
    assert (refused.status_code, refused.json()["detail"]) == (401, "this API key is unknown, expired or revoked")


def test_logs_hold_no_secret(
    tenants: tuple, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client, keys, _ = tenants
    monkeypatch.setattr(LINES, "everyday", True)
    made = keys.create("dora", "d")
    client.get("/v1/plans", headers=bearer(made.secret))
    LINES.write()
    shown = capsys.readouterr()
    assert made.id in shown.err
    assert made.secret.split("_", 2)[2] not in shown.out + shown.err


def test_the_openapi_document_says_where_a_key_is_needed(tenants: tuple, tmp_path: Path) -> None:
    keyed, _, _ = tenants
    guarded = keyed.get("/openapi.json").json()["paths"]["/v1/plans"]["post"]
    assert guarded["security"] == [{"apiKey": []}]
    assert "401" in guarded["responses"]
    opened = TestClient(create_app(service(tmp_path))).get("/openapi.json").json()["paths"]["/v1/plans"]["post"]
    assert opened["security"] == [{"apiKey": []}, {}]
    assert "401" not in opened["responses"]


def test_open_to_all_is_for_this_machine_only(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="PACEWRIGHT_AUTH: open serves anybody"):
        create_app(service(tmp_path, host="0.0.0.0", auth="open"))
    client = TestClient(create_app(service(tmp_path)), base_url="http://127.0.0.1:8080")
    assert client.get("/v1/rules").status_code == 200
    elsewhere = client.get("/v1/rules", headers={"Host": "evil.example"})
    assert (elsewhere.status_code, "localhost" in elsewhere.json()["detail"]) == (403, True)


def test_a_service_with_keys_asks_for_them_on_loopback_too(tmp_path: Path) -> None:
    settings: Service = service(tmp_path)
    assert create_app(settings).parts.access.open_to_all
    Keys(Database(settings.database_url)).create("anna", "laptop")
    assert not create_app(settings).parts.access.open_to_all
    assert create_app(settings.model_copy(update={"auth": "open"})).parts.access.open_to_all


def test_a_service_that_needs_keys_and_has_none_says_how_to_make_one(tmp_path: Path) -> None:
    parts = create_app(service(tmp_path, host="0.0.0.0")).parts
    assert "no key yet: make one with pacewright keys create" in greeting(parts)
    Keys(parts.database).create("anna", "laptop")
    assert "no key yet" not in greeting(parts)


def test_rates_are_each_tenants_own_and_fill_evenly() -> None:
    now = [0.0]
    rates = Rates(60, lambda: now[0])  # one a second, ten at once
    assert [rates.wait_of("anna") for _ in range(11)] == [0] * 10 + [1]
    assert rates.wait_of("bert") == 0
    now[0] = 2.5
    assert [rates.wait_of("anna") for _ in range(3)] == [0, 0, 1]
    assert Rates(0).wait_of("anna") == 0


def test_processes_that_share_a_database_share_the_limit() -> None:
    now = [0.0]
    rates = Rates(120, lambda: now[0])  # two a second, twenty at once, for one process alone
    rates.share(4)  # half a one a second, five at once, for each of four
    assert [rates.wait_of("anna") for _ in range(6)] == [0] * 5 + [2]
    now[0] = 4.0
    assert [rates.wait_of("anna") for _ in range(3)] == [0, 0, 2]


def test_too_many_requests_are_told_when_to_come_back(tmp_path: Path) -> None:
    app = create_app(service(tmp_path, rate_per_minute=6))
    client = TestClient(app, base_url="http://127.0.0.1")
    answers = [client.get("/v1/rules") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert 1 <= int(answers[1].headers["retry-after"]) <= 10
