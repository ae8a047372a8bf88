"""The shape of an answer: for every place its own list of codes, and no room for dates, numbers or types."""

from collections.abc import Sequence
from typing import Any

from coach.bank.sentence import Tone
from coach.choice.codes import codes_of
from coach.choice.offers import Offers
from coach.choice.spots import Spot
from coach.prose.gate import MOST_CANDIDATES
from coach.prose.sentence import MOST_CHARS

CHOICES, OWN, TONE = "say", "own", "tone"
NAMES = (CHOICES, OWN)
"""Names that an answer about a plan has at least one of."""


def schema_of(asked: Sequence[Spot], offers: Offers, language: str, prose: bool) -> dict[str, Any]:
    """The schema for some places."""
    codes = codes_of(language)
    offered = ((spot.name, offers[spot.key]) for spot in asked if spot.key in offers)
    choices = {name: {"enum": [int(codes[sentence.id]) for sentence in mine]} for name, mine in offered}
    tone = {TONE: {"type": "string", "enum": list(Tone)}}
    own = {OWN: _own(len(asked))} if prose else {}
    return _object({**tone, **own, CHOICES: _object(choices)})


def _own(places: int) -> dict[str, Any]:
    sentence = {"type": "string", "maxLength": MOST_CHARS}
    candidates = {"type": "array", "items": sentence, "minItems": 1, "maxItems": MOST_CANDIDATES}
    return {"type": "object", "additionalProperties": candidates, "minProperties": places, "maxProperties": places}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
