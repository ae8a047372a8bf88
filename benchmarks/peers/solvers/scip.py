"""SCIP, gap 0, on one thread."""

from math import inf

from pyscipopt import Expr, ExprCons, Model, quicksum

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, SECONDS, Outcome, Program, Task

STATED = True
_WORDS = {"optimal": OPTIMAL, "infeasible": INFEASIBLE, "timelimit": LIMIT}


def prepared(task: Task) -> Program:
    return task.program


def solve(program: Program) -> Outcome:
    model = Model()
    model.hideOutput()
    model.setParam("limits/time", SECONDS)
    x = [
        model.addVar(vtype="I", lb=low, ub=high, obj=cost)
        for low, high, cost in zip(program.low, program.high, program.cost, strict=True)
    ]
    for row in program.rows:
        total = quicksum(c * x[v] for v, c in zip(row.columns, row.values, strict=True))
        model.addCons(_bounded(total, row.low, row.high))
    model.setObjIntegral()
    model.optimize()
    status = model.getStatus()
    word = _WORDS.get(status, status)
    return Outcome(word, model.getObjVal() + program.constant if word == OPTIMAL else 0.0)


def _bounded(total: Expr, low: float, high: float) -> ExprCons:
    """One row, whichever limits it has."""
    if low == -inf:
        return total <= high
    return total >= low if high == inf else (total <= high) >= low
