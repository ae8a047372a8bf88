"""The tables. JSON columns hold what is only ever read as a whole; everything that is searched is a column."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api.store.types import Moment

ID = String(36)
WORD = String(32)
NAME = String(128)
DIGEST = String(64)


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        dict[str, Any]: sa.JSON(none_as_null=True),
        list[Any]: sa.JSON(none_as_null=True),
        dt.datetime: Moment,
        dt.date: sa.Date,
    }


class AthleteProfile(Base):
    """A snapshot of what was known of an athlete: never changed, referred to by the plans made from it.

    `source` says where it came from ("request", or a history of activities with `source_hash` and `as_of`); `digest` is
    that of `athlete`, so that a plan finds the snapshot with exactly its numbers.
    """

    __tablename__ = "athlete_profiles"
    __table_args__ = (
        Index("ix_athlete_profiles_tenant_digest", "tenant", "digest", "created_at"),
        Index("ix_athlete_profiles_tenant_created", "tenant", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(NAME)
    created_at: Mapped[dt.datetime]
    source: Mapped[str] = mapped_column(WORD)
    source_hash: Mapped[str | None] = mapped_column(DIGEST)
    as_of: Mapped[dt.date | None]
    digest: Mapped[str] = mapped_column(DIGEST)
    athlete: Mapped[dict[str, Any]]
    suggested_settings: Mapped[dict[str, Any] | None]
    account: Mapped[dict[str, Any] | None]
    noted: Mapped[dict[str, Any] | None] = mapped_column("metadata")


class TrainingPlan(Base):
    """A plan from the moment it is asked for: request, progress, and at the end its content or its problem; what it is
    listed or looked up by stands in columns beside."""

    __tablename__ = "training_plans"
    __table_args__ = (
        Index("ix_training_plans_tenant_created", "tenant", "created_at", "id"),
        Index("ix_training_plans_tenant_status", "tenant", "status", "created_at", "id"),
        Index("ix_training_plans_tenant_goal", "tenant", "goal", "created_at", "id"),
        Index("ix_training_plans_status_updated", "status", "updated_at"),
        Index("ix_training_plans_created", "created_at"),
        Index("ix_training_plans_profile", "profile_id"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(NAME)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    status: Mapped[str] = mapped_column(WORD)
    stage: Mapped[str] = mapped_column(WORD)
    request: Mapped[dict[str, Any]]
    profile_id: Mapped[str] = mapped_column(ID, ForeignKey("athlete_profiles.id"))
    goal: Mapped[str] = mapped_column(WORD)
    start_date: Mapped[dt.date]
    race_date: Mapped[dt.date | None]
    end_date: Mapped[dt.date | None]
    weeks_written: Mapped[int | None]
    weeks_planned: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    revised_at: Mapped[dt.datetime | None]
    content: Mapped[dict[str, Any] | None] = mapped_column("plan")
    written_by: Mapped[str | None] = mapped_column(WORD)
    generation_prompt: Mapped[str | None] = mapped_column(Text)
    problem: Mapped[dict[str, Any] | None]
    noted: Mapped[dict[str, Any] | None] = mapped_column("metadata")


class PlanRevision(Base):
    """A numbered state of a plan: proposed, accepted or declined; `content` is the engine's revision as JSON, of the
    first state only its plan."""

    __tablename__ = "plan_revisions"

    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(WORD)
    based_on: Mapped[int | None]
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime | None]
    decided_at: Mapped[dt.datetime | None]
    content: Mapped[dict[str, Any]]


class PlanNews(Base):
    """What a plan was told beside revisions: a run done, a pin, a happening. `place` is what it stands for."""

    __tablename__ = "plan_news"

    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(WORD)
    place: Mapped[str] = mapped_column(WORD)
    recorded_at: Mapped[dt.datetime]
    removed_at: Mapped[dt.datetime | None]
    content: Mapped[dict[str, Any]]


class PlanCalendar(Base):
    """A calendar of a plan: its settings, how often those of the plan's calendars had become others when they last did
    here, and for one that is polled a hash of its secret."""

    __tablename__ = "plan_calendars"
    __table_args__ = (Index("ix_plan_calendars_hash", "hash", unique=True),)

    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("training_plans.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(WORD, primary_key=True)
    hash: Mapped[str | None] = mapped_column(DIGEST)
    options: Mapped[dict[str, Any]]
    changes: Mapped[int]
    changed_at: Mapped[dt.datetime]


class StrengthProgram(Base):
    """A strength program from the moment it is asked for: request, progress, at the end its content or its problem.
    `plan_id` is that of the plan it was made beside, which may be gone by now."""

    __tablename__ = "strength_programs"
    __table_args__ = (
        Index("ix_strength_programs_tenant_created", "tenant", "created_at", "id"),
        Index("ix_strength_programs_tenant_status", "tenant", "status", "created_at", "id"),
        Index("ix_strength_programs_tenant_focus", "tenant", "primary_focus", "created_at", "id"),
        Index("ix_strength_programs_status_updated", "status", "updated_at"),
        Index("ix_strength_programs_created", "created_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(NAME)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    status: Mapped[str] = mapped_column(WORD)
    stage: Mapped[str] = mapped_column(WORD)
    request: Mapped[dict[str, Any]]
    primary_focus: Mapped[str] = mapped_column(WORD)
    plan_id: Mapped[str | None] = mapped_column(ID)
    content: Mapped[dict[str, Any] | None] = mapped_column("program")
    written_by: Mapped[str | None] = mapped_column(WORD)
    generation_prompt: Mapped[str | None] = mapped_column(Text)
    problem: Mapped[dict[str, Any] | None]
    noted: Mapped[dict[str, Any] | None] = mapped_column("metadata")


class IdempotencyKey(Base):
    """A key that a client chose for one request, and the document which that request made."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (Index("ix_idempotency_keys_created", "created_at"),)

    tenant: Mapped[str] = mapped_column(NAME, primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    kind: Mapped[str] = mapped_column(WORD)
    document_id: Mapped[str] = mapped_column(ID)
    digest: Mapped[str] = mapped_column(DIGEST)
    created_at: Mapped[dt.datetime]


class ApiKey(Base):
    """An API key; only a hash of its secret is kept."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(WORD, primary_key=True)
    tenant: Mapped[str] = mapped_column(NAME)
    name: Mapped[str] = mapped_column(NAME)
    hash: Mapped[str] = mapped_column(DIGEST)
    scopes: Mapped[list[Any]]
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]

    @property
    def is_good(self) -> bool:
        """Whether it opens anything now."""
        expired = self.expires_at is not None and self.expires_at <= dt.datetime.now(dt.UTC)
        return self.revoked_at is None and not expired


class Worker(Base):
    """A process that works on jobs, and when it last said that it lives."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(NAME, primary_key=True)
    beat_at: Mapped[dt.datetime]
