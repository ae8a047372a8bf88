"""Easy pace from a VDOT, by Daniels' and Gilbert's two published formulas."""

import math
from fractions import Fraction

EASY_SHARES = (Fraction(59, 100), Fraction(74, 100))
"""Daniels' easy range, as shares of VO2max."""


def easy_pace(vdot, middle_is_of_paces):
    """Seconds per km in the middle of VDOT's easy range: of its two paces, or of its two intensities."""
    slow, fast = EASY_SHARES
    if middle_is_of_paces:
        return (_pace(vdot, slow) + _pace(vdot, fast)) / 2
    return _pace(vdot, (slow + fast) / 2)


def _pace(vdot, share):
    """The speed v (m/min) whose cost -4.60 + 0.182258 v + 0.000104 v^2 is that share of VDOT, as a pace."""
    cost = float(vdot * share)
    speed = (-0.182258 + math.sqrt(0.182258**2 + 4 * 0.000104 * (cost + 4.60))) / (2 * 0.000104)
    return Fraction(round(60000 / speed, 9)).limit_denominator(10**9)
