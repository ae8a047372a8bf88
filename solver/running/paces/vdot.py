"""VDOT: one number for a runner's fitness, and what it predicts.

Source of all equations: J. Daniels and J. Gilbert, "Oxygen Power: Performance Tables for Distance
Runners" (1979). Speeds are metres per minute, times minutes, oxygen cost ml per kg and minute.
"""

import math
from functools import lru_cache

ROUNDS = 15
"""Of correcting a predicted time. Each leaves less than a fifth of the error, so 15 leave less than a microsecond."""


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


@lru_cache(maxsize=1024)
def race_minutes(vdot: float, distance_m: float) -> float:
    """Predicted race time in minutes: what the share of VDOT takes that can be held for so long, again and again."""
    minutes = distance_m / speed_at(vdot)
    for _ in range(ROUNDS):
        minutes = distance_m / speed_at(vdot * sustainable_share(minutes))
    return minutes


def pace_at(vdot: float, share: float) -> float:
    """Pace in seconds per km whose oxygen cost is `share` (0.7 for 70 %) of VDOT."""
    return 60_000 / speed_at(vdot * share)


def vdot_at(sec_per_km: float, share: float) -> float:
    """The VDOT of which running at `sec_per_km` takes `share`: the inverse of :func:`pace_at`."""
    return oxygen_cost(60_000 / sec_per_km) / share
