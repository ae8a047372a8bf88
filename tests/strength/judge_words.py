"""What names alone say about S23 (fit) and S20 (which lift is the anchor): words, no catalogue."""

import re

FORBIDDEN = {
    "shoulder": r"overhead press|shoulder press|military press|arnold press|push press|\bohp\b|\bdips?\b|upright row",
    "knee": r"\bsquats?\b|\blunges?\b|step[- ]?up",
    "lower back": r"deadlift|\brdl\b|good morning|\b(barbell|pendlay|bent[- ]over( barbell| dumbbell)?) rows?|swing"
    r"|(back|front|box|barbell) squat",
    "elbow": r"skull ?crusher|overhead .*extension|french press",
    "wrist": r"push-?ups?|\bwrist curl",
}
"""By the flag as people write it; the rulebook's list of S23."""

NEEDS = {
    "barbell": r"barbell|\bbb\b|front squat|back squat|stiff-leg deadlift|^deadlift",
    "dumbbell": r"dumbbell|\bdb\b|goblet|arnold",
    "cable": r"cable|rope",
    "machine": r"machine|\bleg press|pec deck|hack squat|leg extension|(lying|seated) leg curl",
    "pull_up_bar": r"^(pull|chin)-ups?$|hanging",
}
"""A word that only makes sense with this equipment (or with another that the name says too)."""

SUBSTITUTES = {"cable": {"machine", "bands"}, "dumbbell": {"kettlebell"}, "machine": {"cable"}}
"""Equipment that does for another: a rope face pull with a band, a goblet squat with a kettlebell."""

HEAVY = {
    "press": r"^(barbell |flat |incline |decline |dumbbell |db |floor |close-grip )*(bench press|press|bench)$",
    "overhead press": r"^(barbell |standing )?(overhead|military) press$",
    "squat": r"^(barbell )?(back |front )?squats?$",
    "hinge": r"^(barbell |romanian |conventional |stiff-leg )*deadlifts?$",
    "row": r"^(barbell|pendlay|bent[- ]over( barbell)?) rows?$",
    "pull": r"^(weighted )?(pull|chin)-ups?$",
}
"""Lifts that anybody calls heavy compounds, by pattern; far from all."""

LIGHT = r"machine|smith|cable|band|push-?up|leg press|assisted|pull ?down|lunge|split squat|bodyweight|towel|glute"
"""Lifts that nobody would open a session with who has a heavy one."""


PATTERNS = {
    "squat": r"squat|leg press|wall sit|reverse nordic",
    "hinge": r"deadlift|\brdl\b|good morning|swing|pull[- ]through|rack pull|hip thrust|glute bridge",
    "horizontal press": r"bench press|(incline|decline|flat|chest|machine|floor) .*press|push-?up|sliding chest fly",
    "vertical press": r"(overhead|shoulder|military|arnold|push|landmine|kettlebell|barbell) press|pike|handstand"
    r"|lateral raise",
    "row": r"\brow\b",
    "vertical pull": r"pull ?down|pull-?up|chin-?up|pullover|towel row",
}
"""What a week must hold, by words; the named stand-ins count."""


def missing_patterns(exercises, lifter):
    """The patterns that no exercise with two sets has, by its name."""
    names = [e["name"].lower() for e in exercises if e["sets"] >= 2]
    return [pattern for pattern, words in PATTERNS.items() if not any(re.search(words, name) for name in names)]


def is_hinge(exercise):
    """A deadlift of any kind, a good morning or a rack pull with a real weight."""
    name = exercise["name"].lower()
    light = re.search(r"band|bodyweight|kettlebell|single-leg|single leg|one-leg", name)
    return bool(re.search(r"deadlift|\brdl\b|good morning|rack pull", name)) and not light


UPPER = (r"press|bench|dip|push-?up|ohp", r"row|pull|chin")
"""An upper day's two anchors: one press and one pull, whatever else is heavy."""


def unfit(exercise, lifter):
    """Why this lifter should not do the exercise, or nothing."""
    name, at_hand = exercise["name"].lower(), lifter.get("equipment")
    for flag in lifter.get("injuryFlags", []):
        if (pattern := FORBIDDEN.get(flag.replace("_", " "))) and re.search(pattern, name):
            yield f"S23 {exercise['name']} with a sore {flag}"
    asked = {equipment for equipment, pattern in NEEDS.items() if re.search(pattern, name)}
    if re.search(r"\bbands?\b|banded", name):
        asked.add("bands")
    usable = set(at_hand or ()) | {e for e, others in SUBSTITUTES.items() if others & set(at_hand or ())}
    if at_hand is not None and asked and not asked & usable:
        yield f"S23 {exercise['name']} with {at_hand}"


def pattern_of(exercise):
    """The heavy pattern that the name says, None if it says none."""
    name = exercise["name"].lower()
    return next((pattern for pattern, words in HEAVY.items() if re.search(words, name)), None)


def misplaced_anchors(exercises, most, focus):
    """A light anchor while a heavy lift of a pattern of its own is only primary; two anchors of one pattern."""
    anchors = [e for e in exercises if e["role"] == "anchor"]
    heavy = [pattern_of(e) for e in anchors if pattern_of(e)]
    rest = {pattern_of(e) for e in exercises if e["role"] != "anchor"} - {None, *heavy}
    if (
        focus == "upper"
        and len(anchors) == 2
        and all(any(re.search(w, e["name"].lower()) for e in anchors) for w in UPPER)
    ):
        rest = set()
    light = [e["name"] for e in anchors if re.search(LIGHT, e["name"].lower())]
    if rest and (light or len(anchors) < most):
        yield f"S20 anchors {[e['name'] for e in anchors]} (at most {most}) while {sorted(rest)} is none"
    if len(heavy) != len(set(heavy)):
        yield f"S20 two anchors of one pattern: {[e['name'] for e in anchors]}"
    if any(e["role"] == "accessory" and pattern_of(e) for e in exercises):
        yield f"S20 a heavy lift as accessory: {[e['name'] for e in exercises]}"
