"""What every address has in common, tried on every address of the OpenAPI document, not on a case here and there."""

import re
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from api.http.app import create_app
from api.http.describing.fields import undescribed
from tests.api.http.addresses import (
    GETS,
    KEPT,
    KEYLESS,
    LISTS,
    MOMENTARY,
    NOTED,
    OPERATIONS,
    ORIGIN,
    STREAMED,
    UNCOUNTED,
    Everything,
)
from tests.api.http.conftest import service

TOOLS = "/mcp"
"""The one address beside the document, which describes documents and not a protocol: MCP's own `tools/list` describes
what is there. It takes POST alone, so of the conventions those of every exchange hold: they are tried on it below."""
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
TAKEN = {"accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everything]:
    settings = service(tmp_path_factory.mktemp("conventions"), rate_per_minute=60_000, cors_origins=ORIGIN, mcp=True)
    with TestClient(create_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield Everything(client)


def test_the_table_is_the_document(running: Everything) -> None:
    """A new address is tried by every test here, under a name that a person would give it."""
    found = {
        operation["operationId"]: f"{method.upper()} {path}"
        for path, operations in running.document["paths"].items()
        for method, operation in operations.items()
    }
    assert found == OPERATIONS
    paged = {name for name in GETS if '"cursor"' in str(operation_of(running, name)).replace("'", '"')}
    assert paged == set(LISTS)


def operation_of(running: Everything, name: str) -> dict:
    method, _, path = OPERATIONS[name].partition(" ")
    return running.document["paths"][path][method.lower()]


@pytest.mark.parametrize("name", GETS)
def test_head_is_there_wherever_get_is_and_says_what_get_would(running: Everything, name: str) -> None:
    head, get = running.get(name, "HEAD"), running.get(name)
    assert (head.status_code, head.content) == (200, b"")
    for header in ("content-type", "etag", "cache-control", "content-disposition", "content-encoding"):
        assert head.headers.get(header) == get.headers.get(header), header
    if name not in STREAMED and name != "getMetrics":  # which are others by then
        assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize("name", KEPT)
def test_what_a_client_has_already_is_not_sent_again(running: Everything, name: str) -> None:
    first = running.get(name)
    tag = first.headers["etag"]
    assert "no-store" not in first.headers["cache-control"]
    for known in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        again = running.get(name, If_None_Match=known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert running.get(name, "HEAD", If_None_Match=tag).status_code == 304
    assert running.get(name, If_None_Match='"another"').content == first.content


def test_the_document_has_conditions_where_they_hold_and_nowhere_else(running: Everything) -> None:
    for name in OPERATIONS:
        operation = operation_of(running, name)
        asked = "If-None-Match" in [parameter["name"] for parameter in operation.get("parameters", ())]
        assert (asked, "304" in operation["responses"]) == (name in KEPT, name in KEPT), name


@pytest.mark.parametrize("name", sorted(MOMENTARY))
def test_what_holds_for_a_moment_is_kept_by_nobody(running: Everything, name: str) -> None:
    assert running.get(name).headers["cache-control"] == "no-store"
    assert "etag" not in running.get(name).headers


@pytest.mark.parametrize("path", ["/v1/rules", "/openapi.json"])
def test_what_stays_the_same_may_be_kept_for_a_while(running: Everything, path: str) -> None:
    assert "max-age=300" in running.get(path).headers["cache-control"]


@pytest.mark.parametrize("name", KEPT)
def test_text_is_packed_for_who_takes_it_and_only_then(running: Everything, name: str) -> None:
    plain, packed = running.get(name, Accept_Encoding="identity"), running.get(name, Accept_Encoding="br, gzip;q=0.5")
    assert plain.content == packed.content
    assert plain.headers["etag"] == packed.headers["etag"]
    assert "content-encoding" not in plain.headers
    worth_it = len(plain.content) >= 1000 and name != "exportPlanFitZip"
    assert packed.headers.get("content-encoding") == ("gzip" if worth_it else None)
    if worth_it:
        assert int(packed.headers["content-length"]) < len(plain.content) / 2
        assert "Accept-Encoding" in plain.headers["vary"]
        assert "content-encoding" not in running.get(name, Accept_Encoding="gzip;q=0").headers


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_unknown_parameter_is_refused_by_name_and_as_a_problem(running: Everything, name: str) -> None:
    refused = running.misasked(name)
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    problem = refused.json()
    (error,) = problem["errors"]
    assert (error["field"], error["value"]) == ("query.nonsense", "1")
    assert problem["type"] == "urn:pacewright:bad-request"
    assert problem["instance"] == f"urn:pacewright:request:{refused.headers['x-request-id']}"
    assert refused.headers["x-content-type-options"] == "nosniff"


def test_a_misspelt_parameter_is_asked_for_by_the_name_that_was_meant(running: Everything) -> None:
    refused = running.client.get("/v1/plans", params={"Limit": "5", "metadata[a]": "b"})
    assert [(e["field"], e["message"]) for e in refused.json()["errors"]] == [
        ("query.Limit", "is not a known field; limit?")
    ]
    refused = running.client.get("/v1/plans", params={"metadata.a": "b"})
    assert [(e["field"], e["message"]) for e in refused.json()["errors"]] == [
        ("query.metadata.a", "must be written metadata[key]=value")
    ]


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_exchange_has_the_callers_id_or_one_of_ours(running: Everything, name: str) -> None:
    assert running.misasked(name, X_Request_ID="order-66.a").headers["x-request-id"] == "order-66.a"
    for bad in ("", "x" * 129, "two words", '"><script>'):
        assert re.fullmatch("[0-9a-f]{32}", running.misasked(name, X_Request_ID=bad).headers["x-request-id"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_caller_sees_how_much_it_may_still_ask(running: Everything, name: str) -> None:
    for answer in (running.misasked(name), *([running.get(name)] if name in GETS else [])):
        if name in UNCOUNTED or (name == "getFeed" and answer.status_code == 422):  # which is nobody's yet
            assert "ratelimit" not in answer.headers
            continue
        assert answer.headers["ratelimit-policy"] == '"tenant";q=10000;w=10'
        found = re.fullmatch(r'"tenant";r=(\d+);t=(\d+)', answer.headers["ratelimit"])
        assert found
        assert int(found[1]) < 10_000
        assert int(found[2]) <= 10


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_page_of_a_known_origin_may_ask_and_another_may_not(running: Everything, name: str) -> None:
    method, address = running.at(name)
    asking = {
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization, content-type, idempotency-key, if-match, if-none-match",
    }
    known = running.client.options(address, headers={"Origin": ORIGIN, **asking})
    assert (known.status_code, known.headers["access-control-allow-origin"]) == (200, ORIGIN)
    assert method in known.headers["access-control-allow-methods"].split(", ")
    other = running.client.options(address, headers={"Origin": "https://evil.example", **asking})
    assert "access-control-allow-origin" not in other.headers
    answered = running.misasked(name, Origin=ORIGIN)
    assert answered.headers["access-control-allow-origin"] == ORIGIN
    exposed = {header.lower() for header in answered.headers["access-control-expose-headers"].split(", ")}
    assert {header.lower() for header in running.document["components"]["headers"]} <= exposed
    assert "access-control-allow-origin" not in running.misasked(name).headers


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_method_that_an_address_has_not_is_told_those_that_it_has(running: Everything, name: str) -> None:
    path = OPERATIONS[name].partition(" ")[2]
    has = {method.upper() for method in running.document["paths"][path]}
    has |= {"HEAD"} if "GET" in has else set()
    lacking = next(method for method in ("PATCH", "PUT", "DELETE", "POST") if method not in has)
    refused = running.client.request(lacking, running.at(name)[1])
    assert (refused.status_code, refused.headers["content-type"]) == (405, "application/problem+json")
    assert set(refused.headers["allow"].split(", ")) == has
    assert refused.headers["allow"] in refused.json()["detail"]
    problem = refused.json()
    assert problem["type"] == "urn:pacewright:method-not-allowed"
    assert problem["instance"] == f"urn:pacewright:request:{refused.headers['x-request-id']}"


@pytest.mark.parametrize("name", LISTS)
def test_lists_link_to_their_next_page_with_all_their_filters(running: Everything, name: str) -> None:
    _, address = running.at(name)
    whole = rows(running.client.get(f"{address}?limit=100").json())
    assert len(whole) >= 2
    seen, page = list[dict](), f"{address}?limit=1"
    while page:
        answer = running.client.get(page)
        seen += rows(answer.json())
        found = re.fullmatch(r'<(/[^>]+)>; rel="next"', answer.headers.get("link", ""))
        assert bool(found) == (answer.json()["next"] is not None)
        assert found is None or "limit=1&" in found[1]
        page = found[1] if found else ""
    assert seen == whole
    for limit in ("0", "101", "ten"):
        refused = running.client.get(f"{address}?limit={limit}")
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "query.limit")


@pytest.mark.parametrize("name", [name for name in LISTS if name != "listDeliveries"])  # nobody notes upon messages
def test_lists_are_narrowed_by_what_was_noted_on_every_page(running: Everything, name: str) -> None:
    _, address = running.at(name)
    noted = [row for row in rows(running.client.get(address).json()) if row["metadata"] == NOTED]
    found = running.client.get(address, params={"metadata[club]": NOTED["club"], "limit": 1})
    assert rows(found.json()) == noted[:1] != []
    assert rows(running.client.get(address, params={"metadata[club]": "Süd"}).json()) == []


def rows(page: dict) -> list[dict]:
    (found,) = (value for value in page.values() if isinstance(value, list))
    return found


def test_what_an_answer_says_in_its_head_is_declared_and_as_declared(running: Everything) -> None:
    """Of every answer that this service has given by now: at least of making two of everything, and of all GETs."""
    for name in GETS:
        running.get(name)
        running.get(name, If_None_Match="*")
    headers = running.document["components"]["headers"]
    tried = 0
    for method, path, answer in running.answered:
        if (known := running.declared(method, path, answer.status_code)) is None:
            continue
        tried += 1
        said = {name: answer.headers[name] for name in headers if name.lower() in answer.headers}
        assert set(said) <= known, (method, path, answer.status_code)
        for name, value in said.items():
            Draft202012Validator(headers[name]["schema"]).validate(value)
        if method == "GET" and answer.status_code in (200, 304):
            assert known - set(said) <= {"Link"}, path
        if method == "POST" and len(answer.content) >= 1000:
            assert answer.headers["content-encoding"] == "gzip", path
    assert tried >= 2 * len(GETS) + 12  # of making: a plan, a program, a profile and a batch twice, a webhook and so on


def test_every_field_is_declared_and_no_answer_forbids_new_ones(running: Everything) -> None:
    schemas = running.document["components"]["schemas"]
    assert running.document["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"
    for name in OPERATIONS:
        operation = operation_of(running, name)
        assert ("security" in operation) == (name not in KEYLESS), name
        for parameter in operation.get("parameters", []):
            if parameter["name"] == "timezone":
                assert "enum" not in str(parameter["schema"])
    assert schemas["PlanOrder"]["additionalProperties"] is schemas["Settings"]["additionalProperties"] is False
    for shape in ("StoredPlan", "StoredProgram", "StoredProfile", "PlanList", "Problem", "Readiness"):
        assert schemas[shape].get("additionalProperties", True) is not False, shape


def test_every_field_and_every_parameter_says_what_it_means(running: Everything) -> None:
    assert undescribed(running.document) == []


def test_the_tools_address_keeps_what_holds_of_every_exchange(running: Everything) -> None:
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
