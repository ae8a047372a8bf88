"""GPX and TCX: streamed with defusedxml, so that entities are refused and a large file needs little memory.

gpxpy would build a tree of every extension; here one pass picks position, time, distance and heart rate.
"""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from api.history.dates import read_date
from api.history.limits import MAX_POINTS, Unusable
from api.history.recorded import Recorded
from api.history.track import Figures, Point, figures_of
from api.history.vocabulary import hint_of, on_treadmill, plain, sport_of
from solver.running.profile.activity import Hint, Sport

SLOWEST_RUN_SPEED, FASTEST_RUN_SPEED = 1.75, 6.2
"""Metres per second between which a track without a sport is taken for a run: 9:30 to 2:40 /km."""

LAP_TIME = 1.05
"""The laps of a TCX file leave pauses out; laps longer than the track are not its own."""


@dataclass
class _Track:
    """What was found of one activity."""

    points: list[Point] = field(default_factory=list)
    start: dt.datetime | None = None
    sport: str = ""
    name: str = ""
    lap_s: float = 0.0
    lap_m: float = 0.0


@dataclass
class XmlTracks:
    """The activities of one file and what was wrong with it."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_xml(data: bytes) -> XmlTracks:
    """The activities of a GPX or TCX file; of a broken one, what comes before the break.

    Raises:
        Unusable: for entities and document types, and when nothing can be used.
    """
    found = XmlTracks()
    tracks: list[_Track] = []
    try:
        for track in _tracks(data):
            tracks.append(track)
    except DefusedXmlException:
        raise Unusable("it declares XML entities or a document type, which no activity file needs") from None
    except (ParseError, LookupError, ValueError) as error:
        found.problems.append(f"not well-formed XML ({str(error)[:80]}); what comes before is used")
    for track in tracks:
        _add(track, found)
    if not found.activities and not found.problems:
        raise Unusable("it holds no track with times")
    return found


def _tracks(data: bytes) -> Iterator[_Track]:
    """Every <trk> of a GPX and <Activity> of a TCX file, as far as it can be read."""
    track: _Track | None = None
    at: dict[str, Any] = {}
    stack: list[str] = []
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                stack.append(tag)
                if tag in ("trk", "Activity"):
                    track = _Track(sport=element.get("Sport", ""))
                elif tag in ("trkpt", "Trackpoint"):
                    at = {"lat": element.get("lat"), "lon": element.get("lon")}
                continue
            stack.pop()
            if track is not None:
                _take(track, at, tag, element.text or "", stack[-1] if stack else "")
                if tag in ("trkpt", "Trackpoint"):
                    element.clear()
                elif tag in ("trk", "Activity"):
                    done, track = track, None
                    element.clear()
                    yield done
    except ParseError:
        if track is not None:
            yield track
        raise


def _take(track: _Track, at: dict[str, Any], tag: str, text: str, parent: str) -> None:
    """One closed element of a track."""
    if tag in ("trkpt", "Trackpoint"):
        _add_point(track, at)
    elif parent == "trkpt" or parent == "Trackpoint" or parent == "Position" or tag in ("hr", "Value", "heartrate"):
        at[f"{parent}.{tag}" if tag == "Value" else tag] = text
    elif parent in ("trk", "Activity"):
        if tag == "type":
            track.sport = text[:60]
        elif tag in ("name", "Notes"):
            track.name = text.strip()[:100]
    elif parent == "Lap":
        if tag == "TotalTimeSeconds":
            track.lap_s += _float(text) or 0.0
        elif tag == "DistanceMeters":
            track.lap_m += _float(text) or 0.0
    if tag == "Id" and track.start is None:
        track.start = _utc(text)


def _add_point(track: _Track, at: dict[str, Any]) -> None:
    when = _utc(at.get("time") or at.get("Time") or "")
    if when is None:
        return
    if len(track.points) >= MAX_POINTS:
        raise Unusable(f"it has more than {MAX_POINTS:,} points")
    if track.start is None or not track.points:
        track.start = when
    lat = _within(at.get("lat") or at.get("LatitudeDegrees"), 90.0)
    lon = _within(at.get("lon") or at.get("LongitudeDegrees"), 180.0)
    track.points.append(
        Point(
            (when - track.start).total_seconds(),
            lat,
            lon if lat is not None else None,
            _float(at.get("DistanceMeters")),
            _float(at.get("hr") or at.get("heartrate") or at.get("HeartRateBpm.Value")),
        )
    )


def _utc(text: str) -> dt.datetime | None:
    """A time; without a zone it is taken for UTC, as both formats ask."""
    text = text.strip()
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = read_date(text)
        if moment is None:
            return None
        return moment.when - (moment.offset or dt.timedelta(0))
    if not 1990 <= when.year <= 2099:
        return None
    return when.astimezone(dt.UTC).replace(tzinfo=None) if when.tzinfo else when


def _float(text: object) -> float | None:
    try:
        value = float(str(text))
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None  # neither NaN nor an absurdity passes


def _within(text: object, limit: float) -> float | None:
    value = _float(text)
    return value if value is not None and abs(value) <= limit else None


def _add(track: _Track, found: XmlTracks) -> None:
    said = sport_of(track.sport) if track.sport else Sport.OTHER
    figures = figures_of(track.points, ride=said is Sport.RIDE or not track.sport)
    if figures is not None and not track.sport and _speed(figures) < FASTEST_RUN_SPEED:
        figures = figures_of(track.points)
    if figures is None and track.lap_s > 0:
        figures = Figures(track.lap_m or None, track.lap_s, track.lap_s, None, None, (), 0)
    if figures is None or track.start is None:
        found.problems.append("a track has no times, so no speed and no date")
        return
    if figures.spikes:
        found.problems.append(f"{figures.spikes} positions are too far off to be true; left out")
    laps = 0 < track.lap_s <= LAP_TIME * figures.elapsed_s
    metres = (track.lap_m if laps else 0.0) or figures.metres or None
    moving = track.lap_s if laps else figures.moving_s
    sport = _sport(said, track.sport, metres, moving, found)
    lon = next((p.lon for p in track.points if p.lon is not None), None)
    found.activities.append(
        Recorded(
            sport=sport,
            moving_s=moving,
            elapsed_s=max(figures.elapsed_s, moving),
            utc=track.start,
            longitude=lon,
            metres=metres,
            average_hr=figures.average_hr,
            max_hr=figures.max_hr,
            hint=hint_of(track.name, metres) if sport is Sport.RUN else Hint.NONE,
            treadmill=on_treadmill(track.sport, track.name) or (sport is Sport.RUN and lon is None),
            name=track.name,
            efforts=figures.efforts if lon is not None else (),
        )
    )


def _speed(figures: Figures) -> float:
    return (figures.metres or 0.0) / figures.moving_s if figures.moving_s else 0.0


def _sport(said: Sport, word: str, metres: float | None, seconds: float, found: XmlTracks) -> Sport:
    """What the file says; without a word, what the speed tells. Strava's old GPX files write 9 for a run."""
    if plain(word) == "9":
        return Sport.RUN
    if word:
        return said
    speed = (metres or 0.0) / seconds if seconds else 0.0
    run = SLOWEST_RUN_SPEED <= speed <= FASTEST_RUN_SPEED
    found.problems.append(f"names no sport; taken for {'a run' if run else 'another sport'} by its speed")
    return Sport.RUN if run else Sport.RIDE if speed > FASTEST_RUN_SPEED else Sport.WALK
