"""Bring a database to the schema of this version; several processes may start at once."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from api.store.database import WRITES, Database
from solver.errors import BadRequest

LOCK = 0x70616365  # any number, the same in every process


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to a revision, in one transaction.

    Raises:
        BadRequest: when the database cannot be reached or changed, or a newer release has changed it.
    """
    try:
        with _readable(database):
            _run(database, lambda config: command.upgrade(config, revision))
    except CommandError:
        raise BadRequest(_newer(database)) from None


def downgrade(database: Database, revision: str) -> None:
    """Undo migrations down to a revision; "base" empties the database.

    Raises:
        BadRequest: when there is no such revision below, or the database is a newer release's.
    """
    standing = standing_of(database)
    if standing.current is not None and not standing.is_known:
        raise BadRequest(_newer(database))
    if revision != "base" and revision not in standing.known[: standing.steps_done]:
        lower = ", ".join(standing.known[: standing.steps_done]) or "none"
        raise BadRequest(f"there is no schema {revision!r} to go back to; there are base and: {lower}")
    _run(database, lambda config: command.downgrade(config, revision))


@dataclass(frozen=True)
class Standing:
    """The schema that a database has (None: no tables yet), and all that this release knows, oldest first."""

    current: str | None
    known: tuple[str, ...]

    @property
    def newest(self) -> str:
        """The schema that this release works with."""
        return self.known[-1]

    @property
    def is_known(self) -> bool:
        """Whether this release can go on from there: it is no newer one's."""
        return self.current is None or self.current in self.known

    @property
    def steps_done(self) -> int:
        """How many of the known schemas' steps the database has behind it."""
        return 0 if self.current is None else self.known.index(self.current) + 1


def standing_of(database: Database) -> Standing:
    """How a database stands to this release; nothing is changed.

    Raises:
        BadRequest: when it cannot be reached.
    """
    known = tuple(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())[::-1]
    with _readable(database), database.engine.connect() as connection:
        return Standing(MigrationContext.configure(connection).get_current_revision(), known)


def _newer(database: Database) -> str:
    standing = standing_of(database)
    return (
        f"PACEWRIGHT_DATABASE_URL: {database.shown} has schema {standing.current}, made by a newer release; this one "
        f"knows up to {standing.newest}. Run the newer release, or take the schema back with it: "
        f"pacewright db downgrade {standing.newest}"
    )


@contextlib.contextmanager
def _readable(database: Database) -> Iterator[None]:
    """What goes wrong with a database as a sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(error.orig).strip().splitlines()[0] if isinstance(error, DBAPIError) else type(error).__name__
        raise BadRequest(f"PACEWRIGHT_DATABASE_URL: cannot use {database.shown}: {reason}") from None


def _run(database: Database, action: Callable[[Config], None]) -> None:
    config = _config()
    with database.engine.execution_options(**{WRITES: True}).begin() as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        config.attributes["connection"] = connection
        action(config)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
