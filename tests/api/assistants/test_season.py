"""A season lived through the tools over both transports ends in the very plan that HTTP's own addresses make."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client

from api.store.documents.plans import Plans
from tests.api.assistants.conftest import Serving, database_in
from tests.api.assistants.hosts import over_http, over_stdio, told
from tests.api.sample import without_times

Json = dict[str, Any]
WISH = {
    "text": "10k on 31 January 2027, 20 km a week, on three days a week: Tuesday, Thursday and Sunday",
    "today": "2027-01-01",
}
RAN = [{"date": "2027-01-05", "distanceKm": 6.2, "durationMins": 38}, {"date": "2027-01-07", "distanceKm": 6.0}]
ILL = {"today": "2027-01-14", "events": [{"kind": "illness", "from": "2027-01-12", "to": "2027-01-14"}]}
MOVED = {"today": "2027-01-18", "pins": [{"move": {"from": "2027-01-21", "to": "2027-01-22"}}]}


async def lived(client: Client) -> str:
    """Wish, plan, why, runs, ill, proposal, accept, moved run, today: the plan's id."""
    wish = await told(client, "read_wish", **WISH)
    assert (wish["complete"], wish["questions"]) == (True, [])
    made = await told(client, "make_plan", request=wish["request"])
    assert (made["status"], made["revision"], len(made["weeks"])) == ("ready", 1, 4)
    why = await told(client, "explain_week", week=2, day="sunday")
    assert why["plan"] == made["plan"]
    assert why["sentences"]
    for run in RAN:
        assert (await told(client, "log_run", **run))["kept"] == [run]
    before = await told(client, "today", date="2027-01-14")
    proposed = await told(client, "propose_change", **ILL)
    assert (proposed["proposal"], proposed["basedOn"]) == (2, 1)
    assert all(change["reason"] for change in proposed["changes"])
    assert await told(client, "today", date="2027-01-14") == before, "nothing changes without an accept"
    accepted = await told(client, "accept_change", proposal=2)
    assert (accepted["accepted"], accepted["revision"]) == (True, 2)
    assert (await told(client, "today", date="2027-01-14"))["day"]["workoutType"] == "rest"
    moved = await told(client, "propose_change", **MOVED)
    assert (await told(client, "accept_change", proposal=moved["proposal"]))["revision"] == 3
    last = await told(client, "today", date="2027-01-22")
    assert (last["day"]["date"], last["revision"]) == ("2027-01-22", 3)
    assert last["day"]["plannedDistanceKm"]
    return made["plan"]


def lived_over_http(address: str, key: str) -> Json:
    """The same season by the service's own addresses: the plan at its end."""
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {key}"}, timeout=60) as client:
        wish = client.post("/v1/wishes", json=WISH).json()
        made = client.post("/v1/plans", json=wish["request"], headers={"Prefer": "wait=60"}).json()
        plan = f"/v1/plans/{made['id']}"
        for run in RAN:
            assert client.post(f"{plan}/done", json=run, headers={"If-Match": "*"}).status_code == 200
        for situation in (ILL, MOVED):
            proposed = client.post(f"{plan}/revisions", json=situation).json()
            answered = client.post(f"{plan}/revisions/{proposed['number']}/accept", headers={"If-Match": "*"})
            assert answered.status_code == 200, answered.text
        return client.get(plan).json()["plan"]


def stored(folder: Path, tenant: str, plan_id: str) -> Json:
    database = database_in(folder)
    found = Plans(database).get(tenant, plan_id)
    database.close()
    assert found is not None
    return dict(found.content)


@pytest.fixture(scope="module")
def expected(serving: Serving) -> Json:
    return lived_over_http(serving.address, serving.ben)


def test_over_http_it_ends_in_the_same_plan_and_nobody_else_sees_it(serving: Serving, expected: Json) -> None:
    async def season() -> str:
        async with over_http(serving.address, serving.anna) as client:
            return await lived(client)

    plan_id = asyncio.run(season())
    assert without_times(stored(serving.folder, "anna", plan_id)) == without_times(expected)


def test_over_standard_input_it_ends_in_the_same_plan(expected: Json, tmp_path: Path) -> None:
    async def season() -> str:
        async with over_stdio(tmp_path) as client:
            return await lived(client)

    plan_id = asyncio.run(season())
    assert without_times(stored(tmp_path, "local", plan_id)) == without_times(expected)
