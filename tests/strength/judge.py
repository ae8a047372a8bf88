"""A naive judge of programs that shares no code with the engine: it counts, and reads the rulebook's tables anew."""

import math

from tests.strength.judge_words import is_hinge, misplaced_anchors, missing_patterns, unfit

_MUSCLES = """
chest back quads hamstrings biceps triceps glutes side_delts rear_delts calves front_delts abs traps forearms
"""
MUSCLES = _MUSCLES.split()
LARGE, ARMS = {"chest", "back", "quads", "hamstrings"}, {"biceps", "triceps"}
LIGHT = {"front_delts", "abs", "traps", "forearms"}
RULE = {m: "S14" if m in LARGE else "S12" if m in ARMS else "S10" if m in LIGHT else "S11" for m in MUSCLES}
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PUSH, PULL = {"chest", "front_delts", "side_delts", "rear_delts", "triceps"}, {"back", "rear_delts", "biceps"}
LEGS, EVERYWHERE = {"quads", "hamstrings", "glutes"}, {"calves", "abs", "traps", "forearms"}
HOME = {"push": PUSH, "pull": PULL, "legs": LEGS, "lower": LEGS, "upper": PUSH | PULL, "full_body": set(MUSCLES)}
SPLITS = {
    1: ("full_body", "full_body - - - - - -"),
    2: ("full_body", "full_body - - full_body - - -"),
    3: ("full_body", "full_body - full_body - full_body - -"),
    4: ("upper_lower", "upper lower - upper lower - -"),
    5: ("ppl_ul", "push pull legs - upper lower -"),
    6: ("ppl_x2", "push pull legs push pull legs -"),
    "strength": ("upper_lower_x3", "upper lower upper lower upper lower -"),
}
RANGES = {
    "beginner": (12, 14),
    "intermediate": (12, 18),
    "advanced": (14, 20),
    "strength": (10, 15),
    "general_fitness": (6, 9),
}


COMPARED = {"S13", "S16", "S17", "S18"}
"""What is not about a range."""


