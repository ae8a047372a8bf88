"""The key decides whose plans a tool speaks of, and what may be done with them."""

import asyncio

import httpx
import pytest
from mcp import Client

from tests.api.assistants.conftest import Serving
from tests.api.assistants.hosts import over_http, refused, told
from tests.api.assistants.test_season import ILL, WISH


async def planned(client: Client) -> str:
    wish = await told(client, "read_wish", **WISH)
    return (await told(client, "make_plan", request=wish["request"]))["plan"]


def test_another_key_sees_and_changes_nothing(serving: Serving) -> None:
    async def look() -> None:
        async with over_http(serving.address, serving.anna) as anna, over_http(serving.address, serving.ben) as ben:
            plan = await planned(anna)
            await told(anna, "propose_change", plan=plan, **ILL)
            before = await told(anna, "today", plan=plan, date="2027-01-14")
            for tool, arguments in (
                ("today", {}),
                ("explain_week", {"week": 1}),
                ("why_not", {"week": 2, "distanceKm": 20}),
                ("what_if", {"wishes": [{}]}),
                ("propose_change", ILL),
                ("accept_change", {"proposal": 2}),
                ("log_run", {"date": "2027-01-05", "distanceKm": 5}),
                ("validate", {}),
            ):
                text, problem = await refused(ben, tool, plan=plan, **arguments)
                assert (problem["status"], problem["detail"] in text) == (404, True), tool
            assert await told(anna, "today", plan=plan, date="2027-01-14") == before

    asyncio.run(look())


def test_the_newest_plan_is_ones_own_newest(serving: Serving) -> None:
    async def look() -> None:
        async with over_http(serving.address, serving.anna) as anna, over_http(serving.address, serving.cleo) as cleo:
            plan = await planned(anna)
            assert (await told(anna, "today", date="2027-01-05"))["plan"] == plan
            for tool, arguments in (("today", {}), ("explain_week", {"week": 1}), ("propose_change", ILL)):
                text, _ = await refused(cleo, tool, **arguments)
                assert "there is no plan yet; call make_plan first" in text

    asyncio.run(look())


def test_without_a_good_key_nobody_comes_in(serving: Serving) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    for headers in ({}, {"Authorization": "Bearer pw_0123456789ab_wrong"}):
        answered = httpx.post(f"{serving.address}/mcp", json=asked, headers=headers)
        assert (answered.status_code, answered.headers["www-authenticate"]) == (401, "Bearer")
        assert answered.json()["type"] == "urn:pacewright:not-authenticated"


def test_a_page_of_an_origin_that_nobody_named_calls_no_tools(serving: Serving) -> None:
    headers = {"Authorization": f"Bearer {serving.anna}", "Origin": "https://elsewhere.example"}
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    answered = httpx.post(f"{serving.address}/mcp", json=asked, headers=headers)
    assert (answered.status_code, "PACEWRIGHT_CORS_ORIGINS" in answered.json()["detail"]) == (403, True)


def test_a_stream_that_nothing_is_sent_on_is_not_opened(serving: Serving) -> None:
    answered = httpx.get(f"{serving.address}/mcp", headers={"Authorization": f"Bearer {serving.anna}"})
    assert (answered.status_code, answered.headers["allow"]) == (405, "POST")


def test_a_key_that_may_only_solve_reads_wishes_and_makes_no_plan(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.solver) as client:
            wish = await told(client, "read_wish", **WISH)
            text, problem = await refused(client, "make_plan", request=wish["request"])
            assert problem["status"] == 403
            assert "lacks the scope write" in text
            assert (await told(client, "rules"))["rules"]

    asyncio.run(ask())


@pytest.mark.parametrize("mode", ["legacy", "2026-07-28"])
def test_older_and_newer_hosts_are_served(serving: Serving, mode: str) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna, mode) as client:
            assert len((await client.list_tools()).tools) == 12
            assert (await told(client, "rules", ids=["R17"]))["rules"][0]["statement"]

    asyncio.run(ask())


def test_calls_are_counted_under_their_address(serving: Serving) -> None:
    headers = {"Authorization": f"Bearer {serving.watcher}"}
    httpx.post(f"{serving.address}/mcp", json={}, headers={"Authorization": f"Bearer {serving.anna}"})
    assert 'route="/mcp"' in httpx.get(f"{serving.address}/metrics", headers=headers).text
