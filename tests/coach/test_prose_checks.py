"""Single checks of a model's own sentence, on words where each of them decides."""

from dataclasses import replace

import pytest

from coach.prose.checks.repetition import repetition
from coach.prose.checks.spelling import spelling
from coach.prose.gate import Gate
from coach.prose.lexicon import lists_of
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting
from coach.prose.sentence import Sentence

LISTS = lists_of("en", Setting(Scene.EASY))
FEW = replace(LISTS, spellings=frozenset({"enjoy", "calm", "river", "half-way", "Ruhe"}))


def written(text: str) -> Sentence:
    return Sentence(text, tuple(text.split()))


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("enjoy the calm and the river", False),  # `the` ends no sentence
        ("enjoy the park near your park", False),  # four letters are a particle's length
        ("enjoy trees which shine and streets which wind", False),  # `which` is long, and ends no sentence either
        ("enjoy streets near your streets", True),
        ("enjoy streets near one street", True),  # alike in their first five letters
        ("enjoy the the river", True),
    ],
)
def test_words_of_substance_stand_once(text: str, twice: bool) -> None:
    assert repetition(written(text), LISTS) == (Reason.REPETITION if twice else None)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("enjoy calm", True),
        ("Enjoy calm", True),
        ("ruhe calm", True),  # the first word may lack its capital
        ("Ruhe calm", True),
        ("RUHE calm", False),
        ("enjoy ruhe", False),
        ("enjoy Calm", False),
        ("enjoy calm-river", True),  # of listed parts
        ("enjoy half-way", True),  # listed as a whole
        ("enjoy calm-way", False),
        ("enjoy {distance}", True),
    ],
)
def test_capitals_stand_where_the_list_has_them(text: str, right: bool) -> None:
    assert spelling(written(text), FEW) == (None if right else Reason.SIGNS)


@pytest.mark.parametrize(
    ("text", "scene", "stands"),
    [
        # a run is a thing to enjoy, not an order
        ("Enjoy a quiet run and trust your plan.", Scene.EASY, True),
        ("Trust your plan and run.", Scene.EASY, False),
        ("Focused work teaches patience.", Scene.TEMPO, True),
        ("Trust your plan and work with focus.", Scene.TEMPO, False),
        # of what is trained none is called on to do more
        ("Trust your training and enjoy the road.", Scene.EASY, True),
        ("Trust your stamina and enjoy the road.", Scene.EASY, False),
        ("Let your endurance wander through the trees.", Scene.EASY, False),
        ("Let your mind wander through the trees.", Scene.EASY, True),
        ("Enjoy the trees and wander along the road.", Scene.EASY, False),
        # what grows is said, what it makes of anybody is not
        ("This session develops skill and confidence.", Scene.INTERVALS, True),
        ("This session develops speed and confidence.", Scene.INTERVALS, False),
        ("This plan makes running a joy.", Scene.PLAN, True),
        ("This plan makes a runner of you.", Scene.PLAN, False),
        ("Consistency is a craft that this week teaches.", Scene.WEEK, True),
        ("This run is the root of your week.", Scene.LONG, False),
        # others are company, not the doers
        ("Relaxed running is a pleasure to share with friends.", Scene.EASY, True),
        ("Here friends bring joy and kindness.", Scene.EASY, False),
        ("Enjoy the crowd and the music.", Scene.RACE, True),
        ("Enjoy running with the crowd.", Scene.RACE, False),
        # no race is spoken of
        ("This run builds the endurance for your {race}.", Scene.LONG, False),
    ],
)
def test_who_may_do_what_is_said_of_few(text: str, scene: Scene, stands: bool) -> None:
    found, _ = Gate("en").first([text], Setting(scene), {"race": 1})
    assert (found is not None) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Sanftes Laufen ist ein freundliches Geschenk.", True),  # "sanft" and "freundliche" are listed
        ("Genieß ruhigere Wege.", False),  # what compares is no ending
        ("Genieß den schnellen Lauf.", False),  # no easy day's word in any form
    ],
)
def test_a_listed_adjective_may_have_other_endings(text: str, stands: bool) -> None:
    found, _ = Gate("de").first([text], Setting(Scene.EASY), {})
    assert (found is not None) is stands
