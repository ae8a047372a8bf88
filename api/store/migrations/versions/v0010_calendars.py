"""A plan has several calendars: the file, the feed of its training, and one that only says when somebody is busy."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"
JSON = sa.JSON(none_as_null=True)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Keep the addresses that there are, as those of training."""
    op.create_table(
        "plan_calendars",
        _plan_id(),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("hash", sa.String(64), nullable=True),
        sa.Column("options", JSON, nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
    )
    op.create_index("ix_plan_calendars_hash", "plan_calendars", ["hash"], unique=True)
    feeds, calendars, connection = _feeds(), _calendars(), op.get_bind()
    for row in connection.execute(sa.select(feeds)).mappings().all():
        given = {name: value for name, value in row["options"].items() if value is not None}
        kept = {"plan_id": row["plan_id"], "hash": row["hash"], "options": given, "changes": row["changes"]}
        connection.execute(sa.insert(calendars).values(kind="training", changed_at=row["renewed_at"], **kept))
    op.drop_table("plan_feeds")


def downgrade() -> None:
    """Keep the addresses of training; the others are good no more."""
    op.create_table(
        "plan_feeds",
        _plan_id(),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("renewed_at", MOMENT, nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("options", JSON, nullable=False),
    )
    op.create_index("ix_plan_feeds_hash", "plan_feeds", ["hash"], unique=True)
    feeds, calendars, connection = _feeds(), _calendars(), op.get_bind()
    wanted = (calendars.c.kind == "training", calendars.c.hash.is_not(None))
    for row in connection.execute(sa.select(calendars).where(*wanted)).mappings().all():
        kept = {name: row[name] for name in ("plan_id", "hash", "options", "changes")}
        connection.execute(sa.insert(feeds).values(renewed_at=row["changed_at"], **kept))
    op.drop_table("plan_calendars")


def _feeds() -> sa.TableClause:
    return _table("plan_feeds", renewed_at=MOMENT)


def _calendars() -> sa.TableClause:
    return _table("plan_calendars", kind=sa.String(32), changed_at=MOMENT)


def _table(name: str, **further: sa.types.TypeEngine[Any]) -> sa.TableClause:
    columns: dict[str, Any] = {"plan_id": sa.String(36), "hash": sa.String(64), "options": JSON, **further}
    return sa.table(name, sa.column("changes", sa.Integer()), *(sa.column(*column) for column in columns.items()))


def _plan_id() -> sa.Column[str]:
    return sa.Column("plan_id", sa.String(36), sa.ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True)
