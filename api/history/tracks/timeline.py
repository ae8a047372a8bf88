"""Points in order of time: stamps that cannot be, first or last or in between, cost nothing but themselves."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

STALE_S, STALE_GAPS, MOST_STALE = 300.0, 20.0, 3
"""A first stamp this far before the next, and so many usual gaps: a clock that had not been set yet."""

WHOLE = 0.95
"""With this share of the stamps in order the others are wrong; with fewer the clock was set meanwhile."""


class Point(NamedTuple):
    """One sample: seconds since any moment, and what was measured then; `new` begins a segment after a break."""

    t: float
    lat: float | None = None
    lon: float | None = None
    metres: float | None = None
    hr: float | None = None
    new: bool = False


def in_time(points: Sequence[Point]) -> list[Point]:
    """The points in order of time, each later than the one before."""
    if all(b.t > a.t for a, b in pairwise(points)):
        return _without_stale(list(points))
    if len(points) > 2 and sum(b.t < a.t for a, b in pairwise(points)) > 0.9 * len(points) - 1:
        points = points[::-1]  # newest first
    rising = _rising(points)
    if len(rising) >= WHOLE * len({p.t for p in points}):
        kept = [points[i] for i in rising]
        lead = list(points[: rising[0]])
        return _without_stale([*_before(lead, kept), *kept])
    return _without_stale(_pieced(points))


def _rising(points: Sequence[Point]) -> list[int]:
    """The most points, by number, whose stamps rise throughout (patience sorting)."""
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for i, point in enumerate(points):
        at = bisect_left(tails, point.t)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(point.t)
            ends.append(i)
        else:
            tails[at], ends[at] = point.t, i
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _before(lead: Sequence[Point], kept: Sequence[Point]) -> list[Point]:
    """First points with impossible stamps, at the usual gaps before the rest: they were run as well."""
    gap = _usual_gap(kept)
    count = len(lead)
    return [p._replace(t=kept[0].t - gap * (count - i)) for i, p in enumerate(lead)]


def _pieced(points: Sequence[Point]) -> list[Point]:
    """A clock that was set back on the way: the shorter part is moved to go with the longer one."""
    pieces: list[list[Point]] = []
    for point in points:
        if not pieces or point.t < pieces[-1][-1].t - STALE_S:
            pieces.append([point])
        elif point.t > pieces[-1][-1].t:
            pieces[-1].append(point)
    longest = max(range(len(pieces)), key=lambda i: len(pieces[i]))
    done = list(pieces[longest])
    gap = _usual_gap(done)
    for piece in reversed(pieces[:longest]):
        shift = done[0].t - gap - piece[-1].t
        done = [*(p._replace(t=p.t + shift) for p in piece), *done]
    for piece in pieces[longest + 1 :]:
        shift = done[-1].t + gap - piece[0].t
        done = [*done, *(p._replace(t=p.t + shift) for p in piece)]
    return done


def _without_stale(points: list[Point]) -> list[Point]:
    """The same with first stamps brought near that lie long before all others."""
    if len(points) < 2 * MOST_STALE + 2:
        return points
    gap = _usual_gap(points)
    for count in range(MOST_STALE, 0, -1):
        if points[count].t - points[count - 1].t > max(STALE_S, STALE_GAPS * gap):
            return [*_before(points[:count], points[count:]), *points[count:]]
    return points


def _usual_gap(points: Sequence[Point]) -> float:
    return median(b.t - a.t for a, b in pairwise(points)) if len(points) > 1 else 1.0
