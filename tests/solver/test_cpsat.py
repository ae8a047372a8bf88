"""The model's answers against plain enumeration, on models small enough to list every solution."""

import itertools
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from solver.cpsat import Model
from solver.linear import Linear, total, weighted
from solver.solution import Solution, Status

SEEDS = range(120)


def value(quantity, worth):
    if not isinstance(quantity, Linear):
        return quantity
    return quantity.constant + sum(c * worth[v] for v, c in quantity.terms.items())


class Puzzle:
    """A random model and the same statements as plain conditions."""

    def __init__(self, seed, narrows=False):
        self.chance = random.Random(seed)
        self.model = Model(seed=1, narrows=narrows)
        self.ranges = [self._range() for _ in range(3)]
        self.variables = [self.model.variable(low, high) for low, high in self.ranges]
        self.conditions = []
        for _ in range(self.chance.randint(0, 3)):
            self._require()
        for _ in range(self.chance.randint(0, 2)):
            self._require_any()
        self.goal, self.excess = self._expression(whole=True), self._expression(whole=True)
        self.model.minimise(self.goal + self.model.positive(self.excess))

    def _range(self):
        low = self.chance.randint(-2, 2)
        return low, low + self.chance.randint(0, 4)

    def _expression(self, whole=False):
        terms = {
            v: self.chance.choice((-6, -4, -2, -1, 1, 2, 3, 6))
            for v in self.chance.sample(range(3), self.chance.choice((2, 2, 3)))
        }
        kinds = (0, self.chance.randint(-6, 6)) if whole else (self.chance.randint(-8, 4), Fraction(-7, 3))
        return Linear(terms, self.chance.choice(kinds))

    def _require(self):
        excess = self._expression()
        if self.chance.random() < 0.3:
            self.model.require_equal(excess * 3, 0)
            self.conditions.append(lambda worth: value(excess, worth) == 0)
        elif self.chance.random() < 0.4:  # the same terms twice, from both sides: 0 <= expression + 5 <= 5
            self.model.require(excess)
            self.model.require(excess * -1 - 5)
            self.conditions.append(lambda worth: -5 <= value(excess, worth) <= 0)
        else:
            self.model.require(excess)
            self.conditions.append(lambda worth: value(excess, worth) <= 0)

    def _require_any(self):
        cases = [
            (self._expression(), self._expression() if self.chance.random() < 0.4 else None)
            for _ in range(self.chance.randint(1, 3))
        ]
        self.model.require_any(cases)
        self.conditions.append(
            lambda worth: any(value(excess, worth) <= 0 and value(when or 0, worth) <= 0 for excess, when in cases)
        )

    def best(self):
        """The least cost of all assignments that meet every condition, or None."""
        worths = itertools.product(*(range(low, high + 1) for low, high in self.ranges))
        return min((self.cost(w) for w in worths if all(c(w) for c in self.conditions)), default=None)

    def cost(self, worth):
        """The goal, and what the excess has above nothing."""
        return value(self.goal, worth) + max(0, value(self.excess, worth))


@pytest.mark.parametrize("narrows", [False, True])
def test_optima_and_impossibility_are_those_of_plain_enumeration(narrows):
    seen = {Status.OPTIMAL: 0, Status.INFEASIBLE: 0}
    for seed in SEEDS:
        puzzle = Puzzle(seed, narrows)
        best, solution = puzzle.best(), puzzle.model.solve()
        seen[solution.status] += 1
        assert (solution.status is Status.OPTIMAL) == (best is not None), f"seed {seed}"
        if best is not None:
            assert solution.objective == solution.bound == best, f"seed {seed}"
            assert puzzle.cost(solution.values) == best
            assert all(condition(solution.values) for condition in puzzle.conditions)
    assert min(seen.values()) >= 15, "both outcomes occurred often enough to mean something"


def test_a_hint_changes_nothing_about_the_optimum():
    for seed in range(40):
        plain, hinted = Puzzle(seed), Puzzle(seed)
        hinted.model.hint({0: hinted.ranges[0][1], 1: hinted.ranges[1][0]})
        assert plain.model.solve().objective == hinted.model.solve().objective


def test_a_hint_may_be_a_sequence_and_may_be_wrong():
    model = Model(seed=1)
    x, y = model.variable(0, 9), model.variable(0, 9)
    model.require(7 - x - y)
    model.minimise(x * 2 + y)
    model.hint([0, 0])
    assert model.solve().objective == 7  # y = 7


def test_a_variable_without_a_value_makes_the_model_infeasible():
    model = Model(seed=1)
    model.variable(3, 2)
    assert model.solve().status is Status.INFEASIBLE


@pytest.mark.parametrize(
    ("excess", "status"), [(0, Status.OPTIMAL), (-1, Status.OPTIMAL), (Fraction(1, 9), Status.INFEASIBLE)]
)
def test_a_settled_statement_is_decided_at_once(excess, status):
    model = Model(seed=1)
    model.variable(0, 1)
    model.require(excess)
    assert model.solve().status is status


