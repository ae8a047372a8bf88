"""From a track's points to its figures: distance without spikes, time without pauses, heart rate, fastest stretches."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, pi, radians, sin, sqrt
from typing import NamedTuple

from solver.running.profile.activity import Effort

EARTH_M = 6_371_008.8
STEP_M = 10.0
"""Positions closer together than this are one: jitter at rest and at every second adds no distance."""

FASTEST = 11.0
"""Metres per second between two points beyond which a position is a spike; for a ride or an unknown sport 30."""

FASTEST_RIDE = 30.0
LOST_POINTS = 8
"""After so many spikes in a row the device really is somewhere else: distance goes on from there."""

PAUSE_S, LEAST_SPEED = 30.0, 0.5
HR_RANGE = (30.0, 240.0)
EFFORTS_M = (1609.344, 3000.0, 5000.0, 10_000.0, 15_000.0, 21_097.5, 42_195.0)


class Point(NamedTuple):
    """One sample: seconds since any moment, and what was measured then."""

    t: float
    lat: float | None = None
    lon: float | None = None
    metres: float | None = None
    hr: float | None = None


@dataclass(frozen=True)
class Figures:
    """What a track comes to. `spikes` counts positions that were left out."""

    metres: float | None
    moving_s: float
    elapsed_s: float
    average_hr: float | None
    max_hr: float | None
    efforts: tuple[Effort, ...]
    spikes: int


def figures_of(points: Sequence[Point], *, ride: bool = False) -> Figures | None:
    """The figures of a track with at least two moments; the device's own distance goes before positions."""
    ordered = _in_time(points)
    if len(ordered) < 2:
        return None
    fastest = FASTEST_RIDE if ride else FASTEST
    line, spikes = _device_line(ordered, fastest) or _position_line(ordered, fastest)
    times = [p.t for p in ordered]
    average, highest = _heart(ordered)
    return Figures(
        metres=line[-1][1] if line and line[-1][1] > 0 else None,
        moving_s=_moving(line) if line else _unpaused(times),
        elapsed_s=times[-1] - times[0],
        average_hr=average,
        max_hr=highest,
        efforts=tuple(efforts_of(line)) if line else (),
        spikes=spikes,
    )


Line = list[tuple[float, float]]
"""Seconds and metres so far, both never falling."""


def _in_time(points: Sequence[Point]) -> list[Point]:
    """Later points only: a clock that jumps back has nothing to say until it has caught up."""
    kept: list[Point] = []
    for point in points:
        if not kept or point.t > kept[-1].t:
            kept.append(point)
    return kept


def _device_line(points: Sequence[Point], fastest: float) -> tuple[Line, int] | None:
    """The distance that the device counted, where it did so at a quarter of the points at least."""
    known = [(p.t, p.metres) for p in points if p.metres is not None and p.metres >= 0]
    if len(known) < max(2, len(points) // 4) or known[-1][1] <= known[0][1]:
        return None
    line: Line = [(known[0][0], 0.0)]
    spikes = 0
    for (t0, m0), (t1, m1) in pairwise(known):
        step = max(0.0, m1 - m0)
        if step > fastest * (t1 - t0):
            spikes, step = spikes + 1, 0.0
        line.append((t1, line[-1][1] + step))
    return line, spikes


def _position_line(points: Sequence[Point], fastest: float) -> tuple[Line, int]:
    line: Line = []
    spikes = lost = 0
    anchor: Point | None = None
    for point in points:
        if point.lat is None or point.lon is None:
            continue
        if anchor is None:
            anchor, line = point, [(point.t, 0.0)]
            continue
        step = distance_m(anchor, point)
        if step > fastest * (point.t - anchor.t) and step > STEP_M:
            spikes, lost = spikes + 1, lost + 1
            if lost > LOST_POINTS:
                anchor, lost = point, 0
                line.append((point.t, line[-1][1]))
        elif step >= STEP_M:
            anchor, lost = point, 0
            line.append((point.t, line[-1][1] + step))
    return line, spikes


def distance_m(one: Point, other: Point) -> float:
    """Metres between two positions on a sphere (the haversine formula)."""
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    north, east = radians(other.lat - one.lat), radians(other.lon - one.lon)
    chord = sin(north / 2) ** 2 + cos(one.lat * pi / 180) * cos(other.lat * pi / 180) * sin(east / 2) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(chord)))


def _moving(line: Line) -> float:
    """Seconds in which the distance grew at more than a shuffle."""
    total = 0.0
    for (t0, m0), (t1, m1) in pairwise(line):
        if t1 - t0 <= PAUSE_S or (m1 - m0) / (t1 - t0) >= LEAST_SPEED:
            total += t1 - t0
    return total


def _unpaused(times: Sequence[float]) -> float:
    return sum(b - a for a, b in pairwise(times) if b - a <= 10 * PAUSE_S)


def _heart(points: Sequence[Point]) -> tuple[float | None, float | None]:
    """The average, and the highest rate that three samples in a row reached: a single one may be the sensor's."""
    rates = [p.hr for p in points if p.hr is not None and HR_RANGE[0] <= p.hr <= HR_RANGE[1]]
    if len(rates) < 3:
        return (sum(rates) / len(rates), max(rates)) if rates else (None, None)
    return sum(rates) / len(rates), max(map(min, rates, rates[1:], rates[2:]))


def efforts_of(line: Line) -> list[Effort]:
    """The fastest stretch of each standard distance, pauses counted: nobody stops in an effort."""
    return [Effort(m, s) for m in EFFORTS_M if line[-1][1] >= m and (s := _fastest(line, m)) is not None]


def _fastest(line: Line, metres: float) -> float | None:
    best, start = None, 0
    for t, far in line:
        while start + 1 < len(line) and far - line[start + 1][1] >= metres:
            start += 1
        covered = far - line[start][1]
        if covered >= metres:
            seconds = (t - line[start][0]) * metres / covered  # a coarse line covers more than was asked
            best = seconds if best is None else min(best, seconds)
    return best
