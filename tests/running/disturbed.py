"""Small requests of many kinds, what the engine makes of them, and the same plans disturbed."""

import random
from collections import Counter
from functools import cache

from solver.running.rules.races import fixed_limits
from solver.running.rules.rulebook import RULEBOOK
from tests.running.sample import ask, distances_of, facts_for, numbers_with, on, solved

PLANS_PER_REQUEST = 16
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
    grid = facts.baseline.grid
    caps = {
        day.date: min((limit.steps(grid) for limit in fixed_limits(facts, week, day)), default=None)
        for week in facts.schedule.weeks
        for day in week.runs
    }
    return {date: cap for date, cap in caps.items() if cap is not None}


@cache
def cases(name):
    facts = facts_for(REQUESTS[name])
    base = distances_of(solved(REQUESTS[name]), facts)
    chance = random.Random(name)
    return facts, [base, *(disturbed(chance, facts, base) for _ in range(PLANS_PER_REQUEST))]


def reported(facts, plan):
    """Amounts by (rank, rule, week, day, direction), as plain arithmetic finds them; rank None is hard."""
    numbers, found = numbers_with(facts, plan), Counter()
    for rule in RULEBOOK:
        for bound in rule.bounds(numbers):
            key = (bound.rank, rule.id, bound.place.week, bound.place.day, bound.sign)
            found[key] = max(found[key], bound.amount())
    return +found
