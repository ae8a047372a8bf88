"""The whole engine, as `solve(request)`.

Targets, model, search and the finished plan with its advisories; only reading the request is left out.
"""

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, Outcome, Task
from solver.errors import NoPlan
from solver.running.engine import solve as solve_request
from solver.running.request.request import PlanRequest, read_request


def prepared(task: Task) -> PlanRequest:
    return read_request(task.request)


def solve(request: PlanRequest) -> Outcome:
    try:
        plan = solve_request(request)
    except NoPlan:
        return Outcome(INFEASIBLE)
    proven = plan.solver.status == "optimal"
    return Outcome(OPTIMAL if proven else LIMIT, plan.solver.objective)
