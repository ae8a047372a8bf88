"""R17, R18, R23 and R24: the distances of single days; shares of the week are in `share_rules`."""

from fractions import Fraction

from tests.judge.case import DAY
from tests.judge.curve import eased
from tests.judge.findings import broken, over, under


def r17_long_jump(case):
    for i, week in enumerate(case.weeks):
        bound = long_jump_bound(case, i)
        if week.long is not None and bound is not None and week.long.km > bound:
            yield over("R17", "hard", week.number, week.long.name, week.long.km, bound, case.step, "the long run")


def long_jump_bound(case, i):
    """The longest long run that R17 allows in week i, or None."""
    if case.returns.holds_week(i):
        return None
    if i == 0:
        return case.terms.longest + 2 if i in case.load else None
    refs = case.long_runs_of_refs(i)
    if not refs:
        return None
    if i not in case.load:
        return refs[-1]
    return (max(refs[-2:]) if eased(case) else refs[-1]) + 2


def r18_long_is_longest(case):
    for i, week in enumerate(case.weeks):
        if week.long is None or i == case.race_week or case.returns.holds_week(i):
            continue
        for day in week.runs:
            counts = day.kind != "race" or case.reading.tune_up_counts_in_r18
            if day is not week.long and counts and day.km >= week.long.km:
                yield broken("R18", week.number, day.name, "a run as long as the long run or longer")


def r23_smoothing(case):
    for i in case.load:
        ref, week = case.ref(i), case.weeks[i]
        if ref is None or case.free(i) or case.returns.holds_week(i):
            continue
        for day in week.runs:
            old = case.weeks[ref].days[day.weekday]
            if day.role != old.role or day.role in ("long", "race") or case.moved_there(i, day):
                continue
            change, bound = abs(day.km - old.km), Fraction(2)
            if change > bound:
                yield over("R23", "elastic", week.number, day.name, change, bound, case.step, "the change since ref")


def r24_min_run(case):
    for i, week in enumerate(case.weeks):
        for day in week.runs:
            least = _least(case, i, day)
            if day.km < 1:
                yield under("R24", "hard", week.number, day.name, day.km, Fraction(1), case.step, "the run")
            elif day.kind != "race" and day.km < least:
                yield under("R24", "elastic", week.number, day.name, day.km, least, case.step, "the run")


def _least(case, i, day):
    """3 km where W1 >= 6 km x n, 2 km where W1 >= 4 km x n and in the six days before a race."""
    if case.returns.holds_week(i) or case.lost_half(i):
        return Fraction(1)
    start, n = case.terms.r11, case.n
    usual = Fraction(3 if start >= 6 * n else 2 if start >= 4 * n else 1)
    if not any(race - 6 * DAY <= day.date < race for race in case.races()):
        return usual
    return Fraction(2) if case.reading.last_six_days_need_two_km else min(usual, Fraction(2))


RULES = (r17_long_jump, r18_long_is_longest, r23_smoothing, r24_min_run)
