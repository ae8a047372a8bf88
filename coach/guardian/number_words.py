"""Numbers in words made digits, where a unit follows: "ten gentle miles", "half an hour", "a dozen laps"."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: i for i, word in enumerate(_ONES.split())} | {
    word: 20 + 10 * i for i, word in enumerate(_TENS.split())
}
DISTANCE_UNITS = r"kilomet(?:re|er)s?|kms?|k|miles?|mi|met(?:re|er)s?|m"
TIME_UNITS = r"hours?|hrs?|h|minutes?|mins?|seconds?|secs?|s"
COUNTED = (
    r"strides?|reps?|repeats?|repetitions?|intervals?|laps?|sprints?|hills?|sets?|sessions?|runs?|workouts?|races?"
)
LARGE_WORDS = "|".join([*_ONES.split()[5:], *_TENS.split()])
"""Numbers that nobody uses without meaning a quantity; "one", "two" or "three of them" mean many things."""
_NTH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
ORDINALS = "|".join([*_NTH, r"\d+(?:st|nd|rd|th)"])
_UNIT = rf"(?:{DISTANCE_UNITS}|{TIME_UNITS}|{COUNTED}|weeks?|days?|beats|bpm|percent|per cent)"
_WORD = "|".join(_VALUES)
_NUMBER = re.compile(
    rf"\b(?:({'|'.join(_TENS.split())})[ -](one|two|three|four|five|six|seven|eight|nine)|({_WORD}))\b"
    rf"(?=(?:[ -]+(?!of\b)[a-z]+){{0,2}}?[ -]+{_UNIT}\b)",
    re.IGNORECASE,
)
_FIXED = [
    (r"\ban? hours? and a half\b|\b(?:1|one) and a half hours\b", "90 minutes"),
    (r"\bhalf an hour\b|\ba half[- ]hour\b|\bhalf[- ]hour\b", "30 minutes"),
    (r"\b(?:a )?quarter of an hour\b", "15 minutes"),
    (r"\bthree[- ]quarters of an hour\b", "45 minutes"),
    (r"\ban hour\b", "60 minutes"),
    (r"\bhalf an? (mile|kilomet(?:re|er)|km)\b", r"0.5 \1"),
    (r"\ba (mile|kilomet(?:re|er)|km)\b", r"1 \1"),
    (r"\b(?:a )?dozen\b", "12"),
    (r"\ba couple(?: of| more)?\b", "2"),
    (r"\b(?:a )?(?:hundred)\b", "100"),
]


def with_digits(text: str) -> str:
    """The same text, measures in digits."""
    for pattern, replacement in _FIXED:
        text = re.sub(pattern, replacement, text, flags=re.IGNORECASE)
    return _NUMBER.sub(_value, text)


def _value(match: re.Match[str]) -> str:
    tens, ones, single = (part.lower() if part else None for part in match.groups())
    return str(_VALUES[single] if single else _VALUES[tens or "twenty"] + _VALUES[ones or "zero"])


def ordinal(word: str) -> int:
    """ "third" and "3rd" are 3."""
    return _NTH.index(word.lower()) + 1 if word.lower() in _NTH else int(re.sub(r"\D", "", word))
