"""From a track's points to its figures: distance without spikes, time without pauses, heart rate, fastest stretches."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, pi, radians, sin, sqrt

from api.history.tracks.timeline import Point, in_time
from solver.running.profile.activity import Effort
from solver.running.request.grid import KM_PER_MILE

EARTH_M = 6_371_008.8
STEP_M = 10.0
"""Positions closer together than this are one: jitter at rest and at every second adds no distance."""

FASTEST = 11.0
"""Metres per second between two points beyond which a position is a spike; for a ride or an unknown sport 30."""

FASTEST_RIDE = 30.0
CATCH_UP_S = 10.0
"""A device may count in one step what it did not count in the seconds before."""

LOST_POINTS = 8
"""After so many spikes in a row the device really is somewhere else: distance goes on from there."""

PAUSE_S, LEAST_SPEED = 30.0, 0.5
"""A pause is a stretch of more than so many seconds in which the distance grew by less than so many metres a second."""

PAUSES_LEFT_OUT = "pauses are left out of its time: over 30 s at less than 0.5 m/s"
UNITS = (1000.0, 1000 * KM_PER_MILE)
UNIT_SLACK = 1.25
STUCK = 0.75
"""A device that counted less than this share of the straight way between its own positions had stopped counting."""

SAMPLES = 150
HR_RANGE = (30.0, 240.0)
EFFORTS_M = (1609.344, 3000.0, 5000.0, 10_000.0, 15_000.0, 21_097.5, 42_195.0)


@dataclass(frozen=True)
class Figures:
    """What a track comes to. `spikes` counts positions that were left out; `counted` tells that the device counted.

    `began` is the first point's time; `raw_m` the distance with the jitter of every position; `notes` are sentences.
    """

    metres: float | None
    moving_s: float
    elapsed_s: float
    average_hr: float | None
    max_hr: float | None
    efforts: tuple[Effort, ...]
    spikes: int
    counted: bool = False
    began: float = 0.0
    raw_m: float | None = None
    notes: tuple[str, ...] = ()


Line = list[tuple[float, float]]
"""Seconds and metres so far, both never falling."""


@dataclass(frozen=True)
class _Way:
    """A line, the positions left out of it, and its length with all jitter, where positions made it."""

    line: Line
    spikes: int
    raw_m: float | None = None
    notes: tuple[str, ...] = ()


def figures_of(points: Sequence[Point], *, ride: bool = False) -> Figures | None:
    """The figures of a track with at least two moments; the device's own distance goes before positions."""
    ordered = in_time(points)
    if len(ordered) < 2:
        return None
    fastest = FASTEST_RIDE if ride else FASTEST
    counted = _device_way(ordered, fastest)
    way = counted or _position_way(ordered, fastest)
    line = way.line
    average, highest = _heart(ordered)
    return Figures(
        metres=line[-1][1] if line and line[-1][1] > 0 else None,
        moving_s=_moving(line) if line else _unpaused([p.t for p in ordered]),
        elapsed_s=ordered[-1].t - ordered[0].t,
        average_hr=average,
        max_hr=highest,
        efforts=tuple(efforts_of(line)) if line else (),
        spikes=way.spikes,
        counted=counted is not None,
        began=ordered[0].t,
        raw_m=way.raw_m,
        notes=way.notes,
    )


def _device_way(points: Sequence[Point], fastest: float) -> _Way | None:
    """The distance that the device counted, where it did so at a quarter of the points at least."""
    known = [p for p in points if p.metres is not None and p.metres >= 0]
    if len(known) < max(2, len(points) // 4) or max(p.metres or 0.0 for p in known) <= (known[0].metres or 0.0):
        return None
    straight = _straight_m(points)
    total = sum(max(0.0, (b.metres or 0.0) - (a.metres or 0.0)) for a, b in pairwise(known))
    unit, notes = _counted_in(total, straight, known[-1].t - known[0].t)
    if unit * total < STUCK * straight:
        return None
    line: Line = [(known[0].t, 0.0)]
    spikes = 0
    for before, after in pairwise(known):
        step = _step(before, after, unit)
        if step > fastest * (after.t - before.t + CATCH_UP_S):
            spikes, step = spikes + 1, 0.0
        line.append((after.t, line[-1][1] + step))
    return _Way(line, spikes, None, notes)


def _step(before: Point, after: Point, unit: float) -> float:
    """Metres from one point to the next; where the device counts anew, as from a lap on, positions fill in."""
    m0, m1 = before.metres or 0.0, after.metres or 0.0
    if m1 >= m0 / 2:
        return unit * max(0.0, m1 - m0)
    placed = None not in (before.lat, before.lon, after.lat, after.lon)
    return distance_m(before, after) if placed else unit * m1


def _counted_in(total: float, straight: float, seconds: float) -> tuple[float, tuple[str, ...]]:
    """Metres of the unit that a device counted in: kilometres or miles where metres would be no distance at all."""
    for unit, name in zip(UNITS, ("kilometres", "miles"), strict=True):
        if total and straight and 1 / UNIT_SLACK < unit * total / straight < UNIT_SLACK:
            return unit, (f"its distances are in {name}, not metres",)
    if total and not straight and seconds and 1.5 <= UNITS[0] * total / seconds <= FASTEST and total / seconds < 0.02:
        return UNITS[0], ("its distances are taken for kilometres, not metres",)
    return 1.0, ()


def _straight_m(points: Sequence[Point]) -> float:
    """The way from position to position, a hundred or so of them: never longer than what was run."""
    placed = [p for p in points if p.lat is not None and p.lon is not None]
    step = max(1, len(placed) // SAMPLES)
    chosen = [*placed[::step], *placed[-1:]]
    gone = [(distance_m(a, b), b.t - a.t) for a, b in pairwise(chosen)]
    return sum(m for m, s in gone if m <= FASTEST_RIDE * s)


def _position_way(points: Sequence[Point], fastest: float) -> _Way:
    line: Line = []
    spikes = lost = 0
    raw = 0.0
    anchor = last = None
    broken = False
    for point in points:
        broken = broken or point.new
        if point.lat is None or point.lon is None:
            continue
        if anchor is None or last is None:
            anchor, last, line, broken = point, point, [(point.t, 0.0)], False
            continue
        step = distance_m(anchor, point)
        if broken:
            if last is not anchor:
                line.append((last.t, line[-1][1] + distance_m(anchor, last)))
            line.append((point.t, line[-1][1]))  # nobody knows what lies between segments
            anchor, last, lost = point, point, 0
        elif step > fastest * (point.t - anchor.t) and step > STEP_M:
            spikes, lost = spikes + 1, lost + 1
            if lost > LOST_POINTS:
                anchor, last, lost = point, point, 0
                line.append((point.t, line[-1][1]))
        else:
            raw += distance_m(last, point)
            last, lost = point, 0
            if step >= STEP_M:
                anchor = point
                line.append((point.t, line[-1][1] + step))
        broken = False
    if anchor is not None and last is not None and last is not anchor:
        line.append((last.t, line[-1][1] + distance_m(anchor, last)))
    return _Way(line, spikes, raw)


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
