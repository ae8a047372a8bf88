"""Every address of the service under the name that its operation has, and a service with one of everything there."""

import json
import re
import time
from typing import Any

from starlette.testclient import TestClient

from tests.api.sample import raw_request
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table
from tests.strength.drafts import lifter

ORIGIN = "https://app.example"
OPERATIONS = {
    "getHealth": "GET /healthz",
    "getReadiness": "GET /readyz",
    "getMetrics": "GET /metrics",
    "getRules": "GET /v1/rules",
    "getWeights": "GET /v1/weights",
    "solve": "POST /v1/solve",
    "validate": "POST /v1/validate",
    "whatIf": "POST /v1/what-if",
    "readWish": "POST /v1/wishes",
    "listPlans": "GET /v1/plans",
    "createPlan": "POST /v1/plans",
    "getPlan": "GET /v1/plans/{plan_id}",
    "deletePlan": "DELETE /v1/plans/{plan_id}",
    "getPlanRequest": "GET /v1/plans/{plan_id}/request",
    "streamPlanEvents": "GET /v1/plans/{plan_id}/events",
    "exportPlanIcs": "GET /v1/plans/{plan_id}/export.ics",
    "exportPlanFitZip": "GET /v1/plans/{plan_id}/export.fit.zip",
    "exportPlanCsv": "GET /v1/plans/{plan_id}/export.csv",
    "exportPlanJson": "GET /v1/plans/{plan_id}/export.json",
    "exportPlanHtml": "GET /v1/plans/{plan_id}/export.html",
    "explainPlan": "GET /v1/plans/{plan_id}/why",
    "whyNotOfPlan": "POST /v1/plans/{plan_id}/why-not",
    "whatIfOfPlan": "POST /v1/plans/{plan_id}/what-if",
    "listRevisions": "GET /v1/plans/{plan_id}/revisions",
    "proposeRevision": "POST /v1/plans/{plan_id}/revisions",
    "getRevision": "GET /v1/plans/{plan_id}/revisions/{number}",
    "acceptRevision": "POST /v1/plans/{plan_id}/revisions/{number}/accept",
    "declineRevision": "POST /v1/plans/{plan_id}/revisions/{number}/decline",
    "tellDone": "POST /v1/plans/{plan_id}/done",
    "takeBackDone": "DELETE /v1/plans/{plan_id}/done/{date}",
    "putPin": "PUT /v1/plans/{plan_id}/pins/{date}",
    "deletePin": "DELETE /v1/plans/{plan_id}/pins/{date}",
    "tellHappening": "POST /v1/plans/{plan_id}/happenings",
    "getHappening": "GET /v1/plans/{plan_id}/happenings/{number}",
    "deleteHappening": "DELETE /v1/plans/{plan_id}/happenings/{number}",
    "getHistory": "GET /v1/plans/{plan_id}/history",
    "renewFeed": "POST /v1/plans/{plan_id}/feed",
    "endFeed": "DELETE /v1/plans/{plan_id}/feed",
    "getFeed": "GET /v1/feeds/{secret}.ics",
    "listProfiles": "GET /v1/profiles",
    "createProfile": "POST /v1/profiles",
    "getProfile": "GET /v1/profiles/{profile_id}",
    "deleteProfile": "DELETE /v1/profiles/{profile_id}",
    "listPrograms": "GET /v1/programs",
    "createProgram": "POST /v1/programs",
    "getProgram": "GET /v1/programs/{program_id}",
    "deleteProgram": "DELETE /v1/programs/{program_id}",
    "getProgramRequest": "GET /v1/programs/{program_id}/request",
    "streamProgramEvents": "GET /v1/programs/{program_id}/events",
    "exportProgramIcs": "GET /v1/programs/{program_id}/export.ics",
    "exportProgramCsv": "GET /v1/programs/{program_id}/export.csv",
    "exportProgramJson": "GET /v1/programs/{program_id}/export.json",
    "exportProgramHtml": "GET /v1/programs/{program_id}/export.html",
    "listBatches": "GET /v1/batches",
    "createBatch": "POST /v1/batches",
    "getBatch": "GET /v1/batches/{batch_id}",
    "deleteBatch": "DELETE /v1/batches/{batch_id}",
    "getBatchResults": "GET /v1/batches/{batch_id}/results",
    "listWebhooks": "GET /v1/webhooks",
    "createWebhook": "POST /v1/webhooks",
    "getWebhook": "GET /v1/webhooks/{webhook_id}",
    "changeWebhook": "PATCH /v1/webhooks/{webhook_id}",
    "deleteWebhook": "DELETE /v1/webhooks/{webhook_id}",
    "renewWebhookSecret": "POST /v1/webhooks/{webhook_id}/secret",
    "tryWebhook": "POST /v1/webhooks/{webhook_id}/test",
    "listDeliveries": "GET /v1/webhooks/{webhook_id}/deliveries",
    "getDelivery": "GET /v1/webhooks/{webhook_id}/deliveries/{delivery_id}",
    "replayDelivery": "POST /v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay",
}
"""Where these lead: `GETS` are read by the tests, `LISTS` page by page."""
GETS = [name for name, address in OPERATIONS.items() if address.startswith("GET ")]
LISTS = ["listPlans", "listPrograms", "listProfiles", "listBatches", "listDeliveries"]

