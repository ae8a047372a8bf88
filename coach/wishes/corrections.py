"""What a writer takes back in the same breath: "long run Saturday (no wait, Sunday)"."""

import re
from dataclasses import replace

from coach.wishes.found import Reading
from coach.wishes.quantities import DAYS
from coach.wishes.reading import Text
from coach.wishes.saying import say
from coach.wishes.spelling import MONTHS

_MONTH = "|".join(names[0] for names in MONTHS)
_VALUE = rf"(?:\d|{DAYS}|{_MONTH}|weekend|half|marathon|beginner|intermediate|advanced)\S*(?: (?:days|km|k|miles|runs|times|weeks|marathon)\b)?"
_SURE = r"(?:no wait|wait|sorry|oops|pardon|i mean(?:t)?|make (?:that|it)|correction|scratch that|or rather|quatsch|ach nein|ich mein\w*|vielmehr|moment|besser gesagt|korrektur)"
_SHORT = r"(?:no|nope|nein|nee|actually|äh|eh|er)"
_TAKEN_BACK = re.compile(
    rf"[ ,(.;:!\-/]*(?:(?:hm+|oh|ah|uh|ähm|ach|well) ?,? ?)?(?:wait(?: ?,? ?[\w']+){{0,7}}? |(?:\b{_SHORT} ?,? ?)?\b{_SURE}\b(?: ?[,:.]? ?[\w']+){{0,3}}? ?[,:]? |\b{_SHORT} ?[,:]? ?(?:on |at |am |the )*){_VALUE}"
)
_FAR = 60
"""Characters in which a correction comes, if one comes."""


def without_corrected(text: Text, reading: Reading) -> Reading:
    """The reading, or the question which of its words count."""
    behind = text.plain[reading.quote.end :][:_FAR]
    taken_back = None if reading.value is None else _TAKEN_BACK.match(behind)
    if taken_back is None:
        return reading
    both = text.quote(reading.quote.start, reading.quote.end + taken_back.end())
    return replace(reading, value=None, question=say("ask.corrected", quote=both.typed), options=(), why=None)
