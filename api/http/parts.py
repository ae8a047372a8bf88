"""What the routes work with, made once by `create_app`."""

from dataclasses import dataclass

from api.environment import Service
from api.http.metrics import Metrics
from api.workers.pool import Pool
from solver.running.config import EngineConfig


@dataclass
class Parts:
    """The parts of one running service."""

    service: Service
    config: EngineConfig
    pool: Pool
    metrics: Metrics
    stopping: bool = False

    async def not_ready(self) -> list[str]:
        """Why the service cannot take requests now; empty when it can."""
        return ["the service is shutting down"] if self.stopping else []
