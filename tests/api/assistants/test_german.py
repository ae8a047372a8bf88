"""A German plan is spoken of in German: every tool's lines, their dates, and what stands in the way of a change."""

import asyncio
import re
from typing import Any

from mcp import Client

from api.assistants.texts import text_of
from tests.api.assistants.conftest import Serving
from tests.api.assistants.hosts import over_http
from tests.api.sample import raw_request

ENGLISH = re.compile(
    r"\b(the|and|with|of|is|are|on|from|to|week|weeks|days|longest|run|rest|race|possible|nothing|changed|change"
    r"|proposal|plan [0-9a-f]{8}|understood|tomorrow|made|kept|ask|cannot|squat|press|Monday|Tuesday|minutes)\b",
    re.IGNORECASE,
)
CODES = re.compile(r"`\w+`|\b[a-z]+_[a-z]+\b|\b(settings|pins|daysPerWeek)[\w.]*|[0-9a-f]{8}-[0-9a-f-]{27}")
REQUEST: dict[str, Any] = {**raw_request(), "settings": {**raw_request()["settings"], "language": "de"}}
TUNE_UPS = [{"date": "2027-01-23", "distanceKm": 5}, {"date": "2027-01-24", "distanceKm": 5}]
LIFTER = {**text_of("make_program").example["lifter"], "language": "de"}
ILL = {"kind": "illness", "from": "2027-01-12", "to": "2027-01-14"}


async def lines(client: Client, tool: str, *, refused: bool = False, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    text: str = result.content[0].text
    assert bool(result.is_error) is refused, text
    left = ENGLISH.findall(CODES.sub("", text))
    assert not left, (left, text)
    return text


def test_a_season_in_german_is_german_throughout(serving: Serving) -> None:
    async def live() -> None:
        async with over_http(serving.address, serving.ben) as client:
            made = await client.call_tool("make_plan", {"request": REQUEST})
            plan = made.structured_content["plan"]
            text = made.content[0].text
            assert "ist fertig: 10-km-Lauf, 4 Wochen ab dem 4. Januar 2027, Rennen am 31. Januar 2027." in text
            assert not ENGLISH.findall(CODES.sub("", text)), text
            assert "Di, 5. Januar 2027: " in await lines(client, "explain_week", plan=plan, week=1)
            assert "Morgen: " in await lines(client, "today", plan=plan, date="2027-01-04")
            outside = "3. Mai 2027 liegt nicht im Plan: Er geht vom 4. Januar 2027 bis zum 31. Januar 2027."
            assert await lines(client, "today", plan=plan, date="2027-05-03") == outside
            much = await lines(client, "why_not", plan=plan, week=2, distanceKm=90)
            assert much.startswith("Nicht möglich: Was für Woche 2 festgelegt ist: So geht es nicht, denn es gilt: ")
            rest = await lines(client, "why_not", plan=plan, date="2027-01-12", workoutType="rest")
            assert "Regeln, die nachgeben: " in rest
            tried = [
                {},
                {"settings": {"daysPerWeek": 4}},
                {"pins": [{"move": {"from": "2027-01-12", "to": "2027-01-13"}}]},
            ]
            variants = await lines(client, "what_if", plan=plan, wishes=tried)
            assert variants.startswith("wie er ist: ")
            assert "Lauf vom 12. Januar 2027 am 13. Januar 2027: " in variants
            assert "4 Wochen" in await lines(client, "what_if", request=REQUEST, wishes=[{}])
            await lines(client, "log_run", plan=plan, date="2027-01-05", distanceKm=6.2)
            proposed = await lines(client, "propose_change", plan=plan, today="2027-01-14", events=[ILL])
            assert "krank vom 12. Januar 2027 bis zum 14. Januar 2027" in proposed
            assert "Geltende Fassung: 2." in await lines(client, "accept_change", plan=plan, proposal=2)

    asyncio.run(live())


def test_a_conflict_is_told_in_german_where_the_request_or_the_plan_is(serving: Serving) -> None:
    clashing = {**REQUEST, "settings": {**REQUEST["settings"], "tuneUpRaces": TUNE_UPS}}

    async def ask() -> None:
        async with over_http(serving.address, serving.ben) as client:
            text = await lines(client, "make_plan", refused=True, request=clashing)
            assert text.startswith("make_plan ging nicht: Um den 24.01.2027 stehen zwei Rennen an aufeinander ")
            assert "Verschieb oder streich das Testrennen am 23.01.2027" in text
            made = await client.call_tool("make_plan", {"request": REQUEST})
            about = {"plan": made.structured_content["plan"], "today": "2027-01-04"}
            much = [{"week": 2, "distanceKm": 90}]
            text = await lines(client, "propose_change", refused=True, **about, pins=much)
            assert "Das geht nicht zusammen: pins.week2. Ändere oder streich, was für Woche 2 festgelegt ist." in text
            assert "entscheide es nicht selbst" in text

    asyncio.run(ask())


def test_a_program_for_a_german_lifter_names_days_and_exercises_in_german(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.ben) as client:
            text = await lines(client, "make_program", lifter=LIFTER)
            assert "2 Tage pro Woche." in text
            assert "\nMontag, Ganzkörper, " in text
            assert "Kniebeuge" in text

    asyncio.run(ask())
