"""The progression curve, as far as the rules need it, and R19's ends that hang on it."""

import math
from fractions import Fraction

from tests.judge.numbers import ceil_to, exact, floor_to, nearest, percent
from tests.judge.terms import MIN_LONG_CAP, MIN_PEAK_LONG, by_n

SLOWEST, FASTEST, FASTEST_CAUTIOUS = percent(2), percent("8.5"), percent(5)
HELD_FROM = percent(65)
LONG_RISE = Fraction(2)
EASED = percent(85)
FULL_LONG_RUNS = (1, 3, 5)
"""The last, third-last and fifth-last load week may use all of a marathoner's maxLong."""


def load_curve(terms, count, way="middle"):
    """The curve value of every load week, in order; low and high are what the wording leaves room for."""
    values = [Fraction(terms.r11)]
    rate = _rate(terms, count, way)
    for _ in range(count - 1):
        values.append(min(max(terms.peak, terms.r11), values[-1] + _step(terms, values[-1], rate, way)))
    slack = {"low": -terms.step, "middle": 0, "high": terms.step}[way]
    return [nearest(value, terms.step) + (slack if j else 0) for j, value in enumerate(values[:count])]


def _rate(terms, count, way):
    """The slowest rate that reaches the peak by 65 % of the load weeks, before its ends."""
    held = {"low": math.ceil, "middle": math.ceil, "high": math.floor}[way](HELD_FROM * count)
    steps = held if way == "low" else held - 1
    if steps < 1:
        return Fraction(1)
    needed = (float(terms.peak) / float(terms.r11)) ** (1 / steps) - 1
    return max(exact(round(needed, 12)), SLOWEST)


def _step(terms, value, rate, way):
    most, km = (FASTEST_CAUTIOUS, Fraction(1, 2)) if terms.cautious else (FASTEST, Fraction(1))
    step = min(rate * value, max(most * value, km))
    return max(step, km) if way == "high" else step


def week_value(case, i):
    """The curve value of any week before the race week."""
    if i in case.load:
        return case.curve[_step_of(case, i)]
    last = case.curve[-1] if case.load else case.terms.r11
    if i in case.taper:
        return _taper_share(case, i) * last
    return percent("77.5") * (case.curve[max(0, _step_of(case, i) - 1)] if case.load else case.terms.r11)


def _taper_share(case, i):
    place, long_taper = case.taper.index(i), len(case.taper) >= 3
    if case.terms.goal == "marathon" and long_taper:
        return [percent(p) for p in ((75, 55, 55, 0) if case.n <= 5 else (85, 75, 75, 0))][min(place, 3)]
    return percent(80 if case.terms.goal == "half_marathon" else 70)


def min_long(case, i):
    """R19's minLong of week i, after its caps, on the grid."""
    if case.disturbed(i) and not case.reading.min_long_in_disturbed_weeks:
        return Fraction(0)
    return _round(case, _min_long(case, i))


def _min_long(case, i):
    if i in case.load:
        return _load_min_long(case, i)
    if i in case.taper:
        return _taper_min_long(case, i)
    ref = case.ref(i)
    return Fraction(0) if ref is None else percent(75) * _load_min_long(case, ref)


def _step_of(case, i):
    """Which step of the curve load week i stands on."""
    waited = sum(j <= i for j in case.waits)
    return max(0, min(sum(j < i for j in case.steps) - waited, len(case.curve) - 1))


def _load_min_long(case, i):
    terms, curve, j = case.terms, case.curve, _step_of(case, i)
    share = percent(MIN_LONG_CAP[terms.n])
    goal = Fraction(MIN_PEAK_LONG[terms.goal])
    start = min(terms.longest, goal, share * curve[0])
    most = floor_to(LONG_RISE, terms.step) if case.reading.rise_is_rounded_inward else LONG_RISE
    rise = min(most, (goal - start) / (len(curve) - 1)) if len(curve) > 1 else 0
    least = min(start + j * rise, share * curve[j], _least_max_long(case, i))
    before = None if case.reading.minimum_forgets_its_caps else case.ref(i)
    return least if before is None else min(least, _load_min_long(case, before) + most)


def _least_max_long(case, i):
    """What minLong never exceeds: maxLong, or 85 % of it in all but the last load week where that applies."""
    return eased_max_long(case) if eased(case) and i != case.load[-1] else case.terms.max_long


def eased_max_long(case):
    """85 % of maxLong, before rounding."""
    return EASED * case.terms.max_long


def _taper_min_long(case, i):
    place = case.taper.index(i)
    if not case.load or i == case.race_week or place > 1:
        return Fraction(0)
    return percent(60 if place == 0 else 40) * _load_min_long(case, case.load[-1])


def _round(case, value):
    return (floor_to if case.reading.min_long_rounding == "low" else ceil_to)(value, case.step)


def eased(case):
    """Whether R19's 85 % applies: a marathoner whose share alone would pass maxLong in some load week."""
    middle, most = by_n(case.n, percent(30), percent(40), percent(56)), case.terms.max_long
    most = most if case.reading.eased_by_max_long_off_the_grid else floor_to(most, case.step)
    return case.terms.goal == "marathon" and any(middle * value > most for value in case.curve)


def load_max_long(case, i):
    """maxLong of a load week before rounding: all of it in three weeks, 85 % in the others where that applies."""
    most = case.terms.max_long
    full = [case.load[-k] for k in FULL_LONG_RUNS if k <= len(case.load)]
    return most if i in full or not eased(case) else eased_max_long(case)


def max_long(case, i):
    """R19's maxLong of week i, on the grid; where the wording leaves room, the higher."""
    most = floor_to(load_max_long(case, i) if i in case.load else case.terms.max_long, case.step)
    if i in case.load:
        return most
    if i in case.taper:
        return _taper_max_long(case, i, most)
    ref = case.ref_long(i)
    if ref is None or case.returns.holds_week(i):
        return most
    return min(most, floor_to(percent(80) * ref, case.step))


def _taper_max_long(case, i, most):
    before = case.ref_long(i)
    if before is None or i == case.race_week:
        return most
    share = percent(80 if case.taper.index(i) == 0 else 60 if case.n <= 5 else 65)
    return min(most, floor_to(share * before, case.step))
