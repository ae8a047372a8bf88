"""A season as an assistant lives it: the transcript in `docs/how-to/assistants.md`, from real calls."""

import asyncio
import datetime as dt
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.assistants.inside import Inside
from api.assistants.server import answered
from api.assistants.tool import Desk
from api.environment import Service
from api.http.app import create_app
from api.http.gate import Gate
from api.http.logs import configure_logs

BEGIN, END = "<!-- season: written by make docs -->", "<!-- season ends -->"
FIRST_DAY = dt.date(2027, 1, 1)
THE_REQUEST = "the request that read_wish gave"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WISH = "10k on 28 February 2027, three days a week, long run on Sundays"


@dataclass(frozen=True)
class Call:
    """What the runner said, if anything, and what the assistant calls then."""

    said: str
    tool: str
    arguments: Mapping[str, Any]


SEASON: Sequence[Call] = (
    Call(WISH, "read_wish", {"text": WISH, "today": "2027-01-01"}),
    Call("25 km, most weeks.", "read_wish", {"text": f"{WISH}, 25 km a week", "today": "2027-01-01"}),
    Call("Yes, that is right.", "make_plan", {"request": THE_REQUEST}),
    Call("Why so little in week 3?", "explain_week", {"week": 3}),
    Call("Could it be 40 km?", "why_not", {"week": 3, "distanceKm": 40}),
    Call("Wednesday is done, 8.2 km.", "log_run", {"date": "2027-01-06", "distanceKm": 8.2}),
    Call("Friday 7 km, and Sunday as planned.", "log_run", {"date": "2027-01-08", "distanceKm": 7.0}),
    Call("", "log_run", {"date": "2027-01-10", "distanceKm": 10.0}),
    Call(
        "I have a fever since Tuesday, the doctor says until Friday.",
        "propose_change",
        {"today": "2027-01-13", "events": [{"kind": "illness", "from": "2027-01-12", "to": "2027-01-15"}]},
    ),
    Call("Good, do that.", "accept_change", {"proposal": 2}),
    Call(
        "I am well again. This week I can run on Tuesday instead of Wednesday.",
        "propose_change",
        {"today": "2027-01-18", "pins": [{"move": {"from": "2027-01-20", "to": "2027-01-19"}}]},
    ),
    Call("Yes.", "accept_change", {"proposal": 3}),
    Call("What is on today?", "today", {"date": "2027-01-19"}),
)


def rewrite(page: Path) -> None:
    """Put the transcript of a season that is lived now into a page, in place of the one that stands there.

    A season with a refusal in it shows a defect and is no example: the page stays as it is.
    """
    try:
        season = transcript()
    except RuntimeError as defect:
        sys.stderr.write(f"{page} is left as it is: {defect}\n")
        return
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n\n{season}\n{END}{after}", encoding="utf-8")


def transcript() -> str:
    """All calls with their answers; ids are left out, since each plan has its own.

    Raises:
        RuntimeError: when a call is refused.
    """
    configure_logs("error")
    with tempfile.TemporaryDirectory() as folder:
        given = {"database_url": f"sqlite:///{folder}/season.db", "auth": "open", "workers": 1, "worker_id": "season"}
        answers = asyncio.run(_lived(create_app(Service.model_validate(given))))
    return written(answers)


def written(answers: Sequence[tuple[Mapping[str, Any], str]]) -> str:
    """Every call of the season with its arguments and its answer."""
    return "\n".join(_told(SEASON, answers))


def stands_in(page: Path) -> str:
    """The transcript that a page has."""
    return page.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip("\n")


def with_request(call: Call, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """A call's arguments, once the wish is read."""
    return {name: request if value == THE_REQUEST else value for name, value in call.arguments.items()}


async def _lived(app: Gate) -> list[tuple[Mapping[str, Any], str]]:
    """Every call's arguments and the text of its answer."""
    found, request = list[tuple[Mapping[str, Any], str]](), dict[str, Any]()
    async with app.running():
        desk = Desk(Inside(app), lambda: FIRST_DAY)
        for call in SEASON:
            arguments = with_request(call, request)
            result = await answered(desk, call.tool, dict(arguments))
            if result.is_error:
                raise RuntimeError(f"{call.tool} was refused: {result.structured_content}")
            request = (result.structured_content or {}).get("request") or request
            found.append((arguments, "\n".join(part.text for part in result.content if part.type == "text")))
    return found


def _told(season: Sequence[Call], answers: Sequence[tuple[Mapping[str, Any], str]]) -> Iterator[str]:
    for call, (arguments, text) in zip(season, answers, strict=True):
        if call.said:
            yield f"**Runner:** {call.said}\n"
        yield f"```text\n{call.tool} {json.dumps(arguments, ensure_ascii=False)}\n\n{_ID.sub('…', text)}\n```\n"


if __name__ == "__main__":
    rewrite(Path(sys.argv[1]))
