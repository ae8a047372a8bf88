"""Strength programs are made by jobs: progress, writer, prompt, problem, and what they are listed by."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
PROGRAMS = sa.table(
    "strength_programs",
    sa.column("created_at", MOMENT),
    sa.column("updated_at", MOMENT),
    sa.column("finished_at", MOMENT),
    sa.column("status", sa.String),
    sa.column("stage", sa.String),
    sa.column("request", JSON),
    sa.column("primary_focus", sa.String),
)
INDEXES = {
    "ix_strength_programs_tenant_status": ["tenant", "status", "created_at", "id"],
    "ix_strength_programs_tenant_focus": ["tenant", "primary_focus", "created_at", "id"],
    "ix_strength_programs_status_updated": ["status", "updated_at"],
    "ix_strength_programs_created": ["created_at"],
}
ADDED = ("updated_at", "finished_at", "status", "stage", "primary_focus", "written_by", "generation_prompt", "problem")
REQUIRED: dict[str, sa.types.TypeEngine[Any]] = {
    "updated_at": MOMENT,
    "status": sa.String(32),
    "stage": sa.String(32),
    "primary_focus": sa.String(32),
}


def upgrade() -> None:
    """Add the columns; what is stored already is finished."""
    with op.batch_alter_table("strength_programs") as table:
        for name, kind in REQUIRED.items():
            table.add_column(sa.Column(name, kind, nullable=True))
        table.add_column(sa.Column("finished_at", MOMENT, nullable=True))
        table.add_column(sa.Column("written_by", sa.String(32), nullable=True))
        table.add_column(sa.Column("generation_prompt", sa.Text(), nullable=True))
        table.add_column(sa.Column("problem", JSON, nullable=True))
    op.execute(
        sa.update(PROGRAMS).values(
            updated_at=PROGRAMS.c.created_at,
            finished_at=PROGRAMS.c.created_at,
            status="ready",
            stage="done",
            primary_focus=PROGRAMS.c.request[("lifter", "primaryFocus")].as_string(),
        )
    )
    with op.batch_alter_table("strength_programs") as table:
        for name, kind in REQUIRED.items():
            table.alter_column(name, existing_type=kind, nullable=False)
        table.alter_column("program", existing_type=JSON, nullable=True)
    for name, columns in INDEXES.items():
        op.create_index(name, "strength_programs", columns)


def downgrade() -> None:
    """Take the columns away, and with them what is not finished."""
    for name in INDEXES:
        op.drop_index(name, "strength_programs")
    op.execute(sa.delete(PROGRAMS).where(PROGRAMS.c.status != "ready"))
    with op.batch_alter_table("strength_programs") as table:
        table.alter_column("program", existing_type=JSON, nullable=False)
        for name in ADDED:
            table.drop_column(name)
