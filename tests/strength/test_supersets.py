"""Accessories are done in turn where even the shortest rests leave too little time, and only then (S22)."""

from collections import Counter
from dataclasses import replace

import pytest

from solver.solution import Status
from solver.strength.answer.beside_running import without_legs
from solver.strength.answer.result import ProgramDay, ProgramExercise
from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.split import split_of
from solver.strength.catalogue.index import BY_NAME
from solver.strength.curve.targets import targets_of
from solver.strength.engine import program_of, validate
from solver.strength.request.request import read_lifter_request
from solver.strength.rules.base import Facts
from solver.strength.rules.numbers import Numbers
from solver.strength.search.block import risen
from solver.strength.search.model import SetsModel
from solver.strength.search.pairs import pairable, paired
from tests.strength.drafts import lifter

FOUR = ("Barbell curl", 3), ("Triceps pushdown", 3), ("Lateral raise", 3), ("Cable lateral raise", 3)


def facts_of(minutes, *exercises, **changed):
    """A Monday of accessories, their rests at the shortest: 60 s."""
    who = read_lifter_request({"lifter": lifter(sessionDurationMins=minutes, **changed)}).lifter
    split = split_of(who.training_days_per_week, strength=False)
    entries = tuple(
        Entry(0, name, BY_NAME[name], sets, Origin.TEMPLATE, Role.ACCESSORY, rest_secs=60) for name, sets in exercises
    )
    return Facts(who, split, targets_of(who), entries, False)


def pairs_of(minutes, *exercises):
    """Who is done in turn, when everybody may be."""
    facts = facts_of(minutes, *exercises)
    chosen = tuple(entry.sets for entry in facts.entries)
    made = paired(facts, chosen, frozenset(range(len(chosen)))).entries
    letters = sorted({entry.superset for entry in made if entry.superset})
    return [[entry.name for entry in made if entry.superset == letter] for letter in letters]


def test_nobody_is_paired_who_fits_without_and_one_pair_more_for_each_that_time_asks_for():
    """300 + 4 x (60 + 3 x (45 + 60)) = 1,800 s are 30 minutes; a pair of three rounds saves 3 x (60 - 15) = 135 s."""
    assert pairs_of(30, *FOUR) == []
    assert pairs_of(29, *FOUR) == [["Barbell curl", "Lateral raise"]]  # 1,665 of 1,740 s
    assert pairs_of(27, *FOUR) == [  # 1,530 of 1,620 s
        ["Barbell curl", "Lateral raise"],
        ["Triceps pushdown", "Cable lateral raise"],
    ]


def test_one_muscle_is_never_paired_with_itself_nor_unequal_sets_with_each_other():
    """Of three raises and a curl one pair is possible: with the curl."""
    raises = ("Lateral raise", 3), ("Cable lateral raise", 3), ("Machine lateral raise", 3)
    assert pairs_of(20, *raises, ("Barbell curl", 3)) == [["Lateral raise", "Barbell curl"]]
    assert pairs_of(20, *raises) == []
    assert pairs_of(20, ("Barbell curl", 3), ("Triceps pushdown", 4)) == []


def test_the_longest_pairs_come_first():
    """300 + 2 x (60 + 420) + 2 x (60 + 210) = 1,800 s; four rounds save 180 s, two would save 90 s."""
    four = ("Face pull", 2), ("Leg extension", 2), ("Barbell curl", 4), ("Triceps pushdown", 4)
    assert pairs_of(29, *four) == [["Barbell curl", "Triceps pushdown"]]


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, True),
        ({"rest_secs": 90}, False),  # a draft's own rest stays
        ({"superset": "A"}, False),  # done in turn with another already
        ({"role": Role.PRIMARY}, False),
        ({"understood": False}, False),
    ],
)
def test_only_accessories_with_an_open_rest_may_be_paired(changed, wanted):
    facts = facts_of(60, ("Barbell curl", 3))
    facts = replace(facts, entries=(replace(facts.entries[0], **{"rest_secs": None, **changed}),))
    assert bool(pairable(facts)) is wanted
    unwilling = facts.lifter.model_copy(update={"allow_supersets": False})
    assert not pairable(replace(facts, lifter=unwilling))


DAYS = {
    "four of three muscles": (270, FOUR),  # two pairs of three rounds: 2 x 3 x 45
    "three of one muscle": (135, (*[(f"{kind}ateral raise", 3) for kind in ("L", "Cable l", "Machine l")], FOUR[0])),
    "two kinds of sets": (270, (("Barbell curl", 4), ("Triceps pushdown", 4), ("Face pull", 2), ("Leg extension", 2))),
    "an odd one": (135, (("Barbell curl", 3), ("Triceps pushdown", 3), ("Face pull", 3))),
    "all different": (0, (("Barbell curl", 2), ("Triceps pushdown", 3), ("Face pull", 4))),
}
"""The seconds that pairs save at most, 45 a round, and the exercises."""


