"""Injuries as a strength request knows them: by the joint that an exercise would load."""

import re

from solver.strength.request.equipment import Joint

_JOINTS = (
    (Joint.SHOULDER, re.compile(r"\b(?:shoulders?|schultern?|rotator cuff)\b|schulter")),
    (Joint.KNEE, re.compile(r"\b(?:knees?|kniee?)\b|knie")),
    (Joint.LOWER_BACK, re.compile(r"\b(?:back|lumbar|disc|rücken|lws|bandscheibe\w*)\b|rücken|kreuz")),
    (Joint.ELBOW, re.compile(r"\b(?:elbows?|ellbogen|ellenbogen)\b")),
    (Joint.WRIST, re.compile(r"\b(?:wrists?|handgelenke?|carpal)\b")),
)


def flag_of(words: str) -> str:
    """The joint that the words name, under the request's name for it; what names none stays as it was typed."""
    return next((joint.value for joint, pattern in _JOINTS if pattern.search(words.lower())), words[:60])
