"""One statement, two readers: what the model forbids is exactly what the validator reports, by the same amount.

Finished plans, the engine's own and disturbed ones, are fixed in the model run by run. It proves that
the readers agree, not that the statement is right; that is for the exact cases and the independent judge.
"""

import random
from collections import Counter
from functools import cache

import pytest

from solver.linear import total
from solver.running.answer.explain import breaches_of
from solver.running.rules.races import fixed_limit
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.costs import Weights
from solver.running.search.model import VolumeModel
from solver.solution import Status
from tests.running.sample import ask, distances_of, facts_for, numbers_with, on, solved

PLANS_PER_REQUEST = 24
MOST_ELASTIC = 8
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")

REQUESTS = {
    "one run a week": ask(12.0, 1, "general_fitness", 6),
    "two runs a week": ask(22.0, 2, "5k", 5),
    "three runs a week": ask(30.0, 3, "10k", 6),
    "four runs with a recovery week": ask(40.0, 4, "general_fitness", 7),
    "five runs before a half marathon": ask(50.0, 5, "half_marathon", 9),
    "six runs in miles": ask(60.0, 6, "10k", 5, units="mi"),
    "no long run": ask(40.0, 4, "10k", 6, includeLongRun=False),
    "a marathon with three taper weeks": ask(55.0, 4, "marathon", 12),
    "weeks after the race": ask(35.0, 4, "10k", 5, weeksAfterRace=2),
    "a race on Wednesday": ask(40.0, 4, "half_marathon", 9, 2),
    "a tune-up race in place of the long run": ask(
        45.0, 4, "half_marathon", 9, tuneUpRaces=[{"date": on(4, 6), "distanceKm": 16.0}]
    ),
    "a tune-up race that is no multiple of the grid, in week 1": ask(
        45.0, 5, "10k", 6, tuneUpRaces=[{"date": on(1, 6), "distanceKm": 10.3}]
    ),
    "blocked dates that cost runs": ask(40.0, 4, "10k", 7, blockedDates=[on(2, d) for d in range(4)] + [on(3, 6)]),
    "a whole week blocked": ask(40.0, 4, "general_fitness", 7, blockedDates=[on(3, d) for d in range(7)]),
    "caps on workdays": ask(
        45.0,
        5,
        "10k",
        6,
        athlete={"easyPaceSecPerKm": 330},
        maxKmByDay={"tuesday": 9.0},
        maxMinutesByDay=dict.fromkeys(WEEKDAYS, 55.0),
    ),
    "on the fine grid": ask(8.0, 3, "5k", 6, athlete={"longestRecentRunKm": 3.0}),
}


def disturbed(chance, facts, base):
    """The plan with some of its runs changed: a few steps here and there, a whole week, or one run a lot."""
    plan, dates = dict(base), list(base)
    kind = chance.choice(("few", "few", "few", "week", "taper", "shape", "cap", "leap", "least"))
    if kind == "few":
        for date in chance.sample(dates, min(len(dates), chance.randint(0, 3))):
            plan[date] += chance.choice((-2, -1, -1, 1, 1, 2))
    elif kind == "week":
        week = chance.choice([week for week in facts.schedule.weeks if week.runs])
        for day in week.runs:
            plan[day.date] = round(plan[day.date] * chance.choice((0.8, 0.9, 0.95, 1.05, 1.1)))
    elif kind == "taper" and any(week.runs for week in facts.schedule.tapers):
        week = chance.choice([week for week in facts.schedule.tapers if week.runs])
        for day in week.runs:
            plan[day.date] = round(plan[day.date] * chance.choice((0.6, 1.35)))
    elif kind == "cap" and caps_of(facts):  # at the cap, or a step beyond it
        date, cap = chance.choice(sorted(caps_of(facts).items()))
        plan[date] = cap + chance.choice((0, 1))
    elif kind == "least":  # half a kilometre or so
        plan[chance.choice(dates)] = facts.baseline.grid.up(1.0) - chance.choice((0, 1))
    elif kind == "shape":  # what one day loses another gains
        week = chance.choice([week for week in facts.schedule.weeks if week.runs])
        giver, taker, steps = chance.choice(week.runs), chance.choice(week.runs), chance.randint(1, 5)
        plan[giver.date] -= steps
        plan[taker.date] += steps
    else:
        plan[chance.choice(dates)] += chance.choice((-12, -8, -5, 5, 8, 12))
    return {date: max(0, steps) for date, steps in plan.items()}


def caps_of(facts):
    """The fixed limit of every date that has one, in steps."""
    caps = {day.date: fixed_limit(facts, week, day) for week in facts.schedule.weeks for day in week.runs}
    return {date: cap for date, cap in caps.items() if cap is not None}


@cache
def cases(name):
    facts = facts_for(REQUESTS[name])
    base = distances_of(solved(REQUESTS[name]), facts)
    chance = random.Random(name)
    return facts, [base, *(disturbed(chance, facts, base) for _ in range(PLANS_PER_REQUEST))]


def fixed(facts, plan, elastic_to=None, rules=None):
    """The model with every run fixed to the plan's."""
    model = VolumeModel(
        facts, Weights(), seed=1, elastic_to=elastic_to, states=lambda rule, bound: rules is None or rule in rules
    )
    for week in facts.schedule.weeks:
        for day in week.runs:
            model.model.require_equal(model.run(day), plan[day.date])
    return model


def reported(facts, plan):
    """Amounts by (rank, rule, week, day, direction), as plain arithmetic finds them; rank None is hard."""
    numbers, found = numbers_with(facts, plan), Counter()
    for rule in RULEBOOK:
        for bound in rule.bounds(numbers):
            key = (bound.rank, rule.id, bound.place.week, bound.place.day, bound.sign)
            found[key] = max(found[key], bound.amount())
    return +found


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
        assert seen[f"{rule} missed"] >= 3, (rule, seen)
    assert sum(count for name, count in seen.items() if name.endswith("kept")) >= 100, seen
