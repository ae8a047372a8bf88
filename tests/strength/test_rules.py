"""Each strength rule on hand-made programs: cases named as sentences, with the amount in half sets (S22: seconds).

The programs and cases are data, in `cases/`: one file a rule, with the arithmetic beside the numbers.
"""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from solver.rule import Tier
from solver.strength.answer.explain import breaches_of
from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.split import Focus, Split, split_of
from solver.strength.catalogue.index import BY_NAME
from solver.strength.curve.targets import targets_of
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import read_lifter_request
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import RULEBOOK
from solver.weekday import WEEK

CASES = Path(__file__).parent / "cases"
PROGRAMS = tomllib.loads((CASES / "programs.toml").read_text())
RULES = {rule.id: rule for rule in RULEBOOK}


def entries_of(program, case, split, long):
    """The program's exercises in their roles, changed in order and roles as the case says."""
    origin = Origin.TEMPLATE if case.get("generated") else Origin.DRAFT
    for day in split.training:
        weekday = str(WEEK[day])
        listed = [line.rsplit(" ", 1) for line in [*program[weekday], *case.get("add", {}).get(weekday, ())]]
        written = [Entry(day, name, BY_NAME[name], int(sets), origin) for name, sets in listed]
        entries = with_roles(written, split.week[day], long)
        if weekday in case.get("swap", {}):
            entries = swapped(entries, *case["swap"][weekday])
        roles = case.get("role", {}).get(weekday, {})
        yield from (replace(e, role=Role(roles[e.name])) if e.name in roles else e for e in entries)


def swapped(entries, first, second):
    """The entries with two of them in each other's place."""
    one, two = (next(i for i, e in enumerate(entries) if e.name == name) for name in (first, second))
    entries[one], entries[two] = entries[two], entries[one]
    return entries


def numbers_of(case):
    """The finished program: what was there before, and the sets that the case changes. Roles are the usual lifter's."""
    program = PROGRAMS[case["program"]]
    usual, lifter = (
        read_lifter_request({"lifter": program["lifter"] | changed}).lifter for changed in ({}, case.get("lifter", {}))
    )
    split = split_of(lifter.training_days_per_week, strength=False)
    entries = tuple(entries_of(program, case, split, usual.has_long_sessions))
    week = [Focus(case.get("focus", {}).get(str(WEEK[day]), focus)) for day, focus in enumerate(split.week)]
    trained = frozenset(map(Muscle, case.get("trained", ())))
    facts = Facts(
        lifter, Split(split.name, tuple(week)), targets_of(lifter), entries, not case.get("generated"), trained
    )
    change = {(day, name): sets for day, sets_of in case.get("change", {}).items() for name, sets in sets_of.items()}
    assert change.keys() <= {(str(WEEK[e.day]), e.name) for e in entries}, "only what is there can change"
    return Numbers(facts, tuple(change.get((str(WEEK[e.day]), e.name), e.sets) for e in entries))


def cases():
    for path in sorted(CASES.glob("S*.toml")):
        for case in tomllib.loads(path.read_text())["case"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def where(breach, numbers):
    """A breach as the cases say it."""
    place, said = breach.bound.place, {"amount": breach.amount}
    if place.day is not None:
        said["day"] = str(WEEK[place.day])
    if place.muscle is not None:
        said["muscle"] = place.muscle
    if place.movement is not None:
        said["movement"] = place.movement
    if place.exercise is not None:
        said["exercise"] = numbers.facts.entries[place.exercise].name
    return said


@pytest.mark.parametrize(("rule", "case"), [*cases()])
def test_case(rule, case):
    numbers = numbers_of(case)
    found = [breach for breach in breaches_of(numbers) if breach.rule.id == rule]
    assert [where(breach, numbers) for breach in found] == case.get("missed", [])
    assert all((breach.bound.rank is None) == (RULES[rule].tier is Tier.HARD) for breach in found)
    days = {str(WEEK[fault.place.day]) for fault in RULES[rule].faults(numbers.facts)}
    assert days == set(case.get("faults", ()))


def test_the_untouched_six_days_miss_nothing():
    numbers = numbers_of({"program": "six days"})
    assert [(b.rule.id, b.bound.place, b.amount) for b in breaches_of(numbers)] == []
    assert [fault for rule in RULEBOOK for fault in rule.faults(numbers.facts)] == []


def test_every_rule_but_the_requests_has_a_passing_and_a_failing_case():
    passing, failing = set(), set()
    for param in cases():
        rule, case = param.values
        (failing if case.get("missed") or case.get("faults") else passing).add(rule)
    assert passing == failing == RULES.keys() - {"S01"}


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: rule.id)
def test_every_rule_says_what_it_is(rule):
    assert rule.title
    assert rule.statement.endswith(".")
    assert rule.source
    assert (rule.tier is Tier.ELASTIC) == (rule.bends is not None)


def test_the_rulebook_is_in_order_without_doubles():
    ids = [rule.id for rule in RULEBOOK]
    assert ids == sorted(set(ids))
    assert len(ids) == 16  # S01-S03, S10-S18, S20-S23
