"""The engine's strict model, stated in full and searched with the engine's parameters.

What the engine does where no proof without search exists, forced for every instance: targets, statement, search.
"""

from benchmarks.peers.arrays import OPTIMAL, Outcome, Task
from solver.running.engine import facts_of
from solver.running.request.request import PlanRequest, read_request
from solver.running.search.config import DEFAULT_CONFIG
from solver.running.search.costs import Weights
from solver.running.search.model import VolumeModel
from solver.solution import Status


def prepared(task: Task) -> PlanRequest:
    return read_request(task.request)


def solve(request: PlanRequest) -> Outcome:
    model = VolumeModel(facts_of(request), Weights(), DEFAULT_CONFIG.seed)
    solution = model.solve(model.cost)
    return Outcome(OPTIMAL if solution.status is Status.OPTIMAL else solution.status.value, solution.objective)
