"""An address that will go away says so half a year before: in the document and in the head of every answer."""

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import pytest
from fastapi import APIRouter, Depends, FastAPI, Response
from starlette.testclient import TestClient

from api.http.access import Scope
from api.http.app import create_app
from api.http.describing.leaving import NOTICE, leaving
from api.http.describing.openapi import answer
from api.http.parts import Parts
from tests.api.http.conftest import service

pytestmark = pytest.mark.usefixtures("solvers_on_demand")

SINCE, GONE = dt.date(2027, 1, 1), dt.date(2027, 7, 2)
OLD = "/v1/runs/{number}"


def old_room(app: FastAPI, parts: Parts) -> None:
    """An address that was once a good idea."""
    router = APIRouter(tags=["plans"], responses=parts.access.problems())

    @router.get(
        OLD,
        dependencies=[Depends(parts.access.needs(Scope.READ))],
        summary="Runs as they used to be",
        responses=answer("Health", "The runs"),
        openapi_extra=leaving(SINCE, GONE, "`GET /v1/plans/{plan_id}`"),
    )
    def list_runs(number: int) -> Response:
        return Response(b'{"status":"ok"}', media_type="application/json")

    app.include_router(router)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = service(tmp_path_factory.mktemp("leaving"), cors_origins="https://app.example")
    with TestClient(create_app(settings, old_room), base_url="http://127.0.0.1") as running:
        yield running


@pytest.mark.parametrize(("number", "status"), [("1", 200), ("1?nonsense=1", 422), ("one", 422)])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_of_it_says_since_when_and_until_when(
    client: TestClient, method: str, number: str, status: int
) -> None:
    said = client.request(method, f"/v1/runs/{number}", headers={"Origin": "https://app.example"})
    assert said.status_code == status
    assert dt.datetime.fromtimestamp(int(said.headers["deprecation"].removeprefix("@")), dt.UTC).date() == SINCE
    assert parsedate_to_datetime(said.headers["sunset"]).date() == GONE
    assert {"Deprecation", "Sunset"} <= set(said.headers["access-control-expose-headers"].split(", "))


def test_what_stays_says_nothing_of_the_kind(client: TestClient) -> None:
    for path in ("/v1/rules", "/healthz", "/nowhere"):
        assert not {"deprecation", "sunset"} & set(client.get(path).headers)


def test_the_document_says_it_of_this_address_alone(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    leaves = {path for path, found in document["paths"].items() if any(one.get("deprecated") for one in found.values())}
    assert leaves == {OLD}
    operation = document["paths"][OLD]["get"]
    assert operation["description"] == "Goes away on 2027-07-02; use `GET /v1/plans/{plan_id}`."
    for response in operation["responses"].values():
        assert {"Deprecation", "Sunset"} <= set(response["headers"])
    assert {"Deprecation", "Sunset"} <= set(document["components"]["headers"])


def test_nobody_is_given_shorter_notice_than_was_promised() -> None:
    with pytest.raises(ValueError, match="less than the 182 days of notice"):
        leaving(SINCE, SINCE + NOTICE - dt.timedelta(days=1), "nothing")
