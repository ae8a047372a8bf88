"""Tracks of devices with one oddity each, as GPX, TCX and FIT: points are written down, formats put around them."""

import datetime as dt
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tests.profile.files import DEGREE_M, EPOCH, with_header

START = dt.datetime(2026, 10, 4, 7, 0)
SEMICIRCLES = 2**31 / 180


@dataclass(frozen=True)
class Sample:
    """A point: seconds since START, metres north of 50° N 8° E, the device's own distance, a heart rate."""

    t: float
    north: float | None
    metres: float | None = None
    hr: int = 150


def steady(km: float = 5.0, pace: float = 300.0, every: int = 5, *, counted: bool = False) -> list[Sample]:
    """An even run northwards; `counted` if the device counts its distance."""
    times = range(0, round(km * pace) + 1, every)
    return [Sample(t, 1000 * t / pace, 1000 * t / pace if counted else None) for t in times]


def later(samples: Sequence[Sample], seconds: float, north: float = 0.0) -> list[Sample]:
    """The same run at another time, from another place."""
    return [replace(s, t=s.t + seconds, north=None if s.north is None else s.north + north) for s in samples]


def stamp(seconds: float, zone: str = "Z") -> str:
    """A time as GPX and TCX write it."""
    return (START + dt.timedelta(seconds=seconds)).isoformat() + zone


def gpx_of(*segments: Iterable[Sample], zone: str = "Z", kind: str = "running") -> bytes:
    """A GPX file with one track of some segments."""
    body = "".join(f"<trkseg>{''.join(_trkpt(s, zone) for s in segment)}</trkseg>" for segment in segments)
    return f'<?xml version="1.0"?><gpx version="1.1"><trk><type>{kind}</type>{body}</trk></gpx>'.encode()


def _trkpt(s: Sample, zone: str) -> str:
    lat = 50 + (s.north or 0.0) / DEGREE_M
    return f'<trkpt lat="{lat:.8f}" lon="8.0"><time>{stamp(s.t, zone)}</time></trkpt>'


@dataclass(frozen=True)
class Lap:
    """What a TCX lap says of itself, and its points."""

    seconds: float
    metres: float
    samples: Sequence[Sample] = ()


def tcx_of(*laps: Lap, zone: str = "Z", sport: str = "Running") -> bytes:
    """A TCX file with one activity."""
    begun = 0.0
    parts = []
    for lap in laps:
        points = "".join(_trackpoint(s, zone) for s in lap.samples)
        parts.append(
            f'<Lap StartTime="{stamp(begun, zone)}"><TotalTimeSeconds>{lap.seconds}</TotalTimeSeconds>'
            f"<DistanceMeters>{lap.metres}</DistanceMeters>{f'<Track>{points}</Track>' if points else ''}</Lap>"
        )
        begun += lap.seconds
    head = '<?xml version="1.0"?><TrainingCenterDatabase><Activities>'
    activity = f'<Activity Sport="{sport}"><Id>{stamp(0, zone)}</Id>{"".join(parts)}</Activity>'
    return f"{head}{activity}</Activities></TrainingCenterDatabase>".encode()


def _trackpoint(s: Sample, zone: str) -> str:
    lat = "" if s.north is None else f"<LatitudeDegrees>{50 + s.north / DEGREE_M:.8f}</LatitudeDegrees>"
    place = f"<Position>{lat}<LongitudeDegrees>8.0</LongitudeDegrees></Position>" if lat else ""
    counted = "" if s.metres is None else f"<DistanceMeters>{s.metres:.3f}</DistanceMeters>"
    rate = f"<HeartRateBpm><Value>{s.hr}</Value></HeartRateBpm>"
    return f"<Trackpoint><Time>{stamp(s.t, zone)}</Time>{place}{counted}{rate}</Trackpoint>"


@dataclass(frozen=True)
class Session:
    """What a FIT session says of itself; None is the format's invalid value."""

    seconds: float | None
    metres: float | None
    begins: float = 0.0
    sport: int = 1
    sub_sport: int = 0


def fit_of(
    samples: Sequence[Sample],
    *sessions: Session,
    utc_offset: float | None = 2,
    developer: str | None = None,
    unit: str = "m",
) -> bytes:
    """A FIT file; `developer` is the name of an app's field that holds the distance in place of the watch's own."""
    start = int((START - EPOCH).total_seconds())
    body = _definition(0, 0, [(0, 1, 0), (4, 4, 0x86)]) + struct.pack("<BBI", 0, 4, start)
    if developer is not None:
        text, unit_text = developer.encode().ljust(16, b"\0"), unit.encode().ljust(4, b"\0")
        body += _definition(4, 206, [(0, 1, 2), (1, 1, 2), (2, 1, 2), (3, 16, 7), (8, 4, 7)])
        body += struct.pack("<BBBB", 4, 0, 7, 0x88) + text + unit_text
    body += _definition(1, 20, [(253, 4, 0x86), (0, 4, 0x85), (5, 4, 0x86), (3, 1, 2)], developer is not None)
    for s in samples:
        lat = 0x7FFFFFFF if s.north is None else round((50 + s.north / DEGREE_M) * SEMICIRCLES)
        own = 0xFFFFFFFF if s.metres is None or developer else round(100 * s.metres)
        body += struct.pack("<BIiIB", 1, start + round(s.t), lat, own, s.hr)
        if developer is not None:
            body += struct.pack("<f", (s.metres or 0.0) / (1000 if unit == "km" else 1))
    for session in sessions:
        body += _session(session, start)
    if utc_offset is not None:
        end = start + round(samples[-1].t)
        body += _definition(3, 34, [(253, 4, 0x86), (5, 4, 0x86)])
        body += struct.pack("<BII", 3, end, end + round(3600 * utc_offset))
    return with_header(body)


def _session(session: Session, start: int) -> bytes:
    fields = [(253, 4, 0x86), (2, 4, 0x86), (7, 4, 0x86), (8, 4, 0x86), (9, 4, 0x86), (3, 4, 0x85), (4, 4, 0x85)]
    began = start + round(session.begins)
    ms = 0xFFFFFFFF if session.seconds is None else round(1000 * session.seconds)
    cm = 0xFFFFFFFF if session.metres is None else round(100 * session.metres)
    place = (round(50 * SEMICIRCLES), round(8 * SEMICIRCLES))
    head = _definition(2, 18, [*fields, (5, 1, 0), (6, 1, 0)])
    end = began + round(session.seconds or 0)
    return head + struct.pack("<BIIIIIiiBB", 2, end, began, ms, ms, cm, *place, session.sport, session.sub_sport)


def _definition(local: int, kind: int, fields: list[tuple[int, int, int]], with_developer: bool = False) -> bytes:
    head = struct.pack("<BBBHB", (0x60 if with_developer else 0x40) | local, 0, 0, kind, len(fields))
    extra = bytes((1, 7, 4, 0)) if with_developer else b""
    return head + b"".join(bytes(field) for field in fields) + extra
