"""What a visitor asks for: the request, the plan in force if there is one, and what was fixed by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.studio.desk.engine import Json
from api.studio.desk.life import Life
from solver.running.request.result import Plan

NOTHING_KEPT: Json = {"done": [], "events": [], "pins": []}


@dataclass(frozen=True)
class Stored:
    """Where an opened plan is stored: its id, the revision that was opened, and what is kept with it of what happened
    (`removed`: what was, until it was taken back)."""

    plan_id: str
    revision: int
    kept: Json = field(default_factory=lambda: NOTHING_KEPT)
    removed: Json = field(default_factory=lambda: NOTHING_KEPT)


@dataclass(frozen=True)
class Draft:
    """What is asked for: the request, the plan in force if it is not the request's own (and where that is stored), the
    pins in their order, and what happened."""

    request: Mapping[str, Any]
    opened: Plan | None = None
    pins: tuple[Mapping[str, Any], ...] = ()
    stored: Stored | None = None
    life: Life = field(default_factory=Life)


def is_one_pin_more(seen: Draft, draft: Draft) -> bool:
    """Whether the plan in sight and the last pin are all that the new plan needs."""
    if not is_by_hand(seen, draft) or not draft.pins or draft.life.news or seen.life.news:
        return False
    *others, new = draft.pins
    gone = [pin for pin in seen.pins if pin not in others]
    return all(pin in seen.pins for pin in others) and all(place_of(pin) == place_of(new) for pin in gone)


def is_by_hand(seen: Draft, draft: Draft) -> bool:
    """Whether both are of one request and one plan in force: only what was fixed or told since can differ."""
    return seen.request == draft.request and seen.opened is draft.opened


def place_of(pin: Json) -> str:
    """What a pin is about; a later one about the same replaces it. Each move is one of its own."""
    if "move" in pin:
        return f"{pin['move']['from']} to {pin['move']['to']}"
    return str(pin.get("date") or pin["week"])
