"""Whether a sentence is made of words that coaches use, and whether it speaks of somebody or some place by name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from coach.guardian.lexicon import COMMON_CAPITALS, ENGLISH
from coach.phrases import easy, long, quality, rest, weeks

LEAST_KNOWN = 0.4
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_COMMON = """
i me we us they them she he his her its our their these those there here who which why where while because though was
were been being have has had does did should could would may might must shall want need like love take takes give
gives go goes going come comes make makes get gets put think feel feels felt look find know learn try use using start
starts begin begins end ends finish stop stops hold holds bring move breathe breathing smile listen trust practise
practice enjoy build builds building recover recovery rest sleep eat drink water food fuel breakfast good great nice
fine well better best strong steady smooth gentle gently light lightly loose relaxed relax calm calmly patient
patience quick quickly quiet short long longer slow slowly slower hard fast faster full fresh tired heavy sore warm
cool down out off back through around along between under again still just only also too very much many most less few
little bit lot enough once twice first last second next other same new old own early late later soon now always time
times minute minutes hour hours day days week weeks month morning evening night weekend year running runner runs jog
jogging walk walking stride strides pace paces effort efforts rhythm form posture breath heart rate body leg legs arms
shoulders feet foot knee mind head muscles tendons lungs energy fitness endurance speed distance kilometre kilometres
kilometer kilometers mile miles metres meters route ground surface hill hills flat soft track watch clock plan
training work workout session sessions tempo interval intervals repeat repeats reps threshold marathon half race
racing line goal base peak taper cutback aerobic builder midweek opener sharpener shakeout cadence mobility stretch
cruise flow float reset refresh recharge freshen power speedwork finisher foundation reminder wake shake spin swim
bike ride conversation conversational comfortable comfortably controlled control confidence confident easy easily
habit habits step steps way part point key test
"""
"""Beside the words of the offline coach's phrases."""


def is_foreign(sentence: str) -> bool:
    """Too few of the words are known: another language, or none. Single words are left to other checks."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    known = sum(word in _known() for word in words)
    return len(words) > 2 and known < LEAST_KNOWN * len(words)


def has_names(sentence: str) -> bool:
    """A capital letter within a sentence that is not written like a title, on a word that needs none."""
    words = list(_WORD.finditer(sentence))
    inner = [m for m in words if _is_inside(sentence, m.start()) and m[0][0].isupper()]
    if len(words) <= 8 and len(inner) >= (len(words) - 1) / 2:
        return any(m[0].lower() not in _known() and m[0] not in COMMON_CAPITALS for m in inner)
    return any(m[0] not in _CAPITALS and not m[0].lower().removesuffix("'s").endswith("day") for m in inner)


_CAPITALS = frozenset({"I", "RPE", "VO", "HR", "K", "KM", "OK", "RACE"}) | {
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
}
"""Months are judged with their dates."""


def _is_inside(sentence: str, at: int) -> bool:
    """Not at the start, nor after a colon, a quotation mark or a full stop."""
    before = sentence[:at].rstrip()
    return bool(before) and before[-1] not in ":.!?\"'(-" and not sentence[at - 1].isdigit()


@cache
def _known() -> frozenset[str]:
    texts = [_COMMON, *(text for module in (easy, long, quality, rest, weeks) for text in _texts(vars(module)))]
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text)) | ENGLISH


def _texts(value: Any) -> Iterator[str]:
    """All phrases of a module's constants."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if not str(name).startswith("__"):
                yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
