"""What the OpenAPI document says beside its shapes: examples that are true, headers, and words for every operation."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

JSON_TYPES = ("application/json", "application/problem+json")
Content = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return client.get("/openapi.json").json()


def operations(document: Any) -> Iterator[tuple[str, Any]]:
    for path, found in document["paths"].items():
        for method, operation in found.items():
            yield f"{method} {path}", operation


def contents(document: Any) -> Iterator[Content]:
    """Every JSON body and every JSON answer, by where it stands."""
    for where, operation in operations(document):
        bodies = {"body": operation.get("requestBody", {}), **operation["responses"]}
        for what, body in bodies.items():
            for media_type, content in body.get("content", {}).items():
                if media_type in JSON_TYPES:
                    yield f"{where} {what}", content


def test_every_body_and_every_answer_has_an_example_that_its_schema_allows(document: Any) -> None:
    components = {"components": document["components"]}
    for where, content in contents(document):
        assert content["examples"], where
        for reference in content["examples"].values():
            example = document["components"]["examples"][reference["$ref"].rpartition("/")[2]]["value"]
            wrong = [*Draft202012Validator({**content["schema"], **components}).iter_errors(example)]
            assert wrong == [], where


def test_every_operation_says_more_than_its_summary_and_every_group_what_it_is_for(document: Any) -> None:
    described = {tag["name"] for tag in document["tags"]}
    for where, operation in operations(document):
        assert len(operation.get("description", "")) > 20, where
        assert operation["description"] != operation["summary"], where
        assert set(operation["tags"]) <= described, where
    assert described == {tag for _, operation in operations(document) for tag in operation["tags"]}


def test_every_answer_declares_its_headers_and_every_header_its_meaning(document: Any) -> None:
    headers = document["components"]["headers"]
    for where, operation in operations(document):
        for status, response in operation["responses"].items():
            assert "X-Request-ID" in response["headers"], (where, status)
            for name, reference in response["headers"].items():
                assert reference == {"$ref": f"#/components/headers/{name}"}
                assert headers[name]["description"]
            assert ("Retry-After" in response["headers"]) or status not in ("429", "503"), (where, status)
