"""Plans with their weeks and days, athlete snapshots, idempotency keys, API keys, workers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
TABLES = (
    "plan_weeks",
    "plan_days",
    "training_plans",
    "workers",
    "idempotency_keys",
    "athlete_profiles",
    "api_keys",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "athlete_profiles",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("source_hash", sa.String(64), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("athlete", JSON, nullable=False),
        sa.Column("suggested_settings", JSON, nullable=True),
        sa.Column("account", JSON, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_athlete_profiles_tenant_created", "athlete_profiles", ["tenant", "created_at", "id"])
    op.create_index("ix_athlete_profiles_tenant_digest", "athlete_profiles", ["tenant", "digest", "created_at"])
    op.create_table(
        "idempotency_keys",
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "key"),
    )
    op.create_index("ix_idempotency_keys_created", "idempotency_keys", ["created_at"])
    op.create_table(
        "workers",
        sa.Column("id", sa.String(128), nullable=False),
        sa.Column("beat_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "training_plans",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("tenant", sa.String(128), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("request", JSON, nullable=False),
        sa.Column("profile_id", sa.String(36), nullable=False),
        sa.Column("goal", sa.String(32), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("race_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("plan_digest", sa.String(64), nullable=True),
        sa.Column("coach_note", sa.Text(), nullable=True),
        sa.Column("written_by", sa.String(32), nullable=True),
        sa.Column("generation_prompt", sa.Text(), nullable=True),
        sa.Column("relaxations", JSON, nullable=True),
        sa.Column("advisories", JSON, nullable=True),
        sa.Column("solver", JSON, nullable=True),
        sa.Column("problem", JSON, nullable=True),
        sa.Column("more", JSON, nullable=True),
        sa.ForeignKeyConstraint(["profile_id"], ["athlete_profiles.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_training_plans_created", "training_plans", ["created_at"])
    op.create_index("ix_training_plans_profile", "training_plans", ["profile_id"])
    op.create_index("ix_training_plans_status_updated", "training_plans", ["status", "updated_at"])
    op.create_index("ix_training_plans_tenant_created", "training_plans", ["tenant", "created_at", "id"])
    op.create_index("ix_training_plans_tenant_goal", "training_plans", ["tenant", "goal", "created_at", "id"])
    op.create_index("ix_training_plans_tenant_status", "training_plans", ["tenant", "status", "created_at", "id"])
    op.create_table(
        "plan_days",
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("week_number", sa.Integer(), nullable=False),
        sa.Column("day_of_week", sa.String(32), nullable=False),
        sa.Column("workout_type", sa.String(32), nullable=False),
        sa.Column("planned_distance_km", sa.Double(), nullable=True),
        sa.Column("planned_duration_mins", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("intensity", sa.String(32), nullable=False),
        sa.Column("target_pace", JSON, nullable=True),
        sa.Column("target_hr_zone", sa.Integer(), nullable=True),
        sa.Column("workout_structure", JSON, nullable=True),
        sa.Column("written_by", sa.String(32), nullable=True),
        sa.Column("more", JSON, nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["training_plans.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", "date"),
    )
    op.create_table(
        "plan_weeks",
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("week_number", sa.Integer(), nullable=False),
        sa.Column("week_start_date", sa.Date(), nullable=False),
        sa.Column("week_end_date", sa.Date(), nullable=False),
        sa.Column("week_type", sa.String(32), nullable=False),
        sa.Column("planned_distance_km", sa.Double(), nullable=False),
        sa.Column("coach_notes", sa.Text(), nullable=True),
        sa.Column("written_by", sa.String(32), nullable=True),
        sa.Column("more", JSON, nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["training_plans.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", "week_number"),
    )


def downgrade() -> None:
    """Drop the tables, and with them everything."""
    for table in TABLES:
        op.drop_table(table)
