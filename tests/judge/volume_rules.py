"""R10 to R16: the weekly volume."""

import itertools
from fractions import Fraction

from tests.judge.findings import broken, over, under
from tests.judge.numbers import SLOP, percent, show

TAPER_SHARES = {
    1: ((0, 65),),
    2: ((60, 80), (0, 55)),
    3: ((70, 90), (50, 75), (0, 55)),
}


def r10_week_sum(case):
    for week in case.weeks:
        if abs(week.total - week.said) > SLOP:
            yield broken("R10", week.number, None, f"says {show(week.said)} km, its days are {show(week.total)} km")
        for day in week.days:
            if day.off_grid:
                text = f"{show(day.km)} km is no multiple of {show(case.step)} km"
                yield broken("R10", week.number, day.name, text)


def r11_week_one(case):
    if 0 not in case.load or case.lost_half(0):
        return
    if case.disturbed(0) and not case.reading.r11_binds_disturbed_week:
        return
    first, most, least = case.training(0), case.terms.r11, case.terms.r11_lowest
    if first > most:
        yield over("R11", "hard", 1, None, first, most, case.step, "week 1")
    if first < least:
        yield under("R11", "elastic", 1, None, first, least, case.step, "week 1")


def r12_growth_max(case):
    for i, ref, volume in _growing(case):
        bound = percent(115) * ref
        if volume > bound:
            yield over("R12", "hard", case.number(i), None, volume, bound, case.step, "the week")


def r13_growth(case):
    for i, ref, volume in _growing(case):
        bound = percent(110) * ref
        if volume > bound:
            yield over("R13", "elastic", case.number(i), None, volume, bound, case.step, "the week")
        if volume < ref and not case.lost(i):
            yield under("R13", "elastic", case.number(i), None, volume, ref, case.step, "the week")


def _growing(case):
    for i in case.load:
        ref = case.ref(i)
        if ref is not None:
            yield i, case.training(ref), case.training(i)


def r14_cutback_cadence(case):
    """Only weeks that blocked dates did not force count as cutbacks here."""
    weeks = list(case.before_taper)
    cutbacks = [i for i in weeks if case.weeks[i].kind == "recovery" and not case.lost_half(i)]
    if len(weeks) < 4:
        for i in cutbacks:
            yield broken("R14", case.number(i), None, "a recovery week though fewer than 4 weeks lie before the taper")
        return
    yield from _fixed_load_weeks(case, weeks, cutbacks)
    yield from _spacing(case, cutbacks)
    yield from _long_rows(case, weeks)


def _fixed_load_weeks(case, weeks, cutbacks):
    fixed = {0: "week 1", 1: "week 2"}
    if case.race_week is not None:
        fixed[weeks[-1]] = "the last week before the taper"
    for i in cutbacks:
        if i in fixed:
            yield broken("R14", case.number(i), None, f"{fixed[i]} must be a load week")


def _spacing(case, cutbacks):
    for before, after in itertools.pairwise(cutbacks):
        if after - before < 3:
            yield broken("R14", case.number(after), None, "fewer than 2 weeks since the last recovery week")


def _long_rows(case, weeks):
    row = 0
    for i in weeks:
        row = 0 if case.weeks[i].kind == "recovery" else row + 1
        if row == 4:
            yield broken("R14", case.number(i), None, "a fourth load week in a row")


def r15_cutback_depth(case):
    for i in case.before_taper:
        ref = case.ref(i)
        if case.weeks[i].kind != "recovery" or case.lost_half(i) or ref is None:
            continue
        low, high, volume = (*(percent(p) * case.training(ref) for p in (75, 80)), case.training(i))
        if volume > high:
            yield over("R15", "elastic", case.number(i), None, volume, high, case.step, "the recovery week")
        if volume < low:
            yield under("R15", "elastic", case.number(i), None, volume, low, case.step, "the recovery week")


def r16_taper(case):
    if case.race_week is None:
        return
    top, shares = case.highest(), TAPER_SHARES[len(case.taper)]
    for i, (low, high) in zip(case.taper, shares, strict=True):
        volume = case.training(i)
        if volume > percent(high) * top:
            yield over("R16", "hard", case.number(i), None, volume, percent(high) * top, case.step, "the taper week")
        free = i == case.turned or case.lost_half(i)
        if volume < percent(low) * top and not free:
            yield under("R16", "hard", case.number(i), None, volume, percent(low) * top, case.step, "the taper week")
    yield from _falling(case)


def _falling(case):
    for before, after in zip(case.taper, case.taper[1:], strict=False):
        if case.lost_half(before) or case.lost_half(after):
            continue
        if case.training(after) >= max(case.training(before), Fraction(0)):
            yield broken("R16", case.number(after), None, "the taper does not fall")


RULES = (r10_week_sum, r11_week_one, r12_growth_max, r13_growth, r14_cutback_cadence, r15_cutback_depth, r16_taper)
