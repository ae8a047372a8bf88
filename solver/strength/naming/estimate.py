"""What an unknown exercise probably trains, from the words of its name."""

from collections.abc import Mapping

from solver.strength.catalogue.exercise import Exercise, Pattern, Weight
from solver.strength.request.equipment import Joint
from solver.strength.request.muscles import Muscle

_M = Muscle

BY_MUSCLE_WORD: Mapping[str, Muscle] = {
    "chest": _M.CHEST,
    "pec": _M.CHEST,
    "back": _M.BACK,
    "lat": _M.BACK,
    "biceps": _M.BICEPS,
    "triceps": _M.TRICEPS,
    "quads": _M.QUADS,
    "hamstring": _M.HAMSTRINGS,
    "glutes": _M.GLUTES,
    "butt": _M.GLUTES,
    "calf": _M.CALVES,
    "abs": _M.ABS,
    "core": _M.ABS,
    "oblique": _M.ABS,
    "trap": _M.TRAPS,
    "forearm": _M.FOREARMS,
    "wrist": _M.FOREARMS,
    "shoulder": _M.SIDE_DELTS,
}


def _like(pattern: Pattern, weight: Weight, direct: Muscle, *indirect: Muscle) -> Exercise:
    return Exercise("", pattern, (direct,), indirect, weight=weight)


