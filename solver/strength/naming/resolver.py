"""Finding the exercise that a name means: exactly, without its idle words, or by likeness with a score."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from solver.strength.catalogue.exercise import Exercise
from solver.strength.catalogue.index import BY_NAME, CATALOGUE
from solver.strength.naming.estimate import NOT_LIFTING, estimate
from solver.strength.naming.words import key_of, words_of
from solver.strength.request.equipment import Equipment

SURE_SCORE, LIKELY_SCORE = 92.0, 80.0
MOVEMENTS = frozenset(
    [
        "press",
        "row",
        "curl",
        "squat",
        "deadlift",
        "lunge",
        "raise",
        "fly",
        "pulldown",
        "pullup",
        "chinup",
        "pushup",
        "dip",
        "extension",
        "pushdown",
        "shrug",
        "crunch",
        "kickback",
        "skullcrusher",
        "thrust",
        "bridge",
        "pullover",
        "plank",
        "carry",
        "hinge",
        "facepull",
        "situp",
        "rollout",
        "twist",
        "abduction",
        "adduction",
        "hyperextension",
        "swing",
        "stepup",
        "clean",
        "bench",
        "crossover",
    ]
)
"""Words that say how one moves: names are never alike across them ("leg curl" is no "leg press")."""


class Certainty(StrEnum):
    """How far a match can be trusted."""

    SURE = "sure"
    GUESSED = "guessed"
    UNKNOWN = "unknown"


EQUIPMENT_WORDS = {
    "barbell": Equipment.BARBELL,
    "dumbbell": Equipment.DUMBBELL,
    "kettlebell": Equipment.KETTLEBELL,
    "machine": Equipment.MACHINE,
    "smith": Equipment.MACHINE,
    "cable": Equipment.CABLE,
    "band": Equipment.BANDS,
    "banded": Equipment.BANDS,
}


@dataclass(frozen=True, slots=True)
class Match:
    """The exercise that a name means, with a score of 0-100 for how alike the names are."""

    exercise: Exercise
    certainty: Certainty
    score: float


def _spellings() -> Iterator[tuple[str, Exercise]]:
    for exercise in CATALOGUE:
        for spelling in (exercise.name, *exercise.aliases):
            yield key_of(words_of(spelling)), exercise


@lru_cache(maxsize=1)
def _index() -> dict[str, Exercise]:
    """Exercises by the key of their names; a name goes before another exercise's alias."""
    own = {key_of(words_of(exercise.name)): exercise for exercise in CATALOGUE}
    index: dict[str, Exercise] = {}
    for key, exercise in _spellings():
        index.setdefault(key, exercise)
    return index | own


@lru_cache(maxsize=8192)
def resolve(name: str) -> Match:
    """What a name means. Never fails: what is not known is estimated from its words, with score 0."""
    words = words_of(name)
    match = _meant(name, words)
    return match if name == match.exercise.name in BY_NAME else _with_named_equipment(match, words)


def _with_named_equipment(match: Match, words: tuple[str, ...]) -> Match:
    """The name's own equipment, if it names one: a "DB calf raise" needs dumbbells where a calf raise may not."""
    said, may = {EQUIPMENT_WORDS[word] for word in words if word in EQUIPMENT_WORDS}, match.exercise.kits
    named = tuple(kit for kit in may or (frozenset({kind}) for kind in Equipment) if kit & said)
    if not named or named == may:
        return match
    return replace(match, exercise=replace(match.exercise, kits=named))


def _meant(name: str, words: tuple[str, ...]) -> Match:
    exact = _index().get(key_of(words))
    if exact is not None:
        return Match(exact, Certainty.SURE, 100.0)
    if frozenset(words) & NOT_LIFTING and not frozenset(words) & MOVEMENTS - {"row"}:
        return Match(estimate(name, words), Certainty.UNKNOWN, 0.0)
    shorter = _without_fillers(words)
    if shorter is not None:
        return Match(shorter, Certainty.SURE, 96.0)
    return _alike(words) or Match(estimate(name, words), Certainty.UNKNOWN, 0.0)


def _without_fillers(words: tuple[str, ...]) -> Exercise | None:
    """Leave out idle words, the idlest first, until the rest is known; at least two words stay, or a movement."""
    kept = list(words)
    for filler in sorted((word for word in words if word in _IDLE_ORDER), key=_IDLE_ORDER.__getitem__):
        kept.remove(filler)
        found = _index().get(key_of(kept))
        if found is not None and kept:
            return found
    return None


_IDLE = """
side controlled slow tempo strict paused pause max effort failure amrap rep cluster superset warmup working top off set
drop finisher weighted alternating wide narrow medium grip pronated overhand neutral supinated underhand plate free
weight ez bar rope straight v flat standing seated unilateral single arm leg back incline machine bodyweight barbell
dumbbell
"""
_IDLE_ORDER = {word: place for place, word in enumerate(_IDLE.split())}
"""Words that a name can do without when it is not known as it stands, the idlest first."""


def _alike(words: tuple[str, ...]) -> Match | None:
    """The likest known name that moves the same way."""
    from rapidfuzz import fuzz, process

    moves = MOVEMENTS.intersection(words)
    choices = {key: exercise for key, exercise in _index().items() if moves == MOVEMENTS.intersection(key.split())}
    best = process.extractOne(key_of(words), choices.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY_SCORE)
    if best is None:
        return None
    key, score, _ = best
    return Match(choices[key], Certainty.SURE if score >= SURE_SCORE else Certainty.GUESSED, round(score, 1))
