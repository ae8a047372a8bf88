"""CP-SAT's model format read into plain arrays; what holds on a condition becomes a big-M row, M from the ranges."""

from math import inf
from time import process_time
from typing import Any

from benchmarks.peers.arrays import Program, Row, Task
from solver.running.engine import facts_of
from solver.running.request.request import PlanRequest, read_request
from solver.running.search.config import DEFAULT_CONFIG
from solver.running.search.costs import Weights
from solver.running.search.model import VolumeModel

UNBOUNDED = 2**60


def task_of(data: dict[str, Any]) -> Task:
    """The request and its strict model, with the cost that analysts weigh as its objective."""
    request, start = read_request(data), process_time()
    volumes = stated(request)
    proto = volumes.model._write()
    stating_ms = 1000 * (process_time() - start)
    return Task(data, program_of(proto, int(volumes.cost.constant)), stating_ms)


def stated(request: PlanRequest) -> VolumeModel:
    """The request's strict model with its objective and hint, ready to be written."""
    volumes = VolumeModel(facts_of(request), Weights(), DEFAULT_CONFIG.seed)
    volumes.model.minimise(volumes.cost)
    volumes.model.hint(volumes._hint)
    return volumes


def program_of(proto: Any, constant: int = 0) -> Program:
    """The same variables, rows and objective as the model that CP-SAT gets."""
    program = Program(constant=constant)
    for variable in proto.variables:
        low, high = variable.domain
        program.low.append(low)
        program.high.append(high)
    program.cost = [0] * len(program.low)
    for index, coefficient in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        program.cost[index] = coefficient
    program.start = dict(zip(proto.solution_hint.vars, proto.solution_hint.values, strict=True))
    for constraint in proto.constraints:
        row = _row(constraint)
        program.conditional.append(row)
        program.rows += _plain(program, row)
    return program


def _row(constraint: Any) -> Row:
    if constraint.has_bool_or():
        return _clause(list(constraint.bool_or.literals))
    if not constraint.has_linear():
        raise NotImplementedError(f"constraint without rows: {constraint}")
    linear = constraint.linear
    low, high = linear.domain
    return Row(
        tuple(linear.vars),
        tuple(linear.coeffs),
        low if low > -UNBOUNDED else -inf,
        high if high < UNBOUNDED else inf,
        tuple(constraint.enforcement_literal),
    )


def _clause(literals: list[int]) -> Row:
    """At least one: negated literals count as one less their variable."""
    signs = {(x if x >= 0 else -x - 1): (1 if x >= 0 else -1) for x in literals}
    return Row(tuple(signs), tuple(signs.values()), low=1 - sum(x < 0 for x in literals))


def _plain(program: Program, row: Row) -> list[Row]:
    """The row without conditions: one row for each of its limits that can be missed."""
    if not row.literals:
        return [row]
    terms = dict(zip(row.columns, row.values, strict=True))
    limits = [(terms, row.high), ({v: -c for v, c in terms.items()}, -row.low)]
    return [plain for signed, high in limits if high < inf for plain in _big_m(program, signed, high, row.literals)]


def _big_m(program: Program, terms: dict[int, int], high: float, literals: tuple[int, ...]) -> list[Row]:
    """`Σ terms <= high` while all literals are true."""
    most = sum(c * (program.high[v] if c > 0 else program.low[v]) for v, c in terms.items())
    big = round(most - high)
    if big <= 0:
        return []
    terms, limit = dict(terms), high
    for literal in literals:
        variable, sign = (literal, 1) if literal >= 0 else (-literal - 1, -1)
        terms[variable] = terms.get(variable, 0) + sign * big
        limit += big if sign > 0 else 0
    return [Row(tuple(terms), tuple(terms.values()), high=limit)]
