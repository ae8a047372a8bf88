"""Two statements of the rulebook, one answer: of disturbed plans the rules report what the judge finds.

The judge was written from the rulebook's text alone. Where its wording leaves room the judge knows several readings,
and each difference must vanish under one of them.
"""

import random
from collections import Counter
from functools import cache

import pytest

from solver.running.calendar.schedule import Week
from solver.running.rules.rulebook import RULEBOOK
from solver.weekday import WEEK
from tests.judge import judge
from tests.judge.findings import READINGS
from tests.judge.judging import findings
from tests.running import test_numbers
from tests.running.disturbed import REQUESTS, disturbed, reported
from tests.running.sample import distances_of, edited, facts_for, solved

PLANS_PER_REQUEST = 8
NUMBERED = {f"{r['settings']['goal']} ({k})": r for k, r in enumerate(test_numbers.REQUESTS)}
TRIED = REQUESTS | {name: request for name, request in NUMBERED.items() if "strengthDays" not in request["settings"]}
"""The judge states no R28."""
RULES = {rule.id for rule in RULEBOOK if rule.id > "R10"} - {"R14", "R20", "R28"}
"""Those about kilometres that the judge states; it judges R20 by the workouts that a plan names, ours by its own."""
COUNTED_ALIKE = {"R11", "R12", "R13", "R15", "R23", "R25", "R26", "R27", "R29"}
"""Where both count how far a run or week is off; elsewhere they round, or choose among bounds, differently."""
OF_RETURNS = {"R15", "R17", "R19"}
"""In weeks of a return, and in the first load week after it, the judge leaves these to R29."""


@cache
def plans_of(name):
    """The facts of a request, and its plan with some others, each as distances and as JSON."""
    request = TRIED[name]
    facts, plan = facts_for(request), solved(request)
    base, chance = distances_of(plan, facts), random.Random(name)
    place = {day.date: (week.number, WEEK[day.weekday]) for week in facts.schedule.weeks for day in week.runs}
    tried = [base, *(disturbed(chance, facts, base) for _ in range(PLANS_PER_REQUEST))]
    km = facts.baseline.grid.km
    return facts, [(runs, edited(plan, *[(*place[date], km(n)) for date, n in runs.items()])) for runs in tried]


def ours(facts, runs):
    """Steps by rule, week, day and whether it is hard: R18 by week, since two runs may be named for it."""
    found = Counter()
    for (rank, rule, week, day, _), steps in reported(facts, runs).items():
        key = (rule, week, None if day is None or rule == "R18" else str(WEEK[day]), rank is None)
        found[key] = max(found[key], steps)
    return {key: n for key, n in found.items() if key[0] in RULES and not (not key[3] and (*key[:3], True) in found)}


def theirs(found):
    """The same of the judge's findings; what is not counted in steps has none."""
    steps = Counter()
    for one in found:
        key = (one.rule, one.week, None if one.rule == "R18" else one.day, one.tier == "hard")
        steps[key] = max(steps[key], -(-(one.amount_steps or 0) // 1))
    return {key: int(n) for key, n in steps.items() if key[0] in RULES}


def compared(facts, found):
    return {key: steps for key, steps in found.items() if not is_read_otherwise(key, facts.schedule.weeks)}


def is_read_otherwise(key, weeks):
    """Where the judge's README names another reading and no switch for it."""
    rule, number, day, _ = key
    week: Week = weeks[number - 1]
    after = week.returning or week.after_break
    return (after and rule in OF_RETURNS) or (after and week.ref is None and rule == "R29" and day is None)


@pytest.mark.parametrize("name", TRIED)
def test_rules_report_what_the_judge_finds(name):
    facts, plans = plans_of(name)
    for runs, plan in plans:
        mine, judged = compared(facts, ours(facts, runs)), compared(facts, theirs(judge(plan, TRIED[name])))
        differ = mine.keys() ^ judged.keys()
        for reading in READINGS[1:] if differ else ():
            differ &= mine.keys() ^ theirs(findings(plan, TRIED[name], reading)).keys()
            if not differ:
                break
        assert not differ, plan
        counted = {key: steps for key, steps in mine.items() if key[0] in COUNTED_ALIKE and key in judged}
        assert counted == {key: judged[key] for key in counted}, plan


def test_the_disturbed_plans_miss_every_rule_that_is_compared():
    plans = [(facts, runs) for name in TRIED for facts, each in [plans_of(name)] for runs, _ in each]
    seen = Counter(rule for facts, runs in plans for rule, *_ in ours(facts, runs))
    assert sorted(RULES - seen.keys()) == [], "a request in disturbed.py should have a plan near these rules' limits"
