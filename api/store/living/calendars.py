"""The calendars of plans: their settings, how often these became others, and the secret addresses of those that are
polled; only a hash of a secret is kept.

A plan's file and its feed name the same events, so all calendars of a plan share one count: whoever has one of an older
setting takes the newer one's.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.store.database import Database
from api.store.documents.wanted import now
from api.store.living.revisions import locked
from api.store.models import PlanCalendar, TrainingPlan

FILE, TRAINING, BUSY = "file", "training", "busy"
Settings = Mapping[str, Any]


class Calendars:
    """The calendars in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def renew(self, tenant: str, plan_id: str, settings: Mapping[str, Settings]) -> dict[str, str] | None:
        """New secrets for a plan's calendars of some kinds, the ones before good no more: each with its kind; None
        where the tenant has no such plan."""
        made = {kind: secrets.token_urlsafe(32) for kind in settings}
        with self._database.writing() as session:
            if locked(session, tenant, plan_id) is None:
                return None
            for kind, secret in made.items():
                _set(session, plan_id, kind, settings[kind]).hash = _hash(secret)
        return made

    def end(self, tenant: str, plan_id: str) -> bool:
        """Make a plan's addresses good no more; False where there are none. How often settings changed is not
        forgotten: calendars that were polled must not take later events for older ones."""
        with self._database.writing() as session:
            if locked(session, tenant, plan_id) is None:
                return False
            rows = [row for row in _of(session, plan_id).values() if row.hash is not None]
            for row in rows:
                row.hash = None
            return bool(rows)

    def found(self, secret: str) -> tuple[str, PlanCalendar] | None:
        """The tenant and the calendar that a secret opens."""
        with self._database.reading() as session:
            query = sa.select(TrainingPlan.tenant, PlanCalendar).join(
                PlanCalendar, PlanCalendar.plan_id == TrainingPlan.id
            )
            row = session.execute(query.where(PlanCalendar.hash == _hash(secret))).one_or_none()
            return None if row is None else (row[0], row[1])

    def newest(self, plan_id: str) -> PlanCalendar | None:
        """Of a plan's calendars the one whose settings became others last; None where there are none."""
        with self._database.reading() as session:
            return max(_of(session, plan_id).values(), key=lambda row: row.changes, default=None)

    def file(self, plan_id: str, settings: Settings) -> PlanCalendar:
        """A plan's calendar file as it is asked for with these settings; what was asked for before is remembered."""
        with self._database.reading() as session:
            row = session.get(PlanCalendar, (plan_id, FILE))
            if row is not None and row.options == _given(settings):
                return row
        try:
            with self._database.writing() as session:
                return _set(session, plan_id, FILE, settings)
        except IntegrityError:  # another request was faster
            with self._database.writing() as session:
                return _set(session, plan_id, FILE, settings)


def version(plan: TrainingPlan, calendar: PlanCalendar | None) -> tuple[int, dt.datetime]:
    """How often a plan's calendar became another, by revisions and other settings, and the second of the last time."""
    changed = plan.revised_at or plan.finished_at or plan.created_at
    if calendar is None or not calendar.changes:
        return plan.revision, changed.replace(microsecond=0)
    return plan.revision + calendar.changes, max(changed, calendar.changed_at).replace(microsecond=0)


def _set(session: Session, plan_id: str, kind: str, settings: Settings) -> PlanCalendar:
    """A calendar with these settings. Others than its own, or than those of a calendar with the same events, are one
    change more than the plan has had."""
    calendars, given = _of(session, plan_id), _given(settings)
    most = max((row.changes for row in calendars.values()), default=0)
    row = calendars.get(kind)
    same = [row] if row is not None else [other for other in calendars.values() if BUSY not in (kind, other.kind)]
    changed = any(other.options != given for other in same)
    if row is None:
        row = PlanCalendar(plan_id=plan_id, kind=kind, changes=most, options=given, changed_at=now())
        session.add(row)
    if changed:
        row.changes, row.options, row.changed_at = most + 1, given, now()
    session.flush()
    return row


def _of(session: Session, plan_id: str) -> dict[str, PlanCalendar]:
    rows = session.scalars(sa.select(PlanCalendar).where(PlanCalendar.plan_id == plan_id))
    return {row.kind: row for row in rows}


def _given(settings: Settings) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if value is not None}


def _hash(secret: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
