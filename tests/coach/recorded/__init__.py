"""Three requests and a good answer to each, as three models put it.

`warm`: kilometres. `terse`: miles, in a fence with talk around. `gentle`: no paces, an injury.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coach.fill import Answer
from solver.running.engine import solve
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Plan
from tests.coach.answers import answer_of, good_answer

FOLDER = Path(__file__).parent
NAMES = ("warm", "terse", "gentle")
TALK = "Sure! Here are the words:\n```json\n{}\n```\nAnything else?"
AROUND = {"warm": "{}", "terse": TALK, "gentle": "{}"}


@dataclass(frozen=True)
class Recorded:
    """A request with its skeleton, and a good answer to what is asked about it."""

    name: str
    text: str
    said: dict[str, Any]
    request: PlanRequest
    skeleton: Plan

    @property
    def answer(self) -> Answer:
        """As `ask` would return it."""
        return answer_of(self.text)


@cache
def recorded(name: str) -> Recorded:
    request = read_request(_json(FOLDER / f"{name}.request.json"))
    skeleton = solve(request)
    said = good_answer(skeleton, request)
    return Recorded(name, AROUND[name].replace("{}", json.dumps(said)), said, request, skeleton)


def _json(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))
