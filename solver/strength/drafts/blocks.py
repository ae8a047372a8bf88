"""Sets that are told in parts: "1 top set + 2 back-off" is three sets, "1x5 + 3x8" two blocks of one lift."""

import re
from typing import NamedTuple

from solver.strength.drafts.text import clean, read_reps

_AND = re.compile(r"\s*(?:\+(?=\s*\d)|&|;|\bplus\b|\band\b|\bthen\b)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_PART = re.compile(
    r"(?P<sets>\d{1,2})(?:\s*[x×*]\s*(?P<reps>\d+(?:\s*[-–]\s*\d+)?|amrap|max)\s*\+?)?(?P<words>[^\d]*)$", re.IGNORECASE
)
_WARM_UP = re.compile(r"\bwarm", re.IGNORECASE)
_REPS = re.compile(r"\s*[/+,;|]\s*")
MOST_IN_A_PART = 10
"""A part with more tells of repetitions, not of sets."""


class Block(NamedTuple):
    """So many sets, with the repetitions that are told of them alone."""

    sets: int
    reps: str | None
    words: str


def blocks_of(value: object, reps: object = None) -> list[Block]:
    """The parts of a text about sets, warm-up sets left out; empty where it is not told in parts.

    Repetitions stand with the parts, or as a list of as many.
    """
    text = clean(value, 80)
    if text is None:
        return []
    found = _parts(_AND.split(text)) or _parts(_COMMA.split(text), told_alone=True)
    told = [read_reps(part) for part in _REPS.split(reps)] if isinstance(reps, str) else []
    if len(told) == len(found) > 1 and not any(block.reps for block in found):
        found = [block._replace(reps=part) for block, part in zip(found, told, strict=True)]
    return [block for block in found if not _WARM_UP.search(block.words)]


def _parts(texts: list[str], told_alone: bool = False) -> list[Block]:
    """Two parts or more that all begin with a number of sets, and maybe must all tell their repetitions; or none."""
    matches = [_PART.match(text) for text in texts]
    blocks = [Block(int(m["sets"]), m["reps"], m["words"].strip(" .")) for m in matches if m]
    whole = len(blocks) == len(texts) > 1 and all(0 < block.sets <= MOST_IN_A_PART for block in blocks)
    return blocks if whole and (not told_alone or all(block.reps for block in blocks)) else []
