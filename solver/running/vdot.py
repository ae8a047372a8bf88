"""VDOT: one number for a runner's fitness, and what it predicts.

Source of all equations: J. Daniels and J. Gilbert, "Oxygen Power: Performance Tables for Distance
Runners" (1979). Speeds are metres per minute, times minutes, oxygen cost ml per kg and minute.
"""

import math

SLOWEST, FASTEST = 26.0, 1500.0
"""Metres per minute between which race speeds are sought; below about 25 the cost equation turns negative."""


def oxygen_cost(speed: float) -> float:
    """Oxygen that running at `speed` (m/min) takes: -4.60 + 0.182258 v + 0.000104 v²."""
    return -4.60 + 0.182258 * speed + 0.000104 * speed * speed


def sustainable_share(minutes: float) -> float:
    """The share of VO2max that can be held for a race of so many minutes, 0.8 to about 1.29."""
    return 0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)


def speed_at(cost: float) -> float:
    """The speed (m/min) that takes a given oxygen cost: the positive root of the cost equation."""
    a, b, c = 0.000104, 0.182258, -4.60 - cost
    return (-b + math.sqrt(b * b - 4 * a * c)) / (2 * a)


def vdot_of(distance_m: float, minutes: float) -> float:
    """VDOT of a race result: the cost of its speed over the share that its duration allows."""
    return oxygen_cost(distance_m / minutes) / sustainable_share(minutes)


def race_minutes(vdot: float, distance_m: float) -> float:
    """Predicted race time in minutes, by bisection: for one distance VDOT only falls as time grows."""
    low, high = distance_m / FASTEST, distance_m / SLOWEST
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if vdot_of(distance_m, middle) > vdot else (low, middle)
    return (low + high) / 2


def pace_at(vdot: float, share: float) -> float:
    """Pace in seconds per km whose oxygen cost is `share` (0.7 for 70 %) of VDOT."""
    return 60_000 / speed_at(vdot * share)


def vdot_at(sec_per_km: float, share: float) -> float:
    """The VDOT of which running at `sec_per_km` takes `share`: the inverse of :func:`pace_at`."""
    return oxygen_cost(60_000 / sec_per_km) / share
