"""A service with keys and with the tools for assistants, in a process of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.store.database import Database
from api.store.keys import Keys
from api.store.migrate import migrate
from tests.api.service.running import running


@dataclass(frozen=True)
class Serving:
    """Where it is, where its data is, and the keys of three tenants, then two that are good for little."""

    address: str
    folder: Path
    anna: str
    ben: str
    cleo: str
    solver: str
    watcher: str


def database_in(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'data' / 'pacewright' / 'pacewright.db'}")


@pytest.fixture(scope="package")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("assistants")
    database = database_in(folder)
    migrate(database)
    keys = Keys(database)
    secrets = [keys.create(name, name).secret for name in ("anna", "ben", "cleo")]
    secrets += [keys.create("anna", scope, [scope]).secret for scope in ("solve", "metrics")]
    database.close()
    with running(folder, PACEWRIGHT_MCP="on", PACEWRIGHT_WORKERS="1", PACEWRIGHT_LOG_LEVEL="warning") as service:
        yield Serving(service.address, folder, *secrets)
        assert service.defects() == []
