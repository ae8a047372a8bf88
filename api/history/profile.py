"""From files to a profile: the reading, the arithmetic, and the remarks of both."""

import datetime as dt
from collections.abc import Sequence

from api.history.history import History, read_history
from api.history.reading.reader import Told
from api.history.tables.layout import Units
from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.profile.result import Profile, Remark
from solver.running.profile.snapshot import profile_of

MOST_REMARKS = 500


def profile_of_history(
    paths: Sequence[str],
    as_of: dt.date | None = None,
    units: Units | None = None,
    timezone: str | None = None,
    told: Told | None = None,
) -> Profile:
    """The profile that some files give, as of a day or of their last activity's.

    Raises:
        BadRequest: when no activity can be read, or all of them lie after the day.
    """
    return profile_from(read_history(paths, units, timezone, told), as_of)


def profile_from(history: History, as_of: dt.date | None) -> Profile:
    """The profile of a history.

    Raises:
        BadRequest: when all activities lie after the day.
    """
    day = as_of or history.last_day
    if all(a.day > day for a in history.activities):
        told = {"count": len(history.activities), "last": history.last_day}
        raise BadRequest.of(refused("asOf", day.isoformat(), "all_later", **told))
    profile = profile_of(history.activities, day, history.units)
    remarks = [Remark(file=name or None, message=message) for name, message in history.problems]
    remarks += profile.account.remarks
    if len(remarks) > MOST_REMARKS:
        left = len(remarks) - MOST_REMARKS
        remarks = [*remarks[:MOST_REMARKS], Remark(file=None, message=f"{left} more remarks are left out here")]
    account = profile.account.model_copy(update={"remarks": tuple(remarks), "source_hash": history.digest})
    return profile.model_copy(update={"account": account})
