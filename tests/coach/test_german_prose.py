"""What a model may say itself in German: the same checks, words with capitals, and sentences with verdicts."""

from collections import Counter

import pytest

from coach.prose.gate import Gate
from coach.prose.lexicon import lists_of
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting
from tests.coach.judged import Case, cases

SLOTS = {"distance": 1, "duration": 1, "race": 1}
REFUSED = {
    "Genieß die ruhigen Straßen und sprinte heim.": Reason.WORD,
    "Genieß diese fünfzehn Kilometer im Grünen.": Reason.WORD,
    "Genieß die STILLE im Grünen.": Reason.SIGNS,
    "Genieß die stille im Grünen.": Reason.SIGNS,
    "GENIEß die Stille im Grünen.": Reason.SIGNS,
    "Genieß Die Natur um dich herum.": Reason.SIGNS,
    "Laufen ist ein Geschenk für deine Ausdauer.": Reason.OPENING,
    "Ruhige Läufe stärkt deine Ausdauer.": Reason.FOLLOWING,
    "Genieß den ruhige Lauf und den Himmel.": Reason.FOLLOWING,
    "Genieß den Lauf und ruh im Grünen.": Reason.WORD,
    "Genieß den Himmel ohne Bäume.": Reason.NEGATION,
    "Hier sind {distance} der Freude.": Reason.FOLLOWING,
    "Genieß {pace} im Grünen.": Reason.SLOT,
    "Ein ruhiger Lauf und die Bäume.": Reason.FOLLOWING,
    "Genieß die Ruhe und deine.": Reason.FRAGMENT,
    "Genieß die Freude am Laufen mit Freude.": Reason.REPETITION,
}
LEFT_OUT = """
Schmerz weh Verletzung krank Wasser trinken essen Gel Schlaf Arzt Hitze Kälte Regen Wind schneller härter hart mehr
weniger jeder jede alle alles morgen gestern wieder noch schon vorher nachher Kilometer Meile Minuten Stunde zehn erste
Montag muss sollst brauchst extra länger wenn nicht nie kein keine aber oder müde wirst werden Bestzeit gewinnst Sieg
"""
"""A few words of each topic that is left out on purpose."""


def judged(text: object, scene: Scene = Scene.EASY) -> Reason | str:
    found, refused = Gate("de").first([text], Setting(scene), SLOTS)
    return found or refused[0].reason


def passed(name: str) -> list[Case]:
    return [case for case in cases(f"de/{name}") if Gate("de").first([case.sentence], case.setting, SLOTS)[0]]


@pytest.mark.parametrize("text", REFUSED)
def test_a_sentence_is_refused_for_its_reason(text):
    assert judged(text) is REFUSED[text]


def test_nouns_keep_their_capitals_and_a_sentence_begins_with_one():
    assert judged("genieß die Ruhe und den Himmel") == "Genieß die Ruhe und den Himmel."
    assert judged("ruhige Läufe stärken deine Ausdauer.") == "Ruhige Läufe stärken deine Ausdauer."


def test_what_is_calm_on_one_day_is_untrue_on_another():
    calm, quick = (f"{how} Schritte sind ein Geschenk für deine Routine." for how in ("Ruhige", "Flotte"))
    assert judged(calm) == calm
    assert judged(calm, Scene.INTERVALS) is Reason.WORD
    assert judged(quick, Scene.INTERVALS) == quick
    assert judged(quick) is Reason.WORD


def test_particles_may_come_twice_and_words_of_substance_not():
    assert judged("Genieß deine Routine und deine Reise.") == "Genieß deine Routine und deine Reise."
    assert judged("Genieß deine Routine und deine Routine.") is Reason.REPETITION


def test_no_wrong_sentence_passes():
    assert len(cases("de/wrong")) == 67
    assert passed("wrong") == []


def test_of_sentences_built_to_deceive_few_pass_and_none_about_health():
    """None of 30."""
    found = passed("deceiving")
    assert len(found) <= 0.15 * len(cases("de/deceiving")), Counter(case.cause for case in found)
    assert [case for case in found if case.cause == "health"] == []


def test_left_out_topics_did_not_slip_in():
    everywhere = {word for scene in Scene for word in lists_of("de", Setting(scene)).spellings}
    assert set(LEFT_OUT.split()) & everywhere == set()
