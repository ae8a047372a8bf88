"""What an unknown exercise probably trains, from the words of its name."""

from solver.strength.catalogue.exercise import Exercise, Pattern, rows_of
from solver.strength.request.equipment import Joint
from solver.strength.request.muscles import Muscle

_BY_WORD = {
    Muscle.CHEST: "chest pec",
    Muscle.BACK: "back lat",
    Muscle.BICEPS: "biceps",
    Muscle.TRICEPS: "triceps",
    Muscle.QUADS: "quads",
    Muscle.HAMSTRINGS: "hamstring",
    Muscle.GLUTES: "glutes butt",
    Muscle.CALVES: "calf",
    Muscle.ABS: "abs core oblique",
    Muscle.TRAPS: "trap",
    Muscle.FOREARMS: "forearm wrist",
    Muscle.SIDE_DELTS: "shoulder",
}
_LIKE = """
behind neck press | vertical_press | front_delts | triceps side_delts | | compound | |
neck press | horizontal_press | chest | triceps front_delts | | compound | |
neck pulldown | vertical_pull | back | biceps | | compound | |
neck row | horizontal_pull | back | biceps rear_delts | | compound | |
neck | other | | | | single | |
hip extension | abduction | glutes | | | single | |
hip flexion | other | | | | single | |
rotation press | core | abs | | | single | |
external rotation | other | | | | single | | internal rotation
wrist extension | grip | forearms | | | single | |
back fly | raise | rear_delts | | | single | | rear row
reverse hyperextension | bridge | glutes | hamstrings | | single | |
hyperextension | pullover | back | glutes hamstrings | | single | |
ham raise | curl | hamstrings | glutes | | single | | hamstring raise
bentover lateral | raise | rear_delts | | | single | |
leg curl | curl | hamstrings | | | single | | hamstring curl
wrist curl | grip | forearms | | | single | |
leg press calf raise | calf_raise | calves | | | single | |
floor press | horizontal_press | chest | triceps front_delts | | compound | |
leg press | squat | quads | glutes | | compound | |
overhead press | vertical_press | front_delts | triceps side_delts | | compound | | shoulder press, military press
upright row | raise | side_delts | traps | | compound | |
scaption | raise | side_delts | | | single | |
rear delts | raise | rear_delts | | | single | | reverse fly
front delts | raise | front_delts | | | single | | front raise
side delts | raise | side_delts | | | single | | lateral raise, delts raise
calf raise | calf_raise | calves | | | single | |
stepup | lunge | quads | glutes hamstrings | | compound | |
situp | core | abs | | | single | | rollout, side bend, leg tuck, leg pull, side bridge
finger curl | grip | forearms | | | single | |
leg raise | core | abs | | | single | | knee raise
leg extension | extension | quads | | | single | |
back extension | pullover | back | | | single | |
romanian deadlift | hinge | hamstrings | glutes back | | compound | |
hip thrust | bridge | glutes | hamstrings | | compound | |
deadlift | hinge | back hamstrings glutes | | | compound | |
good morning | hinge | hamstrings | glutes back | | compound | |
swing | hinge | hamstrings | glutes | | compound | |
squat | squat | quads | glutes | | compound | |
lunge | lunge | quads | glutes hamstrings | | compound | |
bridge | bridge | glutes | hamstrings | | compound | | thrust
abductor | abduction | glutes | | | single | | abduction
pulldown | vertical_pull | back | biceps | | compound | | pullup, chinup, chin
bench pull | horizontal_pull | back | biceps rear_delts | | compound | | row
pullover | pullover | back | | | single | |
dip | dip | chest | triceps front_delts | | compound | |
pushup | horizontal_press | chest | triceps front_delts | | compound | | bench press
triceps press | extension | triceps | | | single | |
standing press | vertical_press | front_delts | triceps side_delts | | compound | | kettlebell press, push press
press | horizontal_press | chest | triceps front_delts | | compound | |
fly | fly | chest | front_delts | | single | | crossover
pushdown | extension | triceps | | | single | | skullcrusher
shrug | shrug | traps | | | single | |
carry | carry | forearms traps | | | compound | |
crunch | core | abs | | | single | | plank, twist
curl | curl | biceps | | | single | |
kickback | extension | triceps | | | single | | extension
"""
"""Words of names, as the catalogue writes its exercises. The first row of which all words occur decides: longer ones
stand before the words they contain."""
_STRESS = {
    Joint.SHOULDER: "overhead press, shoulder press, military press, dip, upright row",
    Joint.KNEE: "squat, stepup, lunge",
    Joint.LOWER_BACK: "barbell squat, swing, deadlift, good morning, bentover row, barbell row",
    Joint.ELBOW: "skullcrusher, overhead extension",
    Joint.WRIST: "pushup, wrist curl",
}
"""Of which joint the words of an unknown name speak (S23)."""
_NOT_LIFTING = """
stretch stretching mobility foam rolling yoga walk walking jog jogging run running cardio bike cycling swim swimming
treadmill elliptical hiit recovery warm warmup cooldown breathing meditation rest cycle rowing sauna sprint sprinting
stairmaster stair rower erg ergometer spinning circle burpee jack battle circuit conditioning skating
"""
NOT_LIFTING = frozenset(_NOT_LIFTING.split())

_MUSCLES = {word: muscle for muscle, words in _BY_WORD.items() for word in words.split()}
_PHRASES = [(set(words.split()), like) for like in rows_of(_LIKE) for words in (like.name, *like.aliases)]
_STRESSING = [(set(words.split()), joint) for joint, phrases in _STRESS.items() for words in phrases.split(",")]


def estimate(name: str, words: tuple[str, ...]) -> Exercise:
    """An exercise for a name that the catalogue does not know: from phrases, else muscle words, else nothing."""
    present = frozenset(words)
    stress = frozenset(joint for phrase, joint in _STRESSING if phrase <= present)
    if present & NOT_LIFTING:
        return Exercise(name, Pattern.OTHER, ())
    for phrase, like in _PHRASES:
        if phrase <= present:
            return Exercise(name, like.pattern, like.direct, like.indirect, weight=like.weight, stress=stress)
    muscles = tuple(dict.fromkeys(_MUSCLES[word] for word in words if word in _MUSCLES))
    return Exercise(name, Pattern.OTHER, muscles[:1], stress=stress)
