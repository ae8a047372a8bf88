"""Bring a database to the schema of this version; several processes may start at once."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from api.store.database import WRITES, Database
from solver.errors import BadRequest

LOCK = 0x70616365  # any number, the same in every process


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to a revision, in one transaction.

    Raises:
        BadRequest: when the database cannot be reached or changed.
    """
    try:
        _run(database, lambda config: command.upgrade(config, revision))
    except SQLAlchemyError as error:
        reason = str(error.orig).strip().splitlines()[0] if isinstance(error, DBAPIError) else type(error).__name__
        raise BadRequest(f"PACEWRIGHT_DATABASE_URL: cannot use {database.shown}: {reason}") from None


def downgrade(database: Database, revision: str) -> None:
    """Undo migrations down to a revision; "base" empties the database."""
    _run(database, lambda config: command.downgrade(config, revision))


def _run(database: Database, action: Callable[[Config], None]) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with database.engine.execution_options(**{WRITES: True}).begin() as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        config.attributes["connection"] = connection
        action(config)
