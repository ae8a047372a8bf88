"""One service for all these modules: each reads what it made itself, whatever else is stored."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from tests.api.http.conftest import service


@pytest.fixture(scope="package")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A running service in open mode, with one solver process. One service runs at a time: jobs are one a process."""
    app = create_app(service(tmp_path_factory.mktemp("service")))
    with TestClient(app, base_url="http://127.0.0.1:8080", raise_server_exceptions=False) as running:
        yield running
