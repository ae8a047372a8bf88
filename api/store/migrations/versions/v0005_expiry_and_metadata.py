"""Keys may expire; plans, programs and profiles carry what their owner notes about them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
NOTED = ("training_plans", "strength_programs", "athlete_profiles")


def upgrade() -> None:
    """Add the columns, empty for what is stored already."""
    op.add_column("api_keys", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    for table in NOTED:
        op.add_column(table, sa.Column("metadata", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Take the columns away; a key that would have expired is revoked, not made good for ever."""
    keys = sa.table("api_keys", sa.column("expires_at"), sa.column("revoked_at"))
    expiring = keys.c.expires_at.is_not(None) & keys.c.revoked_at.is_(None)
    op.execute(sa.update(keys).where(expiring).values(revoked_at=keys.c.expires_at))
    op.drop_column("api_keys", "expires_at")
    for table in NOTED:
        op.drop_column(table, "metadata")
