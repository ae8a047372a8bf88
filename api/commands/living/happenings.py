"""A situation from the command line: dates and wishes in short forms."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence

from solver.errors import BadRequest

BETWEEN_SETTINGS = re.compile(r",(?=\s*[A-Za-z]+\s*=)")
KILOMETRES = re.compile(r"\d+(\.\d+)?( ?km)?", re.ASCII)
TYPES = ("easy", "recovery", "long_run", "tempo", "intervals", "steady", "rest")


def events_of(kind: str, spans: Sequence[str], option: str) -> list[dict[str, object]]:
    """Events from `FROM:TO`, or one date."""
    found: list[dict[str, object]] = []
    for span in spans:
        first, _, last = span.partition(":")
        found.append({"kind": kind, "from": _date(first, option, span), "to": _date(last or first, option, span)})
    return found


def moves_of(moves: Sequence[str]) -> list[dict[str, object]]:
    """Pins from `FROM:TO`."""
    found: list[dict[str, object]] = []
    for move in moves:
        first, colon, last = move.partition(":")
        if not colon:
            raise BadRequest(f"--move {move}: write FROM:TO, such as 2027-02-18:2027-02-17")
        found.append({"move": {"from": _date(first, "--move", move), "to": _date(last, "--move", move)}})
    return found


def pins_of(pins: Sequence[str]) -> list[dict[str, object]]:
    """Pins from `DATE=KM`, `DATE=TYPE` or `weekN=KM`."""
    found: list[dict[str, object]] = []
    for pin in pins:
        place, equals, value = pin.partition("=")
        if not equals:
            raise BadRequest(f"--pin {pin}: write DATE=KM, DATE=TYPE or week9=KM")
        where: dict[str, object] = (
            {"week": int(place[4:])}
            if place.startswith("week") and place[4:].isdecimal()
            else {"date": _date(place, "--pin", pin)}
        )
        found.append({**where, **wish_of(value, f"--pin {pin}")})
    return found


def wish_of(value: str, option: str) -> dict[str, object]:
    """`distanceKm` from 8 or 8km, `workoutType` from tempo."""
    text = value.strip().lower()
    if KILOMETRES.fullmatch(text) and len(text) < 16:
        return {"distanceKm": float(text.removesuffix("km"))}
    kind = text.replace(" ", "_").replace("-", "_")
    if kind in TYPES:
        return {"workoutType": kind}
    raise BadRequest(f"{option}: write kilometres, such as 8km, or one of {', '.join(TYPES)}")


def settings_of(texts: Iterable[str], option: str) -> dict[str, object]:
    """Settings from `name=value` pairs, commas between them; values are JSON or plain words."""
    found: dict[str, object] = {}
    for text in texts:
        for pair in BETWEEN_SETTINGS.split(text):
            name, equals, value = pair.partition("=")
            if not equals or not name.strip():
                raise BadRequest(f"{option} {text}: write name=value, such as daysPerWeek=4")
            found[name.strip()] = _value(value.strip())
    return found


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _date(text: str, option: str, whole: str) -> str:
    try:
        return dt.datetime.strptime(text.strip(), "%Y-%m-%d").date().isoformat()
    except ValueError:
        raise BadRequest(f"{option} {whole}: {text!r} is no real date written YYYY-MM-DD") from None
