"""Whether a wish is about lifting alone: then no word of it says anything about running."""

import re
from collections.abc import Iterator

from coach.wishes.caution import is_denied
from coach.wishes.fields.goal import names_goal
from coach.wishes.quantities import GOALS
from coach.wishes.reading import Text

_IRON = (
    r"strength|gym|lift(?:s|ing|er)?|weights|weight[ -]*(?:training|lifting)|dumbbells?|barbells?|kettlebells?|muscles?|hypertrophy"
    r"|body[ -]*building|power[ -]*lifting|bench[ -]*press|deadlifts?|push,? pull,? (?:legs|beine)|krafttraining|kraftplan|kraftsport|(?:kurz|lang|kugel)?hanteln?"
    r"|muskel\w*|(?:bigger|stronger) (?:arms|chest|back|legs|shoulders|glutes)|six ?-? ?pack|machines only|nur maschinen|hypertrophie|fitnessstudio|studio|gewichten|maximalkraft"
)
_LIFTING = re.compile(rf"\b(?:{_IRON})\b")
_PROGRAM = re.compile(
    rf"\b(?:{_IRON})(?: training)? ?(?:program\w*|plan|routine|split)\b|\bkraft(?:training\w+|plan)\b"
)
_RUNNING = re.compile(
    r"\b(?:run|runs|running|runner|runners|jog\w*|lauf\w*|gelaufen|race|parkrun|triathlon|km|miles?|mpw|long run)\b"
)
_FAR = re.compile(r"\b(?:km|miles?|mpw|race|long run)\b")

_NOT_FOR_ME = re.compile(
    r"\b(?:no|not|never|don ' t|do not|without|hate|instead of|ohne|nicht|nie|statt)(?: \w+){0,2}$"
)
_FOR_RUNNERS = re.compile(
    rf"\b(?:{_IRON}|kraft)(?: (?:training|work))? (?:for|für|as|als|beside|neben)(?: (?:a|the|my|meinem|dem))?$"
)
"""What "strength for runners" is for makes nobody run."""


def is_about_lifting(text: Text) -> bool:
    """Lifting is named and running is not; beside a strength *program* only a race or a distance is running."""
    if not any(not is_denied(text, quote) for quote in text.find(_LIFTING)):
        return False
    if any(_names_races(text)):
        return False
    running = _FAR if _PROGRAM.search(text.plain) else _RUNNING
    said = (text.before(quote, 5) for quote in text.find(running))
    return all(_NOT_FOR_ME.search(before) or _FOR_RUNNERS.search(before) for before in said)


def _names_races(text: Text) -> Iterator[bool]:
    """Of everything that may name a race, whether it does."""
    for goal, pattern in GOALS:
        if goal != "general_fitness":
            yield from (names_goal(text, quote, goal) for quote in text.find(pattern))
