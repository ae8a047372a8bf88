"""Batches say by which engine they are answered."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision: str | None = "0012"


def upgrade() -> None:
    """Add the column, empty for batches that are stored already: those that are unfinished are answered anew."""
    op.add_column("batches", sa.Column("seal", sa.String(64), nullable=True))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("batches", "seal")
