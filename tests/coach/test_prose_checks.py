"""Single checks of a model's own sentence, on words where each of them decides."""

import pytest

from coach.prose.checks.grammar import grammar
from coach.prose.checks.repetition import repetition
from coach.prose.checks.spelling import spelling
from coach.prose.checks.vocabulary import vocabulary
from coach.prose.gate import Gate
from coach.prose.grammar import Grammar, Read
from coach.prose.lexicon import Lists
from coach.prose.notation import alternatives, steps_of
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting
from coach.prose.sentence import Sentence

RULES = {
    "SENTENCE": "enjoy THING [and THING] | THING grows [here] | no THING , THING",
    "THING": "[the] river | calm [river] | Ruhe/streets | half-way",
    "UNUSED": "",
}
FEW = Lists(
    Grammar({name: tuple(map(steps_of, alternatives(text))) for name, text in RULES.items()}),
    particles=frozenset({"the", "and", "which"}),
    denials=frozenset({"no"}),
)


def written(text: str) -> Sentence:
    return Sentence(text, tuple(text.replace(",", "").split()))


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("enjoy the calm and the river", False),
        ("enjoy trees which shine and streets which wind", False),
        ("enjoy calm and calm", True),  # short words too
        ("enjoy streets near your streets", True),
        ("enjoy streets near one street", True),  # alike in their first five letters
        ("enjoy a park in the parks", False),  # what is shorter has to be the same
        ("enjoy the the river", False),  # what follows what is the grammar's to say
    ],
)
def test_words_of_substance_stand_once(text: str, twice: bool) -> None:
    assert repetition(written(text), FEW) == (Reason.REPETITION if twice else None)


@pytest.mark.parametrize(
    ("text", "known"), [("enjoy ruhe", True), ("enjoy half-way", True), ("enjoy calm-river", False)]
)
def test_a_word_is_known_as_it_is_listed_in_whatever_case(text: str, known: bool) -> None:
    assert vocabulary(written(text), FEW) == (None if known else Reason.WORD)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("enjoy river", None),
        ("Enjoy the river and calm", None),
        ("calm river grows", None),  # the longer way leads on
        ("calm grows here", None),
        ("no river, streets", None),
        ("ruhe grows", None),
        ("and river grows", Reason.OPENING),
        ("enjoy grows", Reason.FOLLOWING),
        ("river grows here and", Reason.FOLLOWING),  # what is over is over
        ("enjoy the river, the river", Reason.FOLLOWING),
        ("no grows", Reason.NEGATION),
        ("no river streets", Reason.FOLLOWING),  # a comma is asked for
        ("enjoy {distance}", Reason.SLOT),
        ("{distance} grows", Reason.SLOT),
        ("enjoy the", Reason.FRAGMENT),
        ("calm river", Reason.FRAGMENT),
    ],
)
def test_a_sentence_is_one_that_the_grammar_makes(text: str, reason: Reason | None) -> None:
    assert grammar(written(text), FEW) is reason


def test_the_grammar_says_how_far_it_could_read() -> None:
    assert FEW.grammar.read(("enjoy", "calm", "river", "grows")) == Read(3, whole=False)
    assert FEW.grammar.read(("enjoy", "calm", "river")) == Read(3, whole=True)
    assert FEW.grammar.read(("enjoy", "the")) == Read(2, whole=False)


def test_a_name_between_strokes_is_refused() -> None:
    with pytest.raises(ValueError, match="calm/THING: a name stands alone"):
        steps_of("enjoy calm/THING")


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
        ("enjoy calm-river", False),
        ("enjoy half-way", True),  # listed as a whole
        ("enjoy {distance}", True),
    ],
)
def test_capitals_stand_where_the_list_has_them(text: str, right: bool) -> None:
    assert spelling(written(text), FEW) == (None if right else Reason.SIGNS)


@pytest.mark.parametrize(
    ("text", "scene", "stands"),
    [
        # a run is a thing to enjoy, not an order
        ("Enjoy a quiet run and trust your plan.", Scene.EASY, False),  # of the plan its own places speak
        ("Enjoy a quiet run and trust your training.", Scene.EASY, True),
        ("Trust your training and run.", Scene.EASY, False),
        ("Focused work teaches discipline.", Scene.TEMPO, True),
        ("Trust your training and work with focus.", Scene.TEMPO, False),
        # of what is trained none is called on to do more
        ("Trust your training and enjoy the sky.", Scene.EASY, True),
        ("Trust your stamina and enjoy the sky.", Scene.EASY, False),
        # each run builds what it does build
        ("This session develops skill and focus.", Scene.INTERVALS, True),
        ("This session develops endurance and focus.", Scene.INTERVALS, False),
        ("This run develops endurance and patience.", Scene.EASY, True),
        ("This run develops skill and patience.", Scene.EASY, False),
        ("Rest supports your training.", Scene.REST, True),
        ("Rest builds your endurance.", Scene.REST, False),
        # what grows is said, what it makes of anybody is not
        ("This plan builds a love of running.", Scene.PLAN, True),
        ("This plan makes a runner of you.", Scene.PLAN, False),
        ("This run is a joy to your day.", Scene.EASY, False),
        # nothing acts on minds and bodies
        ("Gentle running calms your mind.", Scene.EASY, False),
        ("Let your mind wander through the trees.", Scene.EASY, False),
        # others are company, not the doers
        ("Relaxed running is a pleasure to share with friends.", Scene.EASY, True),
        ("Here friends bring joy to your day.", Scene.EASY, False),
        ("Enjoy the crowd and the course.", Scene.RACE, True),
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
        ("Sanftes Laufen stärkt deine Ausdauer.", True),
        ("Genieß sanfte Schritte und den Himmel.", True),
        ("Genieß sanftere Schritte und den Himmel.", False),  # what compares is no ending
        ("Genieß sanften Schritte und den Himmel.", False),  # an ending stands where it belongs
        ("Genieß flotte Schritte und den Himmel.", False),  # no easy day's word in any form
    ],
)
def test_a_listed_adjective_has_the_ending_of_its_place(text: str, stands: bool) -> None:
    found, _ = Gate("de").first([text], Setting(Scene.EASY), {})
    assert (found is not None) is stands
