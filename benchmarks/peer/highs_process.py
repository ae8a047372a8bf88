"""`python -m benchmarks.peer.highs_process`: pickled programs in, outcomes out, until the input ends."""

import pickle
import sys
from time import perf_counter, process_time

import highspy
import numpy as np

from benchmarks.peer.arrays import Outcome, Program

SECONDS = 20.0


def main() -> None:
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            program = pickle.load(source)
        except EOFError:
            return
        pickle.dump(solve(program), target)
        target.flush()


def solve(program: Program) -> Outcome:
    """Build and solve to proven optimality, gap 0, one thread."""
    cpu, wall = process_time(), perf_counter()
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)  # objectives are whole
    solver.setOptionValue("time_limit", SECONDS)
    solver.passModel(_model(program))
    solver.run()
    status, objective = solver.getModelStatus(), solver.getInfo().objective_function_value
    took = 1000 * (perf_counter() - wall), 1000 * (process_time() - cpu)
    return Outcome(solver.modelStatusToString(status), objective, *took)


def _model(program: Program) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.low), len(program.row_low)
    model.col_cost_ = np.array(program.cost, dtype=np.double)
    model.col_lower_ = np.array(program.low, dtype=np.double)
    model.col_upper_ = np.array(program.high, dtype=np.double)
    model.row_lower_ = np.array(program.row_low, dtype=np.double)
    model.row_upper_ = np.array(program.row_high, dtype=np.double)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array([*program.starts, len(program.columns)], dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.values, dtype=np.double)
    model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
    return model


if __name__ == "__main__":
    main()
