"""An answer of a solver process. This module stays light: the network's process loads it without the engine."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Done:
    """An answer's JSON with its HTTP status; `facts` are figures for metrics and logs, such as the bends."""

    status: int
    body: bytes
    facts: dict[str, Any] = field(default_factory=dict)


def dumped(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
