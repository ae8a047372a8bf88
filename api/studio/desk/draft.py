"""What a visitor asks for: the request, the plan in force if there is one, and what was fixed by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.studio.desk.engine import Json
from solver.running.request.result import Plan


@dataclass(frozen=True)
class Stored:
    """Where an opened plan is stored: its id, and the revision that was opened."""

    plan_id: str
    revision: int


@dataclass(frozen=True)
class Draft:
    """What is asked for: the request, the plan in force if it is not the request's own (and where that is stored), and
    the pins in their order."""

    request: Mapping[str, Any]
    opened: Plan | None = None
    pins: tuple[Mapping[str, Any], ...] = ()
    stored: Stored | None = None


def is_one_pin_more(seen: Draft, draft: Draft) -> bool:
    """Whether the plan in sight and the last pin are all that the new plan needs."""
    if seen.request != draft.request or seen.opened is not draft.opened or not draft.pins:
        return False
    *others, new = draft.pins
    gone = [pin for pin in seen.pins if pin not in others]
    return all(pin in seen.pins for pin in others) and all(place_of(pin) == place_of(new) for pin in gone)


def place_of(pin: Json) -> str:
    """What a pin is about; a later one about the same replaces it. Each move is one of its own."""
    if "move" in pin:
        return f"{pin['move']['from']} to {pin['move']['to']}"
    return str(pin.get("date") or pin["week"])
