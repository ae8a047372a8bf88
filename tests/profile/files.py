"""Activity files written by hand, byte by byte where the format asks for it: FIT, GPX and TCX."""

import datetime as dt
import struct
from dataclasses import dataclass
from math import cos, radians

EPOCH = dt.datetime(1989, 12, 31)
DEGREE_M = 111_195.0


@dataclass(frozen=True)
class Run:
    """A run at an even pace, northwards, with a heart rate; recorded every `every` seconds. `start` is in UTC."""

    start: dt.datetime
    km: float = 10.0
    pace: float = 330.0
    hr: int = 145
    every: int = 10
    lat: float = 52.0
    lon: float = 13.4
    sport: int = 1
    sub_sport: int = 0
    utc_offset: int | None = 1

    @property
    def seconds(self) -> int:
        return round(self.km * self.pace)

    def samples(self) -> list[tuple[int, float]]:
        """Seconds and metres since the start."""
        times = [*range(0, self.seconds, self.every), self.seconds]
        return [(t, 1000 * t / self.pace) for t in times]


def fit(run: Run, *, big_endian: bool = False, summary: bool = True) -> bytes:
    """A FIT file with file_id, records, session and activity."""
    order = ">" if big_endian else "<"
    start = int((run.start - EPOCH).total_seconds())
    semicircles = 2**31 / 180
    body = _definition(0, 0, [(0, 1, 0x00), (4, 4, 0x86)], order) + struct.pack(order + "BBI", 0, 4, start)
    fields = [(253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85), (5, 4, 0x86), (3, 1, 0x02)]
    body += _definition(1, 20, fields, order)
    for t, metres in run.samples():
        lat = round((run.lat + metres / DEGREE_M) * semicircles)
        lon = round(run.lon * semicircles)
        body += struct.pack(order + "BIiiIB", 1, start + t, lat, lon, round(100 * metres), run.hr)
    if summary:
        body += _summary(run, start, order)
    return with_header(body)


def _summary(run: Run, start: int, order: str) -> bytes:
    end = start + run.seconds
    ms, lon = 1000 * run.seconds, round(run.lon * 2**31 / 180)
    whole = [(number, 4, 0x86) for number in (253, 2, 7, 8, 9)]
    fields = [*whole, (4, 4, 0x85), (5, 1, 0), (6, 1, 0), (16, 1, 2), (17, 1, 2)]
    body = _definition(2, 18, fields, order)
    small = (run.sport, run.sub_sport, run.hr, run.hr + 15)
    body += struct.pack(order + "BIIIIIiBBBB", 2, end, start, ms, ms, round(1e5 * run.km), lon, *small)
    if run.utc_offset is not None:
        body += _definition(3, 34, [(253, 4, 0x86), (5, 4, 0x86)], order)
        body += struct.pack(order + "BII", 3, end, end + 3600 * run.utc_offset)
    return body


def _definition(local: int, kind: int, fields: list[tuple[int, int, int]], order: str) -> bytes:
    head = struct.pack(order + "BBBHB", 0x40 | local, 0, order == ">", kind, len(fields))
    return head + b"".join(bytes(field) for field in fields)


def with_header(body: bytes) -> bytes:
    """The body between a FIT header and its checksum."""
    head = struct.pack("<BBHI4s", 12, 0x20, 2132, len(body), b".FIT")
    return head + body + struct.pack("<H", crc(head + body))


def crc(data: bytes) -> int:
    """CRC-16 with polynomial 0xA001."""
    value = 0
    for byte in data:
        value = value >> 8 ^ OF_A_BYTE[(value ^ byte) & 0xFF]
    return value


def _bit_by_bit(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
    return byte


OF_A_BYTE = [_bit_by_bit(byte) for byte in range(256)]


def gpx(run: Run, *, kind: str = "running", name: str = "Morning Run", spikes: tuple[int, ...] = ()) -> bytes:
    """A GPX file; at the samples numbered in `spikes` the position jumps a kilometre away."""
    points = []
    for at, (t, metres) in enumerate(run.samples()):
        lat = run.lat + metres / DEGREE_M + (0.01 if at in spikes else 0.0)
        when = (run.start + dt.timedelta(seconds=t)).isoformat() + "Z"
        hr = f"<extensions><x:TrackPointExtension><x:hr>{run.hr}</x:hr></x:TrackPointExtension></extensions>"
        points.append(f'<trkpt lat="{lat:.7f}" lon="{run.lon:.7f}"><ele>30</ele><time>{when}</time>{hr}</trkpt>')
    head = '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="test" ' + (
        'xmlns="http://www.topografix.com/GPX/1/1" xmlns:x="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
    )
    kind_tag = f"<type>{kind}</type>" if kind else ""
    return f"{head}<trk><name>{name}</name>{kind_tag}<trkseg>{''.join(points)}</trkseg></trk></gpx>".encode()


def tcx(run: Run, *, sport: str = "Running") -> bytes:
    """A TCX file with one lap and one track."""
    points = []
    for t, metres in run.samples():
        when = (run.start + dt.timedelta(seconds=t)).isoformat() + "Z"
        lat = run.lat + metres / DEGREE_M
        points.append(
            f"<Trackpoint><Time>{when}</Time><Position><LatitudeDegrees>{lat:.7f}</LatitudeDegrees>"
            f"<LongitudeDegrees>{run.lon}</LongitudeDegrees></Position><DistanceMeters>{metres:.2f}</DistanceMeters>"
            f"<HeartRateBpm><Value>{run.hr}</Value></HeartRateBpm></Trackpoint>"
        )
    start = run.start.isoformat() + "Z"
    lap = f"<TotalTimeSeconds>{run.seconds}</TotalTimeSeconds><DistanceMeters>{1000 * run.km}</DistanceMeters>"
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f'<Activities><Activity Sport="{sport}"><Id>{start}</Id><Lap StartTime="{start}">{lap}<Track>{"".join(points)}'
        "</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
    ).encode()


def east_of(run: Run, metres: float) -> float:
    """The longitude so many metres further east."""
    return run.lon + metres / (DEGREE_M * cos(radians(run.lat)))
