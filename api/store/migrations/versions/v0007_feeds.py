"""Plans have a calendar address that needs no key."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "plan_feeds",
        sa.Column("plan_id", sa.String(36), sa.ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("options", sa.JSON(none_as_null=True), nullable=False),
    )
    op.create_index("ix_plan_feeds_hash", "plan_feeds", ["hash"], unique=True)


def downgrade() -> None:
    """Take it away: the addresses are good no more."""
    op.drop_table("plan_feeds")
