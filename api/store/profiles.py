"""Athlete snapshots: what was known of an athlete when a plan was made."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from api.store.database import Database
from api.store.digests import digest_of
from api.store.models import AthleteProfile, TrainingPlan
from api.store.paging import NONE, After, newest_first

FROM_REQUEST = "request"


@dataclass(frozen=True)
class Snapshot:
    """A snapshot to keep. One from a history says when it was taken, from what, and how its numbers came about."""

    athlete: dict[str, Any]
    source: str = FROM_REQUEST
    source_hash: str | None = None
    as_of: dt.date | None = None
    suggested_settings: dict[str, Any] | None = field(default=None)
    account: dict[str, Any] | None = field(default=None)
    noted: dict[str, str] | None = None


def add_snapshot(session: Session, tenant: str, snapshot: Snapshot) -> str:
    """Keep a snapshot; its id."""
    row = AthleteProfile(
        id=str(uuid.uuid4()),
        tenant=tenant,
        created_at=dt.datetime.now(dt.UTC),
        source=snapshot.source,
        source_hash=snapshot.source_hash,
        as_of=snapshot.as_of,
        digest=digest_of(snapshot.athlete),
        athlete=snapshot.athlete,
        suggested_settings=snapshot.suggested_settings,
        account=snapshot.account,
        noted=snapshot.noted,
    )
    session.add(row)
    session.flush()
    return row.id


def forget_unused(session: Session, profile_ids: Sequence[str]) -> None:
    """Remove snapshots that only came with requests, once no plan refers to them; another's new plan goes before."""
    used = sa.select(TrainingPlan.id).where(TrainingPlan.profile_id == AthleteProfile.id)
    unused = sa.delete(AthleteProfile).where(
        AthleteProfile.id.in_(profile_ids), AthleteProfile.source == FROM_REQUEST, ~used.exists()
    )
    with contextlib.suppress(IntegrityError), session.begin_nested():
        session.execute(unused.execution_options(synchronize_session=False))


def expire_histories(session: Session, before: dt.datetime, limit: int) -> int:
    """Remove snapshots of histories that are older than a moment and that no plan refers to."""
    used = sa.select(TrainingPlan.id).where(TrainingPlan.profile_id == AthleteProfile.id)
    old = (AthleteProfile.created_at < before, AthleteProfile.source != FROM_REQUEST, ~used.exists())
    found = session.scalars(sa.select(AthleteProfile.id).where(*old).limit(limit)).all()
    session.execute(sa.delete(AthleteProfile).where(AthleteProfile.id.in_(found)))
    return len(found)


def snapshot_with(session: Session, tenant: str, athlete: dict[str, Any]) -> str:
    """The tenant's newest snapshot with exactly these numbers; a new one where there is none."""
    found = session.scalars(
        sa.select(AthleteProfile.id)
        .where(AthleteProfile.tenant == tenant, AthleteProfile.digest == digest_of(athlete))
        .order_by(AthleteProfile.created_at.desc())
        .limit(1)
    ).first()
    return found or add_snapshot(session, tenant, Snapshot(athlete))


class Profiles:
    """Snapshots that came from a history of activities, by tenant."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, tenant: str, snapshot: Snapshot) -> str:
        """Keep a snapshot; its id. The same history on the same day is kept once."""
        with self._database.writing() as session:
            found = session.scalar(
                sa.select(AthleteProfile).where(
                    AthleteProfile.tenant == tenant,
                    AthleteProfile.digest == digest_of(snapshot.athlete),
                    AthleteProfile.source_hash == snapshot.source_hash,
                    AthleteProfile.as_of == snapshot.as_of,
                )
            )
            if found is None:
                return add_snapshot(session, tenant, snapshot)
            found.noted = snapshot.noted or found.noted
            return found.id

    def get(self, tenant: str, profile_id: str) -> AthleteProfile | None:
        """One of the tenant's snapshots."""
        with self._database.reading() as session:
            return session.scalar(
                sa.select(AthleteProfile).where(AthleteProfile.tenant == tenant, AthleteProfile.id == profile_id)
            )

    def page(
        self, tenant: str, limit: int, after: After | None, noted: Mapping[str, str] = NONE
    ) -> Sequence[AthleteProfile]:
        """The tenant's snapshots of histories, newest first, without their accounts."""
        with self._database.reading() as session:
            query = newest_first(AthleteProfile, tenant, limit, after, noted)
            query = query.where(AthleteProfile.source != FROM_REQUEST)
            return session.scalars(query.options(defer(AthleteProfile.account))).all()

    def remove(self, tenant: str, profile_id: str) -> bool:
        """Remove one of the tenant's snapshots; False when there is none, or a plan refers to it."""
        with self._database.writing() as session:
            mine = (AthleteProfile.tenant == tenant, AthleteProfile.id == profile_id)
            used = sa.select(TrainingPlan.id).where(TrainingPlan.profile_id == AthleteProfile.id)
            query = sa.delete(AthleteProfile).where(*mine, ~used.exists())
            removed = session.execute(query.execution_options(synchronize_session=False))
            return bool(removed.rowcount)  # type: ignore[attr-defined]
