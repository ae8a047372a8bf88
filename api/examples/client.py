"""A small typed client of the service, with nothing but the standard library: copy it and make it yours.

Run it against a service on this machine:  python api/examples/client.py request.json
"""

import json
import re
import sys
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypedDict, cast
from urllib.error import HTTPError, URLError

Format = Literal["ics", "fit.zip", "csv", "json", "html"]


class StoredPlan(TypedDict):
    """A plan as the service keeps it; `plan` is there once `status` is "ready", `problem` if it "failed"."""

    id: str
    status: Literal["queued", "running", "ready", "failed"]
    plan: dict[str, Any] | None
    problem: dict[str, Any] | None


class Refused(Exception):
    """The service's problem details (RFC 9457), or what somebody else on the way said instead of it, as `detail`."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(problem["detail"])
        self.status = status
        self.problem = problem


@dataclass(frozen=True)
class Client:
    """Where the service is, and the API key if it needs one."""

    address: str = "http://127.0.0.1:8080"
    key: str | None = None

    def ask(self, request: dict[str, Any], key: str | None = None) -> StoredPlan:
        """Ask for a plan. Sent again with the same idempotency key, it finds the same plan."""
        return self._json("POST", "/v1/plans", request, {"Idempotency-Key": key or uuid.uuid4().hex})

    def finished(self, plan_id: str) -> StoredPlan:
        """Wait until a plan is ready or has failed."""
        while (stored := self.plan(plan_id))["status"] in ("queued", "running"):
            self._call("GET", f"/v1/plans/{plan_id}/events")  # ends when the plan is finished
        return stored

    def plan(self, plan_id: str) -> StoredPlan:
        """A stored plan."""
        return self._json("GET", f"/v1/plans/{plan_id}")

    def export(self, plan_id: str, form: Format, query: str = "") -> bytes:
        """A ready plan as a file."""
        return self._call("GET", f"/v1/plans/{plan_id}/export.{form}{query}")

    def _json(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> StoredPlan:
        content = self._call(method, path, body, headers)
        answer = _object_in(content)
        if answer is None:
            raise Refused(200, _not_ours(200, content))
        return cast(StoredPlan, answer)

    def _call(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> bytes:
        given = {"Content-Type": "application/json", **(headers or {})}
        if self.key is not None:
            given["Authorization"] = f"Bearer {self.key}"
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, content, given, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                answer: bytes = response.read()
                return answer
        except HTTPError as error:
            content = error.read()
            problem = _object_in(content) or {}
            raise Refused(error.code, problem if "detail" in problem else _not_ours(error.code, content)) from None
        except URLError as error:
            raise Refused(0, {"detail": f"{self.address} cannot be reached: {error.reason}"}) from None


def _object_in(content: bytes) -> dict[str, Any] | None:
    """The JSON object that an answer of the service is; None for anything else, such as a proxy's page of HTML."""
    try:
        found = json.loads(content)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _not_ours(status: int, content: bytes) -> dict[str, Any]:
    text = " ".join(re.sub(r"<[^>]*>", " ", content[:2000].decode(errors="replace")).split())
    return {"detail": f"something on the way answered {status}, not the service: {text[:200] or 'nothing'}"}


def main(file: str, address: str = "http://127.0.0.1:8080") -> None:
    """Make a plan and keep its calendar beside the request."""
    client = Client(address)
    try:
        asked = client.ask(json.loads(Path(file).read_text(encoding="utf-8")))
        stored = client.finished(asked["id"])
    except Refused as refused:
        raise SystemExit(f"refused: {refused}") from None
    if stored["plan"] is None:
        raise SystemExit(f"no plan: {stored['problem']}")
    calendar = Path(file).with_suffix(".ics")
    calendar.write_bytes(client.export(stored["id"], "ics", "?timezone=Europe/Berlin"))
    print(f"{len(stored['plan']['weeks'])} weeks, plan {stored['id']}, calendar in {calendar}")


if __name__ == "__main__":
    main(*sys.argv[1:])
