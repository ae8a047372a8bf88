"""Single values of a draft, made safe: texts, sets, seconds, weekdays."""

import math
import re
import unicodedata
from dataclasses import dataclass

MOST_SETS, USUAL_SETS, MOST_RECEIVED = 6, 3, 30
NAME_LENGTH, NOTES_LENGTH, REPS_LENGTH = 80, 300, 20
REST_SECS, RIR = (30, 300), (0, 5)

_NUMBER = re.compile(r"(?<![0-9])-?[0-9]+")
_SETS_IN_NAME = re.compile(r"(?<![0-9])([0-9]{1,3})\s*(?:[x×*]|sets?\b)", re.IGNORECASE)


def clean(value: object, length: int) -> str | None:
    """One line without control characters, cut to a length; None if nothing readable is left."""
    if not isinstance(value, str):
        return None
    visible = "".join(" " if character.isspace() else character for character in value[: 50 * length])
    visible = "".join(character for character in visible if unicodedata.category(character)[0] != "C")
    return " ".join(visible.split())[:length].strip() or None


def shown(value: object) -> str | int | float | None:
    """A draft's value, short and safe enough for a message."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value).lower()
    if isinstance(value, int | float):
        return value if math.isfinite(value) and abs(value) < 10**15 else clean(str(value)[:40], 40)
    return clean(value, 40) if isinstance(value, str) else f"a {type(value).__name__}"


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets as received (readable ones, for counting before) and as used; 0 used drops the exercise."""

    received: int
    used: int
    exact: bool
    """Whether the draft said plainly what is used."""


def read_sets(value: object) -> Sets:
    """The first whole number in a text; over 6 is 6; unreadable or negative is 3."""
    number = _number(value)
    if number is None or number < 0:
        return Sets(USUAL_SETS, USUAL_SETS, False)
    plain = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    received = number if number <= MOST_RECEIVED else MOST_SETS  # nobody does more: a slip of the pen
    return Sets(received, min(number, MOST_SETS), plain and 0 < number <= MOST_SETS)


def sets_in_name(name: str) -> str | None:
    """The sets that a line such as "Bench press 4x8" tells."""
    found = _SETS_IN_NAME.search(name)
    return found.group(1) if found else None


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return (max(1, int(value)) if value > 0 else int(value)) if math.isfinite(value) else None
    found = _NUMBER.search(value[:200]) if isinstance(value, str) else None
    return int(found.group()) if found else None


def read_reps(value: object) -> str | None:
    """Reps as text if they are a short text or a sane number; else None."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if 1 <= value <= 100 else None
    text = clean(value, REPS_LENGTH + 1)
    return text if text is not None and len(text) <= REPS_LENGTH else None


def read_number(value: object, bounds: tuple[int, int]) -> int | None:
    """A whole number within bounds, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return int(value) if int(value) == value and bounds[0] <= value <= bounds[1] else None
