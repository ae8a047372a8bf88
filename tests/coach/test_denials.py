"""Sentences out of listed words alone that say what is not so: a denial that goes on, a free day, a healthy heart."""

import pytest

from coach.prose.gate import Gate
from coach.prose.scenes import Scene, Setting

SLOTS = {"distance": 1, "duration": 1, "race": 1}
REFUSED = {
    "en": [
        (Scene.LONG, "Enjoy a day without pressure and training."),
        (Scene.TEMPO, "Enjoy a free day."),
        (Scene.WEEK, "Enjoy free days in this week."),
        (Scene.PLAN, "Your plan keeps your body alive."),
    ],
    "de": [
        (Scene.LONG, "Genieß den Tag ohne Druck und Training."),
        (Scene.TEMPO, "Genieß einen freien Tag."),
        (Scene.TEMPO, "Die Arbeit stärkt dein Herz."),
        (Scene.LONG, "Genieß einen leichten Tag in der Natur."),
        (Scene.EASY, "Heute ist der wichtige Lauf deiner Woche."),
        (Scene.PLAN, "Dein Plan hält den Körper lebendig."),
    ],
}
KEPT = {
    "en": [
        (Scene.EASY, "Enjoy a quiet run without hurry."),
        (Scene.EASY, "This run keeps the habit alive."),
    ],
    "de": [
        (Scene.EASY, "Genieß einen ruhigen Lauf ohne Eile."),
        (Scene.EASY, "Dieser Lauf hält die Gewohnheit lebendig."),
    ],
}


@pytest.mark.parametrize(("language", "scene", "text"), [(code, *case) for code in REFUSED for case in REFUSED[code]])
def test_what_is_not_so_does_not_stand(language: str, scene: Scene, text: str) -> None:
    assert Gate(language).first([text], Setting(scene), SLOTS)[0] is None


@pytest.mark.parametrize(("language", "scene", "text"), [(code, *case) for code in KEPT for case in KEPT[code]])
def test_what_is_close_to_it_and_true_stands(language: str, scene: Scene, text: str) -> None:
    assert Gate(language).first([text], Setting(scene), SLOTS)[0] == text
