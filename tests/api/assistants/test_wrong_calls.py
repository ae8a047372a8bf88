"""Wrong calls get answers that a model can act on: the argument, what it held, what to do, and a call that works."""

import asyncio
import json
from typing import Any

import pytest

from api.assistants.texts import text_of
from tests.api.assistants.conftest import Serving
from tests.api.assistants.hosts import over_http, refused, told
from tests.api.assistants.test_season import WISH

NOBODYS = "00000000-0000-4000-8000-000000000000"
REQUEST: dict[str, Any] = text_of("make_plan").example["request"]
WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("make_plan", {}, "request", "is required"),
    ("make_plan", {"request": {**REQUEST, "athlete": {}}}, "request.athlete.currentWeeklyKm", "is required"),
    ("make_plan", {"request": {**REQUEST, "plan": 1}}, "request.plan", "is not a known field"),
    ("read_wish", {"text": ""}, "text", "must not be empty"),
    ("read_wish", {"txt": "10k"}, "txt", "is not a known field; text?"),
    ("explain_week", {"week": 99}, "week", "must be at most 52"),
    ("explain_week", {"week": 30}, "week", "the plan has weeks 1 to 4"),
    ("explain_week", {}, "week", "say either `date`, or `week` with or without `day`"),
    ("explain_week", {"date": "2030-01-01"}, "date", "the plan runs from 2027-01-04 to 2027-01-31"),
    ("explain_week", {"week": 1, "athleteId": 7}, "athleteId", "is not a known field"),
    ("why_not", {"week": 2}, "distanceKm", "say what instead"),
    ("why_not", {"week": 2, "workoutType": "fartlek"}, "workoutType", "must be 'easy'"),
    ("what_if", {"wishes": []}, "wishes", "must have 1 or more entries"),
    ("propose_change", {"today": "2027-01-14", "events": [{"kind": "flu"}]}, "events.0.kind", "must be 'illness'"),
    ("propose_change", {"today": "tomorrow"}, "today", "must be a real date written YYYY-MM-DD"),
    ("propose_change", {"today": "2027-01-14", "settings": {"daysPerWek": 4}}, "settings.daysPerWek", "daysPerWeek?"),
    ("accept_change", {}, "proposal", "is required"),
    ("log_run", {"date": "2027-01-05"}, "distanceKm", "is required"),
    ("log_run", {"date": "2027-01-05", "distanceKm": -1}, "distanceKm", "must be at least 0"),
    ("today", {"plan": "my plan"}, "plan", "is no id; take it"),
    ("make_program", {"lifter": {"primaryFocus": "abs"}}, "lifter.primaryFocus", "must be one of"),
    ("validate", {"document": {}}, "request", "is required beside `document`"),
    ("rules", {"ids": ["R99"]}, "ids", "is no rule; there are R01"),
]


def test_every_wrong_argument_is_named_with_its_value_and_what_to_do(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            wish = await told(client, "read_wish", **WISH)
            await told(client, "make_plan", request=wish["request"])
            for tool, arguments, field, message in WRONG:
                text, problem = await refused(client, tool, **arguments)
                found = {error["field"]: error for error in problem["errors"]}
                assert message in found[field]["message"], (tool, arguments, found)
                assert f"- {field}" in text
                assert f"call {tool} again, for instance {{" in text

    asyncio.run(ask())


def test_what_stands_in_the_way_of_a_change_is_told_with_the_runners_choice(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            wish = await told(client, "read_wish", **WISH)
            plan = (await told(client, "make_plan", request=wish["request"]))["plan"]
            much = [{"week": 2, "distanceKm": 90}]
            text, problem = await refused(client, "propose_change", plan=plan, today="2027-01-04", pins=much)
            assert problem["conflict"]["fields"] == ["pins.week2"]
            assert "Ask the runner which of these may give way" in text
            answer = await told(client, "why_not", plan=plan, week=2, distanceKm=90)
            assert (answer["possible"], answer["conflict"]["fields"]) == (False, ["pins.week2"])

    asyncio.run(ask())


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("make_plans", {}, "There is no tool 'make_plans'; call one of read_wish, make_plan,"),
        ("today", {"plan": NOBODYS}, "Leave `plan` out to speak of the newest plan"),
        ("accept_change", {"proposal": 77}, "this plan has no revision with this number\nTake the number from"),
    ],
)
def test_what_is_not_there_is_said(serving: Serving, tool: str, arguments: dict[str, Any], said: str) -> None:
    async def ask() -> str:
        async with over_http(serving.address, serving.anna) as client:
            wish = await told(client, "read_wish", **WISH)
            await told(client, "make_plan", request=wish["request"])
            return (await refused(client, tool, **arguments))[0]

    assert said in asyncio.run(ask())


def test_a_proposal_is_accepted_once_and_a_declined_one_never(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            wish = await told(client, "read_wish", **WISH)
            await told(client, "make_plan", request=wish["request"])
            travel = {"kind": "travel", "from": "2027-01-07", "to": "2027-01-07"}
            for number in (2, 3):
                proposed = await told(client, "propose_change", today="2027-01-06", events=[travel])
                assert proposed["proposal"] == number
            declined = await told(client, "accept_change", proposal=2, decision="decline")
            assert (declined["accepted"], declined["revision"]) == (False, 1)
            assert "is declined already" in (await refused(client, "accept_change", proposal=2))[0]
            assert (await told(client, "accept_change", proposal=3))["revision"] == 3
            text, _ = await refused(client, "accept_change", proposal=3)
            assert "is accepted already" in text
            assert "propose_change" not in text, "what is done is not asked for again"

    asyncio.run(ask())


def test_texts_and_data_of_a_refusal_agree(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            text, problem = await refused(client, "log_run", date="2027-02-30", distanceKm=5)
            assert json.dumps("2027-02-30") in text
            assert problem["errors"][0]["value"] == "2027-02-30"
            assert (problem["type"], problem["status"]) == ("urn:pacewright:bad-request", 422)

    asyncio.run(ask())
