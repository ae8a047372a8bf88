"""FIT files: what their sessions say, and on request the track for fastest stretches and heart rate."""

import datetime as dt
from dataclasses import dataclass, field

from api.history.fit_frames import Message, read_messages
from api.history.limits import MAX_POINTS, Unusable
from api.history.recorded import Recorded
from api.history.track import Figures, Point, figures_of
from solver.running.profile.activity import Sport

EPOCH = dt.datetime(1989, 12, 31)
LATEST = 3_470_000_000
"""Seconds since EPOCH: the year 2099."""

SESSION, RECORD, ACTIVITY = 18, 20, 34
SUMMARY = {
    SESSION: {
        2: "start",
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
    for session in sessions:
        if (one := _session(session, records, shift)) is not None:
            found.activities.append(one)
    if not sessions and (one := _from_track(records)) is not None:
        found.problems.append("it has no summary; read from its track")
        found.activities.append(one)
    if not found.activities:
        raise Unusable("; ".join([*found.problems, "it holds no activity with a start and a duration"]))
    return found


def _local_shift(messages: list[Message]) -> dt.timedelta | None:
    """How far the watch's wall clock was from UTC, in whole quarters of an hour."""
    for m in messages:
        if m.kind == ACTIVITY and "local" in m.values and "timestamp" in m.values:
            quarters = round((m.values["local"] - m.values["timestamp"]) / 900)
            if abs(quarters) <= 56:
                return dt.timedelta(minutes=15 * quarters)
    return None


def _session(values: dict[str, float], records: list[Message], shift: dt.timedelta | None) -> Recorded | None:
    start, moving = _moment(values.get("start")), values.get("timer", 0.0) / 1000
    elapsed = values.get("elapsed", 0.0) / 1000
    if start is None or not (moving or elapsed):
        return None
    sport = _sport(values)
    treadmill = values.get("sub_sport") in TREADMILL
    first, last = values["start"], values["start"] + max(moving, elapsed)
    figures = _figures([r for r in records if first <= r.values.get("timestamp", 0) <= last], sport)
    lon = values.get("lon")
    return Recorded(
        sport=sport,
        moving_s=moving or elapsed,
        elapsed_s=max(elapsed, moving),
        utc=start,
        local=start + shift if shift is not None else None,
        longitude=lon * SEMICIRCLES if lon is not None else None,
        metres=values.get("metres", 0.0) / 100 or (figures.metres if figures else None),
        average_hr=values.get("hr") or (figures.average_hr if figures else None),
        max_hr=(figures.max_hr if figures else None) or values.get("max_hr"),
        treadmill=treadmill,
        efforts=figures.efforts if figures and not treadmill and sport is Sport.RUN else (),
    )


def _from_track(records: list[Message]) -> Recorded | None:
    figures = _figures(records, Sport.RUN)
    start = next((m for r in records if (m := _moment(r.values.get("timestamp"))) is not None), None)
    if figures is None or start is None or not figures.moving_s:
        return None
    lon = next((r.values["lon"] * SEMICIRCLES for r in records if "lon" in r.values), None)
    speed = (figures.metres or 0.0) / figures.moving_s
    sport = Sport.RUN if 1.75 <= speed <= 6.2 else Sport.OTHER
    return Recorded(
        sport=sport,
        moving_s=figures.moving_s,
        elapsed_s=figures.elapsed_s,
        utc=start,
        longitude=lon,
        metres=figures.metres,
        average_hr=figures.average_hr,
        max_hr=figures.max_hr,
        efforts=figures.efforts,
    )


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
        values["metres"] / 100 if "metres" in values else None,
        values.get("hr"),
    )


def _moment(seconds: float | None) -> dt.datetime | None:
    """Small numbers are seconds since the device was switched on, and no date."""
    if seconds is None or not 0x10000000 <= seconds <= LATEST:
        return None
    return EPOCH + dt.timedelta(seconds=seconds)
