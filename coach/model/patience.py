"""After a passing fault: whether to try once more, and how long to wait before."""

import datetime as dt
import math
from email.utils import parsedate_to_datetime

from openai import APIConnectionError, APIError, APIStatusError

PASSING = frozenset({408, 409, 425, 429})
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0


def pause_after(error: APIError, attempt: int) -> float | None:
    """Seconds to wait before the next try; None when another try would meet the same fault.

    `attempt` counts from 0. The package's own repetitions are not used: they wait as long as an endpoint wishes, and
    what they met is forgotten when time runs out.
    """
    if isinstance(error, APIStatusError):
        if error.status_code not in PASSING and error.status_code < 500:
            return None
        return max(_asked_for(error), backoff(attempt))
    return backoff(attempt) if isinstance(error, APIConnectionError) else None


def backoff(attempt: int) -> float:
    """Seconds to wait where nobody says how long; `attempt` counts from 0."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0**attempt)


def _asked_for(error: APIStatusError) -> float:
    """What Retry-After says, in seconds or as a date; 0 without it, or where it is neither."""
    said = error.response.headers.get("retry-after", "0")
    try:
        seconds = float(said)
    except ValueError:
        return _until(said)
    return math.inf if math.isnan(seconds) else max(0.0, seconds)


def _until(date: str) -> float:
    try:
        return max(0.0, (parsedate_to_datetime(date) - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0