@pytest.mark.parametrize("name", DAYS)
def test_the_search_counts_on_exactly_the_seconds_that_pairs_then_save(name):
    seconds, exercises = DAYS[name]
    facts = facts_of(60, *exercises)
    chosen, places = tuple(sets for _, sets in exercises), range(len(exercises))
    model = SetsModel(facts, 1, frozenset(places))
    model.let_bend()
    for group, flags in zip(model.groups, model.flags, strict=True):
        wanted = tuple(chosen[place] for place in group.places)
        (flag,) = (f for option, f in zip(group.options, flags, strict=True) if option.sets == wanted)
        model.model.require_equal(flag, 1)
    saved = model.saved_secs(0)
    model.model.minimise(saved * -1)
    solution = model.model.solve()
    assert solution.status is Status.OPTIMAL
    assert solution.value(saved) == seconds
    tight = replace(facts, lifter=facts.lifter.model_copy(update={"session_duration_mins": 1}))
    used = [Numbers(f, chosen).seconds(0) for f in (facts, paired(tight, chosen, frozenset(places)))]
    assert used[0] - used[1] == seconds


def supersets_of(day):
    """A day's supersets: their exercises with their places in the day."""
    letters = Counter(e["superset"] for e in day["exercises"] if "superset" in e)
    return [[(i, e) for i, e in enumerate(day["exercises"]) if e.get("superset") == letter] for letter in letters]


TIGHT = [("hypertrophy", "intermediate", 4, 45), ("hypertrophy", "advanced", 3, 60), ("strength", "advanced", 3, 60)]


@pytest.mark.parametrize(("focus", "level", "days", "minutes"), TIGHT)
def test_where_time_is_short_accessories_are_done_in_turn_and_it_is_said(focus, level, days, minutes):
    who = lifter(primaryFocus=focus, experienceLevel=level, trainingDaysPerWeek=days, sessionDurationMins=minutes)
    request = read_lifter_request({"lifter": who})
    program = program_of(request)
    made = program.as_json()
    pairs = [(day, pair) for day in made["days"] for pair in supersets_of(day)]
    assert pairs
    for day, ((i, first), (j, second)) in pairs:
        assert j == i + 1
        assert first["sets"] == second["sets"]
        assert first["restSecs"] == 15
        assert second["restSecs"] >= 60
        assert {first["role"], second["role"]} == {"accessory"}
        assert max(first["muscles"], key=first["muscles"].get) != max(second["muscles"], key=second["muscles"].get)
        saved = first["sets"] * (60 - 15) / 60
        assert day["estimatedMins"] + saved > minutes, "a pair that nobody needed"
    said = [(a["day"], a["exercise"], a["after"]) for a in made["advisories"] if a["code"] == "paired"]
    assert said == [(day["dayOfWeek"], first["name"], first["superset"]) for day, ((_, first), _) in pairs]
    assert {v.rule_id for v in validate(program, request) if v.verdict == "broken"} == set()
    again = program_of(read_lifter_request({"lifter": who, "draft": made})).as_json()
    assert again["days"] == made["days"]
    assert not [a for a in again["advisories"] if a["code"] == "paired"]


def test_who_wants_no_supersets_gets_none():
    for focus, level, days, minutes in TIGHT[:1]:
        who = lifter(primaryFocus=focus, experienceLevel=level, trainingDaysPerWeek=days, sessionDurationMins=minutes)
        made = program_of(read_lifter_request({"lifter": {**who, "allowSupersets": False}})).as_json()
        assert not any(supersets_of(day) for day in made["days"])


@pytest.mark.parametrize(("minutes", "sets"), [(17, (3, 3)), (18, (4, 4))])
def test_a_blocks_next_week_gives_both_of_a_pair_a_set_or_neither(minutes, sets):
    """300 + 2 x 60 + 3 x (45 + 15) + 3 x (45 + 60) = 915 s; a round more takes 165 s, one set alone 60 or 105 s."""
    facts = facts_of(60, ("Barbell curl", 3), ("Triceps pushdown", 3))
    first, second = (replace(entry, superset="A") for entry in facts.entries)
    lifter_in_haste = facts.lifter.model_copy(update={"session_duration_mins": minutes})
    facts = replace(facts, lifter=lifter_in_haste, entries=(replace(first, rest_secs=15), second))
    assert risen(Numbers(facts, (3, 3)), seed=1).chosen == sets


def test_a_session_without_its_leg_work_leaves_nobody_in_a_superset_alone():
    """The curl keeps its 3 sets and rests 60 s on its own: 300 + 60 + 3 x (45 + 60) = 675 s, 12 minutes."""

    def shown(name, muscle, rest):
        return ProgramExercise(
            name=name,
            role="accessory",
            muscles={muscle: 1.0},
            sets=3,
            reps="10-15",
            rest_secs=rest,
            rir=1,
            superset="A",
        )

    pair = [shown("Barbell curl", "biceps", 15), shown("Leg extension", "quads", 60)]
    day = ProgramDay(day_of_week="monday", focus="full_body", exercises=pair, estimated_mins=14)
    (left,), minutes = without_legs(day).exercises, without_legs(day).estimated_mins
    assert (left.name, left.superset, left.rest_secs, minutes) == ("Barbell curl", None, 60, 12)
