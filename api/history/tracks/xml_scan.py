"""One pass over GPX or TCX: position, time, distance and heart rate of every point, nothing else kept.

Expat is used directly: a tree of every element (gpxpy, ElementTree) takes two to ten times as long. As defusedxml does,
document types and entities are refused, so that nothing can expand or be fetched.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from api.history.dates import read_date
from api.history.limits import MAX_POINTS, Unusable
from api.history.tracks.timeline import Point

TRACKS = frozenset({"trk", "Activity"})
LAP_S = 10.0
SEGMENTS = frozenset({"trkseg", "Track"})
POINTS = frozenset({"trkpt", "Trackpoint"})
OF_POINT = frozenset(
    {"time", "Time", "DistanceMeters", "LatitudeDegrees", "LongitudeDegrees", "hr", "heartrate", "Value", "distance"}
)
OF_TRACK = frozenset({"type", "name", "Notes", "Id", "TotalTimeSeconds"})
WANTED = OF_POINT | OF_TRACK


@dataclass
class Track:
    """What was found of one activity. Laps are TCX's; their time leaves pauses out.

    `offset` is how far its stamps say they are from UTC; `new` that the next point begins a segment, of a
    lap where `lap` is set: laps follow each other, unless time passes between.
    """

    points: list[Point] = field(default_factory=list)
    start: dt.datetime | None = None
    sport: str = ""
    name: str = ""
    lap_s: float = 0.0
    lap_m: float = 0.0
    offset: dt.timedelta | None = None
    new: bool = False
    lap: bool = False


def scan(data: bytes) -> tuple[list[Track], str | None]:
    """Every <trk> of a GPX and <Activity> of a TCX file, and what broke the reading off, if something did.

    Raises:
        Unusable: for entities, document types, and far too many points.
    """
    reading = _Reading()
    try:
        reading.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        return reading.tracks, str(error)
    return reading.tracks, None


class _Reading:
    """Expat's handlers, and where they are."""

    def __init__(self) -> None:
        self.tracks: list[Track] = []
        self._track: Track | None = None
        self._at: dict[str, Any] = {}
        self._parents: list[str] = []
        self._text: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.EntityDeclHandler = _refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self._parents.append(tag)
        self._text = [] if tag in WANTED else None
        if tag in POINTS:
            self._at = {"lat": attributes.get("lat"), "lon": attributes.get("lon")}
        elif tag in TRACKS:
            self._track = Track(sport=attributes.get("Sport", "")[:60])
            self.tracks.append(self._track)
        elif self._track is not None and tag in SEGMENTS:
            self._track.new = bool(self._track.points)
            self._track.lap = tag == "Track"
        elif self._track is not None and tag == "Lap" and self._track.start is None:
            self._track.start = utc(attributes.get("StartTime", ""))

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, _: str) -> None:
        tag = self._parents.pop()
        track = self._track
        if track is not None:
            if tag in POINTS:
                _add_point(track, self._at)
            elif tag in TRACKS:
                self._track = None
            elif self._text is not None:
                self._leaf(track, tag, "".join(self._text))
        self._text = None

    def _leaf(self, track: Track, tag: str, text: str) -> None:
        parent = self._parents[-1] if self._parents else ""
        if parent in TRACKS or parent == "Lap":
            _of_track(track, tag, text)
        elif tag == "Value":
            self._at[parent] = text
        elif tag in OF_POINT:
            self._at[tag] = text


def _refuse(*_: object) -> NoReturn:
    raise Unusable("it declares XML entities or a document type, which no activity file needs")


def _of_track(track: Track, tag: str, text: str) -> None:
    if tag == "type":
        track.sport = text.strip()[:60]
    elif tag in ("name", "Notes"):
        track.name = text.strip()[:100]
    elif tag == "Id" and track.start is None:
        track.start = utc(text)
    elif tag == "TotalTimeSeconds":
        track.lap_s += number_in(text) or 0.0
    elif tag == "DistanceMeters":
        track.lap_m += number_in(text) or 0.0


def _add_point(track: Track, at: dict[str, Any]) -> None:
    when = utc(at.get("time") or at.get("Time") or "")
    if when is None:
        return
    if len(track.points) >= MAX_POINTS:
        raise Unusable(f"it has more than {MAX_POINTS:,} points")
    if not track.points:
        track.start, track.offset = when, offset_of(at.get("time") or at.get("Time") or "")
    assert track.start is not None
    lat = _within(at.get("lat") or at.get("LatitudeDegrees"), 90.0)
    lon = _within(at.get("lon") or at.get("LongitudeDegrees"), 180.0)
    known = lat is not None and lon is not None
    gone = (when - track.start).total_seconds()
    new = track.new and not (track.lap and gone - track.points[-1].t <= LAP_S)
    track.points.append(
        Point(
            gone,
            lat if known else None,
            lon if known else None,
            number_in(at.get("DistanceMeters") or at.get("distance")),
            number_in(at.get("hr") or at.get("heartrate") or at.get("HeartRateBpm")),
            new,
        )
    )
    track.new = False


def utc(text: str) -> dt.datetime | None:
    """A time; without a zone it is taken for UTC, as both formats ask."""
    text = text.strip()
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = read_date(text)
        return None if moment is None else moment.when - (moment.offset or dt.timedelta(0))
    if not 1990 <= when.year <= 2099:
        return None
    return when.astimezone(dt.UTC).replace(tzinfo=None) if when.tzinfo else when


def offset_of(text: str) -> dt.timedelta | None:
    """The offset from UTC that a time is written with; none where it is written in UTC."""
    try:
        return dt.datetime.fromisoformat(text.strip()).utcoffset() or None
    except ValueError:
        return None


def number_in(text: str | None) -> float | None:
    """A finite number of a sane size, or None."""
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None  # neither NaN nor an absurdity passes


def _within(text: str | None, limit: float) -> float | None:
    value = number_in(text)
    return value if value is not None and abs(value) <= limit else None
