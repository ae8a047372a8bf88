"""HiGHS, gap 0, on one thread."""

import highspy
import numpy as np

from benchmarks.peers.arrays import INFEASIBLE, LIMIT, OPTIMAL, SECONDS, Outcome, Program, Task

STATED = True
_WORDS = {"Optimal": OPTIMAL, "Infeasible": INFEASIBLE, "Time limit reached": LIMIT}
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,  # objectives are whole
    "time_limit": SECONDS,
}


def prepared(task: Task) -> Program:
    return task.program


def solve(program: Program) -> Outcome:
    solver = highspy.Highs()
    for name, value in OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(program))
    solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    objective = solver.getInfo().objective_function_value + program.constant
    return Outcome(_WORDS.get(status, status), objective)


def _model(program: Program) -> highspy.HighsLp:
    model, rows = highspy.HighsLp(), program.rows
    model.num_col_, model.num_row_ = len(program.low), len(rows)
    model.col_cost_ = np.array(program.cost, dtype=np.double)
    model.col_lower_ = np.array(program.low, dtype=np.double)
    model.col_upper_ = np.array(program.high, dtype=np.double)
    model.row_lower_ = np.array([row.low for row in rows], dtype=np.double)
    model.row_upper_ = np.array([row.high for row in rows], dtype=np.double)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.columns) for row in rows)], dtype=np.int32)
    model.a_matrix_.index_ = np.array([v for row in rows for v in row.columns], dtype=np.int32)
    model.a_matrix_.value_ = np.array([c for row in rows for c in row.values], dtype=np.double)
    model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
    return model
