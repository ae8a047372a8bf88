"""/v1/solve, /v1/validate and the rulebook, as a client of HTTP sees them."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.command_line import EXAMPLE, run
from tests.api.sample import raw_request, without_times
from tests.strength.drafts import lifter

REQUEST = Path(EXAMPLE).read_bytes()
JSON = {"content-type": "application/json"}


def test_solve_answers_what_the_command_line_answers(client: TestClient) -> None:
    response = client.post("/v1/solve", content=REQUEST, headers=JSON)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert without_times(response.json()) == without_times(json.loads(run("solve", EXAMPLE).stdout))


def test_validate_and_rules_and_weights_answer_what_the_command_line_answers(client: TestClient) -> None:
    plan = client.post("/v1/solve", content=REQUEST, headers=JSON).json()
    verdicts = client.post("/v1/validate", json={"plan": plan, "request": json.loads(REQUEST)}).json()
    assert client.get("/v1/rules").json() == json.loads(run("rules").stdout)
    rules = client.get("/v1/rules?domain=running").json()
    assert [v["ruleId"] for v in verdicts] == [rule["id"] for rule in rules]
    assert client.get("/v1/weights").json()["default"]["weeklyTotal"] == 100


def test_a_strength_program_is_judged_by_its_own_rules(client: TestClient) -> None:
    request = {"lifter": lifter()}
    program = client.post("/v1/programs", json=request).json()["program"]
    verdicts = client.post("/v1/validate", json={"program": program, "request": request}).json()
    rules = client.get("/v1/rules?domain=strength").json()
    assert [v["ruleId"] for v in verdicts] == [rule["id"] for rule in rules]
    assert {v["verdict"] for v in verdicts} == {"holds"}
    assert {rule["domain"] for rule in rules} == {"strength"}
    program["days"][0]["exercises"][0]["sets"] = 40
    verdicts = client.post("/v1/validate", json={"program": program, "request": request}).json()
    assert "broken" in {v["verdict"] for v in verdicts}
    both = client.post("/v1/validate", json={"program": program, "plan": {}, "request": request})
    assert (both.status_code, both.json()["errors"][0]["field"]) == (422, "plan")
    program["days"][0]["focus"] = "arms"
    named = client.post("/v1/validate", json={"program": program, "request": request}).json()
    assert named["errors"][0]["field"] == "program.days.0.focus"


def test_the_documented_examples_are_what_they_should_be(client: TestClient) -> None:
    """Each is answered without a problem, and no rule is broken in what is to be judged."""
    document = client.get("/openapi.json").json()
    for path in ("/v1/solve", "/v1/validate", "/v1/plans", "/v1/programs"):
        body = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        for name, example in body["examples"].items():
            assert example == {"$ref": f"#/components/examples/{name}"}
            response = client.post(path, json=document["components"]["examples"][name]["value"])
            assert response.status_code < 300, (path, response.text)
            if path == "/v1/validate":
                assert "broken" not in {verdict["verdict"] for verdict in response.json()}


def test_a_conflict_is_a_problem_that_names_fields_and_rules(client: TestClient) -> None:
    impossible = raw_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1})
    response = client.post("/v1/solve", json=impossible)
    problem = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, problem["type"]) == (problem["status"], "urn:pacewright:no-plan")
    assert problem["conflict"]["fields"] == ["settings.maxKmByDay.sunday", "settings.preferredLongRunDay"]
    assert problem["conflict"]["rules"]


REFUSED: dict[str, tuple[bytes, dict[str, str], int, str]] = {
    "no JSON": (b"{", JSON, 422, "line 1, column 2"),
    "an empty body": (b"", JSON, 422, "it is empty"),
    "a key twice": (b'{"athlete": {}, "athlete": {}}', JSON, 422, '"athlete" twice'),
    "nesting without end": (b"[" * 100_000, JSON, 422, "nested too deeply"),
    "an unknown field": (b'{"athlete": {}, "settings": {}, "x": 1}', JSON, 422, "currentWeeklyKm: is required"),
    "a form": (b"a=1", {"content-type": "application/x-www-form-urlencoded"}, 415, "send the body as application/json"),
    "a packed body": (b"x", {**JSON, "content-encoding": "gzip"}, 415, "without Content-Encoding: gzip"),
    "megabytes": (b" " * 2_000_001, JSON, 413, "larger than 2,000,000 bytes"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_a_problem_that_says_why(client: TestClient, name: str) -> None:
    content, headers, status, reason = REFUSED[name]
    response = client.post("/v1/solve", content=content, headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert reason in response.json()["detail"]


def test_validate_names_the_field_of_a_plan_that_is_none(client: TestClient) -> None:
    plan = client.post("/v1/solve", content=REQUEST, headers=JSON).json()
    plan["weeks"][0]["days"][1]["workoutType"] = "swim"
    response = client.post("/v1/validate", json={"plan": plan, "request": json.loads(REQUEST)})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "plan.weeks.0.days.1.workoutType"
    assert client.post("/v1/validate", json={"plan": plan}).json()["errors"][0]["field"] == "request"


def test_unknown_addresses_and_methods_are_problems_too(client: TestClient) -> None:
    assert client.get("/v1/nothing").json()["status"] == 404
    assert client.post("/v1/solve/", content=REQUEST, headers=JSON).json()["status"] == 404
    wrong = client.put("/v1/solve")
    assert (wrong.json()["status"], wrong.headers["allow"]) == (405, "POST")


def test_every_answer_has_an_id_and_security_headers(client: TestClient) -> None:
    first, second = client.get("/v1/rules"), client.get("/v1/nothing")
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert {"x-content-type-options", "content-security-policy", "cache-control"} <= set(second.headers)


def test_health_and_figures(client: TestClient) -> None:
    client.post("/v1/solve", content=REQUEST, headers=JSON)
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok", "coach": "offline"}
    figures = client.get("/metrics").text
    assert 'pacewright_requests_total{method="POST",route="/v1/solve",status="200"}' in figures
    assert "pacewright_task_seconds_bucket" in figures
    client.request("INVENTED", "/v1/rules")
    assert "INVENTED" not in client.get("/metrics").text


def test_every_address_of_the_openapi_document_refers_to_shapes_that_are_there(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    text = json.dumps(document)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names <= set(document["components"]["schemas"])
    assert {"/v1/solve", "/v1/validate", "/v1/rules", "/v1/weights", "/healthz"} <= set(document["paths"])
