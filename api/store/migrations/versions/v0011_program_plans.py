"""Programs are made beside plans."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    """Add the column, empty for programs that are stored already."""
    op.add_column("strength_programs", sa.Column("plan_id", sa.String(36), nullable=True))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("strength_programs", "plan_id")
