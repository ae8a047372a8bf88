"""The examples of answers in the OpenAPI document: what a service of its own says when the examples of requests are
sent to it. Ids, moments, secrets and measured times, which differ from run to run, are replaced by fixed ones.
"""

import asyncio
import datetime as dt
import json
import re
import tempfile
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
from starlette.types import ASGIApp

from api.assistants.inside import HOST, Inside, Refused
from api.environment import Service
from api.http.app import create_app
from api.http.describing.examples import bundled
from solver.languages import ENGLISH

Answers = dict[str, Any]
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:\+00:00|Z)")
_SECRET = re.compile(r"(whsec_|/v1/feeds/)[A-Za-z0-9+/=_-]+")
_REQUEST = re.compile(r"(urn:pacewright:request:)[0-9a-f]{32}")
_MEASURED = re.compile(r'("(?:buildMs|solveMs|linesPerSecond)": )[-0-9.e]+')
MOMENT, SECRET, MEASURED = "2027-01-03T09:30:00+00:00", r"\1MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", r"\g<1>1.0"
REQUEST = r"\g<1>2f1c9a40b7e34d0f9a55d1f0c6be7a11"
FIRST, WEEKS = dt.date(2026, 10, 5), 12
"""The example of a profile is made from so many weeks of running from this Monday on, three runs each."""


def answers() -> Answers:
    """An answer for each shape of the document, by the shape's name."""
    return asyncio.run(_asked())


async def _asked() -> Answers:
    with tempfile.TemporaryDirectory() as folder:
        gate = create_app(Service(database_url=f"sqlite:///{folder}/examples.db", auth="open", workers=1))
        async with gate.running():
            inside, requests = Inside(gate), bundled("requests")
            found = await _unkept(inside, requests)
            plan_id, found["StoredPlan"] = await _made(inside, "/v1/plans", requests["PlanOrder"])
            found |= await _living(inside, f"/v1/plans/{plan_id}", requests)
            program_id, found["StoredProgram"] = await _made(
                inside, "/v1/programs", {"lifter": bundled("lifter")["lifter"]}
            )
            found["Program"] = found["StoredProgram"]["program"]
            found["LifterRequest"] = await inside.get(f"/v1/programs/{program_id}/request")
            found |= await _webhooks(inside, requests)
            found |= await _batches(inside, requests)
            found["StoredProfile"] = await _profile(gate)
            for shape in ("Plan", "Program", "Profile"):
                found[f"{shape}List"] = await inside.get(f"/v1/{shape.lower()}s")
            found["Rules"] = (await inside.get("/v1/rules"))[:2]
    return _settled(found)


async def _unkept(inside: Inside, requests: Answers) -> Answers:
    """What is answered at once."""
    return {
        "Health": await inside.get("/healthz"),
        "Readiness": await inside.get("/readyz"),
        "WeightsProfiles": await inside.get("/v1/weights"),
        "Plan": await inside.post("/v1/solve", bundled("validation")["plan"]["request"]),
        "Verdicts": await inside.post("/v1/validate", bundled("validation")["plan"]),
        "WishRead": await inside.post("/v1/wishes", requests["WishOrder"]),
        "Alternatives": await inside.post("/v1/what-if", requests["RequestWishes"]),
        "Problem": await _refusal(inside.post("/v1/solve", {"athlete": {}, "settings": {"goal": "10 k"}})),
    }


async def _living(inside: Inside, plan: str, requests: Answers) -> Answers:
    """What becomes of a plan. It ends with its list of revisions, since a list is better with something in it."""
    found = {
        "PlanRequest": await inside.get(f"{plan}/request"),
        "Why": await inside.get(f"{plan}/why", week=2),
        "WhyNot": await inside.post(f"{plan}/why-not", requests["WhyNotOrder"]),
        "NewsList": await inside.post(f"{plan}/done", requests["DoneOrder"], If_Match='"1"'),
        "NewsItem": await inside.post(f"{plan}/happenings", requests["Event"], If_Match='"1"'),
        "Proposal": await inside.post(f"{plan}/revisions", requests["ProposalOrder"]),
        "Feed": await inside.post(f"{plan}/feed"),
    }
    return {**found, "ProposalList": await inside.get(f"{plan}/revisions"),
            "History": await inside.get(f"{plan}/history")}  # fmt: skip


async def _webhooks(inside: Inside, requests: Answers) -> Answers:
    new = await inside.post("/v1/webhooks", requests["WebhookOrder"])
    hook = f"/v1/webhooks/{new['id']}"
    sent = await inside.post(f"{hook}/test")
    found = {"NewWebhook": new, "Delivery": sent, "Webhook": await inside.get(hook)}
    return {**found, "WebhookList": {"webhooks": [found["Webhook"]]},
            "DeliveryList": {"deliveries": [sent], "next": None}}  # fmt: skip


async def _batches(inside: Inside, requests: Answers) -> Answers:
    line = {"id": "anna", "request": requests["RequestWishes"]["request"]}
    batch = await inside.post("/v1/batches", line, Content_Type="application/jsonl")
    done = await _until(lambda: inside.get(f"/v1/batches/{batch['id']}"), "ready")
    return {"Batch": done, "BatchList": {"batches": [done], "next": None}}


async def _profile(gate: ASGIApp) -> Any:
    """A profile of a table of runs: 6, 8 and 12 km, each at six minutes a kilometre."""
    runs = ((1, 6), (3, 8), (6, 12))
    days = [(FIRST + dt.timedelta(7 * week + day), km) for week in range(WEEKS) for day, km in runs]
    table = "Date,Type,Distance (km),Moving Time\n"
    table += "".join(f"{date} 18:00:00,Run,{km},{360 * km}\n" for date, km in days)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=gate), base_url=HOST) as client:
        made = await client.post("/v1/profiles", files=[("activities", ("runs.csv", table.encode(), "text/csv"))])
    return made.raise_for_status().json()


async def _made(inside: Inside, path: str, body: object) -> tuple[str, Any]:
    made = await inside.post(path, body, Prefer="wait=60")
    return made["id"], made


async def _until(look: Callable[[], Awaitable[Any]], status: str) -> Any:
    while (found := await look())["status"] != status:
        await asyncio.sleep(0.05)
    return found


async def _refusal(asked: Awaitable[Any]) -> Any:
    try:
        return await asked
    except Refused as refused:
        return refused.told(ENGLISH)


def _settled(found: Answers) -> Answers:
    """Without what differs from run to run: ids are numbered in the order in which they are first seen."""
    ids = dict[str, str]()

    def number(match: re.Match[str]) -> str:
        return ids.setdefault(match[0], f"{len(ids) + 1:08x}-0000-4000-8000-000000000000")

    text = _MEASURED.sub(MEASURED, json.dumps(found, ensure_ascii=False))
    text = _REQUEST.sub(REQUEST, text)
    text = _SECRET.sub(SECRET, _MOMENT.sub(MOMENT, text))
    settled: Answers = json.loads(_UUID.sub(number, text))
    return settled
