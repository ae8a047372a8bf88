"""What a model may say itself: the gate's checks one by one, and all of them on sentences with verdicts."""

import json
import random
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.bank.labels import labels_of
from coach.fill import guard
from coach.prose.gate import Gate
from coach.prose.lexicon import lists_of
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting, setting_of
from solver.languages import LANGUAGES
from tests.coach.answers import GOOD, answer_of
from tests.coach.judged import Case, cases, facts_of, plan_of, stands

SLOTS = {"distance": 1, "duration": 1, "race": 1}
REFUSED = {
    "Enjoy the quiet streets and sprint home.": Reason.WORD,
    "Enjoy these fifteen kilometres in the open air.": Reason.WORD,
    "Enjoy the birds 3 times with joy.": Reason.SIGNS,
    "Enjoy the quiet: share a smile.": Reason.SIGNS,
    "Enjoy the QUIET of the park.": Reason.SIGNS,
    "Enjoy the quiet. Smile at the trees.": Reason.SIGNS,
    "Enjoy the qui\u200bet streets around you.": Reason.SIGNS,
    "Enjoy the tr\u0435es around you.": Reason.WORD,
    "Run with joy along the way.": Reason.OPENING,
    "Let the run be a joy.": Reason.FOLLOWING,
    "Your run is a gift to your routine.": Reason.FOLLOWING,
    "This run is relaxed and quiet.": Reason.FOLLOWING,
    "Enjoy training in the open air.": Reason.FOLLOWING,
    "Enjoy the trees, the birds, the sky.": Reason.FOLLOWING,
    "Enjoy the park without trees.": Reason.NEGATION,
    "Enjoy the hurry of the streets.": Reason.FOLLOWING,
    "Enjoy the {distance} of calm.": Reason.SLOT,
    "Enjoy {pace} in the open air.": Reason.SLOT,
    "Enjoy these {distance} and these {duration}.": Reason.FOLLOWING,
    "Enjoy the {race} with joy.": Reason.SLOT,
    "A calm run along the way.": Reason.FOLLOWING,
    "Enjoy the calm of the.": Reason.FRAGMENT,
    "Enjoy the birds, the trees and the birds.": Reason.REPETITION,
    "Enjoy the birds.": Reason.LENGTH,
    "Enjoy " + "the calm and " * 20 + "the birds.": Reason.LENGTH,
}


LEFT_OUT = """
pain hurt injury water eat drink gel sleep medicine doctor heat cold rain wind fast faster hard harder more less most
every each all few tomorrow yesterday again still already before after kilometres mile minutes ten first monday must
should need skip add extra longer if not never but or taper peak race tired
body legs muscles lungs strength power effort strong solid reliable lasting become becomes turns prepare progress
speed runner will great fitness energy
"""
"""A few words of each topic that is left out on purpose; the last lines' were mostly used to deceive: the body as the
doer, effort, and what running is promised to make of anybody."""


def judged(text: object, scene: Scene = Scene.EASY, **more: bool) -> Reason | str:
    found, refused = Gate("en").first([text], Setting(scene, **more), SLOTS)
    return found or refused[0].reason


def passes(text: str, scene: Scene = Scene.EASY, **more: bool) -> bool:
    return not isinstance(judged(text, scene, **more), Reason)


@pytest.mark.parametrize("text", REFUSED)
def test_a_sentence_is_refused_for_its_reason(text):
    assert judged(text) is REFUSED[text]


def test_every_reason_has_its_words():
    assert all(labels_of(language).say(f"refused.{reason}") for reason in Reason for language in LANGUAGES)
    assert set(REFUSED.values()) | {Reason.TYPE, Reason.USED} == set(Reason)


@pytest.mark.parametrize("raw", [None, 5, [], {}, True, ["Enjoy the quiet streets."], float("nan")])
def test_what_is_no_text_is_refused(raw):
    assert judged(raw) is Reason.TYPE


@pytest.mark.parametrize("scene", GOOD)
def test_an_obedient_models_sentences_pass(scene):
    assert [text for text in GOOD[scene] if not passes(text, Scene(scene))] == []


def test_what_is_gentle_on_one_day_is_untrue_on_another():
    gentle, hard = "This relaxed run is a gift to your training.", "This lively session is a gift to your training."
    assert passes(gentle, Scene.EASY)
    assert judged(gentle, Scene.INTERVALS) is Reason.WORD
    assert passes(hard, Scene.INTERVALS)
    assert judged(hard, Scene.EASY) is Reason.WORD


def test_a_rest_day_knows_no_running_and_a_day_with_strength_no_rest():
    assert judged("Enjoy this easy run and a book.", Scene.REST) is Reason.WORD
    assert passes("Enjoy a quiet day and a book.", Scene.REST)
    assert judged("Enjoy a quiet day and a book.", Scene.STRENGTH) is Reason.WORD


