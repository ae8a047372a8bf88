from pathlib import Path

from api.environment import Service

PATIENT = {"queue_seconds": 60, "solve_seconds": 600}
"""Nothing is turned away or given up because the machine is busy."""


def service(folder: Path, **settings: object) -> Service:
    given = {"database_url": f"sqlite:///{folder / 'pacewright.db'}", "workers": 1, **PATIENT, **settings}
    return Service.model_validate(given)
