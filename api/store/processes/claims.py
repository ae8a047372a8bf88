"""One process a name: two workers of the same name would each run the other's jobs again, and pay for them twice.

A claim is a lock that ends with its process, however that ends: a file's lock beside SQLite, a session's lock in
PostgreSQL. So a restart after a crash finds its name free at once.
"""

import contextlib
import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from api.store.database import Database
from solver.errors import BadRequest, FieldError

Try = Callable[[], bool]
"""Tries once to take the lock: whether it is ours."""
PATIENCE_SECONDS = 2.0
"""For a process of this name that is just ending."""


@contextlib.contextmanager
def claimed(database: Database, worker: str) -> Iterator[None]:
    """Hold a worker's name while the block runs.

    Raises:
        BadRequest: when another process that works on this database has the name.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    with _lock_file(database, worker) if database.is_sqlite else _session(database, worker) as is_ours:
        while not is_ours():
            if time.monotonic() > deadline:
                raise _in_use(worker)
            time.sleep(0.1)
        yield


def _in_use(worker: str) -> BadRequest:
    message = (
        "another process with this name works on the same database, and each would run the other's jobs again; "
        "give each process a name of its own"
    )
    return BadRequest.of(FieldError("PACEWRIGHT_WORKER_ID", worker, message))


@contextlib.contextmanager
def _lock_file(database: Database, worker: str) -> Iterator[Try]:
    path = f"{database.url.database}-{_mark(worker):016x}.lock"
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield lambda: _locked(file)
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def _session(database: Database, worker: str) -> Iterator[Try]:
    """A connection of its own, outside any transaction. Should the server end it, the name is free: what is left then
    is that two processes of one name can start."""
    query = sa.select(sa.func.pg_try_advisory_lock(sa.cast(_mark(worker) - 2**63, sa.BigInteger)))
    try:
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except OperationalError as error:
        message = f"PACEWRIGHT_DATABASE_URL: cannot use {database.shown}: {type(error).__name__}"
        raise BadRequest(message) from None
    try:
        yield lambda: bool(connection.scalar(query))
    finally:
        connection.invalidate()  # closed rather than given back to the pool: the lock is the session's
        connection.close()


def _mark(worker: str) -> int:
    """64 bits of a name."""
    return int.from_bytes(hashlib.sha256(worker.encode()).digest()[:8])
