"""R19 to R22: what share of its week a run may have."""

from fractions import Fraction

from tests.judge.curve import eased, eased_max_long, max_long, min_long, week_value
from tests.judge.day_rules import long_jump_bound
from tests.judge.findings import over, under
from tests.judge.numbers import HALF, clamp, floor_to, percent
from tests.judge.return_rules import first_long_bound
from tests.judge.view import EASY

UNBOUND = Fraction(10**6)


def r19_long_share(case):
    for i, week in enumerate(case.weeks):
        if week.long is None or (case.unbanded(i) and not case.returns.holds_week(i)):
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
    """The shortest and the longest long run that R19 takes without bending; of a return only maxLong."""
    if case.returns.holds_week(i):
        return Fraction(0), max_long(case, i)
    half = case.step * HALF
    if case.n == 1:
        low, high = (Fraction(0), UNBOUND)
        if not case.reading.single_run_keeps_ends:
            return None
    else:
        low, high = case.terms.long_band()
        low, high = low * case.training(i) - half, high * _upper_base(case, i, case.training(i)) + half
    slack = Fraction(0) if case.reading.fixed_ends_are_exact else half
    most = max_long(case, i)
    yielding, least = _yielding(case, i), min_long(case, i)
    shortest = min(least, yielding)
    return (
        clamp(min(low, _band_start(case, i), yielding), shortest - slack, most),
        clamp(high, least, most + slack),
    )


def _band_start(case, i):
    """The band's lower end is at most longest + 2 km x (refs before + 1), and 85 % of maxLong where that applies."""
    start = case.terms.longest + 2 * (len(case.refs(i)) + 1)
    last = case.load[-1] if case.load else None
    if eased(case) and i in case.load and i != last:
        start = min(start, floor_to(eased_max_long(case), case.step))
    return start


def _yielding(case, i):
    """After lost runs or a return the lower ends are at most what R17 and R29 allow."""
    if case.reading.lower_long_end_yields_after_losses_only and not case.had_losses(i):
        return UNBOUND
    bounds = [bound for bound in (long_jump_bound(case, i), first_long_bound(case, i)) if bound is not None]
    if i in case.load and not case.long_runs_of_refs(i):
        back = any(one.back < case.weeks[i].days[0].date for one in case.returns.breaks)
        bounds.append(case.terms.longest + (0 if back else 2))  # the plan's first long run, whichever week it stands in
    return floor_to(min(bounds), case.step) if bounds else UNBOUND


def _upper_base(case, i, own):
    """In weeks with a cap the upper ends are of the week's curve value."""
    value = week_value(case, i)
    if case.upper_ends_only(i):
        return max(value, own)
    if not case.has_cap(i):
        return own
    return value if case.reading.curve_end_replaces_the_weeks_own else max(value, own)


def r20_recovery_run(case):
    longest = case.terms.max_recovery()
    for week in case.weeks:
        runs = [day for day in week.days if day.kind == "recovery"]
        easy = [day.km for day in week.days if day.kind == "easy" and not _limited(case, day)]
        bounds = [*easy, *([] if longest is None else [longest])]
        for day in runs:
            if bounds and day.km > min(bounds):
                what = "the recovery run"
                yield over("R20", "elastic", week.number, day.name, day.km, min(bounds), case.step, what)


def _limited(case, day):
    """Whether R25-R27 limit that easy run: by days before a race, or by a cap of its weekday."""
    races = case.races()
    if case.race_week is not None and 0 < (case.terms.race_date - day.date).days <= 6:
        return True
    if any((race - day.date).days == 1 for race in races):
        return True
    cap = case.terms.caps.get(day.weekday)
    if cap is None:
        return False
    return day.km >= floor_to(cap, case.step) or not case.reading.only_binding_limits_free_easy_runs


def r21_quality_share(case):
    if case.n <= 2:
        return
    for i, week in enumerate(case.weeks):
        if case.unbanded(i) and not case.upper_ends_only(i):
            continue
        low, high = _quality_ends(case, i)
        low = Fraction(0) if case.upper_ends_only(i) else low
        for day in week.quality:
            cap = case.terms.caps.get(day.weekday)
            least = low if cap is None else min(low, floor_to(cap, case.step))
            if day.km < least:
                yield under("R21", "elastic", week.number, day.name, day.km, least, case.step, "the quality day")
            if day.km > high:
                yield over("R21", "elastic", week.number, day.name, day.km, high, case.step, "the quality day")


def _quality_ends(case, i):
    half, base = case.step * HALF, _quality_base(case, i)
    slack = Fraction(0) if case.reading.fixed_ends_are_exact else half
    low, high = case.terms.quality_band()
    low, high = low * base, high * max(base, _upper_base(case, i, base))
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
        bound_here = not case.unbanded(i) or i == case.turned or case.upper_ends_only(i)
        if not week.quality or not bound_here or i == case.race_week:
            continue
        bound = _easy_bound(case, min(_quality_length(case, i, day) for day in week.quality))
        for day in week.days:
            if day.kind in EASY and day.km > bound:
                yield over("R22", "elastic", week.number, day.name, day.km, bound, case.step, "the easy run")


def _quality_length(case, i, day):
    """The quality day, or R21's upper end of the curve in weeks with a cap and where the goal's maximum shortens it."""
    end = case.terms.quality_band()[1] * week_value(case, i)
    end += Fraction(0) if case.reading.replaced_end_is_without_its_half_step else case.step * HALF
    cap = case.terms.caps.get(day.weekday)
    if case.upper_ends_only(i):
        return max(end, day.km)
    if case.has_cap(i) and case.reading.capped_easy_end_is_of_the_curve:
        return end
    if min(case.terms.max_quality, end if cap is None else cap) >= end:
        return day.km
    return max(day.km, end)


def _easy_bound(case, quality):
    half = case.step * HALF
    if case.n <= 4:
        return percent(115) * quality + half
    exact = case.reading.easy_cap_is_exact and quality % case.step == 0
    return quality if exact else quality + half


RULES = (r19_long_share, r20_recovery_run, r21_quality_share, r22_easy_cap)
