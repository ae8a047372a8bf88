"""Good answers in three styles, written by hand as models write, each with the request that it answers.

`warm`: kilometres, whole JSON. `terse`: miles, in a fence with talk around. `gentle`: no paces, an injury, a rest day
written. `small-model.answer.json` is a real answer of SmolLM2-135M-Instruct to `gentle`, and no good one.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coach.fill import Answer
from solver.running.engine import solve
from solver.running.request.request import PlanRequest, read_request
from solver.running.request.result import Plan

FOLDER = Path(__file__).parent
NAMES = ("warm", "terse", "gentle")


@dataclass(frozen=True)
class Recorded:
    """An answer's text with its request and the skeleton that it was written for."""

    name: str
    text: str
    request: PlanRequest
    skeleton: Plan

    @property
    def answer(self) -> Answer:
        """As `ask` would return it."""
        return answer_of(self.text)


def answer_of(*texts: str) -> Answer:
    return Answer(prompt="the prompt", texts=texts)


@cache
def recorded(name: str) -> Recorded:
    request = read_request(_json(FOLDER / f"{name}.request.json"))
    return Recorded(name, (FOLDER / f"{name}.answer.txt").read_text(encoding="utf-8"), request, solve(request))


def _json(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))