def test_nothing_is_built_in_a_taper():
    building = "This run builds a love of movement."
    assert passes(building)
    assert judged(building, building=False) is Reason.WORD


def test_the_first_candidate_that_passes_stands_and_none_stands_twice():
    gate, setting = Gate("en"), Setting(Scene.EASY)
    candidates = [
        "Sprint the last mile.",
        "enjoy the quiet streets around you",
        "Listen to the birds and share a smile.",
    ]
    text, refused = gate.first(candidates, setting, SLOTS)
    assert (text, [r.reason for r in refused]) == ("Enjoy the quiet streets around you.", [Reason.WORD])
    text, refused = gate.first(candidates, setting, SLOTS)
    assert (text, [r.reason for r in refused]) == ("Listen to the birds and share a smile.", [Reason.WORD, Reason.USED])
    assert gate.first(["Notice the calm of the park."] * 4, setting, {})[0] == "Notice the calm of the park."


def test_a_slot_without_a_fact_is_refused():
    assert (
        Gate("en").first(["These {distance} build your endurance."], Setting(Scene.EASY), {})[1][0].reason
        is Reason.SLOT
    )


def test_a_megabyte_costs_no_more_than_a_sentence():
    """Ten thousand long candidates within the time that a plan may take; compared in one run, with a factor of room."""
    short, long = "Enjoy the quiet streets and share a smile.", "Enjoy the calm, " * 70_000
    times = {}
    for text in (short, long):
        start = time.process_time()
        for _ in range(200):
            judged(text)
        times[text] = time.process_time() - start
    assert times[long] < 5 * times[short] + 0.05


ALL_WORDS = sorted({word for scene in Scene for word in lists_of("en", Setting(scene)).words})


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(GOOD)))
def test_a_spoilt_sentence_passes_only_with_listed_words_in_listed_places(dice: random.Random, scene: str):
    """One word of a good sentence is replaced by any word of any list, or by one of none."""
    words = dice.choice(GOOD[scene]).removesuffix(".").split()
    words[dice.randrange(len(words))] = dice.choice([*ALL_WORDS, "never", "pain", "tomorrow", "twelve"])
    found = judged(" ".join(words), Scene(scene))
    if isinstance(found, Reason):
        return
    tokens = found.lower().replace(",", "").removesuffix(".").split()
    assert set(tokens) <= lists_of("en", Setting(Scene(scene))).words


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_words_are_few(language: str):
    """A closed vocabulary of 800 words leaks half of what 3,000 do; what is told costs tokens as well."""
    assert len({word for scene in Scene for word in lists_of(language, Setting(scene)).words}) <= 300


def test_no_topic_that_is_left_out_on_purpose_slipped_in():
    assert set(LEFT_OUT.split()) & set(ALL_WORDS) == set()


def passed(name: str) -> list[Case]:
    """The sentences of a file that pass, judged alone."""
    return [case for case in cases(name) if Gate("en").first([case.sentence], case.setting, SLOTS)[0]]


def test_no_wrong_sentence_passes():
    wrong = [case for case in cases("seen") if case.verdict == "wrong"]
    assert len(wrong) > 50
    assert [case for case in passed("seen") if case.verdict == "wrong"] == []
    assert passed("wrong") == []


def test_of_sentences_built_to_deceive_few_pass_and_none_about_health():
    """None of 117; causes are shown when it is more."""
    files = ("deceiving", "deceiving_later", "deceiving_last")
    found = [case for name in files for case in passed(name)]
    tried = sum(len(cases(name)) for name in files)
    assert len(found) <= 0.15 * tried, Counter(case.cause for case in found)
    assert [case for case in found if case.cause == "health"] == []


def test_through_the_whole_path_it_is_the_same():
    """A sample of each kind, from a model's answer to the plan, by the setting of the day as it is planned now."""
    dice = random.Random(1)
    tried = [case for name in ("wrong", "deceiving_later") for case in dice.sample(cases(name), 3)]
    good = [Case("A", "2027-02-07", text) for text in GOOD["long"][:3]]
    for case in (*tried, *good):
        facts = facts_of(case)
        alone, _ = Gate("en").first([case.sentence], setting_of(facts), facts.slots)
        assert stands(case) == (alone is not None), case
    assert all(map(stands, good))


def test_slots_are_filled_by_the_facts():
    case = Case("A", "2027-02-01", "These {distance} are a gift to your routine.")
    request, plan = plan_of("A")
    filled = guard(plan, request, answer_of(json.dumps({"own": {case.key: [case.sentence]}}))).plan
    day = next(day for week in filled.weeks for day in week.days if str(day.date) == case.place)
    assert day.description.startswith(f"These {day.planned_distance_km:g} km are a gift to your routine. ")
