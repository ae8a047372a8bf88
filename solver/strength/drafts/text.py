"""Single values of a draft, made safe: texts, sets, seconds, weekdays."""

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from solver.strength.rules.sessions import SETS_EACH

USUAL_SETS, MOST_RECEIVED = 3, 30
LINE_LENGTH, NAME_LENGTH, NOTES_LENGTH, REPS_LENGTH = 300, 80, 300, 20
REST_SECS, PAIRED_SECS, RIR = (30, 300), (0, 300), (0, 5)

_NUMBER = re.compile(r"(?<![0-9])-?[0-9]+")
_PLAIN_SETS = re.compile(r"\s*([0-9]{1,2})\s*(?:sets?|$|[x×*]\s*(?P<reps>[^@]{1,20}?)\s*(?:@.*)?$)", re.IGNORECASE)
_EFFORT = re.compile(r"\b(RPE|RIR)\s*([0-9])", re.IGNORECASE)
_MINUTES = re.compile(r"min|'|:", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_IN_WORDS = {word: count for count, word in enumerate(["one", "two", "three", "four", "five", "six"], start=1)}


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
    """The first whole number in a text, a list is as many; never more than S21 allows; unreadable or negative is 3."""
    if isinstance(value, list) and value:
        value = value[0] if len(value) == 1 and not isinstance(value[0], Mapping) else len(value)
    number = _number(value)
    if number is None or number < 0:
        return Sets(USUAL_SETS, USUAL_SETS, False)
    plain = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    plain |= isinstance(value, str) and (_PLAIN_SETS.match(value) is not None or value.strip().lower() in _IN_WORDS)
    most = SETS_EACH.most_sets
    received = number if number <= MOST_RECEIVED else most  # nobody does more: a slip of the pen
    return Sets(received, min(number, most), plain and 0 < number <= most)


def reps_among_sets(value: object) -> str | None:
    """The reps that a text such as "4 x 4-6" or a list of sets tells beside their number."""
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        return read_reps([item.get("reps") for item in value])
    found = _PLAIN_SETS.match(value) if isinstance(value, str) else None
    return read_reps(found.group("reps")) if found and found.group("reps") else None


def reserve_in(value: object) -> int | None:
    """Repetitions in reserve that a text tells: "RIR 2", or "RPE 8", which is 2."""
    found = _EFFORT.search(value) if isinstance(value, str) else None
    if found is None:
        return None
    told = int(found.group(2))
    return read_number(told if found.group(1).upper() == "RIR" else 10 - told, RIR)


def read_rest(value: object) -> int | None:
    """Seconds from a number or a text such as "60s", "2-3 min", "1:30"; None outside 30-300."""
    if not isinstance(value, str):
        return read_number(value, REST_SECS)
    clock, first = _CLOCK.search(value), _NUMBER.search(value[:40])
    if clock:
        return read_number(60 * int(clock.group(1)) + int(clock.group(2)), REST_SECS)
    if first is None:
        return None
    number = int(first.group())
    return read_number(number * 60 if _MINUTES.search(value) and number <= 10 else number, REST_SECS)


def read_rir(value: object) -> int | None:
    """0-5 from a number or a text such as "2" or "RIR 2"; of "2-3" the first."""
    if isinstance(value, str):
        told, found = reserve_in(value), _NUMBER.search(value[:20])
        return read_number(int(found.group()), RIR) if told is None and found else told
    return read_number(value, RIR)


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return (max(1, int(value)) if value > 0 else int(value)) if math.isfinite(value) else None
    if not isinstance(value, str):
        return None
    found = _NUMBER.search(value[:200])
    return int(found.group()) if found else _IN_WORDS.get(value.strip().lower())


def read_reps(value: object) -> str | None:
    """Reps as text if they are a short text, a sane number or a list of those; else None."""
    if isinstance(value, list):
        told = [read_reps(item) for item in value[:10] if not isinstance(item, list)]
        every = dict.fromkeys(item for item in told if item is not None)
        return read_reps(", ".join(every)) if every else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if 1 <= value <= 100 else None
    text = clean(value, REPS_LENGTH + 1)
    return text if text is not None and len(text) <= REPS_LENGTH else None


def read_number(value: object, bounds: tuple[int, int]) -> int | None:
    """A whole number within bounds, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return int(value) if int(value) == value and bounds[0] <= value <= bounds[1] else None
