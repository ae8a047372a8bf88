"""Which column of a table holds what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from api.history.figures import unit_of_head
from api.history.limits import Unusable
from api.history.vocabulary import KINDS, ROLES, plain

Units = Literal["km", "mi"]
DATE_ROLES = ("wall", "utc", "local")
"""Columns of the start, best first: surely the wall clock's, surely UTC, or as somebody wrote it."""

MEASURED = frozenset({"distance", "moving", "duration", "elapsed"})


@dataclass(frozen=True)
class Layout:
    """Which cell holds what: column numbers by role, and the units that the heads give."""

    columns: dict[str, tuple[int, ...]]
    units: dict[int, str]

    def cell(self, row: Sequence[str], role: str, which: int = 0) -> str:
        """The text of a role's cell, or nothing."""
        at = self.columns.get(role, ())
        return row[at[which]].strip() if which < len(at) and at[which] < len(row) else ""


def layout_of(head: Sequence[str]) -> Layout:
    """The layout that a table's first line gives.

    Raises:
        Unusable: when no column holds a date, or none a distance or a time.
    """
    columns: dict[str, tuple[int, ...]] = {}
    units: dict[int, str] = {}
    names = [unit_of_head(plain(cell)) for cell in head]
    for at, ((name, unit), cell) in enumerate(zip(names, head, strict=True)):
        role = ROLES.get(plain(cell)) or ROLES.get(name)
        if role:
            columns[role] = (*columns.get(role, ()), at)
            if unit and role in MEASURED:
                units[at] = unit
    kinds = [at for at, (name, _) in enumerate(names) if name in KINDS]
    if kinds and "sport" not in columns:
        columns["sport"] = (kinds.pop(0),)
    if kinds:
        columns["kind"] = (kinds[0],)
    if not set(DATE_ROLES) & set(columns):
        raise Unusable("no column is named date; name the columns in the first line: date, distance_km, duration, type")
    if not MEASURED & set(columns):
        raise Unusable("no column is named distance or duration; name the columns in the first line")
    return Layout(columns, units)
