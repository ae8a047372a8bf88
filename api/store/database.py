"""The database: one engine, short transactions, the same behaviour on SQLite and PostgreSQL."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session

from solver.errors import BadRequest, FieldError
from solver.sentences import Sentence

BUSY_MS = 15_000
WRITES = "pacewright_writes"
RECORDED = "recorded"
"""Under this name a session carries the names of jobs to be told of once it is committed; see `outbox.py`."""


class Database:
    """Opens transactions. Safe to use from several threads."""

    def __init__(self, url: str) -> None:
        self.url = _parsed(url)
        self.recorded: Callable[[Sequence[str]], None] = lambda _: None
        if self.is_sqlite:
            self._engine = _sqlite(self.url)
        else:
            self.url = self.url.set(drivername="postgresql+psycopg")
            self._engine = sa.create_engine(
                self.url, pool_size=10, max_overflow=20, pool_pre_ping=True, connect_args={"connect_timeout": 10}
            )
        self._writes = self._engine.execution_options(**{WRITES: True})

    @property
    def is_sqlite(self) -> bool:
        """Whether all is in one file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def shown(self) -> str:
        """The address as it may be shown: without the password, and without options, which may hold another."""
        return self.url.set(query={}).render_as_string(hide_password=True)

    @property
    def engine(self) -> Engine:
        """The engine, for migrations."""
        return self._engine

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with Session(self._engine) as session:
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is committed when the block ends well, and undone otherwise. What it recorded for
        others is told to `recorded` after that."""
        with Session(self._writes, expire_on_commit=False) as session:
            with session.begin():
                yield session
            if found := session.info.get(RECORDED):
                self.recorded(found)

    def now(self, session: Session) -> dt.datetime:
        """The time by which processes on several machines judge each other: the database server's."""
        if self.is_sqlite:
            return dt.datetime.now(dt.UTC)
        moment: dt.datetime = session.scalars(sa.select(sa.func.clock_timestamp())).one()
        return moment.astimezone(dt.UTC)

    def check(self) -> str | None:
        """Why the database cannot be used, or None."""
        try:
            with self._engine.connect() as connection:
                connection.execute(sa.text("SELECT 1 FROM training_plans LIMIT 1"))
        except SQLAlchemyError as error:
            return Sentence("database_unusable", kind=type(error).__name__)
        return None

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _parsed(url: str) -> sa.URL:
    """The parts of an address; what is wrong with it is not quoted, since that may be the password."""
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        message = "is no address of a database; write postgresql://USER:PASSWORD@HOST:PORT/NAME or sqlite:///FILE"
        raise BadRequest.of(FieldError("PACEWRIGHT_DATABASE_URL", None, message)) from None
    if not parts.database and parts.get_backend_name() != "sqlite":
        message = "names no database; write postgresql://USER:PASSWORD@HOST:PORT/NAME"
        raise BadRequest.of(FieldError("PACEWRIGHT_DATABASE_URL", None, message))
    return parts


def _sqlite(url: sa.URL) -> Engine:
    file = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise BadRequest("PACEWRIGHT_DATABASE_URL: name a file, sqlite:///FILE; plans in memory would be lost")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadRequest(f"PACEWRIGHT_DATABASE_URL: cannot make the folder {file.parent}: {error.strerror}") from None
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _: Any) -> None:
    """Readers beside one writer, references enforced, transactions begun by us and not by the driver."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Who will write takes the lock first: a reader that turns into a writer would fail instead of waiting."""
    immediate = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
