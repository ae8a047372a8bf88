"""Easy pace from a VDOT, by Daniels' and Gilbert's two published formulas."""

import math
from fractions import Fraction

from tests.judge.numbers import exact

EASY_SHARES = (Fraction(59, 100), Fraction(74, 100))
"""Daniels' easy range, as shares of VO2max."""
TABLE_SHARE = Fraction(655, 1000)
"""The share in the middle of the easy paces of his table: 5:07 to 5:42 per km at VDOT 50."""


def easy_pace(vdot, middle_is_of_paces, as_in_the_table=False):
    """Seconds per km in the middle of VDOT's easy range: of its two paces, of its two intensities, or the table's,
    whose whole seconds have a middle in half seconds."""
    slow, fast = EASY_SHARES
    if as_in_the_table:
        return exact(round(_pace(vdot, TABLE_SHARE) * 2) / 2)
    if middle_is_of_paces:
        return (_pace(vdot, slow) + _pace(vdot, fast)) / 2
    return _pace(vdot, (slow + fast) / 2)


def _pace(vdot, share):
    """The speed v (m/min) whose cost -4.60 + 0.182258 v + 0.000104 v^2 is that share of VDOT, as a pace."""
    cost = float(vdot * share)
    speed = (-0.182258 + math.sqrt(0.182258**2 + 4 * 0.000104 * (cost + 4.60))) / (2 * 0.000104)
    return Fraction(round(60000 / speed, 9)).limit_denominator(10**9)