def target(lifter, muscle):
    """Low and high end of a muscle's weekly sets."""
    focus = lifter["primaryFocus"]
    low, high = RANGES[lifter["experienceLevel"] if focus == "hypertrophy" else focus]
    return (0 if muscle in LIGHT else low if muscle in LARGE | ARMS else low // 2), high


def counted(exercises):
    """Counted sets by muscle."""
    sets = dict.fromkeys(MUSCLES, 0.0)
    for exercise in exercises:
        for muscle, worth in exercise["muscles"].items():
            sets[muscle] += exercise["sets"] * worth
    return sets


def findings(program, lifter):
    """Every breach of a hard rule, every unreported bend and every bend that is none, as sentences."""
    wrong = []
    key = "strength" if lifter["trainingDaysPerWeek"] == 6 and lifter["primaryFocus"] == "strength" else None
    name, week = SPLITS[key or lifter["trainingDaysPerWeek"]]
    if program["split"] != name:
        wrong.append(f"S02 split {program['split']} is not {name}")
    for day, weekday, focus in zip(program["days"], WEEK, week.split(), strict=True):
        wrong += _day(day, weekday, "rest" if focus == "-" else focus, lifter)
    generated = program["weeklySets"]["chest"]["before"] is None
    return [*wrong, *_volume(program, lifter), *(_generated(program, lifter) if generated else ())]


def _generated(program, lifter):
    """What only holds for weeks that are ours from the start: six patterns, two heavy hinges, nothing with five sets."""
    days = [day["exercises"] for day in program["days"]]
    told = sum(bend["ruleId"] == "S16" for bend in program["relaxations"])
    missing = missing_patterns([e for day in days for e in day], lifter) if lifter["trainingDaysPerWeek"] > 1 else []
    if len(missing) > told:
        yield f"S16 {missing} are missing, {told} reported"
    hinges = [sum(map(is_hinge, day)) for day in days]
    if max(hinges) > 1 or sum(hinges) > 2:
        yield f"S16 {hinges} heavy hinges a day"
    for day, exercises in zip(program["days"], days, strict=True):
        yield from _in_turn(day, exercises, lifter["sessionDurationMins"])
    for exercise in (e for day in days for e in day):
        if exercise["sets"] > (4 if exercise["role"] == "accessory" or is_hinge(exercise) else 6):
            yield f"S21 {exercise['name']} is ours and has {exercise['sets']} sets"


def _in_turn(day, exercises, minutes):
    """Supersets: two neighbours, accessories of other muscles, as many sets, and only where time is short."""
    letters = sorted({e["superset"] for e in exercises if "superset" in e})
    for letter in letters:
        places = [place for place, e in enumerate(exercises) if e.get("superset") == letter]
        pair = [exercises[place] for place in places]
        muscles = [{m for m, worth in e["muscles"].items() if worth == 1.0} for e in pair]
        if len(pair) != 2 or places[1] != places[0] + 1 or muscles[0] & muscles[1]:
            yield f"S22 {day['dayOfWeek']} superset {letter} of {[e['name'] for e in pair]}"
        elif pair[0]["sets"] != pair[1]["sets"] or {e["role"] for e in pair} != {"accessory"}:
            yield f"S22 {day['dayOfWeek']} superset {letter} of unlike {pair}"
        elif day["estimatedMins"] + pair[0]["sets"] * (pair[1]["restSecs"] - pair[0]["restSecs"]) / 60 <= minutes:
            yield f"S22 {day['dayOfWeek']} superset {letter} saves time that is there"


def _day(day, weekday, focus, lifter):
    exercises, minutes = day["exercises"], lifter["sessionDurationMins"]
    if (day["dayOfWeek"], day["focus"]) != (weekday, focus):
        yield f"S02 {day['dayOfWeek']} is {day['focus']}, not {focus}"
    if focus == "rest":
        if exercises or day["estimatedMins"]:
            yield f"S02 {weekday} rests and has exercises"
        return
    order = [("anchor", "primary", "accessory").index(e["role"]) for e in exercises]
    if order != sorted(order):
        yield f"S20 {weekday} order {order}"
    most = 2 if focus in ("upper", "lower", "full_body") and minutes >= 60 else 1
    if order.count(0) > most or (exercises and any(_compound(e) for e in exercises) and order.count(0) == 0):
        yield f"S20 {weekday} has {order.count(0)} anchors"
    yield from misplaced_anchors(exercises, most, focus)
    seconds = 300
    for exercise in exercises:
        yield from unfit(exercise, lifter)
        direct = {muscle for muscle, worth in exercise["muscles"].items() if worth == 1.0}
        at_home = focus != "upper" if is_hinge(exercise) else direct & (HOME[focus] | EVERYWHERE)
        if direct and not at_home:
            yield f"S03 {exercise['name']} on {focus}"
        if not 1 <= exercise["sets"] <= 6:
            yield f"S21 {exercise['name']} has {exercise['sets']}"
        if set(exercise["muscles"].values()) - {1.0, 0.5}:
            yield f"{exercise['name']} counts {exercise['muscles']}"
        seconds += 60 + 180 * (exercise["role"] == "anchor") + exercise["sets"] * (45 + exercise["restSecs"])
    if day["estimatedMins"] != math.ceil(seconds / 60) or day["estimatedMins"] > minutes:
        yield f"S22 {weekday} takes {seconds / 60:.1f} min, says {day['estimatedMins']} of {minutes}"
    for muscle, sets in counted(exercises).items():
        if sets > 11:
            yield f"S15 {muscle} has {sets} on {weekday}"


def _compound(exercise):
    return exercise["role"] != "accessory"


def _volume(program, lifter):
    sets = counted(e for day in program["days"] for e in day["exercises"])
    told = {(r["ruleId"], r["muscle"]): r for r in program["relaxations"] if r["ruleId"] not in COMPARED}
    for muscle in MUSCLES:
        low, high = target(lifter, muscle)
        report = program["weeklySets"][muscle]
        if report["sets"] != sets[muscle] or report["target"] != [low, high]:
            yield f"weeklySets of {muscle}: {report}, counted {sets[muscle]}, target {low}-{high}"
        bend = told.pop((RULE[muscle], muscle), None)
        if low <= sets[muscle] <= high:
            if bend:
                yield f"{muscle} holds and a bend is reported"
        elif bend is None:
            yield f"{muscle} has {sets[muscle]} of {low}-{high}, unreported"
        elif bend["actual"] != sets[muscle] or bend["bound"] not in (low, high) or not bend["reason"]:
            yield f"{muscle}: wrong report {bend}"
    if told:
        yield f"bends of nothing: {list(told)}"
