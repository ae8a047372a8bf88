"""What a grammar can make at all: sentences drawn at random keep to what is true of their scene."""

import random
import re
from itertools import islice, pairwise

import pytest

from coach.prose.gate import fault_of
from coach.prose.lexicon import lexicon_of, lists_of
from coach.prose.notation import names_in
from coach.prose.scenes import Scene, Setting
from coach.prose.sentence import Sentence
from tests.coach.generated import Made, sentences

DRAWN = 300
LEAST_WAYS = 200_000
ASKED = [scene for scene in Scene if scene not in (Scene.REST, Scene.STRENGTH, Scene.CROSS_TRAINING)]
BUILDS = {
    "en": """
build builds grow grows strengthen strengthens deepen deepens develop develops nurture nurtures shape shapes lays
""",
    "de": """
wächst wachsen stärkt stärken stärkst vertieft vertiefen festigt festigen baut bauen nährt nähren formt formen
""",
}
"""Verbs of building up, by language."""
UNTRUE = {
    Scene.EASY: "focus discipline concentration quick lively controlled Konzentration Disziplin flott",
    Scene.LONG: "focus discipline concentration quick lively controlled Konzentration Disziplin flott",
    Scene.LONG_WITH_WORK: "discipline easy slow quick unhurried Disziplin flott locker langsam",
    Scene.STEADY: "discipline easy slow quick unhurried Disziplin flott locker langsam",
    Scene.TEMPO: "base foundation habit easy slow gentle birds sky Grundlage Gewohnheit locker Vögel Himmel",
    Scene.INTERVALS: "endurance base foundation habit easy slow birds sky Ausdauer Grundlage locker Vögel Himmel",
    Scene.RACE: "endurance stamina base easy slow quick birds sky Ausdauer Grundlage flott Vögel Himmel",
    Scene.REST: "endurance stamina base Ausdauer Grundlage",
}
"""Words that say of a scene what is not so: what it does not train, how it is not, what nobody looks at there."""
OF_BODIES = """
mind body heart senses thoughts legs health healthy stress sleep calms heals recover energy strong fit
Körper Herz Sinne Gedanken Beine Gesundheit gesund Stress Schlaf heilt erholt Energie stark fit Seele
"""


def drawn(language: str, setting: Setting, count: int = DRAWN) -> list[Sentence]:
    return list(islice(sentences(language, setting, random.Random(f"{language} {setting}")), count))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scene", Scene)
def test_every_sentence_that_the_grammar_makes_passes_every_check(language: str, scene: Scene) -> None:
    lists = lists_of(language, Setting(scene))
    assert [made.text for made in drawn(language, Setting(scene)) if fault_of(made, lists) is not None] == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scene", ASKED)
def test_a_scene_has_several_hundred_thousand_sentences(language: str, scene: Scene) -> None:
    assert Made(lists_of(language, Setting(scene, building=False)).grammar).ways() > LEAST_WAYS
    texts = [made.text for made in drawn(language, Setting(scene))]
    assert len(set(texts)) > 0.5 * len(texts)


@pytest.mark.parametrize("scene", Scene)
def test_articles_fit_their_words(scene: Scene) -> None:
    pairs = [pair for made in drawn("en", Setting(scene)) for pair in pairwise(made.tokens) if pair[0] in ("a", "an")]
    vowels = [(article, word, word[0] in "aeiou" and word != "useful") for article, word in pairs]
    assert [(article, word) for article, word, vowel in vowels if (article == "an") is not vowel] == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scene", Scene)
def test_nothing_builds_up_where_weeks_do_not_nor_on_days_of_rest_and_races(language: str, scene: Scene) -> None:
    verbs = set(BUILDS[language].split())
    assert lists_of(language, Setting(scene, building=False)).words & verbs == set()
    assert bool(lists_of(language, Setting(scene)).words & verbs) is (
        scene in ASKED and scene not in (Scene.RACE, Scene.LIGHT_WEEK)
    )


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scene", UNTRUE)
def test_a_scene_has_no_words_for_what_is_untrue_there(language: str, scene: Scene) -> None:
    words = lists_of(language, Setting(scene)).words
    stems = {word.removesuffix(end) for word in words for end in ("", "e", "en", "er", "es")}
    assert stems & set(UNTRUE[scene].lower().split()) == set()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scene", Scene)
def test_nothing_acts_on_minds_and_bodies(language: str, scene: Scene) -> None:
    assert lists_of(language, Setting(scene)).words & set(OF_BODIES.lower().split()) == set()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_name_in_a_rule_is_that_of_another_and_every_rule_is_used(language: str) -> None:
    """So a mistyped name does not silently take sentences away, and nothing stands there in vain."""
    lexicon = lexicon_of(language)
    groups = {group for scene in Scene for group in Setting(scene).groups}
    grammar = lexicon.grammar(groups)
    named = {name.partition("-")[0] for ways in grammar.rules.values() for way in ways for name in names_in(way)}
    assert named | {"SENTENCE"} == set(lexicon.rules)
    assert lexicon.groups <= groups


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_slash_is_between_words_and_nothing_is_left_over(language: str) -> None:
    words = {word for scene in Scene for word in lists_of(language, Setting(scene)).spellings}
    assert [word for word in words if not re.fullmatch(r"[^\W\d_]+|,|\{(?:distance|duration)\}", word)] == []
