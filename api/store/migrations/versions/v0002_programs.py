"""Strength programs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "strength_programs",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("request", JSON, nullable=False),
        sa.Column("program", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_strength_programs_tenant_created", "strength_programs", ["tenant", "created_at", "id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("strength_programs")
