"""One statement, two readers: what the model forbids is exactly what the validator reports, by the same amount.

Finished plans, the engine's own and disturbed ones, are fixed in the model run by run. It proves that
the readers agree, not that the statement is right; that is for the exact cases and the independent judge.
"""

from collections import Counter

import pytest

from solver.linear import total
from solver.running.answer.explain import breaches_of
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.costs import Weights
from solver.running.search.model import VolumeModel
from solver.solution import Status
from tests.running.disturbed import REQUESTS, cases, reported
from tests.running.sample import numbers_with

MOST_ELASTIC = 8


def fixed(facts, plan, elastic_to=None, rules=None):
    """The model with every run fixed to the plan's."""
    model = VolumeModel(
        facts, Weights(), seed=1, elastic_to=elastic_to, states=lambda rule, bound: rules is None or rule in rules
    )
    for week in facts.schedule.weeks:
        for day in week.runs:
            model.model.require_equal(model.run(day), plan[day.date])
    return model


@pytest.mark.parametrize("name", REQUESTS)
def test_the_strict_model_has_a_solution_exactly_where_nothing_is_missed(name):
    facts, plans = cases(name)
    for plan in plans:
        missed = reported(facts, plan)
        status = fixed(facts, plan).solve(0).status
        assert (status is Status.OPTIMAL) == (not missed), (plan, missed)


@pytest.mark.parametrize("name", REQUESTS)
def test_the_elastic_model_gives_way_by_what_is_reported_and_only_hard_rules_forbid(name):
    facts, plans = cases(name)
    for plan in plans:
        missed = reported(facts, plan)
        hard = {key[1] for key in missed if key[0] is None}
        model = fixed(facts, plan, elastic_to=MOST_ELASTIC)
        solution = model.solve(total(slack for slacks in model.slacks.values() for slack in slacks.values()))
        assert (solution.status is Status.INFEASIBLE) == bool(hard), (plan, missed)
        if not hard:
            slack = {(r, *key): solution.value(s) for r, slacks in model.slacks.items() for key, s in slacks.items()}
            assert +Counter(slack) == missed, plan


def tried_alone(facts, plans):
    """Each disturbed plan, the rules that it misses, and those to try alone: these, and in turn one of the others."""
    rules = [rule.id for rule in RULEBOOK if next(iter(rule.bounds(numbers_with(facts, plans[0]))), None) is not None]
    for place, plan in enumerate(plans[1:]):
        missed = {key[1] for key in reported(facts, plan)}
        yield plan, missed, {*missed, rules[place % len(rules)]} - {"R10"}


@pytest.mark.parametrize("name", REQUESTS)
def test_each_rule_alone_forbids_exactly_what_it_reports(name):
    facts, plans = cases(name)
    for plan, missed, rules in tried_alone(facts, plans):
        for rule in rules:
            status = fixed(facts, plan, rules=frozenset({"R10", rule})).solve(0).status
            assert (status is Status.INFEASIBLE) == (rule in missed), (rule, plan)


@pytest.mark.parametrize("name", REQUESTS)
def test_the_explanation_tells_of_every_miss_and_of_no_other(name):
    facts, plans = cases(name)
    for plan in plans:
        told = {
            (b.rule.id, b.bound.place.week, b.bound.place.day): b.amount for b in breaches_of(numbers_with(facts, plan))
        }
        missed = Counter()
        for (_, rule, week, day, _), amount in reported(facts, plan).items():
            missed[rule, week, day] = max(missed[rule, week, day], amount)
        assert told == missed


def occurrences(name):
    """What the plans of a request are examples of."""
    facts, plans = cases(name)
    for plan in plans:
        missed = reported(facts, plan)
        if any(rank is None for rank, *_ in missed):
            yield "hard"
        else:
            yield "bent" if missed else "straight"
            yield from {key[1] for key in missed}
    for _, missed, rules in tried_alone(facts, plans):
        yield from (f"{rule} {'missed' if rule in missed else 'kept'}" for rule in rules)


def test_the_interesting_cases_occur():
    seen = Counter(case for name in REQUESTS for case in occurrences(name))
    assert min(seen["hard"], seen["bent"], seen["straight"]) >= 30, seen
    bent = {rule for rule in ("R11", "R13", "R15", "R19", "R21", "R22", "R23") if seen[rule] >= 3}
    assert bent == {"R11", "R13", "R15", "R19", "R21", "R22", "R23"}, seen
    for rule in ("R12", "R16", "R17", "R18", "R24", "R25", "R26"):
        assert seen[f"{rule} missed"] >= 2, (rule, seen)
    assert sum(count for name, count in seen.items() if name.endswith("kept")) >= 100, seen
