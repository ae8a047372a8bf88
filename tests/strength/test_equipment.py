"""What can be done with nothing at hand: a list to read, since a missing kit shows nowhere else."""

from solver.strength.catalogue.index import CATALOGUE
from solver.strength.engine import program_of
from solver.strength.request.request import read_lifter_request
from tests.strength.drafts import lifter

FLOOR_AND_FURNITURE = """
Push-up, Diamond push-up, Bench dip, Pike push-up, Handstand push-up, Sliding chest fly, Wall lateral raise hold,
Prone rear delt raise, Bodyweight triceps extension, Towel row, Back extension, Superman, Towel curl, Bodyweight squat,
Jump squat, Pistol squat, Bulgarian split squat, Split squat, Lunge, Walking lunge, Reverse lunge, Lateral lunge,
Curtsy lunge, Step-up, Reverse nordic curl, Sissy squat, Wall sit, Bodyweight single-leg deadlift, Sliding leg curl,
Nordic curl, Hamstring walkout, Glute bridge, Frog pump, Donkey kick, Side-lying hip abduction, Bodyweight calf raise,
Tibialis raise, Plank, Side plank, Crunch, Sit-up, Leg raise, Reverse crunch, Bicycle crunch, Russian twist, Dead bug,
Hollow hold, Mountain climber, V-up, Dragon flag
"""
SMALL_TOOLS = "Jump rope, Ab wheel rollout"
"""Rope and wheel: no kind of equipment names them, and who writes them has them."""


def listed(names):
    return {" ".join(name.split()) for name in names.split(",")}


def test_only_what_needs_floor_wall_chair_or_towel_needs_no_equipment():
    assert {e.name for e in CATALOGUE if not e.kits} == listed(FLOOR_AND_FURNITURE) | listed(SMALL_TOOLS)


def test_dips_need_bars_or_a_station():
    draft = {
        "days": [{"dayOfWeek": "monday", "exercises": [{"name": "Dips", "sets": 3}, {"name": "Squat", "sets": 3}]}]
    }

    def swapped(equipment):
        who = lifter(trainingDaysPerWeek=1, equipment=["barbell", *equipment])
        made = program_of(read_lifter_request({"lifter": who, "draft": draft}))
        return [a.exercise for a in made.advisories if a.code == "exercise-swapped"]

    assert swapped([]) == swapped(["dumbbell"]) == ["Dips"]
    assert swapped(["pull_up_bar"]) == swapped(["machine"]) == []


KINDS = {"barbell": "barbell", "dumbbell": "dumbbell", "kettlebell": "kettlebell", "machine": "machine"}
KINDS |= {"cable": "cable", "banded": "bands"}


def test_an_exercise_named_after_a_kind_of_equipment_is_done_with_it():
    """Who has bands only gets no "Cable pull-through"."""
    named = [(e, kind) for e in CATALOGUE for word, kind in KINDS.items() if word in e.name.lower().split()]
    assert len(named) > 60
    assert [(e.name, kit) for e, kind in named for kit in e.kits if kind not in kit] == []


def test_bands_alone_have_a_pull_through_of_their_own():
    who = lifter(trainingDaysPerWeek=3, sessionDurationMins=60, equipment=["bands"], injuryFlags=["lower_back"])
    names = {e.name for day in program_of(read_lifter_request({"lifter": who})).days for e in day.exercises}
    assert "Banded pull-through" in names
    assert not any("Cable" in name for name in names)
