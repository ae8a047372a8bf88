"""What a model may say itself in German: the same checks, words with capitals, and sentences with verdicts."""

from collections import Counter

import pytest

from coach.prose.gate import Gate
from coach.prose.lexicon import lexicon_of
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting
from tests.coach.judged import Case, cases

SLOTS = {"distance": 1, "duration": 1, "race": 1}
REFUSED = {
    "Genieß die ruhigen Straßen und sprinte heim.": Reason.WORD,
    "Genieß diese fünfzehn Kilometer im Park.": Reason.WORD,
    "Genieß die RUHE im Park.": Reason.SIGNS,
    "Genieß die ruhe im Park.": Reason.SIGNS,
    "GENIEß die Ruhe im Park.": Reason.SIGNS,
    "Genieß Die Ruhe im Park.": Reason.SIGNS,
    "Wandern ist eine Freude im Park.": Reason.OPENING,
    "Lass den Lauf und genieß den Park.": Reason.FOLLOWING,
    "Lass das Laufen und genieß den Park.": Reason.FOLLOWING,
    "Du schnell im Park ist eine Freude.": Reason.WORD,
    "Genieß den Park ohne Bäume.": Reason.NEGATION,
    "Genieß die Eile im Park.": Reason.NEGATION,
    "Hier sind {distance} der Freude.": Reason.SLOT,
    "Genieß {pace} im Park.": Reason.SLOT,
    "Ein ruhiger Park mit Bäumen.": Reason.FRAGMENT,
    "Genieß die Ruhe und deine.": Reason.FRAGMENT,
    "Genieß die Freude und staune mit Freude.": Reason.REPETITION,
}
LEFT_OUT = """
Schmerz weh Verletzung krank Wasser trinken essen Gel Schlaf Arzt Hitze Kälte Regen Wind schneller härter hart mehr
weniger jeder jede alle alles morgen gestern wieder noch schon vorher nachher Kilometer Meile Minuten Stunde zehn erste
Montag muss sollst brauchst extra länger wenn nicht nie kein keine aber oder müde wirst werden Bestzeit gewinnst Sieg
"""
"""A few words of each topic that is left out on purpose; `schneller` describes steps on days with intervals."""


def judged(text: object, scene: Scene = Scene.EASY) -> Reason | str:
    found, refused = Gate("de").first([text], Setting(scene), SLOTS)
    return found or refused[0].reason


def passed(name: str) -> list[Case]:
    return [case for case in cases(f"de/{name}") if Gate("de").first([case.sentence], case.setting, SLOTS)[0]]


@pytest.mark.parametrize("text", REFUSED)
def test_a_sentence_is_refused_for_its_reason(text):
    assert judged(text) is REFUSED[text]


def test_nouns_keep_their_capitals_and_a_sentence_begins_with_one():
    assert judged("genieß die Ruhe im Park") == "Genieß die Ruhe im Park."
    assert judged("ruhige Läufe stärken deine Ausdauer.") == "Ruhige Läufe stärken deine Ausdauer."


def test_what_is_calm_on_one_day_is_untrue_on_another():
    calm, quick = "Ruhige Läufe sind ein Geschenk für dich.", "Flotte Schritte sind ein Geschenk für dich."
    assert judged(calm) == calm
    assert judged(calm, Scene.INTERVALS) is Reason.WORD
    assert judged(quick, Scene.INTERVALS) == quick
    assert judged(quick) is Reason.WORD


def test_particles_may_come_twice_and_words_of_substance_not():
    assert judged("Genieß deine Freude und deine Ruhe im Park.") is Reason.FOLLOWING  # no rest is the runner's
    assert judged("Spür deine Freude und deine Geduld im Park.") == "Spür deine Freude und deine Geduld im Park."


def test_no_wrong_sentence_passes():
    assert len(cases("de/wrong")) == 67
    assert passed("wrong") == []


def test_of_sentences_built_to_deceive_few_pass_and_none_about_health():
    """2 of 30, after the lists were tuned on them: a skilled stranger will find more."""
    found = passed("deceiving")
    assert len(found) <= 0.15 * len(cases("de/deceiving")), Counter(case.cause for case in found)
    assert [case for case in found if case.cause == "health"] == []


def test_left_out_topics_did_not_slip_in():
    lexicon = lexicon_of("de")
    everywhere = {
        word for group in lexicon.data["groups"] if group != "intervals" for word in lexicon.words("groups", group)
    }
    assert set(LEFT_OUT.split()) & everywhere == set()
