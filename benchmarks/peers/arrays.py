"""What travels to a peer: a request, and its strict model as plain arrays. This module knows no solver."""

from dataclasses import dataclass, field
from math import inf
from typing import Any


@dataclass(frozen=True)
class Row:
    """`low <= Σ value · column <= high`, in force while all literals are true (`-v - 1` is the negation of v)."""

    columns: tuple[int, ...]
    values: tuple[int, ...]
    low: float = -inf
    high: float = inf
    literals: tuple[int, ...] = ()


@dataclass
class Program:
    """Minimise `cost · x + constant`, whole `x` in `low..high`, subject to rows.

    `conditional` has rows as the engine states them, `rows` the same with conditions as big-M rows. `start` is the
    curve, by column: the hint that belongs to the model for CP-SAT.
    """

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    constant: int = 0
    conditional: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    start: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """One instance for any peer: who needs the model takes the program, others the request.

    `stating_ms` is the processor time in which the engine worked out the targets and stated the model: what a peer that
    takes the program is given for nothing.
    """

    request: dict[str, Any]
    program: Program
    stating_ms: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """What a peer answered, and how long building and solving took it.

    `status` is `OPTIMAL`, `LIMIT` (time ran out), `TOO_LARGE` (for the licence), `INFEASIBLE`, `DONE` (without proof),
    or the solver's own word.
    """

    status: str
    objective: float = 0.0
    wall_ms: float = 0.0
    cpu_ms: float = 0.0
    plan: dict[str, Any] | None = None


OPTIMAL, LIMIT, TOO_LARGE, INFEASIBLE, DONE = "optimal", "limit", "too large", "infeasible", "done"
SECONDS = 10.0
"""Nobody may think longer about one instance."""
