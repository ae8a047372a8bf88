"""JSON from strangers: what the standard reader lets through silently is refused with a sentence.

Refused are duplicate keys, NaN and infinities (also as 1e999), unpaired surrogates, numbers of thousands of
digits, nesting that exhausts the stack, and anything that is not UTF-8. A byte order mark is tolerated.
"""

import codecs
import json
import math
from typing import Any

from solver.errors import BadRequest


def parse(data: bytes, origin: str) -> Any:
    """Parse JSON bytes; `origin` says in messages where they came from.

    Raises:
        BadRequest: naming what is wrong, with line and column where JSON's grammar is broken.
    """
    text = _decode(data, origin)
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite, parse_int=_whole
        )
        _refuse_surrogates(text, value)
    except json.JSONDecodeError as error:
        raise BadRequest(f"{origin} is not valid JSON: {_fault(error, text)}") from None
    except RecursionError:
        raise BadRequest(f"{origin} is nested too deeply to be a request or a plan") from None
    except ValueError as error:
        raise BadRequest(f"{origin} {error}") from None
    return value


def _decode(data: bytes, origin: str) -> str:
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{origin} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from None


def _fault(error: json.JSONDecodeError, text: str) -> str:
    if not text.strip():
        return "it is empty"
    return f"line {error.lineno}, column {error.colno}: {error.msg[0].lower()}{error.msg[1:]}"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"gives {json.dumps(key)} twice in one object; keep one of them")
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"contains {name}, which is no JSON number; use null or leave the field out")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"contains the number {digits[:40]}, which is too large")
    return value


def _whole(digits: str) -> int:
    """Python itself refuses thousands of digits, in words for programmers."""
    try:
        return int(digits)
    except ValueError:
        raise ValueError(f"contains a number of {len(digits)} digits, which is too large") from None


def _refuse_surrogates(text: str, value: Any) -> None:
    """Half a surrogate pair can only come from an escape, and could not be written out again."""
    if "\\ud" in text.lower():
        try:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            raise ValueError("contains half a surrogate pair (\\ud800 to \\udfff), which is no character") from None
