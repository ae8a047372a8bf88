"""Finding the exercise that a name means: exactly, without its idle words, or by likeness with a score."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from solver.strength.catalogue.exercise import Exercise
from solver.strength.catalogue.index import BY_NAME, CATALOGUE
from solver.strength.naming.unknown import NOT_LIFTING, estimate
from solver.strength.naming.words import key_of, words_of
from solver.strength.request.equipment import Equipment

LIKELY_SCORE, WORD_SCORE = 80.0, 70.0
"""How alike a guessed name must be, and each of its words that differs."""
_MOVEMENTS = """
press row curl squat deadlift lunge raise fly pulldown pullup chinup pushup dip extension pushdown shrug crunch
kickback skullcrusher thrust bridge pullover plank carry hinge facepull situp rollout twist abduction adduction
hyperextension swing stepup clean crossover
"""
MOVEMENTS = frozenset(_MOVEMENTS.split())
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


@lru_cache(maxsize=1)
def _index() -> dict[str, Exercise]:
    """Exercises by the key of their names; a name goes before another exercise's alias."""
    own = {key_of(words_of(exercise.name)): exercise for exercise in CATALOGUE}
    index: dict[str, Exercise] = {}
    for exercise in CATALOGUE:
        for spelling in (exercise.name, *exercise.aliases):
            index.setdefault(key_of(words_of(spelling)), exercise)
    return index | own


@lru_cache(maxsize=8192)
def resolve(name: str) -> Match:
    """What a name means. Never fails: what is not known is estimated from its words, with score 0.

    A name is read whole, then without what stands in brackets or behind a dash, then by its alternatives ("pull-down
    or pull-up"): the first that is sure counts, else the first that is guessed.
    """
    readings = list(dict.fromkeys([name, core_of(name), *_ALTERNATIVES.split(core_of(name))]))
    matches = [_reading(reading) for reading in readings if reading.strip()]
    for certainty in (Certainty.SURE, Certainty.GUESSED):
        for match in matches:
            if match.certainty is certainty:
                return match
    words = words_of(core_of(name)) or words_of(name)
    return _with_named_equipment(Match(estimate(name, words), Certainty.UNKNOWN, 0.0), words)


_ALTERNATIVES = re.compile(r"\s+(?:or|oder|ou)\s+|\s+/\s+|\s*\|\s*", re.IGNORECASE)
_REMARK = re.compile(r"\(.*?\)|\[.*?\]|\s(?:[–—→@]|->|- ).*$|,.*$")


def core_of(name: str) -> str:
    """A name without remarks: "Bench press (paused) – explosive" is a bench press."""
    return " ".join(_REMARK.sub(" ", name).split()) or name


def is_lifting(name: str) -> bool:
    """Whether a name is not plainly cardio, mobility or a warm-up."""
    words = words_of(name)
    told = frozenset(words)
    return not told & NOT_LIFTING or bool(told & MOVEMENTS - {"row"}) or key_of(words) in _index()


def _reading(name: str) -> Match:
    words = words_of(name)
    match = _meant(name, words)
    return match if name == match.exercise.name in BY_NAME else _with_named_equipment(match, words)


def _with_named_equipment(match: Match, words: tuple[str, ...]) -> Match:
    """The name's own equipment, if it names one: a "DB calf raise" needs dumbbells where a calf raise may not."""
    said, may = {EQUIPMENT_WORDS[word] for word in words if word in EQUIPMENT_WORDS}, match.exercise.kits
    own = tuple(frozenset({kind}) for kind in Equipment if kind in said)
    named = tuple(kit for kit in may if kit & said) or (own if not may or match.certainty is Certainty.GUESSED else ())
    if not named or named == may:
        return match
    return replace(match, exercise=replace(match.exercise, kits=named))


def _meant(name: str, words: tuple[str, ...]) -> Match:
    exact = _index().get(key_of(words))
    if exact is not None:
        return Match(exact, Certainty.SURE, 100.0)
    if not is_lifting(name):
        return Match(estimate(name, words), Certainty.UNKNOWN, 0.0)
    if key_of(words) in VAGUE:
        return Match(BY_NAME[VAGUE[key_of(words)]], Certainty.GUESSED, 60.0)
    return _without_fillers(words) or _alike(words) or Match(estimate(name, words), Certainty.UNKNOWN, 0.0)


