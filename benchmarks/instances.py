"""The stored requests: one file a family in `benchmarks/instances`."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from solver.running.request import PlanRequest, read_request

FOLDER = Path(__file__).parent / "instances"
EVERYDAY, IMPOSSIBLE = "everyday", "infeasible"
FAMILIES = (
    "beginner",
    "5k-10k",
    "half",
    "marathon",
    "high-volume",
    "few-days",
    "tune-ups",
    "blocked",
    "52-weeks",
    "bent",
    IMPOSSIBLE,
)
"""`everyday` is apart: an unsorted mix for the batch."""


@dataclass(frozen=True, eq=False)
class Instance:
    """One request with its name."""

    family: str
    name: str
    data: dict[str, Any]

    @property
    def request(self) -> PlanRequest:
        return read_request(self.data)


@lru_cache
def family(name: str) -> tuple[Instance, ...]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Instance(name, entry["id"], entry["request"]) for entry in map(json.loads, lines))


def answerable() -> list[Instance]:
    """All families whose requests have plans, one family after the other."""
    return [instance for name in FAMILIES if name != IMPOSSIBLE for instance in family(name)]
