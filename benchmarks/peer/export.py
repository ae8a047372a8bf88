"""CP-SAT's model format read into plain arrays; what holds on a condition becomes a big-M row, M from the ranges."""

from math import inf
from typing import Any

from benchmarks.peer.arrays import Program

UNBOUNDED = 2**60


def program_of(proto: Any) -> Program:
    """The same variables, rows and objective as the model that CP-SAT gets."""
    program = Program()
    for variable in proto.variables:
        low, high = variable.domain
        program.low.append(low)
        program.high.append(high)
    program.cost = [0] * len(program.low)
    for index, coefficient in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        program.cost[index] = coefficient
    for constraint in proto.constraints:
        _add(program, constraint)
    return program


def _add(program: Program, constraint: Any) -> None:
    if constraint.has_bool_or():
        _add_clause(program, list(constraint.bool_or.literals))
        return
    if not constraint.has_linear():
        raise NotImplementedError(f"constraint without rows: {constraint}")
    linear = constraint.linear
    terms = dict(zip(linear.vars, linear.coeffs, strict=True))
    low, high = linear.domain
    literals = list(constraint.enforcement_literal)
    if high < UNBOUNDED:
        _add_upper(program, terms, high, literals)
    if low > -UNBOUNDED:
        _add_upper(program, {v: -c for v, c in terms.items()}, -low, literals)


def _add_clause(program: Program, literals: list[int]) -> None:
    """At least one: negated literals count as one less their variable."""
    terms = {(x if x >= 0 else -x - 1): (1 if x >= 0 else -1) for x in literals}
    program.add_row(terms, 1 - sum(x < 0 for x in literals), inf)


def _add_upper(program: Program, terms: dict[int, int], high: int, literals: list[int]) -> None:
    """`Σ terms <= high` while all literals are true."""
    if not literals:
        program.add_row(terms, -inf, high)
        return
    most = sum(c * (program.high[v] if c > 0 else program.low[v]) for v, c in terms.items())
    big = most - high
    if big <= 0:
        return
    terms, limit = dict(terms), high
    for literal in literals:
        variable, sign = (literal, 1) if literal >= 0 else (-literal - 1, -1)
        terms[variable] = terms.get(variable, 0) + sign * big
        limit += big if sign > 0 else 0
    program.add_row(terms, -inf, limit)
