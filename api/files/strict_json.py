"""JSON from strangers: what the standard reader lets through silently is refused with a sentence.

Refused are duplicate keys, NaN and infinities (also as 1e999), unpaired surrogates, numbers of thousands of
digits, nesting that exhausts the stack, and anything that is not UTF-8. A byte order mark is tolerated.
"""

import codecs
import json
import math
from typing import Any

from solver.errors import BadRequest
from solver.refusals import Unusable
from solver.sentences import Sentence


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
        raise BadRequest(Sentence("no_json", origin=origin, fault=_fault(error, text))) from None
    except RecursionError:
        raise BadRequest(Sentence("deep", origin=origin)) from None
    except Unusable as error:
        raise BadRequest(Sentence("bad_json", origin=origin, fault=error.sentence)) from None
    return value


def _decode(data: bytes, origin: str) -> str:
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(Sentence("no_utf8", origin=origin, byte=error.start + 1)) from None


def _fault(error: json.JSONDecodeError, text: str) -> str:
    if not text.strip():
        return Sentence("empty")
    found = f"{error.msg[0].lower()}{error.msg[1:]}"
    return Sentence("json_fault", line=error.lineno, column=error.colno, found=found)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Unusable("key_twice", key=json.dumps(key))
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise Unusable("no_number", name=name)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise Unusable("large_number", digits=digits[:40])
    return value


def _whole(digits: str) -> int:
    """Python itself refuses thousands of digits, in words for programmers."""
    try:
        return int(digits)
    except ValueError:
        raise Unusable("many_digits", count=len(digits)) from None


def _refuse_surrogates(text: str, value: Any) -> None:
    """Half a surrogate pair can only come from an escape, and could not be written out again."""
    if "\\ud" in text.lower():
        try:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            raise Unusable("surrogate") from None
