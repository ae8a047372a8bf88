"""The front door: paths in, activities out, with what could not be used and a hash of what was."""

import contextlib
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from api.cores import cores
from api.history.clock import settled, zone_named
from api.history.documents import Found, document_of, find_documents
from api.history.reading.reader import Reader, Told
from api.history.tables.layout import Units
from solver.errors import MOST_TOLD, BadRequest, FieldError
from solver.running.profile.activity import Activity
from solver.sentences import Sentence

YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class History:
    """What some files hold: `problems` are (file, sentence); `digest` is the SHA-256 of all that was read."""

    activities: tuple[Activity, ...]
    problems: tuple[tuple[str, str], ...]
    units: Units
    digest: str

    @property
    def last_day(self) -> dt.date:
        """The day of the last activity; a few that lie more than a year after all others have a wrong clock."""
        days = sorted(a.day for a in self.activities)
        last = len(days) - 1
        while last and days[last] - days[last - 1] > YEAR and len(days) - last <= max(1, len(days) // 50):
            last -= 1
        return days[last]


def read_history(
    paths: Sequence[str], units: Units | None = None, timezone: str | None = None, told: Told | None = None
) -> History:
    """Read files, folders and zip archives of activities.

    Raises:
        BadRequest: when nothing in them can be used, or the time zone does not exist.
    """
    zone = zone_named(timezone)
    with contextlib.ExitStack() as stack:
        found = find_documents(paths, stack)
        return _history(found, units, zone, told or (lambda *_: None), cores())


def history_of(
    uploads: Iterable[tuple[str, bytes]], units: Units | None = None, timezone: str | None = None
) -> History:
    """The same for files that are in memory already, as (name, bytes).

    Raises:
        BadRequest: when nothing in them can be used, or the time zone does not exist.
    """
    zone = zone_named(timezone)
    with contextlib.ExitStack() as stack:
        found = Found()
        for name, data in uploads:
            document_of(name, data, found, stack)
        return _history(found, units, zone, lambda *_: None)


def _history(found: Found, units: Units | None, zone: ZoneInfo | None, told: Told, processes: int = 1) -> History:
    reader = Reader(found.documents, units, told, processes)
    clock = settled(reader.activities(), zone)
    problems = [*found.problems, *reader.problems]
    if clock.remark:
        problems.append(("", clock.remark))
    if not clock.activities:
        raise _nothing(problems)
    return History(tuple(clock.activities), tuple(problems), units or reader.units or "km", reader.digest())


def _nothing(problems: Sequence[tuple[str, str]]) -> BadRequest:
    """No activity at all: the first reasons say what to do."""
    if not problems:
        return BadRequest(Sentence("no_activity_files"))
    name, message = problems[0]
    errors = [FieldError(name, None, message) for name, message in problems[:MOST_TOLD]]
    detail, more = Sentence("no_activity", name=name, fault=message), len(problems) - 1
    return BadRequest(Sentence("and_more", first=detail, more=more) if more else detail, errors)
