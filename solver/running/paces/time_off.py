"""What time off costs: VDOT falls while nobody runs, and paces follow it."""

FREE_DAYS, A_DAY, LEAST = 5, 0.003, 0.8
"""VDOT falls by 0.3 % for each day off after the fifth, to 80 % at the least: J. Daniels, "Running Formula", ch. 15."""


def vdot_kept(days_off: int) -> float:
    """The share of VDOT that is left after so many days without a run: 0.994 after 7, 0.952 after 21."""
    return max(LEAST, 1 - A_DAY * max(0, days_off - FREE_DAYS))
