"""The progression curve and R19's minLong, as far as the rules need them."""

from fractions import Fraction

from tests.judge.numbers import ceil_to, exact, floor_to, nearest, percent
from tests.judge.terms import MIN_LONG_CAP, MIN_PEAK_LONG

SLOWEST, FASTEST = percent(5), percent("7.5")


def growth(start, peak, load_weeks):
    """The slowest rate from 5 to 7.5 % that reaches the peak in the last load week."""
    if load_weeks < 2 or peak <= start:
        return SLOWEST
    needed = (float(peak) / float(start)) ** (1 / (load_weeks - 1)) - 1
    return min(max(exact(round(needed, 12)), SLOWEST), FASTEST)


def load_curve(terms, count):
    """The curve value of every load week, in order."""
    rate = growth(terms.r11, terms.peak, count)
    values = [min(terms.r11 * (1 + rate) ** j, terms.peak) for j in range(count)]
    return [nearest(value, terms.step) for value in values]


def min_long(case, i):
    """R19's minLong of week i, after its caps, on the grid."""
    if case.disturbed(i) and not case.reading.min_long_in_disturbed_weeks:
        return Fraction(0)
    if i in case.load:
        return _load_min_long(case, _step_of(case, i))
    if i in case.taper:
        return _taper_min_long(case, i)
    ref = case.ref(i)
    return Fraction(0) if ref is None else _round(case, percent(75) * _load_min_long(case, _step_of(case, ref)))


def _step_of(case, i):
    """Which step of the curve load week i stands on."""
    return min(sum(j < i for j in case.steps), len(case.steps) - 1)


def _load_min_long(case, j):
    terms, curve = case.terms, case.curve
    slack = {"up": 0, "low": -terms.step, "high": terms.step}[case.reading.min_long_rounding]
    share = percent(MIN_LONG_CAP[terms.n])
    caps = [share * (value + slack) for value in curve]
    goal = Fraction(MIN_PEAK_LONG[terms.goal])
    start = min(terms.longest, goal, caps[0])
    most = floor_to(Fraction(2), terms.step) if case.reading.rise_is_rounded_inward else Fraction(2)
    rise = min(most, (goal - start) / (len(curve) - 1)) if len(curve) > 1 else 0
    return min(_round(case, min(start + j * rise, caps[j])), terms.max_long)


def _taper_min_long(case, i):
    place = i - case.taper[0]
    if not case.load or i == case.race_week:
        return Fraction(0)
    share = percent(60 if place == 0 else 40)
    return _round(case, share * _load_min_long(case, len(case.steps) - 1))


def _round(case, value):
    return (floor_to if case.reading.min_long_rounding == "low" else ceil_to)(value, case.step)


def max_long(case, i):
    """R19's maxLong of week i; in a recovery week 80 % of ref's long run."""
    most, ref = case.terms.max_long, case.ref(i)
    if i in case.load or i in case.taper or ref is None or case.weeks[ref].long is None:
        return most
    return min(most, floor_to(percent(80) * case.weeks[ref].long.km, case.step))
