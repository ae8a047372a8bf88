"""Anybody's plan and ours for the same request, judged by the same rules, week by week."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi.concurrency import run_in_threadpool

from api.files import strict_json
from api.files.documents import plan_of
from api.studio.desk.desk import Desk
from api.studio.desk.engine import Json
from api.studio.desk.tables import plan_from_table
from api.studio.desk.uploads import File, request_and_plan
from solver.errors import BadRequest
from solver.running.answer.explain import breaches_of, relaxations_of
from solver.running.answer.validator import facts_of_plan, numbers_of_plan
from solver.running.outline.baseline import baseline_of
from solver.running.request.request import read_request
from solver.running.request.result import Plan

WEEK = re.compile(r"(?:Week|[A-Z][a-z]+day of week) (\d+)\b")
"""How the validator's sentences about a place begin."""
TABLES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class Line:
    """One rule's verdict on a plan: as a whole, and the sentences by week; those of no week under 0."""

    verdict: str
    places: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, verdict: Json, plan: Plan) -> "Line":
        """From the validator's verdict on a plan."""
        places: dict[int, list[str]] = {}
        for place in verdict["places"]:
            places.setdefault(_week_of(place, plan), []).append(place)
        return cls(verdict["verdict"], places)


@dataclass(frozen=True)
class Judged:
    """Both plans with every rule's verdict on each."""

    name: str
    request: Mapping[str, Any]
    theirs: Plan
    ours: Plan
    lines: Mapping[str, tuple[Line, Line]]
    assumed: Sequence[str] = ()


async def judged(desk: Desk, file: File) -> Judged:
    """A file's plan beside ours: for the request that it holds, else for the one on the desk.

    Raises:
        BadRequest: when the file holds no plan.
        Refused: when the request has no plan, or theirs cannot be judged.
    """
    request, told = _read(desk, file)
    ours = (await desk.engine.sketch(request, None, (), None)).plan
    theirs, assumed = (told, ()) if told is not None else await run_in_threadpool(_from_table, file, request, ours)
    both = [await desk.engine.verdicts(request, plan) for plan in (theirs, ours)]
    lines = {t["ruleId"]: (Line.of(t, theirs), Line.of(o, ours)) for t, o in zip(*both, strict=True)}
    return Judged(file.name, request, theirs, ours, lines, assumed)


def _week_of(place: str, plan: Plan) -> int:
    """The week that a sentence is about, by its number or by a date in it; 0 for the whole plan."""
    if found := WEEK.match(place):
        return int(found[1])
    return next((w.week_number for w in plan.weeks for d in w.days if place.startswith(d.date.isoformat())), 0)


def _from_table(file: File, raw: Mapping[str, Any], ours: Plan) -> tuple[Plan, Sequence[str]]:
    """The plan in a table and what was assumed. A coach does not list what bends, so what does is listed here."""
    request = read_request(raw)
    read = plan_from_table(file.name, _text(file), ours, baseline_of(request).grid)
    facts = facts_of_plan(read.plan, request)
    bends = relaxations_of(breaches_of(numbers_of_plan(read.plan, facts)), facts)
    return read.plan.model_copy(update={"relaxations": bends}), read.assumed


def _read(desk: Desk, file: File) -> tuple[Mapping[str, Any], Plan | None]:
    """The request and the plan; None for a plan that is still to be read from a table."""
    if file.name.lower().endswith(TABLES):
        return desk.draft.request, None
    data = strict_json.parse(file.body, file.name)
    if isinstance(data, dict) and "weeks" in data and "request" not in data:
        return desk.draft.request, plan_of(data)
    request, plan = request_and_plan(file)
    if plan is None:
        raise BadRequest(f"{file.name} holds a request, but no plan")
    return request, plan


def _text(file: File) -> str:
    try:
        return file.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRequest(f"{file.name} is not UTF-8 text; save it as UTF-8") from None
