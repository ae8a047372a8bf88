"""Lists of a tenant's documents, newest first: each page walks an index on from the last one before."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import sqlalchemy as sa

from api.store.models import AthleteProfile, StrengthProgram, TrainingPlan

Row = TypeVar("Row", TrainingPlan, StrengthProgram, AthleteProfile)
NONE: Mapping[str, str] = MappingProxyType({})
After = tuple[dt.datetime, str]
"""When the last document of the page before was made, and its id."""


def newest_first(
    table: type[Row], tenant: str, limit: int, after: After | None, noted: Mapping[str, str] = NONE, **equal: Any
) -> sa.Select[Row]:
    """The query for a page of what has all the notes; of `equal`, columns by name, those that are None do not count."""
    query = sa.select(table).where(table.tenant == tenant)
    for key, note in noted.items():
        query = query.where(table.noted[key].as_string() == note)
    for name, value in equal.items():
        if value is not None:
            query = query.where(getattr(table, name) == value)
    if after is not None:
        last = sa.tuple_(sa.literal(after[0], table.created_at.type), sa.literal(after[1]))
        query = query.where(sa.tuple_(table.created_at, table.id) < last)
    return query.order_by(table.created_at.desc(), table.id.desc()).limit(limit)
