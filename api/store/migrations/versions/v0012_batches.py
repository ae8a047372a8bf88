"""Batches come over HTTP."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
INDEXES = {
    "ix_batches_tenant_created": ["tenant", "created_at", "id"],
    "ix_batches_status_updated": ["status", "updated_at"],
}


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "batches",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.Column("problem", JSON, nullable=True),
        sa.Column("metadata", JSON, nullable=True),
    )
    op.create_table(
        "batch_parts",
        sa.Column("batch_id", sa.String(36), sa.ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("numbers", JSON, nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=True),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "batches", columns)


def downgrade() -> None:
    """Take them away."""
    op.drop_table("batch_parts")
    op.drop_table("batches")
