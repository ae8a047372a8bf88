"""Words as a grammar wants them: typing errors in the few words that matter, number words, and what runs together."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

MONTHS = (
    ("january", "januar", "jänner", "jaenner", "jan"),
    ("february", "februar", "feb"),
    ("march", "märz", "mar"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dezember", "dec", "dez"),
)
WEEKDAYS = (
    ("monday", "montag", "mon", "mo"),
    ("tuesday", "dienstag", "tue", "tues", "di"),
    ("wednesday", "mittwoch", "wed", "mi"),
    ("thursday", "donnerstag", "thu", "thur", "thurs", "do"),
    ("friday", "freitag", "fri", "fr"),
    ("saturday", "samstag", "sonnabend", "sat", "sa"),
    ("sunday", "sonntag", "sun", "so"),
)
_AMBIGUOUS = frozenset({"mo", "di", "mi", "do", "fr", "sa", "so", "mar", "may", "sun", "sat", "mon", "wed"})
"""Too short or too common to stand for a day or month by themselves; those that may are named in the grammar."""
SHORT_WEEKDAYS: Mapping[str, str] = {
    short: names[0] for names in WEEKDAYS for short in names if short in ("mo", "di", "mi", "do", "fr", "sa", "so")
}
"""German weekdays in two letters; two of them are common words, and one is miles."""
COMMON_WORDS = frozenset({"do", "so"})
_COMMON = frozenset({"may", "sun", "sat", "mon", "wed"})

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GERMAN = {
    "null": 0, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
    "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "fuenf": 5, "zwoelf": 12, "fuenfzehn": 15, "achtzig": 80, "neunzig": 90, "hundert": 100,
}  # fmt: skip
_GERMAN_TENS = {
    f"{unit}und{tens}": high + low
    for tens, high in _GERMAN.items()
    for unit, low in {"ein": 1, **_GERMAN}.items()
    if 20 <= high < 100 and 1 <= low <= 9
}
NUMBERS: Mapping[str, int] = {
    **{word: value for value, word in enumerate((*_UNITS, *_TEENS))},
    **{word: 10 * tens for tens, word in enumerate(_TENS, start=2)},
    **_GERMAN,
    **_GERMAN_TENS,
    "couple": 2,
    "once": 1,
}

_TOGETHER: Mapping[str, str] = {
    "cant": "can ' t", "dont": "don ' t", "wont": "won ' t", "doesnt": "doesn ' t", "havent": "haven ' t", "isnt": "isn ' t",
    "aweek": "a week", "perweek": "per week", "wks": "weeks", "wk": "week", "woche": "week", "wochen": "weeks",
    "wöchentlich": "weekly", "wochenkilometer": "km a week", "wochenkilometern": "km a week", "der": "the", "tage": "days", "tag": "day", "tagen": "days", "mal": "times", "pro": "per", "die": "the",
    "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km", "kms": "km", "kilometern": "km",
    "mile": "miles", "meilen": "miles", "hrs": "hours", "hr": "hr", "stunden": "hours", "stunde": "hour",
    "mins": "minutes", "minuten": "minutes", "min": "minutes", "läufe": "runs", "läufen": "runs", "und": "and",
    "halfmarathon": "half marathon", "halbmarathon": "half marathon", "marathons": "marathon", "halbe": "half",
    "lang": "long", "langer": "long", "lange": "long", "langen": "long", "lauf": "run", "längster": "longest", "längste": "longest",
    "längsten": "longest", "heute": "today", "ab": "from", "bis": "to", "am": "on", "im": "in", "jede": "a",
    "je": "each", "jeweils": "each", "à": "each", "laufe": "run", "trainieren": "train", "aktuell": "currently", "derzeit": "currently",
    "zurzeit": "currently", "nächsten": "next", "nächster": "next", "nächste": "next", "nächstem": "next", "kommenden": "next", "kommender": "next",
    "letzten": "last", "letzter": "last", "letzte": "last", "letztem": "last", "ruhetag": "rest day", "ruhetage": "rest days", "halb": "half", "hlab": "half", "hafl": "half", "huefte": "hüfte", "hueften": "hüften", "ruecken": "rücken", "knoechel": "knöchel",
    "laeufe": "runs", "laeufen": "runs", "woechentlich": "weekly", "naechsten": "next", "naechste": "next", "laengster": "longest",
    "laengste": "longest", "frueher": "früher", "hoechstens": "höchstens", "moechte": "möchte", "koennte": "könnte", "wuerde": "würde",
    "maerz": "march", "fuer": "für", "keine": "no", "kein": "no", "wettkampf": "race", "rennen": "race", "longrun": "long run",
    "pw": "per week", "wkly": "weekly", "dpw": "days per week", "erste": "first", "ersten": "first", "erster": "first", "zweiten": "second",
    "dritten": "third", "vierten": "fourth", "twice": "2 times", "thrice": "3 times", "einmal": "1 times", "zweimal": "2 times", "dreimal": "3 times", "viermal": "4 times", "fünfmal": "5 times", "anderthalb": "1,5", "eineinhalb": "1,5", "zweieinhalb": "2,5", "dreieinhalb": "3,5", "viereinhalb": "4,5",
    "sechsmal": "6 times", "siebenmal": "7 times", "wochenende": "weekend", "einheiten": "sessions",
    "trainingstage": "training days", "lauftage": "running days", "trainingstagen": "training days",
    "lauftagen": "running days", "semimarathon": "half marathon", "halber": "half", "halben": "half", "halfmarathons": "half marathon",
}  # fmt: skip
_FUZZY = tuple(
    word
    for word in (
        *(name for names in (*MONTHS, *WEEKDAYS) for name in names if len(name) > 4),
        "marathon",
        "halbmarathon",
        "currently",
        "longest",
        "weekly",
        "kilometers",
        "pregnant",
        "injured",
        "fitness",
    )
)
FUZZY_FROM = 6
"""Letters from which on one typing error is forgiven, two from eight on."""


def plain(word: str) -> str:
    """A word of the text in the grammar's own spelling, lower case; several where words run together."""
    lower = word.lower()
    if lower in NUMBERS:
        return str(NUMBERS[lower])
    if lower in _TOGETHER:
        return _TOGETHER[lower]
    corrected = _corrected(lower)
    return _TOGETHER.get(corrected) or _named(corrected)


def _corrected(word: str) -> str:
    if len(word) < FUZZY_FROM or (word.endswith("s") and word[:-1] in _FUZZY):
        return word.removesuffix("s") if word[:-1] in _FUZZY else word
    allowed = 2 if len(word) >= 8 else 1
    best = process.extractOne(word, _FUZZY, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
    return best[0] if best and best[0][0] == word[0] else word


def _named(word: str) -> str:
    """Months and weekdays under their English names; plurals ("Sundays") too."""
    bare = word.removesuffix("s") if len(word) > 4 else word
    for names in (*MONTHS, *WEEKDAYS):
        if bare in names and (bare not in _AMBIGUOUS or bare in _COMMON):
            return names[0]
    return word
