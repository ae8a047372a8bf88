"""Gurobi, gap 0, on one thread; models larger than its built-in licence permits are skipped."""

import gurobipy as gp
import numpy as np

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, SECONDS, TOO_LARGE, Outcome, Program, Task

STATED = True
_WORDS = {gp.GRB.OPTIMAL: OPTIMAL, gp.GRB.INFEASIBLE: INFEASIBLE, gp.GRB.TIME_LIMIT: LIMIT}
_LICENCE = 10010
"""Gurobi's error for a model that is too large for the licence: 2,000 variables, 2,000 rows."""

_ENVIRONMENT = gp.Env(params={"OutputFlag": 0, "Threads": 1, "MIPGap": 0.0, "MIPGapAbs": 0.5, "TimeLimit": SECONDS})


def prepared(task: Task) -> Program:
    return task.program


def solve(program: Program) -> Outcome:
    try:
        return _solve(program)
    except gp.GurobiError as error:
        if error.errno != _LICENCE:
            raise
        return Outcome(TOO_LARGE)


def _solve(program: Program) -> Outcome:
    model = gp.Model(env=_ENVIRONMENT)
    model.addMVar(len(program.low), lb=program.low, ub=program.high, obj=program.cost, vtype="I")
    model.update()
    x = model.getVars()
    for row in program.rows:
        total = gp.LinExpr(row.values, [x[v] for v in row.columns])
        if row.low == row.high:
            model.addLConstr(total, "=", row.low)
            continue
        if row.high < np.inf:
            model.addLConstr(total, "<", row.high)
        if row.low > -np.inf:
            model.addLConstr(total, ">", row.low)
    model.optimize()
    word = _WORDS.get(model.Status, f"status {model.Status}")
    return Outcome(word, model.ObjVal + program.constant if word == OPTIMAL else 0.0)
