"""CP-SAT with its default parameters, on one thread, with the curve as a hint, built by its own modelling layer."""

from ortools.sat.python import cp_model

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, SECONDS, Outcome, Program, Task

STATED = True
_WORDS = {cp_model.OPTIMAL: OPTIMAL, cp_model.INFEASIBLE: INFEASIBLE}
FREE = 2**62


def prepared(task: Task) -> Program:
    return task.program


def solve(program: Program) -> Outcome:
    model = cp_model.CpModel()
    variables = [model.new_int_var(low, high, "") for low, high in zip(program.low, program.high, strict=True)]
    for row in program.conditional:
        total = cp_model.LinearExpr.weighted_sum([variables[v] for v in row.columns], row.values)
        low, high = (round(max(-FREE, min(FREE, limit))) for limit in (row.low, row.high))
        constraint = model.add_linear_constraint(total, low, high)
        if row.literals:
            constraint.only_enforce_if([variables[x] if x >= 0 else ~variables[-x - 1] for x in row.literals])
    for column, value in program.start.items():
        model.add_hint(variables[column], value)
    model.minimize(cp_model.LinearExpr.weighted_sum(variables, program.cost) + program.constant)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = SECONDS
    status = solver.solve(model)
    word = _WORDS.get(status, LIMIT)
    return Outcome(word, solver.objective_value if word == OPTIMAL else 0.0)
