"""What will go away is announced half a year before: in the document, and in the head of every answer of its address.

`openapi_extra=leaving(…)` on a route is all there is to it. The two addresses that the gate answers itself
(`shortcuts`) have no route by then, and so would have to lose their short way first.
"""

import datetime as dt
from collections.abc import Mapping
from email.utils import format_datetime
from typing import Any

NOTICE = dt.timedelta(days=182)
SINCE, GONE = "x-deprecated-since", "x-sunset"


def leaving(since: dt.date, gone: dt.date, instead: str) -> dict[str, Any]:
    """What a route's operation says from the day `since` on: that it is `gone` on a day, and what to use instead.

    Raises:
        ValueError: where that is shorter notice than promised.
    """
    if gone - since < NOTICE:
        raise ValueError(f"from {since} to {gone} is less than the {NOTICE.days} days of notice that are promised")
    words = f"Goes away on {gone}; use {instead}."
    return {"deprecated": True, SINCE: str(since), GONE: str(gone), "description": words}


def announced(operation: Mapping[str, Any] | None) -> dict[str, str]:
    """The headers that announce it, `Deprecation` (RFC 9745) and `Sunset` (RFC 8594); none for what stays."""
    if not operation or GONE not in operation:
        return {}
    since, gone = (_midnight(operation[name]) for name in (SINCE, GONE))
    return {"deprecation": f"@{int(since.timestamp())}", "sunset": format_datetime(gone, usegmt=True)}


def _midnight(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), dt.UTC)
