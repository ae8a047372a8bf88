"""The seal of an engine: two processes with the same seal give the same bytes for the same line."""

import hashlib
import json
import platform
from functools import lru_cache
from importlib.metadata import version

from api.build import build
from solver.running.search.config import EngineConfig

CANARY_WEEKS = (4, 8, 12, 16)


def seal_of(config: EngineConfig) -> str:
    """Digest of the product's build, OR-Tools, Python, the configuration, and the plans of a few canary requests.

    Equal plan ids prove nothing: a changed constant leaves them equal.
    """
    return _sealed(config.model_dump_json())


@lru_cache(maxsize=8)
def _sealed(settings: str) -> str:
    config = EngineConfig.model_validate_json(settings)
    digest = hashlib.sha256()
    digest.update(f"{build()} {version('ortools')} {platform.python_version()} {settings}".encode())
    for plan in _canaries(config):
        digest.update(plan)
    return digest.hexdigest()


def _canaries(config: EngineConfig) -> list[bytes]:
    """Eight plans without what a clock says of them."""
    from solver.running.engine import solve
    from solver.running.request.request import read_request

    plans = []
    for weeks in CANARY_WEEKS:
        for days in (3, 5):
            settings = {"goal": "general_fitness", "startDate": "2027-01-04", "daysPerWeek": days, "totalWeeks": weeks}
            plan = solve(read_request({"athlete": {"currentWeeklyKm": 30}, "settings": settings}), config).as_json()
            plan.pop("solver")
            plans.append(json.dumps(plan, sort_keys=True).encode())
    return plans
