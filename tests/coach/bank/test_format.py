"""The bank's format: conditions are checked when read, and hold for the facts they name."""

import pytest

from coach.bank.bank import bank_of
from coach.bank.conditions import read_conditions
from coach.bank.facts import DayFacts, Place
from coach.bank.quantities import Distance, Minutes, Pace
from coach.bank.rendering import render
from coach.bank.sentence import Topic
from coach.bank.speaker import Speaker
from coach.phase import Phase
from solver.running.request.request import Goal
from solver.running.request.result import PaceRange, WorkoutType

SLOTS = {
    "distance": Distance(12.5),
    "pace": Pace(PaceRange(fast_sec_per_km=335, slow_sec_per_km=355)),
    "duration": Minutes(65),
}


def easy(**changes):
    facts = {"goal": Goal.MARATHON, "units": "km", "kind": WorkoutType.EASY, "phase": Phase.BASE, "paced": True}
    return DayFacts(**{**facts, "slots": SLOTS, **changes})


@pytest.mark.parametrize(
    ("table", "holds"),
    [
        ({}, True),
        ({"kind": "easy"}, True),
        ({"kind": "!easy"}, False),
        ({"kind": ["long_run", "easy"]}, True),
        ({"km": ">=12", "minutes": "<90"}, True),
        ({"km": ">12"}, False),
        ({"weeks_to_race": "<=3"}, False),
        ({"weeks_to_race": "none"}, True),
        ({"tomorrow": "!long_run"}, True),
        ({"efforts": "hill"}, True),
        ({"efforts": ["marathon", "stride"]}, False),
        ({"injured": False, "paced": True}, True),
    ],
)
def test_conditions_hold_for_the_facts_they_name(table, holds):
    facts = easy(km=12.0, minutes=65.0, efforts=frozenset({"hill", "easy"}))
    assert read_conditions(Place.DAY, table).hold_for(facts) is holds


@pytest.mark.parametrize(
    ("table", "named"), [({"mood": "good"}, "mood"), ({"kind": "jog"}, "jog"), ({"phase": ["base", "bulk"]}, "bulk")]
)
def test_a_condition_that_can_never_hold_is_refused_by_name(table, named):
    with pytest.raises(ValueError, match=named):
        read_conditions(Place.DAY, table)


def test_a_sentence_needs_every_fact_it_speaks_of():
    (known, *_), nothing = (bank_of("en").admissible(easy(slots=slots), Topic.TASK) for slots in (SLOTS, {}))
    assert known.slots
    assert nothing == ()


def test_each_language_writes_the_facts_in_its_own_way():
    sentence = bank_of("en").sentences["easy-task-pace.run"]
    german = bank_of("de").sentences["easy-task-pace.run"]
    assert "12.5 km at 5:35-5:55 /km, about 65 minutes" in render(sentence, easy(), "en")
    assert "12,5 km mit 5:35-5:55 /km, etwa 65 Minuten" in render(german, easy(), "de")
    assert "7.75 mi at 8:59-9:31 /mi" in render(
        sentence, easy(units="mi", slots={**SLOTS, "distance": Distance(12.472416)}), "en"
    )


def test_a_speaker_takes_what_is_wanted_where_it_is_admissible_and_else_does_not_repeat_itself():
    speaker = Speaker("en")
    wanted = speaker.options(easy())[0][1][-1].id
    assert speaker.choose(easy(), {wanted, "no-such.id"})[0].id == wanted
    assert speaker.choose(easy())[0].id != wanted
