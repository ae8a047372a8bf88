"""The section "Week types": which week is called what."""

import math
from fractions import Fraction

from tests.judge.findings import broken
from tests.judge.numbers import percent

VOCABULARY = {"base", "build", "peak", "recovery", "taper"}


def week_types(case):
    yield from _by_rule(case)
    kinds = [case.weeks[i].kind for i in case.load]
    if kinds and kinds not in list(_load_types(case)):
        wanted = ", ".join(next(_load_types(case)))
        yield broken("week types", case.number(case.load[0]), None, f"load weeks are {', '.join(kinds)}; {wanted} fits")


def _by_rule(case):
    for i in case.taper:
        if case.weeks[i].kind != "taper" and not (case.lost_half(i) and case.weeks[i].kind == "recovery"):
            yield broken("week types", case.number(i), None, f"a {case.weeks[i].kind} week where the taper belongs")
    for i in case.after_race:
        if case.weeks[i].kind != "recovery":
            yield broken("week types", case.number(i), None, f"a {case.weeks[i].kind} week after the race")
    for i in case.before_taper:
        if case.weeks[i].kind == "taper":
            yield broken("week types", case.number(i), None, "a taper week before the taper")


def _load_types(case):
    """The literal division first, then the other plausible roundings of a third and of 40 %."""
    count, top = len(case.load), max(case.training(i) for i in case.load)
    for third in (math.floor(Fraction(2 * count, 3)), math.ceil(Fraction(2 * count, 3)), round(Fraction(2 * count, 3))):
        peaks = {j for j in range(third, count) if case.training(case.load[j]) >= percent(95) * top}
        others = [j for j in range(count) if j not in peaks]
        share = percent(40) * len(others)
        for base in (math.floor(share), math.ceil(share), math.floor(share + Fraction(1, 2))):
            first = set(others[:base])
            yield ["peak" if j in peaks else "base" if j in first else "build" for j in range(count)]


RULES = (week_types,)
