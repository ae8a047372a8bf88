"""What a plan was told beside its revisions: runs done, pins, happenings. Nothing is forgotten, only taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from api.store.database import Database
from api.store.documents.wanted import now
from api.store.living.revisions import Known, as_known, locked
from api.store.models import PlanNews, TrainingPlan

DONE, PIN, HAPPENING = "done", "pin", "happening"


@dataclass(frozen=True)
class Told:
    """One thing told. What is told of the same place again replaces what was told before."""

    kind: str
    place: str
    content: Mapping[str, Any]


class News:
    """The news of the plans in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, tenant: str, plan_id: str, known: Known, told: Sequence[Told]) -> Sequence[PlanNews] | None:
        """Keep what is told; what stands there already is not kept twice. None where the tenant has no such plan.

        Raises:
            Stale: when the plan is not at the revision that the client knows.
        """
        with self._database.writing() as session:
            plan = locked(session, tenant, plan_id)
            if plan is None:
                return None
            as_known(plan, known)
            stand = _standing(session, plan_id)
            number = _newest(session, plan_id)
            found = list[PlanNews]()
            for place in dict.fromkeys((one.kind, one.place) for one in told):
                new = [one for one in told if (one.kind, one.place) == place]
                old = [row for row in stand if (row.kind, row.place) == place]
                if [row.content for row in old] == [dict(one.content) for one in new]:
                    found += old
                    continue
                plan.updated_at = now()
                for row in old:
                    row.removed_at = now()
                for one in new:
                    number += 1
                    found.append(_row(plan_id, number, one))
                    session.add(found[-1])
            return found

    def take_back(
        self, tenant: str, plan_id: str, known: Known, kind: str, *, place: str | None = None, number: int = 0
    ) -> bool | None:
        """Take back what stands at a place, or under a number: whether anything did. None without such a plan.

        Raises:
            Stale: when the plan is not at the revision that the client knows.
        """
        with self._database.writing() as session:
            plan = locked(session, tenant, plan_id)
            if plan is None:
                return None
            as_known(plan, known)
            rows = [
                row
                for row in _standing(session, plan_id)
                if row.kind == kind and (row.number == number if place is None else row.place == place)
            ]
            for row in rows:
                row.removed_at = plan.updated_at = now()
            return bool(rows)

    def history(self, tenant: str, plan_id: str) -> Sequence[PlanNews]:
        """All that a plan was ever told, in its order."""
        mine = sa.select(TrainingPlan.id).where(TrainingPlan.tenant == tenant, TrainingPlan.id == plan_id)
        with self._database.reading() as session:
            query = sa.select(PlanNews).where(PlanNews.plan_id.in_(mine))
            return session.scalars(query.order_by(PlanNews.number)).all()


def _standing(session: Session, plan_id: str) -> list[PlanNews]:
    query = sa.select(PlanNews).where(PlanNews.plan_id == plan_id, PlanNews.removed_at.is_(None))
    return list(session.scalars(query.order_by(PlanNews.number)))


def _newest(session: Session, plan_id: str) -> int:
    query = sa.select(sa.func.max(PlanNews.number)).where(PlanNews.plan_id == plan_id)
    return session.scalars(query).one() or 0


def _row(plan_id: str, number: int, told: Told) -> PlanNews:
    return PlanNews(
        plan_id=plan_id,
        number=number,
        kind=told.kind,
        place=told.place,
        recorded_at=now(),
        content=dict(told.content),
    )
