"""Answers of a good model: for every place a sentence that it was offered, and as many of its own as asked for."""

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from coach.choice.codes import codes_of
from coach.choice.offers import candidates_of, offers_of
from coach.choice.prompt import spots_asked
from coach.choice.spots import spots_of
from coach.fill import Answer
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanWeek

GOOD = tomllib.loads((Path(__file__).parent / "sentences" / "good.toml").read_text(encoding="utf-8"))


def good_answer(plan: Plan, request: PlanRequest, weeks: list[PlanWeek] | None = None) -> dict[str, Any]:
    """The same for the same plan; sentences of a scene take turns."""
    spots = spots_of(plan, request)
    asked = list(spots_asked(plan, spots, weeks or plan.weeks))
    offers, codes, turns = offers_of(asked, True), codes_of(spots.language), defaultdict(int)
    own = {}
    for spot in asked:
        pool = GOOD[spot.setting.scene]
        at = turns[spot.setting.scene]
        turns[spot.setting.scene] += 1
        own[spot.name] = [pool[(at + n) % len(pool)] for n in range(candidates_of(len(asked)))]
    offered = [(spot.name, offers[spot.key]) for spot in asked if spot.key in offers]
    say = {name: int(codes[mine[n % len(mine)].id]) for n, (name, mine) in enumerate(offered)}
    return {"tone": "warm", "own": own, "say": say}


def answer_of(*texts: str) -> Answer:
    """As `ask` would return it."""
    return Answer(prompt="the prompt", texts=texts)
