"""R10 to R16: the weekly volume."""

import itertools
from fractions import Fraction

from tests.judge.findings import broken, over, under
from tests.judge.numbers import SLOP, floor_to, percent, show
from tests.judge.return_rules import first_load_after
from tests.judge.returns import DAY

TAPER_SHARES = {0: (), 1: (85,), 2: (90, 80)}
"""Upper ends of the taper weeks before those that the six days before the race measure."""
SIX_DAYS_SHARE = {"5k": 65, "10k": 65}
LONG_PLAN = 3
"""Weeks before the taper without a cutback."""


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
    if first < least and not case.free(0):
        yield under("R11", "elastic", 1, None, first, least, case.step, "week 1")


def r12_growth_max(case):
    """R12's and R13's kilometres above ref are whole steps: fixed bounds in km are rounded inward to the grid."""
    for i, ref, volume in _growing(case):
        bound = max(percent(115) * ref, floor_to(ref + 2, case.step))
        if volume > bound:
            yield over("R12", "hard", case.number(i), None, volume, bound, case.step, "the week")


def r13_growth(case):
    for i, ref, volume in _growing(case):
        bound = max(percent(110) * ref, floor_to(ref + Fraction(3, 2), case.step))
        if volume > bound:
            yield over("R13", "elastic", case.number(i), None, volume, bound, case.step, "the week")
        if volume < ref and not case.free(i) and not _resumes(case, i) and not _may_fall(case, i):
            yield under("R13", "elastic", case.number(i), None, volume, ref, case.step, "the week")


def _may_fall(case, i):
    """Weeks with a cap, whose total falls before a day grows beyond its upper end, and load weeks in a late return."""
    return (case.reading.capped_weeks_may_fall and case.has_cap(i)) or case.returns.holds_week(i)


def _resumes(case, i):
    """The first load week after a break of more than 14 days may stay below ref (R29)."""
    return any(one.days > 14 and first_load_after(case, one) == i for one in case.returns.breaks)


def _growing(case):
    for i in case.load:
        ref = case.ref(i)
        if ref is not None:
            yield i, case.ref_volume(ref), case.training(i)


def r14_cutback_cadence(case):
    """Only weeks that blocked dates did not force count as cutbacks here."""
    weeks = list(case.before_taper)
    cutbacks = [i for i in weeks if case.weeks[i].kind == "recovery" and not _forced(case, i)]
    if len(weeks) <= LONG_PLAN:
        for i in cutbacks:
            yield broken("R14", case.number(i), None, "a recovery week though fewer than 4 weeks lie before the taper")
        return
    yield from _fixed_load_weeks(case, weeks, cutbacks)
    yield from _spacing(case, cutbacks)
    yield from _long_rows(case, weeks)
    yield from _cadence(case, weeks, cutbacks)


def _forced(case, i):
    """Recovery weeks that nobody chose: half the runs lost, or a return."""
    return case.lost_half(i) or case.returns.holds_week(i)


def _cadence(case, weeks, cutbacks):
    """Every 3rd week with n <= 5; every 4th with n >= 6, as few of them as rows of three allow."""
    if not case.reading.cadence_is_exact or any(case.disturbed(i) for i in case.indices):
        return
    last = len(weeks)
    if case.n <= 5:
        thirds = all(after - before == 3 for before, after in itertools.pairwise(cutbacks))
        if not thirds or not cutbacks or cutbacks[0] > 3:
            yield broken("R14", None, None, f"recovery weeks {_numbers(cutbacks)}, every 3rd wanted", "cadence")
        return
    least = -(-(last - 3) // 4)
    if len(cutbacks) > least:
        text = f"{len(cutbacks)} recovery weeks ({_numbers(cutbacks)}), {least} wanted"
        yield broken("R14", None, None, text, "cadence")


def _numbers(weeks):
    return ", ".join(str(i + 1) for i in weeks) or "none"


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
        if case.weeks[i].kind != "recovery" or case.free(i) or case.returns.holds_week(i) or ref is None:
            continue
        low, high, volume = (*(percent(p) * case.ref_volume(ref) for p in (75, 80)), case.training(i))
        if volume > high:
            yield over("R15", "elastic", case.number(i), None, volume, high, case.step, "the recovery week")
        if volume < low:
            yield under("R15", "elastic", case.number(i), None, volume, low, case.step, "the recovery week")


def r16_taper(case):
    if case.race_week is None or not case.taper:
        return
    top = case.highest()
    weeks = case.taper[: -1 - case.part_weeks]
    for i, share in zip(weeks, TAPER_SHARES[len(weeks)], strict=True):
        bound, volume = percent(share) * top, case.training(i)
        if volume > bound:
            yield over("R16", "hard", case.number(i), None, volume, bound, case.step, "the taper week")
    yield from _six_days(case, top)
    yield from _falling(case)


def _six_days(case, top):
    """What the six days before the race hold, a long run six days before apart."""
    before = [case.by_date.get(case.terms.race_date - back * DAY) for back in range(1, 7)]
    days = [day for day in before if day is not None and case.week_of(day.date) in case.taper]
    volume = sum((day.km for day in days if day.kind != "long_run"), Fraction(0))
    bound = percent(SIX_DAYS_SHARE.get(case.terms.goal, 55)) * top
    if volume > bound:
        number = case.race_week + 1
        yield over("R16", "hard", number, None, volume, bound, case.step, "what the six days before the race hold")


def _falling(case):
    """Each taper week is strictly below the week before it, weeks with lost runs or of a return excepted.

    No week is below an empty one: after it another empty one does not rise.
    """
    for i in case.taper:
        if i == 0 or (i == case.taper[0] and not case.reading.first_taper_week_falls):
            continue
        if any(case.lost(j) or case.returns.holds_week(j) or _race_week_blocked(case, j) for j in (i - 1, i)):
            continue
        if case.training(i) >= case.training(i - 1) and case.training(i) > 0:
            yield broken("R16", case.number(i), None, "the taper does not fall")


def _race_week_blocked(case, i):
    return i == case.race_week and case.has_blocked(i)


RULES = (r10_week_sum, r11_week_one, r12_growth_max, r13_growth, r14_cutback_cadence, r15_cutback_depth, r16_taper)
