"""R17 to R24: the distances of single days."""

from fractions import Fraction

from tests.judge.curve import max_long, min_long
from tests.judge.findings import broken, over, under
from tests.judge.numbers import HALF, clamp, percent


def r17_long_jump(case):
    for i, week in enumerate(case.weeks):
        bound = _long_jump_bound(case, i)
        if week.long is not None and bound is not None and week.long.km > bound:
            yield over("R17", "hard", week.number, week.long.name, week.long.km, bound, case.step, "the long run")


def _long_jump_bound(case, i):
    if i == 0:
        return case.terms.longest + 2 if i in case.load else None
    ref = case.ref(i)
    if ref is None or case.weeks[ref].long is None:
        return None
    return case.weeks[ref].long.km + (2 if i in case.load else 0)


def r18_long_is_longest(case):
    for i, week in enumerate(case.weeks):
        if week.long is None or i == case.race_week:
            continue
        for day in week.runs:
            counts = day.kind != "race" or case.reading.tune_up_counts_in_r18
            if day is not week.long and counts and day.km >= week.long.km:
                yield broken("R18", week.number, day.name, "a run as long as the long run or longer")


def r19_long_share(case):
    for i, week in enumerate(case.weeks):
        if week.long is None or i in (case.race_week, case.turned, *case.after_race):
            continue
        ends = _long_ends(case, i)
        if ends is None:
            continue
        low, high = ends
        if week.long.km < low:
            yield under("R19", "elastic", week.number, week.long.name, week.long.km, low, case.step, "the long run")
        if week.long.km > high:
            yield over("R19", "elastic", week.number, week.long.name, week.long.km, high, case.step, "the long run")


def _long_ends(case, i):
    """The shortest and the longest long run that R19 takes without bending."""
    half, volume = case.step * HALF, case.training(i)
    if case.n == 1:
        low, high = (Fraction(0), Fraction(10**6))
        if not case.reading.single_run_keeps_ends:
            return None
    else:
        low, high = (share * volume for share in case.terms.long_band())
        low, high = low - half, high + half
    slack = Fraction(0) if case.reading.fixed_ends_are_exact else half
    least, most = min_long(case, i), max_long(case, i)
    return clamp(low, least - slack, most), clamp(high, least, most + slack)


def r21_quality_share(case):
    if case.n <= 2:
        return
    for i, week in enumerate(case.weeks):
        if i in (case.race_week, case.turned, *case.after_race):
            continue
        low, high = _quality_ends(case, i)
        for day in week.quality:
            if day.km < low:
                yield under("R21", "elastic", week.number, day.name, day.km, low, case.step, "the quality day")
            if day.km > high:
                yield over("R21", "elastic", week.number, day.name, day.km, high, case.step, "the quality day")


def _quality_ends(case, i):
    half, base = case.step * HALF, _quality_base(case, i)
    slack = Fraction(0) if case.reading.fixed_ends_are_exact else half
    low, high = (share * base for share in case.terms.quality_band())
    most = case.terms.max_quality
    return min(low - half, most - slack), min(high + half, most + slack)


def _quality_base(case, i):
    """W, or what it would be with the long run at the top of its band where minLong lifts it above."""
    volume, long_run = case.training(i), case.weeks[i].long
    if long_run is None or not case.terms.long_on:
        return volume
    top = case.terms.long_band()[1] * volume
    tolerance = Fraction(0) if case.reading.lifted_beyond_band_only else case.step * HALF
    if min_long(case, i) <= top + tolerance or long_run.km <= top + tolerance:
        return volume
    return (volume - long_run.km) / percent(68 if case.n >= 4 else 60)


def r22_easy_cap(case):
    for i, week in enumerate(case.weeks):
        if i == case.race_week or i in case.after_race or not week.quality:
            continue
        bound = _easy_bound(case, min(day.km for day in week.quality))
        for day in week.easy:
            if day.km > bound:
                yield over("R22", "elastic", week.number, day.name, day.km, bound, case.step, "the easy run")


def _easy_bound(case, quality):
    half = case.step * HALF
    if case.n <= 4:
        return percent(115) * quality + half
    return quality if case.reading.easy_cap_is_exact else quality + half


def r23_smoothing(case):
    for i in case.load:
        ref, week = case.ref(i), case.weeks[i]
        if ref is None:
            continue
        for day in week.runs:
            old = case.weeks[ref].days[day.weekday]
            if day.role != old.role or day.role in ("long", "race") or _concerned(case, i, day):
                continue
            change, bound = abs(day.km - old.km), Fraction(2)
            if change > bound:
                yield over("R23", "elastic", week.number, day.name, change, bound, case.step, "the change since ref")


def _concerned(case, i, day):
    """Days that a tune-up race touches, in its own week."""
    return case.has_tune_up(i) and any(abs((day.date - race).days) <= 1 for race in case.terms.tune_ups)


def r24_min_run(case):
    for week in case.weeks:
        for day in week.runs:
            if day.km < 1:
                yield under("R24", "hard", week.number, day.name, day.km, Fraction(1), case.step, "the run")


RULES = (
    r17_long_jump,
    r18_long_is_longest,
    r19_long_share,
    r21_quality_share,
    r22_easy_cap,
    r23_smoothing,
    r24_min_run,
)
