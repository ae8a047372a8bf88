"""FIT files: what their sessions say, and on request the track for fastest stretches and heart rate."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from api.history.limits import MAX_POINTS, Unusable
from api.history.recorded import Recorded
from api.history.tracks.agreement import agreed
from api.history.tracks.fit_frames import DEVELOPER_DISTANCE, Message, read_messages
from api.history.tracks.timeline import Point
from api.history.tracks.track import Figures, figures_of
from solver.running.profile.activity import Sport

EPOCH = dt.datetime(1989, 12, 31)
LATEST = 3_470_000_000
"""Seconds since EPOCH: the year 2099."""

SESSION, RECORD, ACTIVITY = 18, 20, 34
SUMMARY = {
    SESSION: {
        2: "start",
        3: "lat",
        4: "lon",
        5: "sport",
        6: "sub_sport",
        7: "elapsed",
        8: "timer",
        9: "metres",
        16: "hr",
        17: "max_hr",
    },
    ACTIVITY: {5: "local"},
}
TRACK = {RECORD: {0: "lat", 1: "lon", 3: "hr", 5: "metres"}}
SPORTS = {1: Sport.RUN, 2: Sport.RIDE, 5: Sport.SWIM, 11: Sport.WALK, 17: Sport.WALK, 21: Sport.RIDE}
TRAINING, STRENGTH = 10, 20
TREADMILL = (1, 45, 58)
"""Sub-sports: treadmill, indoor running, virtual activity."""

NOTHING = "it holds no activity with a start and a duration"
SEMICIRCLES = 180 / 2**31


@dataclass
class FitFile:
    """The sessions of a file and what was wrong with it."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_fit(data: bytes, *, with_track: bool) -> FitFile:
    """The sessions of a FIT file; a file that was cut off before its summary is read from its track.

    Raises:
        Unusable: when it holds no activity.
    """
    found = FitFile()
    wanted = SUMMARY | TRACK if with_track else SUMMARY
    messages = list(read_messages(data, wanted, found.problems))
    sessions = [m.values for m in messages if m.kind == SESSION]
    if not sessions and not with_track:
        return read_fit(data, with_track=True)
    records = [m for m in messages if m.kind == RECORD]
    if len(records) > MAX_POINTS:
        raise Unusable(f"it has more than {MAX_POINTS:,} points")
    shift = _local_shift(messages)
    for session, own in _with_records(sessions, records):
        if (one := _session(session, own, shift, found.problems)) is not None:
            found.activities.append(one)
    if not sessions and (one := _from_track(records, found.problems)) is not None:
        found.problems.append("it has no summary; read from its track")
        found.activities.append(one)
    if not found.activities:
        unset = any(_moment(s.get("start")) is None for s in sessions)
        reason = "its clock was never set, so it has no date" if unset else NOTHING
        raise Unusable("; ".join([*found.problems, reason]))
    return found


def _local_shift(messages: list[Message]) -> dt.timedelta | None:
    """How far the watch's wall clock was from UTC, in whole quarters of an hour."""
    for m in messages:
        if m.kind == ACTIVITY and "local" in m.values and "timestamp" in m.values:
            quarters = round((m.values["local"] - m.values["timestamp"]) / 900)
            if abs(quarters) <= 56:
                return dt.timedelta(minutes=15 * quarters)
    return None


def _with_records(
    sessions: list[dict[str, float]], records: list[Message]
) -> Iterator[tuple[dict[str, float], list[Message]]]:
    """Each session with its own part of the track: up to where the next one begins, whatever its timer says."""
    if len(sessions) == 1:
        yield sessions[0], records
        return
    starts = sorted(s["start"] for s in sessions if "start" in s)
    for session in sessions:
        first = session.get("start", 0.0)
        after = next((start for start in starts if start > first), float("inf"))
        yield session, [r for r in records if first <= r.values.get("timestamp", 0) < after]


def _session(
    values: dict[str, float], records: list[Message], shift: dt.timedelta | None, problems: list[str]
) -> Recorded | None:
    timer, elapsed = values.get("timer", 0.0) / 1000, values.get("elapsed", 0.0) / 1000
    sport = _sport(values)
    treadmill = values.get("sub_sport") in TREADMILL
    figures = _figures(records, sport)
    start = _moment(values.get("start")) or (_moment(figures.began) if figures else None)
    if start is None or not (timer or elapsed or (figures and figures.moving_s)):
        return None
    metres = (values.get("metres") or values.get(DEVELOPER_DISTANCE) or 0.0) / 100
    one = agreed(metres, timer or elapsed, elapsed, figures)
    problems += [*(figures.notes if figures else ()), *one.notes]
    return Recorded(
        sport=sport,
        moving_s=one.moving_s,
        elapsed_s=max(one.elapsed_s, one.moving_s),
        utc=start,
        local=start + shift if shift is not None else None,
        place=_place(values) or _first_place(records),
        metres=one.metres,
        average_hr=values.get("hr") or (figures.average_hr if figures else None),
        max_hr=(figures.max_hr if figures else None) or values.get("max_hr"),
        treadmill=treadmill,
        efforts=figures.efforts if figures and not treadmill and not one.doubt and sport is Sport.RUN else (),
        doubt="" if treadmill else one.doubt,
    )


def _from_track(records: list[Message], problems: list[str]) -> Recorded | None:
    figures = _figures(records, Sport.RUN)
    if figures is None or (start := _moment(figures.began)) is None or not figures.moving_s:
        return None
    one = agreed(None, 0.0, 0.0, figures)
    problems += [*figures.notes, *one.notes]
    speed = (figures.metres or 0.0) / figures.moving_s
    sport = Sport.RUN if 1.75 <= speed <= 6.2 else Sport.OTHER
    return Recorded(
        sport=sport,
        moving_s=one.moving_s,
        elapsed_s=one.elapsed_s,
        utc=start,
        place=_first_place(records),
        metres=one.metres,
        average_hr=figures.average_hr,
        max_hr=figures.max_hr,
        efforts=figures.efforts,
    )


def _place(values: dict[str, float]) -> tuple[float, float] | None:
    if "lat" not in values or "lon" not in values:
        return None
    return values["lat"] * SEMICIRCLES, values["lon"] * SEMICIRCLES


def _first_place(records: list[Message]) -> tuple[float, float] | None:
    return next((place for r in records if (place := _place(r.values))), None)


def _sport(values: dict[str, float]) -> Sport:
    sport = int(values.get("sport", 0))
    if sport == TRAINING and values.get("sub_sport") == STRENGTH:
        return Sport.STRENGTH
    return SPORTS.get(sport, Sport.OTHER)


def _figures(records: list[Message], sport: Sport) -> Figures | None:
    return figures_of([_point(r.values) for r in records if "timestamp" in r.values], ride=sport is Sport.RIDE)


def _point(values: dict[str, float]) -> Point:
    lat, lon = values.get("lat"), values.get("lon")
    return Point(
        values["timestamp"],
        None if lat is None or lon is None else lat * SEMICIRCLES,
        None if lat is None or lon is None else lon * SEMICIRCLES,
        _counted(values),
        values.get("hr"),
    )


def _counted(values: dict[str, float]) -> float | None:
    """The distance so far, as the device counted it, else as an app did."""
    centimetres = values.get("metres", values.get(DEVELOPER_DISTANCE))
    return None if centimetres is None else centimetres / 100


def _moment(seconds: float | None) -> dt.datetime | None:
    """Small numbers are seconds since the device was switched on, and no date."""
    if seconds is None or not 0x10000000 <= seconds <= LATEST:
        return None
    return EPOCH + dt.timedelta(seconds=seconds)
