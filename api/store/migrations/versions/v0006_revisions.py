"""Plans have revisions, and keep what happened between them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    """Add the tables; what is stored already is its own first revision."""
    op.add_column("training_plans", sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("training_plans", sa.Column("revised_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "plan_revisions",
        _plan_id(),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
    )
    op.create_table(
        "plan_news",
        _plan_id(),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("place", sa.String(32), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
    )


def downgrade() -> None:
    """Take revisions and news away: of every plan the content in force stays."""
    op.drop_table("plan_news")
    op.drop_table("plan_revisions")
    op.drop_column("training_plans", "revised_at")
    op.drop_column("training_plans", "revision")


def _plan_id() -> sa.Column[str]:
    return sa.Column("plan_id", sa.String(36), sa.ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True)
