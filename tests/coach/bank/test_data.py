"""The bank's data: enough of it, complete in every language, nothing said twice, and figures with a source."""

import itertools
import re

import pytest
from rapidfuzz.fuzz import token_sort_ratio

from coach.bank.bank import ROOM, bank_of
from coach.bank.facts import Place
from coach.bank.language import language_of
from coach.bank.sentence import SLOT, Topic
from solver.languages import LANGUAGES

SHORT = {Topic.TITLE, Topic.NOTE}
TOO_ALIKE = 88
"""Of 100: two sentences of the same topic that share so much differ in a word or two."""
ENGLISH = re.compile(r"\b(the|and|your|with|you|is|are|run|today)\b")
GERMAN = re.compile(r"\b(der|die|das|und|dein|deine|mit|du|ist|heute|nicht)\b", re.IGNORECASE)
FORMAL = re.compile(r"(?<![.!?:;] )(?<!^)\b(Sie|Ihr|Ihre|Ihnen|Ihren|Ihrem)\b")


def sentences(language):
    return list(bank_of(language).sentences.values())


def test_what_the_engine_speaks_the_coach_speaks_too():
    assert {"en", "de"} <= set(LANGUAGES)
    assert {folder.name for folder in ROOM.iterdir() if folder.joinpath("words.toml").is_file()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_500_sentences_besides_titles_and_notes_to_steps(language):
    assert sum(s.topic not in SHORT for s in sentences(language)) >= 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_in_the_same_tones(language):
    """Slots too, but a language may leave one out where its grammar wants the plain word."""
    english, here = bank_of("en").sentences, bank_of(language).sentences
    assert list(here) == list(english)
    assert all(here[name].tone is english[name].tone for name in english)
    assert all(set(here[name].slots) <= set(english[name].slots) for name in english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sentences_differ_only_in_a_slot_or_a_word(language):
    texts = [(s.id, s.topic, SLOT.sub("#", s.text).lower()) for s in sentences(language) if s.topic not in SHORT]
    alike = [
        (one, other, a, b)
        for (one, topic, a), (other, other_topic, b) in itertools.combinations(texts, 2)
        if topic is other_topic and token_sort_ratio(a, b, score_cutoff=TOO_ALIKE)
    ]
    assert not alike
    assert (
        token_sort_ratio("settle in and run # at # for about #.", "settle in and run # at # in about #.") >= TOO_ALIKE
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_that_stand_in_a_text_have_a_source(language):
    with_figures = [s for s in sentences(language) if re.search(r"\d", SLOT.sub("", s.text))]
    unsourced = [
        s.id
        for s in with_figures
        if not s.group.source and not re.search(r"\b(5k|10k|5-km|10-km|[Ww]eek 1|Woche 1)", s.text)
    ]
    assert len(with_figures) > 20
    assert not unsourced


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole_and_plain(language):
    for sentence in sentences(language):
        assert not re.search(r"[<>*_`!\[\]|]|  |\.\.| ,| \.", SLOT.sub("x", sentence.text)), sentence.id
        assert sentence.topic in SHORT or sentence.text.endswith((".", "?")), sentence.id
        assert sentence.text[0].isupper() or sentence.text[0] in "{0123456789", sentence.id


def test_german_says_du_and_no_language_is_mixed_with_another():
    for sentence in sentences("de"):
        assert not FORMAL.search(sentence.text), sentence.text
        assert not ENGLISH.search(sentence.text), sentence.text
    assert not any(GERMAN.search(s.text.replace("die", "")) for s in sentences("en"))
    assert FORMAL.search("Laufen Sie langsam.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_that_a_text_asks_for_exists(language):
    """Names and counts must have every form that some text asks of their slot."""
    words = language_of(language).words
    asked = {(slot, form) for s in sentences(language) for slot, form in SLOT.findall(s.text) if form}
    tables = {"yesterday": words["yesterday"], "tomorrow": words["tomorrow"], "race": words["goal"]}
    for slot, form in asked:
        if slot in tables:
            entries = [e for name, e in tables[slot].items() if name != "general_fitness"]
            assert all(isinstance(entry, str) or form in entry for entry in entries), (slot, form)


def test_every_group_has_a_text_and_no_group_is_left_over():
    used = {s.group.id for s in sentences("en")}
    files = [name for name in (f.name for f in ROOM.joinpath("groups").iterdir()) if name.endswith(".toml")]
    assert len(files) >= 5
    from coach.bank.bank import _groups

    assert used == set(_groups())


def test_every_place_is_spoken_at():
    assert {s.place for s in sentences("en")} == set(Place)
