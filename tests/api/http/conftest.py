from collections.abc import Iterator
from pathlib import Path

import pytest

from api.environment import Service
from api.workers.pool import Pool

PATIENT = {"queue_seconds": 60, "solve_seconds": 600}
"""Nothing is turned away or given up because the machine is busy."""


def service(folder: Path, **settings: object) -> Service:
    given = {"database_url": f"sqlite:///{folder / 'pacewright.db'}", "workers": 1, **PATIENT, **settings}
    return Service.model_validate(given)


@pytest.fixture(scope="module")
def solvers_on_demand() -> Iterator[None]:
    """A solver process starts with its first task: services that are asked to solve nothing start none."""

    async def start(pool: Pool) -> None:
        pool._free = list(pool._seats)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pool, "start", start)
        yield