VAGUE = {
    "press": "Barbell overhead press",
    "row": "Barbell row",
    "triceps": "Triceps pushdown",
    "biceps": "Dumbbell curl",
    "abs": "Crunch",
    "calf": "Standing calf raise",
    "shoulder": "Dumbbell shoulder press",
    "raise": "Lateral raise",
    "extension": "Leg extension",
}
"""Names that leave open what is meant, and what most people mean."""


def _without_fillers(words: tuple[str, ...]) -> Match | None:
    """Leave out words, the idlest first, until the rest is known.

    Sure where only words went that say nothing about what moves, and equipment that the exercise is done with; a
    guess where an angle or other equipment went. What moves (a leg, the back) never goes.
    """
    kept, gone = list(words), set[str]()
    single = "single" in words
    fillers = [word for word in words if word in _IDLE_ORDER and (word not in ("arm", "leg") or single)]
    for filler in sorted(fillers, key=_IDLE_ORDER.__getitem__):
        kept.remove(filler)
        gone.add(filler)
        found = _index().get(key_of(kept))
        if found is not None and kept:
            return Match(found, *_trust(found, gone))
    return None


def _stands_otherwise(found: Exercise, gone: set[str]) -> bool:
    """Whether words went that make another exercise of it: a squat on one leg, a calf raise that is done seated."""
    on_one_leg = {"single", "leg"} <= gone and found.is_compound
    stance = _STANCES.intersection(words_of(found.name))
    return on_one_leg or bool(stance and gone & _STANCES - stance)


def _trust(found: Exercise, gone: set[str]) -> tuple[Certainty, float]:
    kinds = {EQUIPMENT_WORDS[word] for word in gone if word in EQUIPMENT_WORDS}
    same = not gone & _ANGLES and not _stands_otherwise(found, gone)
    plain = same and (kinds <= set(found.equipment) or (not found.kits and "machine" not in gone))
    return (Certainty.SURE, 96.0) if plain else (Certainty.GUESSED, 85.0)


_IDLE = """
version style exercise technique movement two both side controlled slow tempo strict paused pause max effort failure
amrap rep cluster superset warmup working top off set drop finisher weighted alternating alternate attachment handle
position stance grip pronated overhand neutral supinated underhand palm medium narrow wide plate free weight ez bar rope
straight v flat bench lying kneeling standing seated unilateral single arm leg floor incline decline low high olympic
swiss exerciseball stability ball ring trx suspended machine smith bodyweight cable band kettlebell barbell dumbbell
"""
_IDLE_ORDER = {word: place for place, word in enumerate(_IDLE.split())}
"""Words that a name can do without when it is not known as it stands, the idlest first."""
_ANGLES = frozenset(
    "incline decline low high narrow wide floor kneeling lying bench swiss stability ball ring trx suspended".split()  # noqa: SIM905
)


_STANCES = frozenset(["standing", "seated", "kneeling", "lying"])


def _alike(words: tuple[str, ...]) -> Match | None:
    """The likest known name that differs in the spelling of a word or two: a guess."""
    from rapidfuzz import fuzz, process

    moves = MOVEMENTS.intersection(words)
    choices = {key: exercise for key, exercise in _index().items() if _may_be(words, moves, key)}
    best = process.extractOne(key_of(words), choices.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY_SCORE)
    if best is None:
        return None
    key, score, _ = best
    mine, theirs = set(words) - set(key.split()), set(key.split()) - set(words)
    alike = all(max((fuzz.ratio(word, other) for other in theirs), default=0) >= WORD_SCORE for word in mine)
    return Match(choices[key], Certainty.GUESSED, round(score, 1)) if alike else None


def _may_be(words: tuple[str, ...], moves: frozenset[str], key: str) -> bool:
    """As many words, and none of them another way to move."""
    theirs = key.split()
    return len(theirs) == len(words) and moves in (frozenset(), MOVEMENTS.intersection(theirs))
