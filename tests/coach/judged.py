"""Sentences with verdicts, at the places that they were written for; `sentences/README.md` tells of them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coach.bank.facts import Facts
from coach.choice.spots import Key, Spots, spots_of
from coach.fill import guard
from coach.prose.scenes import Scene, Setting
from solver.running.engine import solve
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Plan
from tests.coach.answers import answer_of

FOLDER = Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class Case:
    """One sentence: the plan, the place and the setting that it was written for, and what is known of it."""

    plan: str
    place: str
    sentence: str
    scene: str = "easy"
    building: bool = True
    cause: str = ""
    verdict: str = ""

    @property
    def setting(self) -> Setting:
        """Kept with the sentence, so that a verdict does not hang on what the engine plans for that date today."""
        return Setting(Scene(self.scene), building=self.building)

    @property
    def key(self) -> str:
        """The place as an answer names it."""
        place = self.place.removeprefix("t:")
        return "plan" if place == "p" else place.removeprefix("w")


def cases(name: str) -> list[Case]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    known = Case.__dataclass_fields__
    return [Case(**{k: v for k, v in json.loads(line).items() if k in known}) for line in lines]


@cache
def plan_of(name: str) -> tuple[PlanRequest, Plan]:
    requests = json.loads((FOLDER / "requests.json").read_text(encoding="utf-8"))
    request = read_request(requests[name])
    return request, solve(request)


@cache
def spots(name: str) -> Spots:
    request, plan = plan_of(name)
    return spots_of(plan, request)


def key_of(case: Case) -> Key:
    return next(key for key in spots(case.plan).by_key if str(key) == case.key)


def facts_of(case: Case) -> Facts:
    return spots(case.plan).by_key[key_of(case)].facts


def stands(case: Case) -> bool:
    """Whether the sentence reaches the runner, through the whole path from a model's answer to the plan's JSON."""
    request, plan = plan_of(case.plan)
    filled = guard(plan, request, answer_of(json.dumps({"own": {case.key: [case.sentence]}}))).plan
    told = spots(case.plan).by_key[key_of(case)]
    return told.key in {place for place, writer in _writers(filled).items() if writer == "model"}


def _writers(plan: Plan) -> dict[Key, str | None]:
    weeks = {week.week_number: week.written_by for week in plan.weeks}
    days = {day.date: day.written_by for week in plan.weeks for day in week.days}
    note = {"plan": "model"} if _note_is_own(plan) else {}
    return {**weeks, **days, **note}


def _note_is_own(plan: Plan) -> bool:
    """The note has no writer of its own: where nothing else was said, a repaired plan has the model's note."""
    return plan.written_by == "repaired" and all(week.written_by == "offline" for week in plan.weeks)
