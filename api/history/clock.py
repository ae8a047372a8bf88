"""The wall clock of activities that were recorded in UTC: a run at 19:00 in Denver is not one of the next day.

In this order: the local time that the file gives; the time zone that the owner names; the longitude; the difference
that the owner's other activities show; the names that Strava gives ("Morning Run"); else UTC as it stands.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from api.history.recorded import Recorded
from api.history.vocabulary import plain
from solver.errors import BadRequest, FieldError
from solver.running.profile.activity import Activity, Sport

LEAST_NAMED = 5
_DAY_PARTS = (
    (8.0, r"\b(?:morning|morgen|ochtend\w*|matin|mattina|manana|manha)\b"),
    (12.5, r"\b(?:lunch|mittag|middag\w*|midi|mediodia)\b"),
    (15.5, r"\b(?:afternoon|nachmittag|namiddag\w*|apres-midi|pomeriggio|tarde)\b"),
    (19.0, r"\b(?:evening|abend|avond\w*|soir|sera)\b"),
    (22.5, r"\b(?:night|nacht\w*|nuit|notte|noche|noite)\b"),
)
"""About when in the day Strava gives these names."""

_PATTERNS = tuple((hour, re.compile(words)) for hour, words in _DAY_PARTS)


@dataclass(frozen=True)
class Settled:
    """Activities with their wall clock, and how it was found where files only had UTC."""

    activities: list[Activity]
    remark: str | None


def zone_named(name: str | None) -> ZoneInfo | None:
    """The time zone with this IANA name.

    Raises:
        BadRequest: when there is none.
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"{name[:60]!r} is no time zone; write one such as Europe/Berlin or America/Denver"
        raise BadRequest.of(FieldError("timezone", name[:60], message)) from None


def settled(recorded: Sequence[Recorded], zone: ZoneInfo | None) -> Settled:
    """Every activity at its local time."""
    usual, how = (None, None) if zone else _usual_offset(recorded)
    found, guessed = [], 0
    for one in recorded:
        local = one.local or _local(one, zone, usual)
        guessed += one.sport is Sport.RUN and one.local is None and zone is None and one.longitude is None
        found.append(_activity(one, local))
    told = guessed and how is not None
    return Settled(found, f"{guessed} runs give their time in UTC only: {how}" if told else None)


def _local(one: Recorded, zone: ZoneInfo | None, usual: dt.timedelta | None) -> dt.datetime:
    assert one.utc is not None
    if zone is not None:
        return one.utc.replace(tzinfo=dt.UTC).astimezone(zone).replace(tzinfo=None)
    if one.longitude is not None:
        return one.utc + dt.timedelta(hours=round(one.longitude / 15))
    return one.utc + (usual or dt.timedelta(0))


def _usual_offset(recorded: Sequence[Recorded]) -> tuple[dt.timedelta | None, str | None]:
    """The difference to assume, and how it was found; with enough others that know theirs, no word is needed."""
    known = [one.local - one.utc for one in recorded if one.local is not None and one.utc is not None and one.timed]
    if len(known) >= LEAST_NAMED:
        return dt.timedelta(hours=_whole(median(d.total_seconds() / 3600 for d in known))), None
    if known:
        hours = _whole(median(d.total_seconds() / 3600 for d in known))
        return dt.timedelta(hours=hours), f"taken as {_signed(hours)}, as in the others; --timezone says it better"
    near = [round(one.longitude / 15) for one in recorded if one.longitude is not None]
    if near:
        hours = _whole(median(near))
        return dt.timedelta(
            hours=hours
        ), f"taken as {_signed(hours)}, from where others were run; --timezone says it better"
    named = [shift for one in recorded if (shift := _shift_by_name(one)) is not None]
    if len(named) >= LEAST_NAMED:
        hours = _whole(median(named))
        return dt.timedelta(
            hours=hours
        ), f"taken as {_signed(hours)}, from names such as Morning Run; --timezone says it better"
    return None, "weekdays are those of UTC; say --timezone if you live far from it"


def _shift_by_name(one: Recorded) -> float | None:
    """Hours from UTC to the part of the day that the name tells, from -12 to 12."""
    if one.utc is None or not one.timed:
        return None
    text = plain(one.name)
    hour = next((hour for hour, pattern in _PATTERNS if pattern.search(text)), None)
    if hour is None:
        return None
    return (hour - one.utc.hour - one.utc.minute / 60 + 12) % 24 - 12


def _whole(hours: float) -> int:
    return int(hours // 1 + (hours % 1 >= 0.5))


def _signed(hours: int) -> str:
    return f"UTC{hours:+d}" if hours else "UTC"


def _activity(one: Recorded, local: dt.datetime) -> Activity:
    return Activity(
        start=local,
        sport=one.sport,
        moving_s=one.moving_s,
        elapsed_s=one.elapsed_s,
        distance_km=one.metres / 1000 if one.metres else None,
        average_hr=one.average_hr,
        max_hr=one.max_hr,
        hint=one.hint,
        treadmill=one.treadmill,
        name=one.name,
        source=one.source,
        timed=one.timed,
        instant=one.utc,
        efforts=one.efforts,
    )
