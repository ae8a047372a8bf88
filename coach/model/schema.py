"""The shape of an answer: coach-owned fields by week number and date, and no room for anything else."""

from typing import Any

_TEXT = {"type": "string"}
_PACE = {
    "type": "object",
    "properties": {"fastSecPerKm": {"type": "integer"}, "slowSecPerKm": {"type": "integer"}},
    "required": ["fastSecPerKm", "slowSecPerKm"],
    "additionalProperties": False,
}
_DAY = {
    "type": "object",
    "properties": {
        "date": _TEXT,
        "title": _TEXT | {"minLength": 3},
        "description": _TEXT | {"minLength": 20},
        "sameAs": _TEXT,
        "intensity": {"type": "string", "enum": ["low", "moderate", "high", "max"]},
        "targetPace": _PACE,
        "targetHrZone": {"type": "integer"},
    },
    "required": ["date"],
    "additionalProperties": False,
}
_WEEK = {
    "type": "object",
    "properties": {
        "weekNumber": {"type": "integer"},
        "coachNotes": _TEXT | {"minLength": 20},
        "days": {"type": "array", "items": _DAY, "maxItems": 7},
    },
    "required": ["weekNumber", "coachNotes", "days"],
    "additionalProperties": False,
}
ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"coachNote": _TEXT | {"minLength": 20}, "weeks": {"type": "array", "items": _WEEK}},
    "required": ["coachNote", "weeks"],
    "additionalProperties": False,
}
