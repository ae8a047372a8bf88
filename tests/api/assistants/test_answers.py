"""Tools answer with what the service's own addresses say, whichever of their forms they are called in."""

import asyncio
from typing import Any

import httpx

from api.assistants.texts import text_of
from tests.api.assistants.conftest import Serving
from tests.api.assistants.hosts import over_http, told
from tests.api.assistants.test_rights import planned
from tests.api.sample import raw_request

REQUEST = raw_request()


def asked(serving: Serving, method: str, path: str, body: object = None) -> Any:
    headers = {"Authorization": f"Bearer {serving.anna}", "Prefer": "wait=45"}
    answered = httpx.request(method, serving.address + path, json=body, headers=headers, timeout=60)
    assert answered.status_code < 400, answered.text
    return answered.json()


def test_a_week_can_be_named_by_its_number_or_by_a_date(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            plan = await planned(client)
            by_date = await told(client, "explain_week", plan=plan, date="2027-01-17")
            assert by_date == await told(client, "explain_week", plan=plan, week=2, day="sunday")
            why = asked(serving, "GET", f"/v1/plans/{plan}/why?week=2&day=sunday")
            assert (by_date["sentences"], by_date["tight"]) == (why["sentences"], why["tight"])
            assert len(by_date["days"]) == 7
            assert "long run" in by_date["days"][6]

    asyncio.run(ask())


def test_a_wish_against_the_plan_is_a_day_a_move_or_a_setting(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            plan = await planned(client)
            day = await told(client, "why_not", plan=plan, week=2, day="tuesday", workoutType="rest")
            assert day == await told(client, "why_not", plan=plan, date="2027-01-12", workoutType="rest")
            pins = [{"date": "2027-01-12", "workoutType": "rest"}]
            assert day["cost"] == asked(serving, "POST", f"/v1/plans/{plan}/why-not", {"pins": pins})["cost"]
            move = {"from": "2027-01-12", "to": "2027-01-13"}
            moved = await told(client, "why_not", plan=plan, move=move)
            assert (moved["possible"], moved["cost"]["changedDays"]) == (True, 2)
            more = await told(client, "why_not", plan=plan, settings={"daysPerWeek": 4}, today="2027-01-04")
            assert more["possible"]
            assert more["understood"]["settings"] == {"daysPerWeek": 4}

    asyncio.run(ask())


def test_variants_of_a_plan_and_of_a_request_stand_side_by_side(serving: Serving) -> None:
    wishes = [{}, {"settings": {"daysPerWeek": 9}}]

    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            plan = await planned(client)
            stored = await told(client, "what_if", plan=plan, wishes=wishes)
            assert [bool(one["error"]) for one in stored["alternatives"]] == [False, True]
            assert stored["alternatives"][0]["changedDays"] == 0
            bare = await told(client, "what_if", request=REQUEST, wishes=wishes)
            expected = asked(serving, "POST", "/v1/what-if", {"request": REQUEST, "wishes": wishes})
            assert bare["plan"] is None
            assert [one["summary"] for one in bare["alternatives"]] == [one["summary"] for one in expected]

    asyncio.run(ask())


def test_stored_plans_and_those_of_others_are_judged_by_the_same_rules(serving: Serving) -> None:
    skeleton = asked(serving, "POST", "/v1/solve", REQUEST)
    spoilt = {
        **skeleton,
        "weeks": [{**week, "days": [dict(day) for day in week["days"]]} for week in skeleton["weeks"]],
    }
    spoilt["weeks"][1]["days"][6]["plannedDistanceKm"] = 40.0

    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            own = await told(client, "validate", plan=await planned(client))
            assert own["broken"] == []
            assert own["holds"] > 10
            theirs = await told(client, "validate", document=spoilt, request=REQUEST)
            assert {"R17"} <= {one["ruleId"] for one in theirs["broken"]}
            assert all(one["title"] for one in theirs["broken"])

    asyncio.run(ask())


def test_a_program_is_made_or_repaired_and_kept(serving: Serving) -> None:
    lifter = text_of("make_program").example["lifter"]
    draft = {"days": [{"dayOfWeek": "monday", "exercises": [{"name": "Back squat", "sets": 3, "reps": "5"}]}]}

    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            made = await told(client, "make_program", lifter=lifter)
            kept = asked(serving, "GET", f"/v1/programs/{made['program']}")["program"]
            assert made["split"] == kept["split"]
            assert [day["dayOfWeek"] for day in made["days"]] == [
                day["dayOfWeek"] for day in kept["days"] if day["exercises"]
            ]
            repaired = await told(client, "make_program", lifter=lifter, draft=draft)
            assert any("Back squat" in exercise for day in repaired["days"] for exercise in day["exercises"])

    asyncio.run(ask())


def test_rules_are_told_in_short_and_by_their_ids_in_full(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            running = await told(client, "rules", domain="running")
            assert {rule["domain"] for rule in running["rules"]} == {"running"}
            assert all(rule["statement"] is None for rule in running["rules"])
            (rule,) = (await told(client, "rules", ids=["R17"]))["rules"]
            assert rule["statement"] == next(
                one["statement"] for one in asked(serving, "GET", "/v1/rules") if one["id"] == "R17"
            )

    asyncio.run(ask())


def test_a_date_outside_the_plan_is_said_and_is_no_error(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            plan = await planned(client)
            beyond = await told(client, "today", plan=plan, date="2030-01-01")
            assert (beyond["day"], beyond["week"]) == (None, None)
            assert "the plan runs from 2027-01-04 to 2027-01-31" in beyond["sentence"]

    asyncio.run(ask())


def test_who_counts_in_miles_reads_miles_and_the_data_stays_in_kilometres(serving: Serving) -> None:
    """28.16352 km are 17.5 miles, 8.04672 are 5."""
    athlete = {**REQUEST["athlete"], "currentWeeklyKm": 32.18688}
    miles = {**REQUEST, "athlete": athlete, "settings": {**REQUEST["settings"], "units": "mi"}}

    async def ask() -> None:
        async with over_http(serving.address, serving.anna) as client:
            made = await client.call_tool("make_plan", {"request": miles})
            plan = made.structured_content["plan"]
            assert made.structured_content["weeks"][0]["km"] == 28.16352
            second = made.structured_content["weeks"][1]["km"]
            texts = [made.content[0].text]
            for tool, arguments in (
                ("today", {"date": "2027-01-10"}),
                ("explain_week", {"week": 1}),
                ("why_not", {"week": 2, "day": "tuesday", "workoutType": "rest"}),
                ("what_if", {"wishes": [{"settings": {"daysPerWeek": 4}}]}),
                ("propose_change", {"today": "2027-01-04", "pins": [{"week": 2, "distanceKm": second}]}),
                ("log_run", {"date": "2027-01-05", "distanceKm": 8.04672}),
            ):
                texts.append((await client.call_tool(tool, {"plan": plan, **arguments})).content[0].text)
            assert "1 base 17.5 mi" in texts[0]
            assert f"week 2, {second / 1.609344:g} mi" in texts[5]
            assert "5 mi on 2027-01-05" in texts[6]
            for text in texts:
                assert " mi" in text
                assert " km" not in text

    asyncio.run(ask())
