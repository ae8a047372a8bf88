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

from solver.linear import Linear, Quantity
from solver.rows import Row, row_of
from solver.rule import Case
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


class Model:
    """Whole variables, linear constraints and one linear objective, with or without a round of presolve.

    With `narrows` rows of two variables narrow their ranges at once: later rows are then often implied, and cases ruled
    out. Not for models whose ranges are widened again.
    """

    def __init__(self, seed: int, presolve: bool = False, narrows: bool = False) -> None:
        self._seed = seed
        self._presolve, self._narrows = presolve, narrows
        self._low: list[int] = []
        self._high: list[int] = []
        self._rows: dict[tuple[tuple[int, int], ...], Row] = {}
        self._unwritten: list[Row] = []
        self._proto = cpsat.CpModelProto()
        self._written_ranges: list[tuple[int, int]] = []
        self._objective: Linear = Linear({})
        self._hint: tuple[Sequence[int], Sequence[int]] = (), ()
        self.infeasible = False

    @property
    def variable_count(self) -> int:
        """How many variables the model has."""
        return len(self._low)

    def variable(self, low: int, high: int) -> Linear:
        """A new whole variable in `low..high`."""
        self._low.append(low)
        self._high.append(high)
        self.infeasible |= low > high
        return Linear({len(self._low) - 1: 1})

    def positive(self, quantity: Linear) -> Linear:
        """A variable that is at least `quantity` and at least 0; an objective that wants it small makes it equal.

        None is needed where ranges that never widen keep the quantity from being more.
        """
        if self._narrows and self._most(quantity) <= 0:
            return Linear({})
        size = self.variable(0, max(0, self.most(quantity)))
        self.require(quantity - size)
        return size

    def most(self, quantity: Quantity) -> int:
        """The largest value that the variables' ranges allow, rounded towards zero."""
        return int(self._most(quantity))

    def set_range(self, variable: Linear, low: int, high: int) -> None:
        """Give a variable another range."""
        (index,) = variable.terms
        self._low[index], self._high[index] = low, high

    def require(self, excess: Quantity) -> None:
        """Constrain `excess <= 0`."""
        if not isinstance(excess, Linear):
            self.infeasible |= excess > 0
            return
        row = row_of(excess)
        if not row.terms:
            self.infeasible |= row.high < 0
        elif len(row.terms) == 1:
            self._tighten(row)
        else:
            if self._narrows:
                self._narrow(row)
            self._merge(row)

    def _narrow(self, row: Row) -> None:
        """What the others leave each variable at the most."""
        low, high, left = self._low, self._high, row.high
        for v, c in row.terms.items():
            left -= c * (low[v] if c > 0 else high[v])
        if left < 0:
            self.infeasible = True
            return
        for v, c in row.terms.items():
            if c > 0:
                high[v] = min(high[v], low[v] + left // c)
            else:
                low[v] = max(low[v], high[v] - left // -c)

    def _merge(self, row: Row) -> None:
        """Rows over the same terms, or their negatives, become one row with two limits."""
        if next(iter(row.terms.values())) < 0:
            row = row.negative()
        merged = self._rows.setdefault(tuple(row.terms.items()), row)
        merged.low, merged.high = max(merged.low, row.low), min(merged.high, row.high)
        self.infeasible |= merged.low > merged.high
        if merged is row:
            self._unwritten.append(row)
        elif merged.constraint is not None:
            merged.constraint.domain[0], merged.constraint.domain[1] = merged.low, merged.high

    def require_equal(self, left: Quantity, right: Quantity) -> None:
        """Constrain `left == right`."""
        self.require(left - right)
        self.require(right - left)

    def require_any(self, cases: Sequence[Case]) -> None:
        """Constrain that at least one case holds with its condition.

        Cases that the variables' ranges rule out are left out, and a case that always holds settles all.
        """
        open_cases = [
            (excess, when) for excess, when in cases if self._least(excess) <= 0 and self._least(when or 0) <= 0
        ]
        if not open_cases:
            self.infeasible = True
            return
        if any(self._most(excess) <= 0 and self._most(when or 0) <= 0 for excess, when in open_cases):
            return
        if len(open_cases) == 2:
            open_cases = self._without_implied(*open_cases)
        if len(open_cases) == 1:
            ((excess, when),) = open_cases
            self.require(excess)
            self.require(when or 0)
            return
        self._choose(open_cases)

    def _without_implied(self, first: Case, second: Case) -> list[Case]:
        """Of two cases without conditions only the milder one, where the ranges tell which that is."""
        (one, one_when), (other, other_when) = first, second
        if one_when is None and other_when is None:
            if self._least(one - other) >= 0:
                return [second]
            if self._least(other - one) >= 0:
                return [first]
        return [first, second]

    def _choose(self, cases: Sequence[Case]) -> None:
        """One literal a case (two cases share one and its negation)."""
        first = next(iter(self.variable(0, 1).terms))
        literals = [first, -first - 1]
        if len(cases) > 2:
            literals = [first, *(next(iter(self.variable(0, 1).terms)) for _ in cases[1:])]
            self._proto.constraints.add().bool_or.literals.extend(literals)
        for literal, case in zip(literals, cases, strict=True):
            for excess in case:
                if isinstance(excess, Linear):
                    row = row_of(excess)
                    row.literal = literal
                    self._unwritten.append(row)

    def minimise(self, objective: Quantity) -> None:
        """Set the objective, replacing the one before."""
        self._objective = objective if isinstance(objective, Linear) else Linear({}, objective)

    def can_hold(self, objective: Quantity) -> bool:
        """Whether CP-SAT's 64 bits have room for an objective, whatever its variables come to."""
        if not isinstance(objective, Linear):
            return True
        low, high = self._low, self._high
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

    def _tighten(self, row: Row) -> None:
        ((variable, coefficient),) = row.terms.items()
        if coefficient > 0:
            self._high[variable] = min(self._high[variable], row.high // coefficient)
        else:
            self._low[variable] = max(self._low[variable], -(row.high // -coefficient))
        self.infeasible |= self._low[variable] > self._high[variable]

    def _least(self, quantity: Quantity) -> float:
        """The smallest value that the variables' ranges allow."""
        if not isinstance(quantity, Linear):
            return quantity  # type: ignore[return-value]
        low, high = self._low, self._high
        return quantity.constant + sum([c * (low[v] if c > 0 else high[v]) for v, c in quantity.terms.items()])  # type: ignore[return-value]

    def _most(self, quantity: Quantity) -> float:
        """The largest."""
        if not isinstance(quantity, Linear):
            return quantity  # type: ignore[return-value]
        low, high = self._low, self._high
        return quantity.constant + sum([c * (high[v] if c > 0 else low[v]) for v, c in quantity.terms.items()])  # type: ignore[return-value]

    def _write(self) -> cpsat.CpModelProto:
        """The model so far: what was written for an earlier solve stays, only changes are added."""
        self._write_ranges()
        self._unwritten = [row for row in self._unwritten if not self._write_row(row)]
        self._write_goal(self._proto)
        return self._proto

    def _write_ranges(self) -> None:
        variables, written = self._proto.variables, self._written_ranges
        ranges = list(zip(self._low, self._high, strict=True))
        for index, (now, before) in enumerate(zip(ranges, written, strict=False)):
            if now != before:
                variables[index].domain[0], variables[index].domain[1] = now
        for low, high in ranges[len(written) :]:
            variables.add().domain.extend([low, high])
        self._written_ranges = ranges

    def _write_row(self, row: Row) -> bool:
        """Whether it had to be written: a row that the ranges imply today may be needed when they widen."""
        if row.always_holds(self._low, self._high):
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
