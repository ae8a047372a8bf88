"""Signs of life of the processes that share the jobs, by the database's clock."""

import datetime as dt
from collections.abc import Callable, Sequence

import sqlalchemy as sa

from api.store.database import Database
from api.store.models import Worker

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Beats:
    """Who lives, and who has fallen silent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def beat(self, worker: str) -> None:
        """Say that a worker lives, also while somebody forgets it, who thought that it was gone."""
        with self._database.writing() as session:
            known = sa.update(Worker).where(Worker.id == worker).values(beat_at=self._database.now(session))
            if not session.execute(known.returning(Worker.id)).all():
                session.add(Worker(id=worker, beat_at=self._database.now(session)))

    def leave(self, worker: str) -> None:
        """Say that a worker is gone: its jobs need not wait."""
        with self._database.writing() as session:
            session.execute(sa.update(Worker).where(Worker.id == worker).values(beat_at=NEVER))

    def living(self, silent: dt.timedelta) -> int:
        """How many workers have not been silent for so long."""
        with self._database.reading() as session:
            since = self._database.now(session) - silent
            query = sa.select(sa.func.count()).select_from(Worker).where(Worker.beat_at >= since)
            return session.scalars(query).one()

    def take_over(self, silent: dt.timedelta, own: str, hand_over: Callable[[str], None]) -> Sequence[str]:
        """Call `hand_over` for each silent worker, and forget it after that.

        One transaction holds its row meanwhile: nobody else takes it over too, it cannot come back in between, and
        if we die halfway it is still there for the next.
        """
        taken = []
        for worker in self._silent(silent, own):
            with self._database.writing() as session:
                row = session.get(Worker, worker, with_for_update={"skip_locked": True})
                if row is not None and row.beat_at < self._database.now(session) - silent:
                    hand_over(worker)
                    session.delete(row)
                    taken.append(worker)
        return taken

    def _silent(self, silent: dt.timedelta, own: str) -> Sequence[str]:
        with self._database.reading() as session:
            before = self._database.now(session) - silent
            return session.scalars(sa.select(Worker.id).where(Worker.beat_at < before, Worker.id != own)).all()
