"""R29: the days and weeks after a break."""

from fractions import Fraction

from tests.judge.findings import broken, over
from tests.judge.numbers import ceil_to, percent
from tests.judge.view import LOAD


def r29_return(case):
    for one in case.returns.breaks:
        weeks = [i for i in case.returns.weeks(one) if i < len(case.weeks)]
        yield from _days(case, one, weeks)
        for i in weeks:
            if not one.late:
                yield from _kind(case, i)
            yield from _without_ref(case, one, i)
        if weeks:
            yield from _afterwards(case, one, weeks)
        if weeks and not one.late:
            yield from _load_weeks_follow(case, weeks[-1])


def _days(case, one, weeks):
    """Each run is at most its day's share of the same weekday's run in ref; 1 km is always allowed, or in miles what
    R24 asks of every run, the step above it: else both would leave some athletes no run at all."""
    for i in weeks:
        for day in case.weeks[i].runs:
            share = case.returns.share(day.date)
            if share == 1 or day.kind == "race" or case.returns.latest(day.date) is not one:
                continue
            usual = _usual(case, one, day)
            bound = None if usual is None else max(ceil_to(Fraction(1), case.step), share * usual)
            if bound is not None and day.km > bound:
                what = f"the run at {float(100 * share):.0f} %"
                yield over("R29", "hard", case.number(i), day.name, day.km, bound, case.step, what)


def _usual(case, one, day):
    """What the return is measured by: ref's run on that weekday, or its longest easy run."""
    ref = case.ref(case.week_of(one.first))
    if ref is None:
        return case.terms.longest if day.kind == "long_run" else case.terms.r11 / case.n
    week = case.weeks[ref]
    same = week.days[day.weekday]
    return same.km if same.is_run else max((easy.km for easy in week.easy), default=None)


def _without_ref(case, one, i):
    """Where there is no ref the week has at most 80 % of R11's value, races apart."""
    if case.ref(case.week_of(one.first)) is None and i in case.before_taper:
        bound = percent(80) * case.terms.r11
        volume = sum((day.km for day in case.weeks[i].runs if day.kind != "race"), Fraction(0))
        if volume > bound:
            yield over("R29", "hard", case.number(i), None, volume, bound, case.step, "the week of a return")


def _kind(case, i):
    if i in case.before_taper and case.weeks[i].kind in LOAD:
        yield broken("R29", case.number(i), None, f"a {case.weeks[i].kind} week in a return")


def first_load_after(case, one):
    """The first load week after a return, or None."""
    weeks = case.returns.weeks(one)
    later = min((i for i in case.load if i >= weeks.stop), default=None)
    again = any(other.back > one.back and case.week_of(other.first) <= (later or 0) for other in case.returns.breaks)
    return None if later is None or again else later


def _afterwards(case, one, weeks):
    i = first_load_after(case, one)
    ref = None if i is None else case.ref(i)
    if ref is None:
        return
    volume, bound, week = case.training(i), case.ref_volume(ref), case.weeks[i]
    if one.days > 14 and volume > bound:
        yield over("R29", "hard", week.number, None, volume, bound, case.step, "the first load week after a return")
    bounds = list(_long_bounds(case, one, weeks, i))
    if week.long is not None and bounds and week.long.km > min(bounds):
        what = "the first long run after a return"
        yield over("R29", "hard", week.number, week.long.name, week.long.km, min(bounds), case.step, what)


def first_long_bound(case, i):
    """What R29 allows the long run of week i as the first load week after a return; None elsewhere."""
    for one in case.returns.breaks:
        if first_load_after(case, one) == i:
            weeks = [j for j in case.returns.weeks(one) if j < len(case.weeks)]
            return min(_long_bounds(case, one, weeks, i), default=None)
    return None


def _long_bounds(case, one, weeks, i):
    before = case.ref_long(i)
    if before is not None and (one.days > 14 or case.reading.long_after_any_return_is_held):
        yield before
    longs = [case.weeks[j].long.km for j in weeks if case.weeks[j].long is not None]
    if one.days > 21 and longs:
        yield longs[-1] + 2


def _load_weeks_follow(case, last):
    """At least two load weeks before the next recovery week."""
    for i in range(last + 1, last + 3):
        if i not in case.before_taper or case.lost_half(i) or case.returns.holds_week(i):
            return
        if case.weeks[i].kind == "recovery":
            yield broken("R29", case.number(i), None, "a recovery week less than two load weeks after a return")
            return


RULES = (r29_return,)