_NOTHING = Exercise("", Pattern.OTHER, ())
_C, _S = Weight.COMPOUND, Weight.SINGLE
PHRASES: tuple[tuple[frozenset[str], Exercise], ...] = tuple(
    (frozenset(words.split()), like)
    for words, like in (
        ("behind neck press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("neck press", _like(Pattern.HORIZONTAL_PRESS, _C, _M.CHEST, _M.TRICEPS, _M.FRONT_DELTS)),
        ("neck pulldown", _like(Pattern.VERTICAL_PULL, _C, _M.BACK, _M.BICEPS)),
        ("neck row", _like(Pattern.HORIZONTAL_PULL, _C, _M.BACK, _M.BICEPS, _M.REAR_DELTS)),
        ("neck", _NOTHING),
        ("hip extension", _like(Pattern.ABDUCTION, _S, _M.GLUTES)),
        ("hip flexion", _NOTHING),
        ("rotation press", _like(Pattern.CORE, _S, _M.ABS)),
        ("external rotation", _NOTHING),
        ("internal rotation", _NOTHING),
        ("wrist extension", _like(Pattern.GRIP, _S, _M.FOREARMS)),
        ("back fly", _like(Pattern.RAISE, _S, _M.REAR_DELTS)),
        ("rear row", _like(Pattern.RAISE, _S, _M.REAR_DELTS)),
        ("reverse hyperextension", _like(Pattern.BRIDGE, _S, _M.GLUTES, _M.HAMSTRINGS)),
        ("hyperextension", _like(Pattern.PULLOVER, _S, _M.BACK, _M.GLUTES, _M.HAMSTRINGS)),
        ("ham raise", _like(Pattern.CURL, _S, _M.HAMSTRINGS, _M.GLUTES)),
        ("hamstring raise", _like(Pattern.CURL, _S, _M.HAMSTRINGS, _M.GLUTES)),
        ("bentover lateral", _like(Pattern.RAISE, _S, _M.REAR_DELTS)),
        ("leg curl", _like(Pattern.CURL, _S, _M.HAMSTRINGS)),
        ("hamstring curl", _like(Pattern.CURL, _S, _M.HAMSTRINGS)),
        ("wrist curl", _like(Pattern.GRIP, _S, _M.FOREARMS)),
        ("leg press calf raise", _like(Pattern.CALF_RAISE, _S, _M.CALVES)),
        ("floor press", _like(Pattern.HORIZONTAL_PRESS, _C, _M.CHEST, _M.TRICEPS, _M.FRONT_DELTS)),
        ("leg press", _like(Pattern.SQUAT, _C, _M.QUADS, _M.GLUTES)),
        ("overhead press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("shoulder press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("military press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("upright row", _like(Pattern.RAISE, _C, _M.SIDE_DELTS, _M.TRAPS)),
        ("scaption", _like(Pattern.RAISE, _S, _M.SIDE_DELTS)),
        ("rear delts", _like(Pattern.RAISE, _S, _M.REAR_DELTS)),
        ("reverse fly", _like(Pattern.RAISE, _S, _M.REAR_DELTS)),
        ("front delts", _like(Pattern.RAISE, _S, _M.FRONT_DELTS)),
        ("front raise", _like(Pattern.RAISE, _S, _M.FRONT_DELTS)),
        ("side delts", _like(Pattern.RAISE, _S, _M.SIDE_DELTS)),
        ("lateral raise", _like(Pattern.RAISE, _S, _M.SIDE_DELTS)),
        ("delts raise", _like(Pattern.RAISE, _S, _M.SIDE_DELTS)),
        ("calf raise", _like(Pattern.CALF_RAISE, _S, _M.CALVES)),
        ("stepup", _like(Pattern.LUNGE, _C, _M.QUADS, _M.GLUTES, _M.HAMSTRINGS)),
        ("situp", _like(Pattern.CORE, _S, _M.ABS)),
        ("rollout", _like(Pattern.CORE, _S, _M.ABS)),
        ("side bend", _like(Pattern.CORE, _S, _M.ABS)),
        ("leg tuck", _like(Pattern.CORE, _S, _M.ABS)),
        ("leg pull", _like(Pattern.CORE, _S, _M.ABS)),
        ("side bridge", _like(Pattern.CORE, _S, _M.ABS)),
        ("finger curl", _like(Pattern.GRIP, _S, _M.FOREARMS)),
        ("leg raise", _like(Pattern.CORE, _S, _M.ABS)),
        ("knee raise", _like(Pattern.CORE, _S, _M.ABS)),
        ("leg extension", _like(Pattern.EXTENSION, _S, _M.QUADS)),
        ("back extension", _like(Pattern.PULLOVER, _S, _M.BACK)),
        ("romanian deadlift", _like(Pattern.HINGE, _C, _M.HAMSTRINGS, _M.GLUTES, _M.BACK)),
        ("hip thrust", _like(Pattern.BRIDGE, _C, _M.GLUTES, _M.HAMSTRINGS)),
        ("deadlift", Exercise("", Pattern.HINGE, (_M.BACK, _M.HAMSTRINGS, _M.GLUTES), weight=_C)),
        ("good morning", _like(Pattern.HINGE, _C, _M.HAMSTRINGS, _M.GLUTES, _M.BACK)),
        ("swing", _like(Pattern.HINGE, _C, _M.HAMSTRINGS, _M.GLUTES)),
        ("squat", _like(Pattern.SQUAT, _C, _M.QUADS, _M.GLUTES)),
        ("lunge", _like(Pattern.LUNGE, _C, _M.QUADS, _M.GLUTES, _M.HAMSTRINGS)),
        ("bridge", _like(Pattern.BRIDGE, _C, _M.GLUTES, _M.HAMSTRINGS)),
        ("thrust", _like(Pattern.BRIDGE, _C, _M.GLUTES, _M.HAMSTRINGS)),
        ("abductor", _like(Pattern.ABDUCTION, _S, _M.GLUTES)),
        ("abduction", _like(Pattern.ABDUCTION, _S, _M.GLUTES)),
        ("pulldown", _like(Pattern.VERTICAL_PULL, _C, _M.BACK, _M.BICEPS)),
        ("pullup", _like(Pattern.VERTICAL_PULL, _C, _M.BACK, _M.BICEPS)),
        ("chinup", _like(Pattern.VERTICAL_PULL, _C, _M.BACK, _M.BICEPS)),
        ("chin", _like(Pattern.VERTICAL_PULL, _C, _M.BACK, _M.BICEPS)),
        ("bench pull", _like(Pattern.HORIZONTAL_PULL, _C, _M.BACK, _M.BICEPS, _M.REAR_DELTS)),
        ("row", _like(Pattern.HORIZONTAL_PULL, _C, _M.BACK, _M.BICEPS, _M.REAR_DELTS)),
        ("pullover", _like(Pattern.PULLOVER, _S, _M.BACK)),
        ("dip", _like(Pattern.DIP, _C, _M.CHEST, _M.TRICEPS, _M.FRONT_DELTS)),
        ("pushup", _like(Pattern.HORIZONTAL_PRESS, _C, _M.CHEST, _M.TRICEPS, _M.FRONT_DELTS)),
        ("bench press", _like(Pattern.HORIZONTAL_PRESS, _C, _M.CHEST, _M.TRICEPS, _M.FRONT_DELTS)),
        ("triceps press", _like(Pattern.EXTENSION, _S, _M.TRICEPS)),
        ("standing press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("kettlebell press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("push press", _like(Pattern.VERTICAL_PRESS, _C, _M.FRONT_DELTS, _M.TRICEPS, _M.SIDE_DELTS)),
        ("press", _like(Pattern.HORIZONTAL_PRESS, _C, _M.CHEST, _M.TRICEPS, _M.FRONT_DELTS)),
        ("fly", _like(Pattern.FLY, _S, _M.CHEST, _M.FRONT_DELTS)),
        ("crossover", _like(Pattern.FLY, _S, _M.CHEST, _M.FRONT_DELTS)),
        ("pushdown", _like(Pattern.EXTENSION, _S, _M.TRICEPS)),
        ("skullcrusher", _like(Pattern.EXTENSION, _S, _M.TRICEPS)),
        ("shrug", _like(Pattern.SHRUG, _S, _M.TRAPS)),
        ("carry", Exercise("", Pattern.CARRY, (_M.FOREARMS, _M.TRAPS), weight=_C)),
        ("crunch", _like(Pattern.CORE, _S, _M.ABS)),
        ("plank", _like(Pattern.CORE, _S, _M.ABS)),
        ("twist", _like(Pattern.CORE, _S, _M.ABS)),
        ("curl", _like(Pattern.CURL, _S, _M.BICEPS)),
        ("kickback", _like(Pattern.EXTENSION, _S, _M.TRICEPS)),
        ("extension", _like(Pattern.EXTENSION, _S, _M.TRICEPS)),
    )
)
"""The first phrase all of whose words occur decides; longer ones stand before the words they contain."""

_STRESS: tuple[tuple[frozenset[str], Joint], ...] = tuple(
    (frozenset(words.split()), joint)
    for words, joint in (
        ("overhead press", Joint.SHOULDER),
        ("shoulder press", Joint.SHOULDER),
        ("military press", Joint.SHOULDER),
        ("dip", Joint.SHOULDER),
        ("upright row", Joint.SHOULDER),
        ("squat", Joint.KNEE),
        ("barbell squat", Joint.LOWER_BACK),
        ("stepup", Joint.KNEE),
        ("swing", Joint.LOWER_BACK),
        ("lunge", Joint.KNEE),
        ("deadlift", Joint.LOWER_BACK),
        ("good morning", Joint.LOWER_BACK),
        ("bentover row", Joint.LOWER_BACK),
        ("barbell row", Joint.LOWER_BACK),
        ("skullcrusher", Joint.ELBOW),
        ("overhead extension", Joint.ELBOW),
        ("pushup", Joint.WRIST),
        ("wrist curl", Joint.WRIST),
    )
)
"""Which joint the words of an unknown name speak of (S23)."""

_NOT_LIFTING = """
stretch stretching mobility foam rolling yoga walk walking jog jogging run running cardio bike cycling swim swimming
treadmill elliptical hiit recovery warm warmup cooldown breathing meditation rest cycle rowing sauna sprint sprinting
stairmaster stair rower erg ergometer spinning circle burpee jack battle circuit conditioning skating
"""
NOT_LIFTING = frozenset(_NOT_LIFTING.split())


def estimate(name: str, words: tuple[str, ...]) -> Exercise:
    """An exercise for a name that the catalogue does not know: from phrases, else muscle words, else nothing."""
    present = frozenset(words)
    stress = frozenset(joint for phrase, joint in _STRESS if phrase <= present)
    if present & NOT_LIFTING:
        return Exercise(name, Pattern.OTHER, ())
    for phrase, like in PHRASES:
        if phrase <= present:
            return Exercise(name, like.pattern, like.direct, like.indirect, weight=like.weight, stress=stress)
    muscles = tuple(dict.fromkeys(BY_MUSCLE_WORD[word] for word in words if word in BY_MUSCLE_WORD))
    return Exercise(name, Pattern.OTHER, muscles[:1], stress=stress)
