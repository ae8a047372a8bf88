"""What was corrected in a draft, one structured line each: for the service's log, its figures and the command line."""

from collections.abc import Iterator, Mapping
from typing import Any

from solver.strength.drafts.changes import Code

EVENT = "program-corrected"
REMARKS = frozenset({Code.FIELD_IGNORED, Code.INJURY_UNKNOWN})
"""Advisories that change nothing."""
_CORRECTIONS = frozenset(Code) - REMARKS


def corrections_of(program: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Of a program's JSON every correction: code, day, exercise, before and after, and counted sets by muscle."""
    for advisory in program["advisories"]:
        if advisory["code"] in _CORRECTIONS:
            fields = {name: advisory[name] for name in ("code", "day", "exercise", "before", "after", "setDeltas")}
            yield {"programId": program["programId"], **fields}
