"""The only file that knows OR-Tools: its model format, parameters and status codes.

Measured on running plans: one worker and presolve off prove optimality several times sooner than the defaults.
Strength programs are choices among options: there one light round of presolve pays. Models are written straight into
CP-SAT's protocol buffer, because its expression layer costs more than the solve (and its import pulls in pandas).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil, inf
from time import perf_counter

from ortools.sat.python import cp_model_helper as cpsat

from solver.constraints import Constraints, Row
from solver.linear import Linear, Quantity
from solver.solution import Search, Solution, Status

_LP_SEARCH = cpsat.SatParameters.SearchBranching.LP_SEARCH


_PARAMETERS: dict[Search, dict[str, object]] = {
    Search.PLAIN: {"linearization_level": 2},
    Search.ALONG_RELAXATION: {"linearization_level": 1, "cut_level": 0, "search_branching": _LP_SEARCH},
    Search.LIGHT: {"linearization_level": 1, "cut_level": 0},
    Search.FROM_BELOW: {"linearization_level": 0, "optimize_with_core": True},
}

_LARGEST_OBJECTIVE = 2**61
"""CP-SAT calls a model invalid whose objective might not fit its 64 bits."""


class Model(Constraints):
    """Constraints with one linear objective, with or without a round of presolve."""

    def __init__(self, seed: int, presolve: bool = False, narrows: bool = False) -> None:
        super().__init__(narrows)
        self._seed, self._presolve = seed, presolve
        self._proto = cpsat.CpModelProto()
        self._written_ranges: list[tuple[int, int]] = []
        self._objective: Linear = Linear({})
        self._hint: tuple[Sequence[int], Sequence[int]] = (), ()

    def minimise(self, objective: Quantity) -> None:
        """Set the objective, replacing the one before."""
        self._objective = objective if isinstance(objective, Linear) else Linear({}, objective)

    def can_hold(self, objective: Quantity) -> bool:
        """Whether CP-SAT's 64 bits have room for an objective, whatever its variables come to."""
        if not isinstance(objective, Linear):
            return True
        low, high = self.low, self.high
        return sum(abs(c) * max(-low[v], high[v]) for v, c in objective.terms.items()) < _LARGEST_OBJECTIVE

    def hint(self, values: Mapping[int, int] | Sequence[int]) -> None:
        """Suggest where to look first; never changes what is optimal."""
        if isinstance(values, Mapping):
            self._hint = list(values), list(values.values())
        else:
            self._hint = range(len(values)), values

    def solve(self, effort: float = 1.0, search: Search = Search.PLAIN, seconds: float = inf) -> Solution:
        """Prove an optimum or that none exists; FEASIBLE and UNKNOWN only at the limit of work or time.

        The limit of work is in CP-SAT's own units, about seconds on a fast core, and the same on every machine.
        """
        if self.infeasible:
            return Solution(Status.INFEASIBLE)
        solution = self._run(self._parameters(effort, search, seconds))
        if self._presolve and solution.status is Status.INFEASIBLE:
            return self._without_presolve(solution, effort, search, seconds)
        return solution

    def _without_presolve(self, first: Solution, effort: float, search: Search, seconds: float) -> Solution:
        """Presolve has called models infeasible that are not, so that word is checked once without it.

        A check that ends at the limit of work leaves the first answer as it is.
        """
        parameters = self._parameters(effort, search, seconds)
        parameters.cp_model_presolve = False
        second = self._run(parameters)
        answer = first if second.status is Status.UNKNOWN else second
        return replace(answer, seconds=first.seconds + second.seconds, effort=first.effort + second.effort)

    def _run(self, parameters: cpsat.SatParameters) -> Solution:
        wrapper = cpsat.SolveWrapper()
        wrapper.set_parameters(parameters)
        proto = self._write()
        start = perf_counter()
        response = wrapper.solve(proto)  # type: ignore[no-untyped-call]
        return _read(response, int(self._objective.constant), perf_counter() - start)

    def _write(self) -> cpsat.CpModelProto:
        """The model so far: what was written for an earlier solve stays, only changes are added."""
        self._write_ranges()
        for literals in self.clauses:
            self._proto.constraints.add().bool_or.literals.extend(literals)
        self.clauses.clear()
        self.rows = [row for row in self.rows if not self._write_row(row)]
        self._write_goal(self._proto)
        return self._proto

    def _write_ranges(self) -> None:
        variables, written = self._proto.variables, self._written_ranges
        ranges = list(zip(self.low, self.high, strict=True))
        for index, (now, before) in enumerate(zip(ranges, written, strict=False)):
            if now != before:
                variables[index].domain[0], variables[index].domain[1] = now
        for low, high in ranges[len(written) :]:
            variables.add().domain.extend([low, high])
        self._written_ranges = ranges

    def _write_row(self, row: Row) -> bool:
        """Whether it had to be written: a row that the ranges imply today may be needed when they widen."""
        if self.is_implied(row):
            return False
        constraint = self._proto.constraints.add()
        if row.literal is not None:
            constraint.enforcement_literal.append(row.literal)
        row.constraint = constraint.linear
        row.constraint.vars.extend(list(row.terms))
        row.constraint.coeffs.extend(list(row.terms.values()))
        row.constraint.domain.extend([row.low, row.high])
        return True

    def _write_goal(self, proto: cpsat.CpModelProto) -> None:
        proto.clear_objective()
        proto.clear_solution_hint()
        if self._objective.terms:
            proto.objective.vars.extend(list(self._objective.terms))
            proto.objective.coeffs.extend(list(self._objective.terms.values()))
        variables, values = self._hint
        if values:  # an empty hint is taken for one
            proto.solution_hint.vars.extend(variables)
            proto.solution_hint.values.extend(values)

    def _parameters(self, effort: float, search: Search = Search.PLAIN, seconds: float = inf) -> cpsat.SatParameters:
        parameters = cpsat.SatParameters()
        parameters.num_workers = 1
        parameters.random_seed = self._seed
        parameters.cp_model_presolve = self._presolve
        if self._presolve:
            parameters.max_presolve_iterations = 1
            parameters.cp_model_probing_level = 0
            parameters.symmetry_level = 0
        parameters.max_deterministic_time = effort
        parameters.max_time_in_seconds = seconds
        for name, value in _PARAMETERS[search].items():
            setattr(parameters, name, value)
        return parameters


_STATUSES = {
    cpsat.OPTIMAL: Status.OPTIMAL,
    cpsat.FEASIBLE: Status.FEASIBLE,
    cpsat.INFEASIBLE: Status.INFEASIBLE,
    cpsat.UNKNOWN: Status.UNKNOWN,
}


def _read(response: cpsat.CpSolverResponse, constant: int, seconds: float) -> Solution:
    status = _STATUSES[response.status]
    if status in (Status.INFEASIBLE, Status.UNKNOWN):
        return Solution(status, seconds=seconds, effort=response.deterministic_time)
    objective, bound = round(response.objective_value), ceil(response.best_objective_bound - 1e-6)
    return Solution(
        status,
        list(response.solution),
        objective + constant,
        bound + constant,
        seconds,
        effort=response.deterministic_time,
    )
