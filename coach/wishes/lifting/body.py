"""Who lifts and what for: the focus, the experience, the muscles that matter most."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from coach.wishes.caution import is_denied, is_former, is_somebody_elses
from coach.wishes.found import Reading
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import say
from solver.languages import LANGUAGES
from solver.strength.request.muscles import Muscle
from solver.strength.request.request import MOST_PRIORITIES, Experience, Training
from solver.strength.words.tongue import tongue_of

_FOCUS: Mapping[Training, re.Pattern[str]] = {
    Training.HYPERTROPHY: re.compile(
        r"\b(?:hypertroph\w+|(?:build|gain|put on|add|more|grow)(?:ing)? (?:some |more |lean )?(?:muscles?|mass|size)|muscle (?:building|growth|mass|gain)"
        r"|body[ -]*building|get(?:ting)? (?:bigger|big|jacked)|muskel(?:aufbau|masse|wachstum)|muskeln aufbauen|mehr muskeln)\b"
    ),
    Training.STRENGTH: re.compile(
        r"\b(?:(?:get|become|be)(?:ting)? (?:much |a lot |really )?stronger|max(?:imum|imal|imize|imise)? strength|power[ -]*lifting|strength (?:focus|goal|first)"
        r"|(?:focus|goal|aim|priority|emphasis) ?(?:is|on|:|of)? ?(?:on )?(?:pure |max(?:imal)? )?strength|lift heavy|stärker werden|maximalkraft|heavier (?:squat|bench|deadlift))\b"
    ),
    Training.GENERAL_FITNESS: re.compile(
        r"\b(?:general(?:ly)? (?:fitness|health|fit)|all[ -]*round(?:er)? fitness|(?:get|stay|keep|be)(?:ting|ing)? (?:fit|fitter|healthy|in shape)|tone up|allgemeine fitness"
        r"|fit (?:werden|bleiben))\b"
    ),
}
_EXPERIENCE: Mapping[Experience, re.Pattern[str]] = {
    Experience.BEGINNER: re.compile(
        r"\b(?:beginner|novice|newbie|new to (?:lifting|the gym|weights|strength(?: training)?)|neu (?:an|bei|mit) (?:the |den )?(?:gewichten|hanteln|krafttraining)|neu (?:in|im) (?:the )?(?:fitness)?studio|never (?:lifted|trained|been (?:to|in) (?:a|the) gym)|anfänger\w*|neuling)\b"
    ),
    Experience.INTERMEDIATE: re.compile(r"\bintermediate\b"),
    Experience.ADVANCED: re.compile(r"\badvanced\b"),
}
_PRACTISED = re.compile(
    r"\b(?:fortgeschritten\w*|experienced|erfahren\w*|\d+ years? (?:of )?(?:lifting|training|experience))\b"
)
_MUSCLES: Mapping[str, Muscle] = {
    **{tongue_of(code).written(muscle).lower(): muscle for code in LANGUAGES for muscle in Muscle},
    "chest": Muscle.CHEST, "pecs": Muscle.CHEST, "brust": Muscle.CHEST, "rücken": Muscle.BACK, "lats": Muscle.BACK,
    "quadriceps": Muscle.QUADS, "glute": Muscle.GLUTES, "po": Muscle.GLUTES, "gesäß": Muscle.GLUTES, "calf": Muscle.CALVES,
    "waden": Muscle.CALVES, "bizeps": Muscle.BICEPS, "trizeps": Muscle.TRICEPS, "core": Muscle.ABS, "bauch": Muscle.ABS,
    "unterarme": Muscle.FOREARMS,
}  # fmt: skip
_MUSCLE = "|".join(sorted(_MUSCLES, key=len, reverse=True))
_LIST = rf"(?:my )?(?:{_MUSCLE})\b(?:(?: ?, ?and | ?, ?| and | ?/ ?| ?& ?)(?:my )?(?:{_MUSCLE})\b)*"
_PRIORITY = re.compile(
    rf"\b(?:focus(?:ing)? (?:is |are )?on|priorit(?:y|ies|ise|ize)(?: is| are| on| for|:| ?-)?|emphasis on|especially|mainly|mostly|bigger|schwerpunkt(?: auf| ist|:)?|vor allem|besonders)"
    rf" ?:? ?(?:the )?(?P<q>{_LIST})"
)


def body_of(text: Text, _: dt.date) -> Iterator[Reading]:
    """Focus, experience and muscles; what two words name differently is asked about."""
    focuses = list(_named(text, "lifter.primaryFocus", _FOCUS))
    stated = [found for found in focuses if found.value != Training.GENERAL_FITNESS]
    yield from stated or focuses
    yield from _experience(text)
    for match in list(_PRIORITY.finditer(text.plain))[:1]:
        quote = text.quote(*match.span("q"))
        muscles = list(dict.fromkeys(_MUSCLES[name].value for name in re.findall(_MUSCLE, quote.plain)))
        if len(muscles) <= MOST_PRIORITIES:
            yield Reading("lifter.priorityMuscles", quote, muscles)
        else:
            question = say("ask.muscles", most=MOST_PRIORITIES)
            yield Reading("lifter.priorityMuscles", quote, None, question, tuple(muscles))


def _experience(text: Text) -> Iterator[Reading]:
    named = list(_named(text, "lifter.experienceLevel", _EXPERIENCE))
    yield from named
    for quote in list(text.find(_PRACTISED))[: 0 if named else 1]:
        question = say("ask.practised", quote=quote.typed)
        options = (Experience.INTERMEDIATE.value, Experience.ADVANCED.value)
        yield Reading("lifter.experienceLevel", quote, None, question, options)


def _named(
    text: Text, field: str, patterns: Mapping[Training, re.Pattern[str]] | Mapping[Experience, re.Pattern[str]]
) -> Iterator[Reading]:
    for value, pattern in patterns.items():
        for quote in text.find(pattern):
            if not _is_of_another_time_or_person(text, quote):
                yield Reading(field, quote, value.value)
                break


def _is_of_another_time_or_person(text: Text, quote: Quote) -> bool:
    return is_denied(text, quote) or is_former(text, quote) or is_somebody_elses(text, quote)
