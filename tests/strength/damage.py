"""Good drafts made bad, the way people, models and broken software do it."""

import copy

DAYS_ABROAD = (
    "Montag",
    "martes",
    "mercredi",
    "Donnerstag",
    "viernes",
    "samedi",
    "Sunday!",
    "Day 3",
    "",
    None,
    7,
    "someday",
)
SETS = ("3-4 x 8", "AMRAP", "twelve", -2, 10**9, 1e9, None, 0, 3.5, True, [], {}, "4", "5 sets", "", "-3", 99, "1e400")
NAMES = (
    "DB bench", "BB RDL", "skull crushers", "lat pull-down (wide)", "Unicorn smashers", "Kniebeugen", "bench pres",
    "Sled push", "OHP", "💪 curls", "a" * 500, "\x1b[31mred row\x1b[0m", "", "   ", 42, None, ["x"], "Jefferson curl",
    "Cable Y-raise", "Dips (weighted)", "Leg ext.", "Foam rolling",
)  # fmt: skip
JUNK = (None, 0, "x", [], {}, True, -1.5, [[]], {"a": {"b": []}})


def _scramble_labels(draft, chance):
    labels = [day["focus"] for day in draft["days"]]
    chance.shuffle(labels)
    for day, label in zip(draft["days"], labels, strict=True):
        day["focus"] = chance.choice([label, label.upper(), f"{label} day 💥", "???", None, 5])


def _double_chest(draft, chance):
    for day in draft["days"]:
        day["exercises"] += [{"name": n, "sets": 5} for n in ("Bench press", "Cable fly", "DB bench", "Bench press")]


def _no_legs(draft, chance):
    draft["days"] = [day for day in draft["days"] if "leg" not in str(day["focus"]).lower()]


def _active_recovery(draft, chance):
    day = chance.choice(draft["days"])
    day |= {
        "focus": "Active recovery",
        "exercises": [{"name": "Light jog", "sets": 1}, {"name": "Stretching", "sets": 1}],
    }


def _absurd_sets(draft, chance):
    for exercise in _some(draft, chance):
        exercise["sets"] = chance.choice(SETS)


def _wild_names(draft, chance):
    for exercise in _some(draft, chance):
        exercise["name"] = chance.choice(NAMES)


def _foreign_days(draft, chance):
    for day in draft["days"]:
        day["dayOfWeek"] = chance.choice(DAYS_ABROAD)


def _fourteen_days(draft, chance):
    draft["days"] = copy.deepcopy(draft["days"] * 3)[:16]


def _forty_exercises(draft, chance):
    day = chance.choice(draft["days"])
    day["exercises"] = [
        {"name": f"{chance.choice(('Curl', 'Row', 'Press', 'Squat', 'Thing'))} {i}", "sets": 3} for i in range(60)
    ]


def _wrong_types(draft, chance):
    for _ in range(3):
        day = chance.choice(draft["days"])
        if isinstance(day, dict):
            spot = chance.choice(("exercises", "focus", "dayOfWeek", "day", "one", "extra"))
            if spot == "one" and isinstance(day.get("exercises"), list) and day["exercises"]:
                day["exercises"][0] = chance.choice(JUNK)
            else:
                day[spot] = chance.choice(JUNK)
    if chance.random() < 0.3:
        draft["days"].append(chance.choice(JUNK))


def _odd_values(draft, chance):
    for exercise in _some(draft, chance):
        exercise |= {
            "restSecs": chance.choice((5, 60, 300, 10**6, "90", None)),
            "rir": chance.choice((0, 9, "2", None)),
            "reps": chance.choice((8, "8-12", "x" * 99, -1, None)),
            "role": "boss",
            "muscles": {"chest": 99},
            "tempo": "3-1-3",
            "notes": chance.choice((None, "slow\x07 down", 7)),
        }


def _fewer(draft, chance):
    for day in draft["days"]:
        day["exercises"] = day["exercises"][: chance.randint(0, 3)]


def _some(draft, chance):
    everything = [e for day in draft["days"] for e in day["exercises"] if isinstance(e, dict)]
    return chance.sample(everything, min(len(everything), chance.randint(1, 8)))


DAMAGES = (
    _scramble_labels, _double_chest, _no_legs, _active_recovery, _absurd_sets, _wild_names, _foreign_days,
    _fourteen_days, _forty_exercises, _odd_values, _fewer, _wrong_types,
)  # fmt: skip


def damaged(draft, chance):
    """A copy with one to three kinds of damage; wrong types come last, since the others need a readable draft."""
    result = copy.deepcopy(draft)
    chosen = chance.sample(DAMAGES, chance.randint(1, 3))
    for damage in sorted(chosen, key=DAMAGES.index):
        damage(result, chance)
    return result, [damage.__name__ for damage in chosen]
