"""How far a plan's words have come, week by week."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
ADDED = ("weeks_written", "weeks_planned")


def upgrade() -> None:
    """Add the columns, empty for plans that are stored already."""
    for name in ADDED:
        op.add_column("training_plans", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take the columns away; in place, since a copied table would take the weeks and days that refer to it along."""
    for name in ADDED:
        op.drop_column("training_plans", name)
