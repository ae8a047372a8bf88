"""What people write where a name belongs: markdown, numbering, sets, supersets, warm-ups; made into plain lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from solver.strength.naming.resolver import is_lifting

_MARKUP = re.compile(r"^\s*(?:[-*+]\s+)?\[[ xX]\]\s*|\*\*|__|`|^\s*[-•*#>]+\s+|(?<!\w)[*_](?=\w)|(?<=[\w.)])[*_](?!\w)")
_WARM_UP = re.compile(r"^\W*(warm[- ]?ups?|aufwärmen|échauffement|calentamiento)\b", re.IGNORECASE)
_ASIDE = re.compile(r"^\W*(finisher|circuit|cardio|conditioning|mobility|cool[- ]?down)\s*[:–—-]", re.IGNORECASE)
_SUPERSET = re.compile(r"^\W*(super ?sets?|giant sets?|tri-?sets?)\b\s*[:–—-]?\s*", re.IGNORECASE)
_LABEL = re.compile(r"^\W*([A-Z])([1-9])\s*[.):–—-]?\s+|^\W*([A-H]|\d{1,2})\s*[.):]\s+")
_JOINT = re.compile(r"\s+(?:SS|s/s|super ?set(?:ted)? with)\s+|\s*\+\s*(?=[A-Z][1-9]\s*[.:)])", re.IGNORECASE)
_PLUS = re.compile(r"\s+(?:\+|&|and)\s+")
_SETS = re.compile(
    r"(?:^|[\s:,(–—-])(?P<sets>\d{1,2}(?:\s*-\s*\d)?)\s*"
    r"(?:(?:top |back-?off |work(?:ing)? |heavy )?sets?\b\s*(?:of\b|[x×*])?|[x×*])\s*"
    r"(?P<reps>(?:\d+(?:\s*[-–]\s*\d+)?|amrap|max)(?:\s*(?:secs?|seconds|s|m|reps?|each|per \w+|/\s*\w+)(?!\w))?)?",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*(?:,|;|\+|&|\band\b|\bthen\b)\s*(?=[^\W\d])", re.IGNORECASE)
"""Before another exercise of the same line, if that has sets of its own."""
_MORE = re.compile(
    r"\+?(?:\s*(?:\+|,|;|&|\band\b|\bthen\b)\s*\d{1,2}\s*(?:[x×*]|sets?\b|top\b|back-?off|work|heavy)[^+,;&()]*)+",
    re.IGNORECASE,
)
"""What may follow of one lift's sets: "1x5 + 3x8", "1 top set + 2 back-off"."""
_EDGES = " :,;–—-("
_ENDS = _EDGES + ")."


_TIER = "T"
"""T1, T2 and T3 say how heavy an exercise is (GZCL), not that they are done in turn."""
JOINED = "+"
"""Stands for the letter of exercises that one line joins without naming one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of a line: its name, the sets and reps said with it, and the letter of its superset."""

    name: str
    sets: str | None = None
    reps: str | None = None
    superset: str | None = None
    note: str | None = None
    """What else the line says after its sets."""
    is_aside: bool = False
    """Whether it is warm-up, cardio or mobility: what belongs into a day's notes."""


def without_markup(text: str) -> str:
    """The text without markdown's stars and bullets."""
    return _MARKUP.sub("", text).strip()


def lines_of(text: str) -> list[Line]:
    """The exercises that a line names, mostly one; a superset names several."""
    plain = without_markup(text)
    if _WARM_UP.match(plain) or _ASIDE.match(plain):
        return [Line(plain, is_aside=True)]
    together = _SUPERSET.match(plain)
    row = _row(plain)
    if row is not None:
        return row
    body = plain[together.end() :] if together else plain
    pieces = _JOINT.split(body)
    if together and len(pieces) == 1 and not _LABEL.match(body):
        pieces = _PLUS.split(body)
    joined = len(pieces) > 1
    return [line for piece in pieces for line in _line(piece, joined)] or [Line(plain)]


_CELLS = re.compile(r"^\s*\|(.*?)\|?\s*$")
_TITLES = "exercise exercises name movement lift übung übungen ejercicio ejercicios exercice exercices"
_HEADINGS = frozenset(_TITLES.split())


def _row(text: str) -> list[Line] | None:
    """A row of a markdown table: name, sets, reps. Its headings and the rule below them are no exercises.

    None for anything else.
    """
    found = _CELLS.match(text)
    if found is None:
        return None
    cells = [cell.strip() for cell in found.group(1).split("|")]
    if cells[0].casefold() in _HEADINGS or not any(cell.strip("-: ") for cell in cells):
        return []
    sets, reps = ([*cells[1:3], "", ""])[:2]
    if not sets[:1].isdigit():
        return None
    return [replace(line, sets=line.sets or sets, reps=line.reps or reps or None) for line in _line(cells[0], False)]


def _line(piece: str, joined: bool) -> Iterator[Line]:
    label = _LABEL.match(piece)
    letter = (label.group(1) if label else None) or (JOINED if joined else None)
    letter = None if letter == _TIER else letter
    name = piece[label.end() :] if label else piece
    told = _SETS.search(name)
    sets = reps = note = other = None
    if told and (front := name[: told.start()].strip(_EDGES)):
        more = _MORE.match(name, told.end())
        tail = name[(more or told).end() :]
        sets, reps = told.group("sets"), told.group("reps")
        if more:
            sets, reps = name[told.start() : more.end()].strip(_EDGES), None
        following = _NEXT.match(tail)
        if following and _SETS.search(tail, following.end()):
            other, tail = tail[following.end() :], ""
        name, note = front, tail.strip(_ENDS) or None
    elif told and (rest := name[told.end() :].lstrip(_ENDS).rstrip(_EDGES)):
        name, sets, reps = rest, told.group("sets"), told.group("reps")
    name = name.strip(" :;,–—-")
    if name:
        yield Line(name, sets, reps, letter, note, is_aside=not is_lifting(name))
    if other:
        yield from _line(other, joined)
