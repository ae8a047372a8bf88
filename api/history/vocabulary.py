"""The words of activity files: sports and what a run was for, in several languages."""

import re
import unicodedata

from solver.running.profile.activity import Hint, Sport


def plain(text: str) -> str:
    """Lower case without accents, apostrophes straight, blanks single."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.replace("\u2019", "'").replace("_", " ").casefold().split())


def in_words(text: str) -> str:
    """The same with the words of "TrailRun" or "startTimeLocal" apart."""
    return plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))


_RUN = re.compile(
    r"\b(?:\w*runs?|\w*running|runner|jog(?:gen)?|jogg\w*|orienteering|course a pied|course|footing|trail|treadmill|"
    r"(?!lang|eis|ski|inline|schlittschuh|roll)\w*lauf|\w*laufen|laufeinheit|laufrunde|lauftraining|laufband\w*|rennen|"
    r"\w*hardlo\w+|loopband|tapis|carrera|correr|trote|cinta|corsa|correre|corrida|esteira|"
    r"lopning|løb\w*|løping|juoksu\w*|bieganie|bieg\w*|beh|behani|futas|kosu|kosmak)\b"
    r"|ランニンク|ショキンク|跑步|달리기|러닝|\u0431\u0435\u0433"
)
"""Japanese words without their voicing marks, as `plain` leaves them; the last one is Russian."""

_NOT_RUN = (
    (
        Sport.RIDE,
        r"\b(?:\w*rides?|\w*cycl\w*|e?biking|e?bike|\w*bikes?|\w*fahrt|\w*radfahr\w*|rad\w*|\w*rad|velo\w*|ciclis\w*|"
        r"\w*fiets\w*|wieler\w*|wielren\w*|bici\w*|pedalada|giro|handcycle|spinning|vtt|mtb|gravel|cykling|rower|pyora\w*)\b",
    ),
    (
        Sport.WALK,
        r"\b(?:\w*walk(?:ing|en)?|hik(?:e|ing)|wander\w*|\w*spazier\w*|gehen|marche|randonnee|\w*wandel\w*|caminata|"
        r"caminar|senderismo|caminhada|camminata|escursion\w*|snowshoe\w*|trekking)\b",
    ),
    (Sport.SWIM, r"\b(?:\w*swim(?:ming)?|\w*schwimm\w*|natation|\w*zwem\w*|natacion|nuoto|natacao|simning|plywanie)\b"),
    (
        Sport.STRENGTH,
        r"\b(?:weight\w*|strength\w*|gym|kraft\w*|musculation|\w*kracht\w*|fuerza|forza|pesas|crossfit|pilates|yoga)\b",
    ),
    (
        Sport.OTHER,
        r"\b(?:golf\w*|ski\w*|snowboard\w*|sled\w*|\w*skat\w*|row(?:ing)?|ruder\w*|kayak\w*|canoe\w*|langlauf\w*|"
        r"eislauf\w*|climb\w*|surf\w*|sail\w*|esqui\w*|sci|horse\w*|reiten|paddle\w*|driv\w*)\b",
    ),
)
_NOT_RUN_PATTERNS = tuple((sport, re.compile(words)) for sport, words in _NOT_RUN)
_KNOWN_OTHERS = re.compile(
    r"\b(?:multi ?sport|triathlon|cardio|elliptical|crosstrain\w*|tennis|soccer|football|hiit|stair\w*|breathwork|"
    r"training|workout|other|sonstige\w*|andere|autre|otro|altro|outro)\b|" + _NOT_RUN[-1][1]
)
_TREADMILL = re.compile(r"\b(?:treadmill|laufband\w*|loopband|tapis|cinta|esteira|virtual|virtuel\w*|indoor)\b")
_RACE = re.compile(
    r"\b(?:race|raced|parkrun|wettkampf|rennen|volkslauf|stadtlauf|competition|wedstrijd|competicion|gara|prova|"
    r"championships?|time trial)\b"
)
_NO_RACE = re.compile(
    r"\b(?:pre|post|before|after|race pace|race prep|recovery|shake ?out|training|build|long run|warm ?up|cool ?down)\b"
)
_WORKOUT = re.compile(
    r"\b(?:tempo|threshold|intervals?|repeats?|reps|fartlek|vo2|(?:hill|track) (?:sprints?|session)|"
    r"speed ?work|workout|intervalle?|schwelle|"
    r"seuil|fractionne|vma|\d+ ?x ?\d+)\b"
)
_LONG = re.compile(r"\b(?:long run|long slow|lsd|langer lauf|longrun|sortie longue|duurloop|tirada larga)\b")
_EASY = re.compile(r"\b(?:easy|recovery|jog|locker|regeneration|footing|herstel|suave|rodaje)\b")
_DISTANCES = (
    (re.compile(r"\b(?:half|halb|semi|halve|media)[- ]?\w*marat\w*"), 21.0975),
    (re.compile(r"\bmarat\w*"), 42.195),
)


def sport_of(word: str) -> Sport:
    """The sport that a file names."""
    text = in_words(word)
    if text in ("", "other", "generic", "workout", "training"):
        return Sport.OTHER
    for sport, pattern in _NOT_RUN_PATTERNS:
        if pattern.search(text):
            return sport
    return Sport.RUN if _RUN.search(text) else Sport.OTHER


def names_a_sport(word: str) -> bool:
    """Whether a word is the name of any sport, so that a column of such words tells what was done."""
    return sport_of(word) is not Sport.OTHER or _KNOWN_OTHERS.search(in_words(word)) is not None


def on_treadmill(*words: str) -> bool:
    """Whether a type or a name says that the run was indoors."""
    return any(_TREADMILL.search(in_words(word)) for word in words)


def hint_of(name: str, metres: float | None) -> Hint:
    """What a run's name says it was for; a marathon by name has to be one by length."""
    text = plain(name)
    if _race_by_name(text, metres):
        return Hint.RACE
    for pattern, hint in ((_WORKOUT, Hint.WORKOUT), (_LONG, Hint.LONG), (_EASY, Hint.EASY)):
        if pattern.search(text):
            return hint
    return Hint.NONE


def _race_by_name(text: str, metres: float | None) -> bool:
    if _NO_RACE.search(text):
        return False
    if _RACE.search(text):
        return True
    for pattern, km in _DISTANCES:
        if pattern.search(text):
            return metres is not None and 0.98 <= metres / (1000 * km) <= 1.04
    return False
