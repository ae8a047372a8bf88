"""A race in three stretches with their paces: held back, settled, and what is left at the end."""

from collections.abc import Iterator
from typing import Literal

from coach.today import Today
from solver.running.paces.paces import middle
from solver.running.request.grid import KM_PER_MILE
from solver.running.request.result import PaceRange

OPENING, CLOSING = 0.12, 0.22
"""Shares of the distance: held back at the start, and left for whatever is in the legs at the end."""
Stretch = Literal["opening", "middle", "closing"]


def stretches(km: float, units: Literal["km", "mi"]) -> tuple[float, float, float]:
    """Opening, middle and closing km; the ends are full km or miles, 0 in races too short to be divided."""
    unit = KM_PER_MILE if units == "mi" else 1.0
    whole = km / unit
    if whole < 3:
        return 0.0, km, 0.0
    first, last = (round(max(1, int(whole * share + 0.5)) * unit, 3) for share in (OPENING, CLOSING))
    return first, round(km - first - last, 6), last


def race_stretches(today: Today, units: Literal["km", "mi"]) -> Iterator[tuple[Stretch, float, PaceRange | None]]:
    """The stretches that the day's race has, in order, with their paces where the runner races by them."""
    names: tuple[Stretch, Stretch, Stretch] = ("opening", "middle", "closing")
    paces = three_paces(today.race_paces.race(today.km)) if today.race_paces else (None, None, None)
    for name, length, pace in zip(names, stretches(today.km, units), paces, strict=True):
        if length:
            yield name, length, pace


def three_paces(target: PaceRange) -> tuple[PaceRange, PaceRange, PaceRange]:
    """The slower half of the target, all of it, the faster half."""
    half = round(middle(target))
    slower = PaceRange(fast_sec_per_km=half, slow_sec_per_km=target.slow_sec_per_km)
    faster = PaceRange(fast_sec_per_km=target.fast_sec_per_km, slow_sec_per_km=half)
    return slower, target, faster