def test_cases_that_are_all_ruled_out_make_the_model_infeasible():
    model = Model(seed=1)
    x = model.variable(0, 3)
    model.require_any([(4 - x, None), (x, 5 - x)])  # x >= 4, or x <= 0 while x >= 5
    assert model.solve().status is Status.INFEASIBLE


def test_a_row_that_no_ranges_can_reach_makes_a_narrowing_model_infeasible_at_once():
    model = Model(seed=1, narrows=True)
    x, y, z = (model.variable(0, 3) for _ in range(3))
    model.require(9 - x - y - z)
    assert not model.infeasible
    model.require(10 - x - y - z)
    assert model.infeasible


def test_no_case_at_all_cannot_hold():
    model = Model(seed=1)
    model.require_any([])
    assert model.solve().status is Status.INFEASIBLE


def test_a_limit_between_whole_numbers_is_rounded_inward():
    # 2x + 4y <= 11 means x + 2y <= 5; 3x >= 7 means x >= 3
    model = Model(seed=1)
    x, y = model.variable(0, 9), model.variable(0, 9)
    model.require(x * 2 + y * 4 - 11)
    model.require(7 - x * 3)
    model.minimise(x * -1 - y * 2)
    solution = model.solve()
    assert solution.objective == -5
    assert solution.value(x) >= 3


def test_a_range_may_be_changed_between_two_solves():
    model = Model(seed=1)
    x = model.variable(0, 0)
    model.minimise(x * -1)
    assert model.solve().objective == 0
    model.set_range(x, 0, 4)
    assert model.solve().objective == -4


def test_statements_may_be_added_after_a_solve():
    model = Model(seed=1)
    x, y = model.variable(0, 9), model.variable(0, 9)
    model.minimise(x + y)
    assert model.solve().objective == 0
    model.require(3 - x - y)
    assert model.solve().objective == 3
    model.require(5 - x - y)  # the same row, tighter
    assert model.solve().objective == 5
    model.require(x + y - 4)  # and its opposite, beyond it
    assert model.solve().status is Status.INFEASIBLE


def test_an_objective_with_a_constant_is_reported_with_it():
    model = Model(seed=1)
    x = model.variable(2, 9)
    model.minimise(x * 3 + 10)
    solution = model.solve()
    assert (solution.objective, solution.bound) == (16, 16)  # 3 x 2 + 10


def test_equal_models_give_equal_values():
    # eight ways to spread 3 over three variables tie; the answer is the same each time
    def values():
        model = Model(seed=1)
        parts = [model.variable(0, 3) for _ in range(3)]
        model.require_equal(total(parts), 3)
        model.minimise(total(parts))
        return list(model.solve().values)

    assert len({tuple(values()) for _ in range(5)}) == 1


def test_a_solution_knows_only_its_own_variables():
    solution = Solution(Status.OPTIMAL, [4, 0])
    assert solution.value(Linear({0: 2}, 1)) == 9  # 2 x 4 + 1
    assert solution.value(5) == 5
    assert solution.is_zero(Linear({1: 3}))
    assert not solution.is_zero(Linear({0: 1}))
    assert not solution.is_zero(Linear({2: 1})), "a variable made after the solve is not known to be zero"


def test_weighted_adds_up_terms_and_constants():
    x, y = Linear({0: 1}), Linear({1: 1}, 3)
    both = weighted([(5, x), (2, x + y), (10, 4)])
    assert both.terms == {0: 7, 1: 2}  # 5 + 2 times x, 2 times y
    assert both.constant == 46  # 2 x 3 + 10 x 4


def test_an_objective_that_might_not_fit_64_bits_is_told() -> None:
    """2^61 is the limit: 2^58 times 0..7 stays below it, times 0..8 reaches it."""
    for high, fits in ((7, True), (8, False)):
        model = Model(seed=1)
        assert model.can_hold(model.variable(0, high) * 2**58) is fits


def test_presolves_word_that_nothing_exists_is_checked_once_without_it(monkeypatch):
    """OR-Tools 9.15 has called a valid model infeasible with presolve only (its issue 5274, closed for later releases).

    That model of 33 variables was attached to the report and is not in its text, and none of 6,770 random models of
    linear rows with a known solution did the same here; so this is no known example but a simulation: the first run
    answers as that model's did, and the second finds the optimum all the same.
    """
    model = Model(seed=1, presolve=True)
    x, y = model.variable(0, 5), model.variable(0, 5)
    model.require(3 - (x + y))
    model.minimise(x + y)
    runs = []

    def run(self, parameters, true=Model._run):
        runs.append(parameters.cp_model_presolve)
        found = true(self, parameters)
        return replace(found, status=Status.INFEASIBLE, values=()) if parameters.cp_model_presolve else found

    monkeypatch.setattr(Model, "_run", run)
    solution = model.solve()
    assert (solution.status, solution.objective, runs) == (Status.OPTIMAL, 3, [True, False])


def test_an_infeasible_model_stays_infeasible_when_it_is_checked():
    model = Model(seed=1, presolve=True)
    x, y = model.variable(0, 1), model.variable(0, 1)
    model.require(3 - (x + y))
    assert model.solve().status is Status.INFEASIBLE
