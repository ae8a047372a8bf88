"""The section "Week types": which week is called what."""

import math
from fractions import Fraction

from tests.judge.curve import load_curve, week_value
from tests.judge.findings import broken
from tests.judge.numbers import percent

VOCABULARY = {"base", "build", "peak", "recovery", "taper"}


def week_types(case):
    yield from _by_rule(case)
    kinds = [case.weeks[i].kind for i in case.load]
    if any(case.free(i) or case.returns.holds_week(i) for i in case.before_taper):
        yield from _in_order(case, kinds)
    elif kinds and kinds not in list(_load_types(case)):
        wanted = ", ".join(next(_load_types(case)))
        yield broken("week types", case.number(case.load[0]), None, f"load weeks are {', '.join(kinds)}; {wanted} fits")


def _in_order(case, kinds):
    """Lost runs and tune-up races change the curve: base, build and peak still follow each other."""
    if kinds != sorted(kinds):
        number = case.number(case.load[0])
        yield broken("week types", number, None, f"load weeks are {', '.join(kinds)}, out of order")


def _by_rule(case):
    for i in case.taper:
        eased = case.lost_half(i) or case.returns.holds_week(i)
        if case.weeks[i].kind != "taper" and not (eased and case.weeks[i].kind == "recovery"):
            yield broken("week types", case.number(i), None, f"a {case.weeks[i].kind} week where the taper belongs")
    for i in case.after_race:
        if case.weeks[i].kind != "recovery":
            yield broken("week types", case.number(i), None, f"a {case.weeks[i].kind} week after the race")
    for i in case.before_taper:
        if case.weeks[i].kind == "taper":
            yield broken("week types", case.number(i), None, "a taper week before the taper")


def _load_types(case):
    """By the curve and the literal division first, then other plausible curves, the plan itself, and roundings."""
    curves = [[week_value(case, i) for i in case.load]]
    for way in ("middle", "low", "high"):
        values = load_curve(case.terms, max(1, len(case.steps)), way)
        curves.append([values[min(sum(j < i for j in case.steps), len(values) - 1)] for i in case.load])
    curves.append([case.training(i) for i in case.load])
    for values in curves:
        yield from _by_values(values)


def _by_values(values):
    count, top = len(values), max(values)
    for third in (math.floor(Fraction(2 * count, 3)), math.ceil(Fraction(2 * count, 3)), round(Fraction(2 * count, 3))):
        peaks = {j for j in range(third, count) if values[j] >= percent(95) * top}
        others = [j for j in range(count) if j not in peaks]
        share = percent(40) * len(others)
        for base in (math.floor(share), math.ceil(share), math.floor(share + Fraction(1, 2))):
            first = set(others[:base])
            yield ["peak" if j in peaks else "base" if j in first else "build" for j in range(count)]


RULES = (week_types,)