# What is not as everywhere, and why.
STREAMED = {"streamPlanEvents", "streamProgramEvents", "getBatchResults"}
"""Sent as it comes about: its length is not known, and no tag could name all of it."""
MOMENTARY = {"getHealth", "getReadiness", "getMetrics"}
"""What holds for this moment only: nobody may keep it."""
UNCOUNTED = {"getHealth", "getReadiness"}
"""For a balancer, which has no key: not counted towards anybody's rate."""
KEYLESS = UNCOUNTED | {"getFeed"}
"""For calendars, too, whose address is their key."""
KEPT = [name for name in GETS if name not in STREAMED | MOMENTARY]

NOTED = {"club": "Nord & Süd"}
_QUERIES = {"explainPlan": "?week=2"}
_FIXED = {"number": "1", "date": "2027-01-19"}
_JSONL = {"content-type": "application/jsonl"}


class Everything:
    """A running service with at least two of everything, the later of which is noted, and its document."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.document = client.get("/openapi.json").json()
        self.answered: list[tuple[str, str, Any]] = []
        client.event_hooks["response"].append(self._note)
        self.ids = {**_FIXED, **self._documents({}), **self._documents(NOTED), **self._hooks()}
        plan = f"/v1/plans/{self.ids['plan_id']}"
        away = {"kind": "travel", "from": "2027-01-19", "to": "2027-01-19"}
        told = client.post(f"{plan}/happenings", json=away, headers={"If-Match": '"1"'})
        assert told.json()["number"] == int(_FIXED["number"])
        path = client.post(f"{plan}/feed").json()["path"]
        self.ids["secret"] = path.removeprefix("/v1/feeds/").removesuffix(".ics")

    def _documents(self, notes: dict[str, str]) -> dict[str, str]:
        """A plan, a program, a profile and a batch."""
        wait, noted = {"Prefer": "wait=30"}, {f"metadata[{key}]": value for key, value in notes.items()}
        table = ("activities", ("activities.csv", strava_table(athlete(RACER).activities).encode(), "text/csv"))
        as_of = {"asOf": "2026-11-22"} if notes else {}  # or it would be the same profile
        line = json.dumps({"id": 1, "request": raw_request()})
        made = {
            "plan_id": self.client.post("/v1/plans", json={**raw_request(), "metadata": notes}, headers=wait),
            "program_id": self.client.post("/v1/programs", json={"lifter": lifter(), "metadata": notes}, headers=wait),
            "profile_id": self.client.post("/v1/profiles", files=[table], params={**noted, **as_of}),
            "batch_id": self.client.post("/v1/batches", content=line, headers=_JSONL, params=noted),
        }
        assert {name: answer.status_code // 100 for name, answer in made.items()} == dict.fromkeys(made, 2)
        ids = {name: answer.json().get("id") or answer.json()["profileId"] for name, answer in made.items()}
        while self.client.get(f"/v1/batches/{ids['batch_id']}").json()["status"] != "ready":
            time.sleep(0.05)
        return ids

    def _hooks(self) -> dict[str, str]:
        """A webhook that is off, and two messages of it."""
        order = {"url": "https://hooks.example/", "events": ["plan.ready"]}
        hook = self.client.post("/v1/webhooks", json=order).json()["id"]
        self.client.patch(f"/v1/webhooks/{hook}", json={"enabled": False})
        first, _ = [self.client.post(f"/v1/webhooks/{hook}/test").json()["id"] for _ in range(2)]
        return {"webhook_id": hook, "delivery_id": first}

    def at(self, name: str) -> tuple[str, str]:
        """The method and address of an operation on what is there."""
        method, _, path = OPERATIONS[name].partition(" ")
        return method, path.format(**self.ids) + _QUERIES.get(name, "")

    def get(self, name: str, method: str = "GET", **headers: str) -> Any:
        """The answer of one that is read; a path will do, too."""
        given = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.request(method, name if name.startswith("/") else self.at(name)[1], headers=given)

    def misasked(self, name: str, **headers: str) -> Any:
        """The answer where nothing but an unknown parameter is wrong, so that nothing is done."""
        method, address = self.at(name)
        given = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.request(method, f"{address}{'&' if '?' in address else '?'}nonsense=1", headers=given)

    def declared(self, method: str, path: str, status: int) -> set[str] | None:
        """The headers that the document has for an answer; None where it has no such address or method."""
        for template, operations in self.document["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) and method.lower() in operations:
                return set(operations[method.lower()]["responses"][str(status)]["headers"])
        return None

    def _note(self, answer: Any) -> None:
        answer.read()
        self.answered.append((answer.request.method, answer.request.url.path, answer))
