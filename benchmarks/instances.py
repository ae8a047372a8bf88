"""The stored requests: one file a family in `benchmarks/instances`, and nothing else names a family."""

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from solver.running.request.request import PlanRequest, read_request

FOLDER = Path(__file__).parent / "instances"
EVERYDAY, IMPOSSIBLE = "everyday", "infeasible"
_ORDER = ("beginner", "5k-10k", "half", "marathon", "high-volume", "few-days")
"""Which come first in tables; the others follow by name, those without a plan last."""


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
def families() -> tuple[str, ...]:
    """All families but `everyday`, which is apart: an unsorted mix for the batch."""
    found = {path.stem for path in FOLDER.glob("*.jsonl")} - {EVERYDAY, IMPOSSIBLE, *_ORDER}
    return (*_ORDER, *sorted(found), IMPOSSIBLE)


@lru_cache
def family(name: str) -> tuple[Instance, ...]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Instance(name, entry["id"], entry["request"]) for entry in map(json.loads, lines))


def answerable() -> list[Instance]:
    """All families whose requests have plans, one family after the other."""
    return [instance for name in families() if name != IMPOSSIBLE for instance in family(name)]


def in_turn() -> list[Instance]:
    """The same instances, every family in turn, so that any beginning of the list is a fair sample."""
    pools = zip_longest(*(family(name) for name in families() if name != IMPOSSIBLE))
    return [instance for instance in chain.from_iterable(pools) if instance is not None]
