"""Any draft comes back as a program that the naive judge finds nothing wrong with, and stays as it is from then on."""

import json
import random
from collections import Counter
from functools import cache

import pytest

from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request
from tests.strength.damage import DAMAGES, damaged
from tests.strength.drafts import PROGRAMS, draft_of, lifter
from tests.strength.judge import findings

DAMAGED_EACH = 4
_CORRECTIONS = """
focus-normalized day-moved day-dropped rest-day-cleared exercise-moved exercise-guessed exercise-unknown duplicate-merged
sets-clamped sets-changed exercise-added exercise-removed exercise-swapped
"""
CORRECTIONS = _CORRECTIONS.split()
EQUIPMENT = (None, None, None, ["dumbbell"], ["dumbbell", "bands", "pull_up_bar"], [], ["machine", "cable"])
FLAGS = ([], [], [], ["knee"], ["shoulder"], ["lower back"], ["left little toe"], ["wrist", "elbow"])


def harmonized(who, draft):
    """The program as JSON."""
    return program_of(read_lifter_request({"lifter": who, "draft": draft})).as_json()


def any_lifter(chance, days):
    """A lifter for a draft of so many days, mostly with as many training days; sessions with time to spare."""
    return lifter(
        primaryFocus=chance.choice(("hypertrophy", "hypertrophy", "strength", "general_fitness")),
        experienceLevel=chance.choice(("beginner", "intermediate", "advanced")),
        trainingDaysPerWeek=days if chance.random() < 0.8 else chance.randint(1, 6),
        sessionDurationMins=chance.choice((60, 75, 75, 90, 120)),
        equipment=chance.choice(EQUIPMENT),
        injuryFlags=chance.choice(FLAGS),
    )


def unexplained(made):
    """Muscles whose corrections do not add up to what became of the draft's sets."""
    told = Counter()
    for advisory in made["advisories"]:
        told.update(advisory["setDeltas"])
    gaps = {m: s["sets"] - s["before"] - told[m] for m, s in made["weeklySets"].items()}
    return {muscle: gap for muscle, gap in gaps.items() if abs(gap) > 1e-9}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_published_program_is_repaired_within_the_rulebook_and_then_stays(name):
    days, program = PROGRAMS[name]
    who = lifter(trainingDaysPerWeek=days)
    first = harmonized(who, draft_of(program))
    assert findings(first, who) == []
    assert unexplained(first) == {}
    assert harmonized(who, json.loads(json.dumps(first)))["days"] == first["days"]


@cache
def repaired(name):
    """Lifters with damaged drafts, the kinds of damage, and the programs that these become."""
    chance = random.Random(name)
    days, program = PROGRAMS[name]
    made = []
    for _ in range(DAMAGED_EACH):
        who = any_lifter(chance, days)
        draft, kinds = damaged(draft_of(program), chance)
        made.append((who, draft, kinds, harmonized(who, draft)))
    return made


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_damaged_draft_for_any_lifter_is_repaired_and_then_stays(name):
    for who, draft, _, first in repaired(name):
        assert findings(first, who) == [], (who, draft)
        assert unexplained(first) == {}, (who, draft)
        again = harmonized(who, json.loads(json.dumps(first)))
        assert again["days"] == first["days"], (who, draft)


def test_every_kind_of_damage_and_correction_occurs():
    seen = Counter()
    for name in PROGRAMS:
        for _, _, kinds, first in repaired(name):
            seen.update(kinds)
            seen.update(advisory["code"] for advisory in first["advisories"])
    assert all(seen[damage.__name__] >= 3 for damage in DAMAGES), seen
    rare = [code for code in CORRECTIONS if seen[code] < 2]
    assert not rare, seen


@pytest.mark.parametrize(
    "six_days", ["ppl classic", "ppl from a forum", "arnold split", "dumbbell ppl", "a model's ppl"]
)
def test_no_anchor_of_a_six_day_program_is_touched_where_something_else_helps(six_days):
    _, program = PROGRAMS[six_days]
    made = harmonized(lifter(), draft_of(program))
    assert made["relaxations"] == []
    roles = {(day["dayOfWeek"], e["name"]): e["role"] for day in made["days"] for e in day["exercises"]}
    changed = [a for a in made["advisories"] if a["code"] in ("sets-changed", "exercise-removed")]
    assert not [a for a in changed if roles.get((a["day"], a["exercise"])) == "anchor"]


def test_the_same_request_gives_the_same_bytes_but_for_the_times():
    def timeless():
        made = harmonized(lifter(), draft_of(PROGRAMS["bro split"][1]))
        return json.dumps({**made, "solver": {k: v for k, v in made["solver"].items() if not k.endswith("Ms")}})

    assert timeless() == timeless()


def test_sets_before_are_the_drafts_own():
    """Bench 4 (chest 4), flyes 3 (chest 3), dips 2 (chest 2, triceps 1): chest 9; triceps 4 x 0.5 + 2 x 0.5 = 3."""
    day = {
        "dayOfWeek": "monday",
        "exercises": [
            {"name": "Bench press", "sets": 4},
            {"name": "DB flyes", "sets": "3"},
            {"name": "Dips", "sets": 2},
        ],
    }
    made = harmonized(lifter(), {"days": [day]})
    assert (made["weeklySets"]["chest"]["before"], made["weeklySets"]["triceps"]["before"]) == (9.0, 3.0)


@pytest.mark.parametrize(
    "days", [[], [None, 3, "x", [], {}], [{"exercises": None}], [{"focus": "legs", "exercises": []}]]
)
def test_a_draft_with_nothing_readable_becomes_a_whole_program(days):
    made = harmonized(lifter(), {"days": days})
    assert findings(made, lifter()) == []
    assert made["relaxations"] == []


def _lines(draft_exercises):
    """Sets and reps of the bench presses of a one-day draft's Monday, and the corrections of its bench presses."""
    made = harmonized(lifter(trainingDaysPerWeek=1), {"days": [{"dayOfWeek": "monday", "exercises": draft_exercises}]})
    bench = [e for day in made["days"] for e in day["exercises"] if e["name"] == "Bench press"]
    told = [(a["before"], a["after"]) for a in made["advisories"] if a["code"] == "duplicate-merged"]
    return [(e["sets"], e["reps"]) for e in bench], told


def test_the_same_line_twice_on_a_day_becomes_one_with_the_sets_of_both():
    bench = {"name": "Bench press", "sets": 2, "reps": "6-10"}
    lines, told = _lines([bench, {"name": "Barbell row", "sets": 3}, bench | {"sets": 3}])
    assert lines == [(5, "6-10")]
    assert told == [("2 + 3", 5)]


def test_one_line_holds_six_sets_however_often_it_was_written():
    bench = {"name": "Bench press", "sets": 4, "reps": "6-10"}
    lines, told = _lines([bench, bench])
    assert lines == [(6, "6-10")]
    assert told == [("4 + 4", 6)]


def test_a_top_set_and_its_back_off_sets_stay_two_lines():
    lines, told = _lines([{"name": "Bench press", "sets": 2, "reps": r} for r in ("3-5", "8-10")])
    assert sorted(lines) == [(2, "3-5"), (2, "8-10")]
    assert told == []
