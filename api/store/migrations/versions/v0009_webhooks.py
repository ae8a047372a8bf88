"""Addresses are told of what happens."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
MOMENT = sa.DateTime(timezone=True)
HOOKS = {"ix_webhooks_tenant": ["tenant"], "ix_webhooks_key": ["key_id"]}
DELIVERIES = {
    "ix_webhook_deliveries_created": ["webhook_id", "created_at", "id"],
    "ix_webhook_deliveries_due": ["status", "due_at"],
}


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "webhooks",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("key_id", sa.String(32), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("events", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("former_secret", sa.String(64), nullable=True),
        sa.Column("former_until", MOMENT, nullable=True),
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("webhook_id", sa.String(36), sa.ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("last_at", MOMENT, nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.UniqueConstraint("webhook_id", "type", "document_id", "revision", name="uq_webhook_deliveries_event"),
    )
    for name, columns in HOOKS.items():
        op.create_index(name, "webhooks", columns)
    for name, columns in DELIVERIES.items():
        op.create_index(name, "webhook_deliveries", columns)


def downgrade() -> None:
    """Take them away: nobody is told any more."""
    op.drop_table("webhook_deliveries")
    op.drop_table("webhooks")
