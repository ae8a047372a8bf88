"""What the routes work with, made once by `create_app`."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from api.environment import Service
from api.http.access import Access
from api.http.metrics import Metrics
from api.jobs.bridge import Bridge
from api.jobs.runtime import Jobs
from api.store.database import Database
from api.store.documents.plans import PlanProgress, Plans
from api.store.documents.programs import ProgramProgress, Programs
from api.store.processes.beats import Beats
from api.webhooks.courier import Courier
from api.workers.pool import Pool
from coach.model.client import CoachModel
from solver.running.search.config import EngineConfig

SOLVE_SHARE = 0.75
"""Of the time that a solve may take: after it searches end with what they have, before the process is stopped."""


def hurried(config: EngineConfig, service: Service) -> EngineConfig:
    """The configuration by which the service's own processes work."""
    return config.model_copy(update={"solve_seconds": SOLVE_SHARE * service.solve_seconds})


@dataclass
class Parts:
    """The parts of one running service."""

    service: Service
    config: EngineConfig
    pool: Pool
    bridge: Bridge
    metrics: Metrics
    access: Access
    database: Database
    plans: Plans
    progress: PlanProgress
    programs: Programs
    drafts: ProgramProgress
    beats: Beats
    jobs: Jobs
    courier: Courier
    model: CoachModel | None
    stopping: bool = False

    def adopt(self, config: EngineConfig) -> None:
        """Work by another configuration from the next task on."""
        self.config = config
        self.pool.configure(hurried(config, self.service))

    @property
    def coach(self) -> str:
        """Who writes words now: "offline", "model", or "resting" while the model failed too often to be asked, so that
        plans have the offline coach's words."""
        if self.model is None:
            return "offline"
        return "resting" if self.model.is_left_alone else "model"

    async def not_ready(self) -> str | None:
        """Why the service cannot take requests although it should, or None when it can."""
        return await run_in_threadpool(self.database.check)
