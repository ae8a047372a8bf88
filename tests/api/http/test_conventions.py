"""What every address has in common, tried on every address of the OpenAPI document not on a case here and there."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from api.http.app import create_app
from api.http.describing.fields import undescribed
from tests.api.http.conftest import service
from tests.api.sample import raw_request
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table
from tests.strength.drafts import lifter

ORIGIN = "https://app.example"
STREAMS = ("/events", "/results")
NEVER_KEPT = {"/healthz", "/readyz", "/metrics"}
OPEN = {"/healthz", "/readyz"}
KEYLESS = OPEN | {"/v1/feeds/{secret}.ics"}
GETS = {
    "/healthz": "getHealth",
    "/readyz": "getReadiness",
    "/metrics": "getMetrics",
    "/v1/rules": "getRules",
    "/v1/weights": "getWeights",
    "/v1/batches": "listBatches",
    "/v1/batches/{batch_id}": "getBatch",
    "/v1/batches/{batch_id}/results": "getBatchResults",
    "/v1/webhooks": "listWebhooks",
    "/v1/webhooks/{webhook_id}": "getWebhook",
    "/v1/webhooks/{webhook_id}/deliveries": "listDeliveries",
    "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}": "getDelivery",
    "/v1/plans": "listPlans",
    "/v1/plans/{plan_id}": "getPlan",
    "/v1/plans/{plan_id}/request": "getPlanRequest",
    "/v1/plans/{plan_id}/why?week=2": "explainPlan",
    "/v1/plans/{plan_id}/revisions": "listRevisions",
    "/v1/plans/{plan_id}/revisions/1": "getRevision",
    "/v1/plans/{plan_id}/history": "getHistory",
    "/v1/feeds/{secret}.ics": "getFeed",
    "/v1/plans/{plan_id}/events": "streamPlanEvents",
    "/v1/plans/{plan_id}/export.ics": "exportPlanIcs",
    "/v1/plans/{plan_id}/export.fit.zip": "exportPlanFitZip",
    "/v1/plans/{plan_id}/export.csv": "exportPlanCsv",
    "/v1/plans/{plan_id}/export.json": "exportPlanJson",
    "/v1/plans/{plan_id}/export.html": "exportPlanHtml",
    "/v1/profiles": "listProfiles",
    "/v1/profiles/{profile_id}": "getProfile",
    "/v1/programs": "listPrograms",
    "/v1/programs/{program_id}": "getProgram",
    "/v1/programs/{program_id}/request": "getProgramRequest",
    "/v1/programs/{program_id}/events": "streamProgramEvents",
    "/v1/programs/{program_id}/export.ics": "exportProgramIcs",
    "/v1/programs/{program_id}/export.csv": "exportProgramCsv",
    "/v1/programs/{program_id}/export.json": "exportProgramJson",
    "/v1/programs/{program_id}/export.html": "exportProgramHtml",
}
OTHERS = {
    ("post", "/v1/solve"): "solve",
    ("post", "/v1/validate"): "validate",
    ("post", "/v1/plans"): "createPlan",
    ("delete", "/v1/plans/{plan_id}"): "deletePlan",
    ("post", "/v1/plans/{plan_id}/why-not"): "whyNotOfPlan",
    ("post", "/v1/plans/{plan_id}/what-if"): "whatIfOfPlan",
    ("post", "/v1/plans/{plan_id}/revisions"): "proposeRevision",
    ("post", "/v1/plans/{plan_id}/revisions/{number}/accept"): "acceptRevision",
    ("post", "/v1/plans/{plan_id}/revisions/{number}/decline"): "declineRevision",
    ("post", "/v1/plans/{plan_id}/done"): "tellDone",
    ("delete", "/v1/plans/{plan_id}/done/{date}"): "takeBackDone",
    ("put", "/v1/plans/{plan_id}/pins/{date}"): "putPin",
    ("delete", "/v1/plans/{plan_id}/pins/{date}"): "deletePin",
    ("post", "/v1/plans/{plan_id}/happenings"): "tellHappening",
    ("delete", "/v1/plans/{plan_id}/happenings/{number}"): "deleteHappening",
    ("post", "/v1/plans/{plan_id}/feed"): "renewFeed",
    ("delete", "/v1/plans/{plan_id}/feed"): "endFeed",
    ("post", "/v1/batches"): "createBatch",
    ("delete", "/v1/batches/{batch_id}"): "deleteBatch",
    ("post", "/v1/webhooks"): "createWebhook",
    ("patch", "/v1/webhooks/{webhook_id}"): "changeWebhook",
    ("delete", "/v1/webhooks/{webhook_id}"): "deleteWebhook",
    ("post", "/v1/webhooks/{webhook_id}/secret"): "renewWebhookSecret",
    ("post", "/v1/webhooks/{webhook_id}/test"): "tryWebhook",
    ("post", "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay"): "replayDelivery",
    ("post", "/v1/what-if"): "whatIf",
    ("post", "/v1/wishes"): "readWish",
    ("post", "/v1/profiles"): "createProfile",
    ("delete", "/v1/profiles/{profile_id}"): "deleteProfile",
    ("post", "/v1/programs"): "createProgram",
    ("delete", "/v1/programs/{program_id}"): "deleteProgram",
}
TOOLS = "/mcp"
"""The one address beside the document, which describes documents and not a protocol: MCP's own `tools/list` describes
what is there. It takes POST alone, so of the conventions those of every exchange hold: they are tried on it below."""
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
TAKEN = {"accept": "application/json, text/event-stream"}
KEPT = [path for path in GETS if path not in NEVER_KEPT and not path.endswith(STREAMS)]


class Service:
    """A running service with one of everything, and its document."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.document = client.get("/openapi.json").json()
        self.answered: list[tuple[str, str, int, Any]] = []
        client.event_hooks["response"].append(self._note)
        wait = {"Prefer": "wait=30"}
        table = ("activities", ("activities.csv", strava_table(athlete(RACER).activities).encode(), "text/csv"))
        plan = client.post("/v1/plans", json=raw_request(), headers=wait)
        assert plan.status_code == 200, plan.text
        self.ids = {
            "plan_id": plan.json()["id"],
            "program_id": client.post("/v1/programs", json={"lifter": lifter()}, headers=wait).json()["id"],
            "profile_id": client.post("/v1/profiles", files=[table]).json()["profileId"],
        }
        feed = client.post(f"/v1/plans/{self.ids['plan_id']}/feed").json()["path"]
        line = json.dumps({"id": 1, "request": raw_request()})
        batch = client.post("/v1/batches", content=line, headers={"content-type": "application/jsonl"}).json()
        while client.get(f"/v1/batches/{batch['id']}").json()["status"] != "ready":
            time.sleep(0.05)
        self.ids["batch_id"] = batch["id"]
        order = {"url": "https://hooks.example/", "events": ["plan.ready"]}
        self.ids["webhook_id"] = client.post("/v1/webhooks", json=order).json()["id"]
        client.patch(hook := f"/v1/webhooks/{self.ids['webhook_id']}", json={"enabled": False})
        self.ids["delivery_id"] = client.post(f"{hook}/test").json()["id"]
        self.ids["secret"] = feed.removeprefix("/v1/feeds/").removesuffix(".ics")

    def at(self, path: str) -> str:
        return path.format(**self.ids)

    def _note(self, answer: Any) -> None:
        path = answer.request.url.path
        self.answered.append((answer.request.method, path, answer.status_code, answer.headers))

    def declared(self, method: str, path: str, status: int) -> set[str] | None:
        """The headers that the document has for an answer; None for what it need not name: HEAD, 304, 405."""
        for template, operations in self.document["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
                answer = operations.get(method.lower(), {"responses": {}})["responses"].get(str(status))
                return None if answer is None else set(answer["headers"])
        return None

    def get(self, path: str, **headers: str) -> Any:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(self.at(path), headers=given)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    settings = service(tmp_path_factory.mktemp("conventions"), rate_per_minute=60_000, cors_origins=ORIGIN, mcp=True)
    with TestClient(create_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield Service(client)


def test_the_table_is_the_document(running: Service) -> None:
    """A new address is tried by every test here, under a name that a person would give it."""
    found = {
        (method, path): operation["operationId"]
        for path, operations in running.document["paths"].items()
        for method, operation in operations.items()
    }
    assert found == {("get", template_of(path)): name for path, name in GETS.items()} | OTHERS


def template_of(path: str) -> str:
    """The document's address of what GETS asks for."""
    return path.partition("?")[0].replace("revisions/1", "revisions/{number}")


@pytest.mark.parametrize("path", GETS)
def test_head_is_there_wherever_get_is_and_says_what_get_would(running: Service, path: str) -> None:
    head, get = running.client.head(running.at(path)), running.get(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "etag", "cache-control", "content-disposition", "content-encoding"):
        assert head.headers.get(name) == get.headers.get(name), name
    if not path.endswith(STREAMS) and path != "/metrics":
        assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize("path", KEPT)
def test_what_a_client_has_already_is_not_sent_again(running: Service, path: str) -> None:
    first = running.get(path)
    tag = first.headers["etag"]
    assert "no-store" not in first.headers["cache-control"]
    for known in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        again = running.get(path, If_None_Match=known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert running.client.head(running.at(path), headers={"If-None-Match": tag}).status_code == 304
    assert running.get(path, If_None_Match='"another"').content == first.content


@pytest.mark.parametrize("path", ["/v1/rules", "/openapi.json"])
def test_what_stays_the_same_may_be_kept_for_a_while(running: Service, path: str) -> None:
    assert "max-age=300" in running.get(path).headers["cache-control"]


@pytest.mark.parametrize("path", KEPT)
def test_text_is_packed_for_who_takes_it_and_only_then(running: Service, path: str) -> None:
    plain, packed = running.get(path, Accept_Encoding="identity"), running.get(path, Accept_Encoding="br, gzip;q=0.5")
    assert plain.content == packed.content
    assert plain.headers["etag"] == packed.headers["etag"]
    assert "content-encoding" not in plain.headers
    worth_it = len(plain.content) >= 1000 and not path.endswith(".zip")
    assert packed.headers.get("content-encoding") == ("gzip" if worth_it else None)
    if worth_it:
        assert int(packed.headers["content-length"]) < len(plain.content) / 2
        assert "Accept-Encoding" in plain.headers["vary"]
        assert "content-encoding" not in running.get(path, Accept_Encoding="gzip;q=0").headers


@pytest.mark.parametrize("path", GETS)
def test_an_unknown_parameter_is_refused_by_name(running: Service, path: str) -> None:
    refused = running.client.get(running.at(path), params={"nonsense": "1"})
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["field"], error["value"]) == (422, "query.nonsense", "1")


@pytest.mark.parametrize("address", ["/v1/solve", "/v1/validate", "/v1/plans", "/v1/programs"])
def test_an_unknown_parameter_of_a_post_is_refused_too(running: Service, address: str) -> None:
    refused = running.client.post(address, params={"dryRun": "1"}, json=raw_request())
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "query.dryRun")


def test_a_misspelt_parameter_is_asked_for_by_the_name_that_was_meant(running: Service) -> None:
    refused = running.client.get("/v1/plans", params={"Limit": "5", "metadata[a]": "b"})
    assert [(e["field"], e["message"]) for e in refused.json()["errors"]] == [
        ("query.Limit", "is not a known field; limit?")
    ]


@pytest.mark.parametrize("path", [*GETS, "/nowhere"])
def test_an_exchange_has_the_callers_id_or_one_of_ours(running: Service, path: str) -> None:
    assert running.get(path, X_Request_ID="order-66.a").headers["x-request-id"] == "order-66.a"
    for bad in ("", "x" * 129, "two words", '"><script>'):
        assert re.fullmatch("[0-9a-f]{32}", running.get(path, X_Request_ID=bad).headers["x-request-id"])


@pytest.mark.parametrize("path", GETS)
def test_a_caller_sees_how_much_it_may_still_ask(running: Service, path: str) -> None:
    headers = running.get(path).headers
    if path in OPEN:
        assert "ratelimit" not in headers
        return
    assert headers["ratelimit-policy"] == '"tenant";q=10000;w=10'
    found = re.fullmatch(r'"tenant";r=(\d+);t=(\d+)', headers["ratelimit"])
    assert found
    assert int(found[1]) < 10_000
    assert int(found[2]) <= 10


def test_the_tools_address_keeps_what_holds_of_every_exchange(running: Service) -> None:
    answer = running.client.post(TOOLS, json=CALL, headers={**TAKEN, "X-Request-ID": "order-66.a", "Origin": ORIGIN})
    assert (answer.status_code, len(answer.json()["result"]["tools"])) == (200, 12)
    assert answer.headers["x-request-id"] == "order-66.a"
    assert answer.headers["ratelimit-policy"] == '"tenant";q=10000;w=10'
    assert re.fullmatch(r'"tenant";r=\d+;t=\d+', answer.headers["ratelimit"])
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["x-content-type-options"] == "nosniff"
    refused = running.client.get(TOOLS)
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert refused.json()["instance"] == f"urn:pacewright:request:{refused.headers['x-request-id']}"


@pytest.mark.parametrize("path", [*GETS, "/v1/solve"])
def test_a_page_of_a_known_origin_may_ask_and_another_may_not(running: Service, path: str) -> None:
    address, method = running.at(path), "GET" if path in GETS else "POST"
    asking = {
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization, idempotency-key",
    }
    known = running.client.options(address, headers={"Origin": ORIGIN, **asking})
    assert (known.status_code, known.headers["access-control-allow-origin"]) == (200, ORIGIN)
    other = running.client.options(address, headers={"Origin": "https://evil.example", **asking})
    assert "access-control-allow-origin" not in other.headers
    answered = running.client.request(method, address, headers={"Origin": ORIGIN})
    assert answered.headers["access-control-allow-origin"] == ORIGIN
    assert "ETag" in answered.headers["access-control-expose-headers"]
    assert "access-control-allow-origin" not in running.client.request(method, address).headers


@pytest.mark.parametrize("path", GETS)
def test_a_method_that_an_address_has_not_is_told_those_that_it_has(running: Service, path: str) -> None:
    refused = running.client.put(running.at(path))
    assert (refused.status_code, refused.headers["content-type"]) == (405, "application/problem+json")
    allowed = refused.headers["allow"].split(", ")
    assert {"GET", "HEAD"} <= set(allowed)
    problem = refused.json()
    assert problem["type"] == "urn:pacewright:method-not-allowed"
    assert problem["instance"] == f"urn:pacewright:request:{refused.headers['x-request-id']}"


def test_what_an_answer_says_in_its_head_is_declared_and_as_declared(running: Service) -> None:
    """Of every answer that this service has given by now: at least of making one of everything, and of all GETs."""
    for path in GETS:
        running.get(path)
    headers = running.document["components"]["headers"]
    tried = 0
    for method, path, status, sent in running.answered:
        if (known := running.declared(method, path, status)) is None:
            continue
        tried += 1
        said = {name: sent[name] for name in headers if name.lower() in sent}
        assert set(said) <= known, (method, path, status)
        for name, value in said.items():
            Draft202012Validator(headers[name]["schema"]).validate(value)
        if method == "GET" and status == 200:
            assert known - set(said) <= {"Link"}, path
    assert tried >= len(GETS) + 7  # of making: two plans' resources, a profile, a feed, a batch, a webhook, a message


def test_every_field_is_declared_and_no_answer_forbids_new_ones(running: Service) -> None:
    schemas = running.document["components"]["schemas"]
    assert running.document["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"
    for path, operations in running.document["paths"].items():
        for operation in operations.values():
            assert ("security" in operation) == (path not in KEYLESS), path
            for parameter in operation.get("parameters", []):
                if parameter["name"] == "timezone":
                    assert "enum" not in str(parameter["schema"])
    assert schemas["PlanOrder"]["additionalProperties"] is schemas["Settings"]["additionalProperties"] is False
    for name in ("StoredPlan", "StoredProgram", "StoredProfile", "PlanList", "Problem", "Readiness"):
        assert schemas[name].get("additionalProperties", True) is not False, name


def test_every_field_and_every_parameter_says_what_it_means(running: Service) -> None:
    assert undescribed(running.document) == []


def test_lists_link_to_their_next_page_with_all_their_filters(running: Service) -> None:
    made = [
        running.client.post("/v1/plans", json={**raw_request(), "metadata": {"club": "Nord & Süd"}}).json()["id"]
        for _ in range(3)
    ]
    seen, address = [], "/v1/plans?limit=1&goal=10k&metadata%5Bclub%5D=Nord+%26+S%C3%BCd"
    while address:
        page = running.client.get(address)
        seen += [plan["id"] for plan in page.json()["plans"]]
        found = re.fullmatch(r'<(/[^>]+)>; rel="next"', page.headers.get("link", ""))
        assert bool(found) == (page.json()["next"] is not None)
        address = found[1] if found else ""
    assert seen == made[::-1]
