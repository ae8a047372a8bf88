"""Databases: a SQLite file, and with `-m postgres` a PostgreSQL server that the tests start. And plain logs."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from api.http.logs import LINES
from api.store.database import Database
from api.store.migrate import migrate
from tests.api import postgres

_numbers = itertools.count(1)

# Unasked, structlog draws each traceback with all its variables, which takes seconds.
structlog.configure(
    processors=[
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(default=str),
    ]
)

LINES.everyday = False  # they would be written between two tests, to the terminal


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A new, empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'pacewright.db'}"
        return
    with postgres.database(request.getfixturevalue("postgres_server"), f"test_{next(_numbers)}") as url:
        yield url


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them."""
    file = tmp_path_factory.mktemp("migrated") / "pacewright.db"
    made = Database(f"sqlite:///{file}")
    migrate(made)
    made.close()
    return file


@pytest.fixture
def database(database_url: str, migrated: Path) -> Iterator[Database]:
    """A new database with all tables: on SQLite a copy of one that went through all migrations."""
    file = database_url.removeprefix("sqlite:///")
    if file != database_url:
        shutil.copy(migrated, file)
    made = Database(database_url)
    migrate(made)
    yield made
    made.close()
