"""Starting and stopping: what has started is stopped again, also where a later part cannot start."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.http.app import create_app
from api.workers.seat import Seat
from tests.api.http.conftest import service


def test_a_service_whose_solvers_cannot_start_says_so_and_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(service(tmp_path, workers=2))
    started = Seat.start

    async def start(seat: Seat) -> None:
        await started(seat)
        raise OSError("no more processes")

    monkeypatch.setattr(Seat, "start", start)
    seats = app.parts.pool._seats
    with pytest.raises(OSError, match="no more processes"), TestClient(app):
        pass
    assert len(seats) == 2
    assert all(seat._process is None for seat in seats)
    monkeypatch.undo()
    with TestClient(create_app(service(tmp_path))) as client:
        assert client.get("/readyz").status_code == 200
