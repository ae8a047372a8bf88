from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.environment import Service
from api.http.app import create_app

PATIENT = {"queue_seconds": 60, "solve_seconds": 600}
"""Nothing is turned away or given up because the machine is busy."""


def service(folder: Path, **settings: object) -> Service:
    given = {"database_url": f"sqlite:///{folder / 'pacewright.db'}", "workers": 1, **PATIENT, **settings}
    return Service.model_validate(given)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A running service in open mode, with one solver process. One service runs at a time: jobs are one a process."""
    app = create_app(service(tmp_path_factory.mktemp("service")))
    with TestClient(app, base_url="http://127.0.0.1:8080", raise_server_exceptions=False) as running:
        yield running
