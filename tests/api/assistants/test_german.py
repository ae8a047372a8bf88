"""A German plan is spoken of in German: every tool's lines, their dates, refusals, what stands in a change's way."""

import asyncio
import re
from typing import Any

from mcp import Client

from api.assistants.texts import text_of
from tests.api.assistants.conftest import Serving
from tests.api.assistants.hosts import over_http, refused
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


SETTINGS = REQUEST["settings"]
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (
        "make_plan",  # the service refuses it, in the request's language
        {"request": {**REQUEST, "settings": {**SETTINGS, "daysPerWeek": 9, "raceDay": "x"}}},
        "make_plan ging nicht.\n- request.settings.daysPerWeek (angegeben war 9): darf höchstens 7 sein\n"
        '- request.settings.raceDay (angegeben war "x"): gibt es nicht; raceDate?\n'
        "Verbessere das und ruf make_plan noch einmal auf, zum Beispiel {",
    ),
    (
        "make_program",
        {"lifter": {**LIFTER, "trainingDaysPerWeek": 0}},
        "- lifter.trainingDaysPerWeek (angegeben war 0): muss mindestens 1 sein",
    ),
    # the tool itself refuses these, in the newest plan's language
    ("explain_week", {"week": 99}, "- week (angegeben war 99): darf höchstens 52 sein"),
    ("explain_week", {"week": 30}, "- week (angegeben war 30): der Plan hat die Wochen 1 bis 4"),
    ("explain_week", {}, "- week: nenn entweder `date`, oder `week` mit oder ohne `day`"),
    ("explain_week", {"date": "2030-01-01"}, "der Plan geht vom 04.01.2027 bis zum 31.01.2027"),
    ("why_not", {"week": 2}, "- distanceKm: sag, was stattdessen: distanceKm, workoutType oder beides"),
    ("validate", {"document": {}}, "- request: wird neben `document` gebraucht"),
    ("rules", {"ids": ["R99"]}, "ist keine Regel; es gibt R01, "),
    ("today", {"plan": "mein Plan"}, "ist keine Kennung; nimm sie Zeichen für Zeichen aus der Antwort"),
    ("propose_change", {"settings": {"daysPerWek": 4}}, "gibt es nicht; daysPerWeek?"),
    (
        "propose_change",
        {"today": "2027-01-14", "pins": [{"week": 9, "distanceKm": 30}]},
        "der Plan hat nur 4 Wochen",
    ),
    (
        "accept_change",
        {"proposal": 77},
        "Nimm die Nummer aus der Antwort von propose_change und dazu denselben `plan`.",
    ),
]


def test_what_is_wrong_with_a_call_is_told_in_german(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.ben) as client:
            await client.call_tool("make_plan", {"request": REQUEST})
            for tool, arguments, said in REFUSED:
                text, _ = await refused(client, tool, **arguments)
                assert said in text, (tool, arguments, text)

    asyncio.run(ask())


def test_an_english_request_beside_a_german_plan_is_refused_in_english(serving: Serving) -> None:
    async def ask() -> None:
        async with over_http(serving.address, serving.ben) as client:
            await client.call_tool("make_plan", {"request": REQUEST})
            text, _ = await refused(client, "make_plan", request={**raw_request(), "athlete": {}})
            assert "- request.athlete.currentWeeklyKm: is required\nCorrect that and call make_plan again" in text

    asyncio.run(ask())


def test_rules_and_verdicts_are_framed_in_german(serving: Serving) -> None:
    """Titles and statements are the rulebook's own, which is in English."""

    async def ask() -> None:
        async with over_http(serving.address, serving.ben) as client:
            made = await client.call_tool("make_plan", {"request": REQUEST})
            plan = made.structured_content["plan"]
            judged = (await client.call_tool("validate", {"plan": plan})).content[0].text
            assert judged.startswith(f"Plan {plan}: Regeln, die gelten: ")
            stored = (await client.call_tool("rules", {})).content[0].text
            assert stored.startswith("R01 ")
            assert ", fest\n" in stored
            assert stored.endswith("Frag mit ids nach Wortlaut und Quellen.")
            assert " (Quelle: " in (await client.call_tool("rules", {"ids": ["R17"]})).content[0].text

    asyncio.run(ask())
