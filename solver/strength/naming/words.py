"""Names made comparable: "BB RDL (heavy)" and "Barbell Romanian Dead-lifts" become words of one vocabulary."""

import re
import unicodedata
from functools import lru_cache

from solver.strength.naming.foreign import FOREIGN

_JOINED = {
    "dead lift": "deadlift",
    "pull down": "pulldown",
    "pull downs": "pulldown",
    "push down": "pushdown",
    "push downs": "pushdown",
    "press down": "pushdown",
    "pressdown": "pushdown",
    "pull up": "pullup",
    "pull ups": "pullup",
    "chin up": "chinup",
    "chin ups": "chinup",
    "push up": "pushup",
    "push ups": "pushup",
    "press up": "pushup",
    "press ups": "pushup",
    "sit up": "situp",
    "sit ups": "situp",
    "step up": "stepup",
    "step ups": "stepup",
    "pull over": "pullover",
    "pull through": "pullthrough",
    "pull throughs": "pullthrough",
    "pull apart": "pullapart",
    "pull aparts": "pullapart",
    "skull crusher": "skullcrusher",
    "skull crushers": "skullcrusher",
    "kick back": "kickback",
    "kick backs": "kickback",
    "over head": "overhead",
    "pec dec": "pec deck",
    "peck deck": "pec deck",
    "body weight": "bodyweight",
    "t bar": "tbar",
    "e z": "ez",
    "roll out": "rollout",
    "wood chop": "woodchop",
    "wood chopper": "woodchop",
    "back ext": "back extension",
    "bent over": "bentover",
    "alternate": "alternating",
    "press downs": "pushdown",
    "pressdowns": "pushdown",
    "anti rotation": "rotation",
    "exercise ball": "swiss ball",
    "close grip": "closegrip",
    "narrow grip": "closegrip",
    "wide grip": "wide",
    "one arm": "single arm",
    "1 arm": "single arm",
    "one leg": "single leg",
    "1 leg": "single leg",
    "one legged": "single leg",
    "single legged": "single leg",
    "stiff legged": "stiff leg",
    "straight legged": "stiff leg",
    "straight leg": "stiff leg",
    "resistance band": "band",
    "plate loaded": "machine",
    "hammer strength": "machine",
    "face pulls": "facepull",
    "face pull": "facepull",
    "lat pull": "lat pulldown",
    "hip thruster": "hip thrust",
    "standing ohp": "overhead press",
}
_WORDS = {
    "db": "dumbbell",
    "dbs": "dumbbell",
    "dumbell": "dumbbell",
    "dumbells": "dumbbell",
    "bb": "barbell",
    "barbel": "barbell",
    "kb": "kettlebell",
    "bw": "bodyweight",
    "ohp": "overhead press",
    "rdl": "romanian deadlift",
    "rdls": "romanian deadlift",
    "romainian": "romanian",
    "dl": "deadlift",
    "sldl": "stiff leg deadlift",
    "cgbp": "closegrip bench press",
    "bss": "bulgarian split squat",
    "ghr": "glute ham raise",
    "sa": "single arm",
    "sl": "single leg",
    "mach": "machine",
    "smith": "smith machine",
    "flye": "fly",
    "flyes": "fly",
    "flies": "fly",
    "flys": "fly",
    "tricep": "triceps",
    "tri": "triceps",
    "tris": "triceps",
    "bicep": "biceps",
    "bi": "biceps",
    "lats": "lat",
    "quad": "quads",
    "ham": "hamstring",
    "hams": "hamstring",
    "hamstrings": "hamstring",
    "delt": "delts",
    "delts": "delts",
    "deltoid": "delts",
    "deltoids": "delts",
    "glute": "glutes",
    "ab": "abs",
    "abdominal": "abs",
    "abdominals": "abs",
    "banded": "band",
    "bands": "band",
    "ext": "extension",
    "exts": "extension",
    "inc": "incline",
    "incl": "incline",
    "lunging": "lunge",
    "skullcrushers": "skullcrusher",
    "neutral": "neutral",
    "pullups": "pullup",
    "chinups": "chinup",
    "chins": "chinup",
    "pushups": "pushup",
    "situps": "situp",
    "facepulls": "facepull",
    "alt": "alternating",
    "shldr": "shoulder",
    "mil": "military",
    "bp": "bench press",
    "hspu": "handstand pushup",
    "btn": "behind neck",
    "underhanded": "underhand",
    "squatting": "squat",
    "presses": "press",
    "crunches": "crunch",
    "benches": "bench",
    "calves": "calf",
    "laterals": "lateral raise",
    "raises": "raise",
    "hypers": "hyperextension",
    "situp": "situp",
}
_KEPT_S = frozenset(
    {"press", "triceps", "biceps", "quads", "delts", "glutes", "abs", "cross", "russian", "bss", "svend"}
)
_IDLE = "the a an of with on using and or to for in at by per each heavy light moderate optional x"
_ALWAYS_IDLE = frozenset(_IDLE.split())


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling and the singular, in their order."""
    plain = unicodedata.normalize("NFKD", name[:200].replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    plain = " " + " ".join(re.findall(r"[a-z]+|[0-9]+", plain.replace("'s", "s"))) + " "
    for there, here in FOREIGN:
        plain = plain.replace(f" {there} ", f" {here} ")
    for apart, joined in _JOINED.items():
        plain = plain.replace(f" {apart} ", f" {joined} ")
    words = " ".join(_WORDS.get(word, _singular(word)) for word in plain.split()).split()
    return tuple(word for word in dict.fromkeys(words) if word not in _ALWAYS_IDLE and not word.isdigit())


def _singular(word: str) -> str:
    if word in _KEPT_S or word in _WORDS:
        return word
    if word.endswith("sses") or word.endswith("ches"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def key_of(words: tuple[str, ...] | list[str]) -> str:
    """The same key for the same words in any order."""
    return " ".join(sorted(words))
