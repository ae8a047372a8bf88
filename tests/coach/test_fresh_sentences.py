"""Sentences written after all tuning but the last: none that is wrong stands, few deceiving ones, most good ones."""

import json
from pathlib import Path

import pytest

from coach.choice.offers import CANDIDATES, CANDIDATES_OF_FEW
from coach.prose.gate import Gate
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting

FOLDER = Path(__file__).parent / "sentences" / "fresh"
SLOTS = {"distance": 1, "duration": 1, "race": 1}


def lines_of(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def judged(name: str) -> list[str | Reason]:
    """The sentences of a file that pass, each in a plan of its own, and the reasons of the others."""
    found = []
    for one in lines_of(name):
        gate, setting = Gate(name.rpartition("_")[2]), Setting(Scene(one["scene"]))
        text, refused = gate.first([one["sentence"]], setting, SLOTS)
        found.append(text or refused[0].reason)
    return found


def passing(name: str) -> list[str]:
    return [found for found in judged(name) if not isinstance(found, Reason)]


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_wrong_sentence_stands(language: str) -> None:
    assert passing(f"wrong_{language}") == []


def test_few_that_are_built_to_deceive_stand() -> None:
    """14 of 722 in English, 25 of 484 in German, nearly all of them true ("Diese Woche festigt deine Ausdauer.")."""
    names = ("deceiving_en", "deceiving_de")
    assert sum(len(passing(name)) for name in names) <= 0.15 * sum(len(lines_of(name)) for name in names)


@pytest.mark.parametrize("language", ["en", "de"])
def test_most_admissible_ones_of_words_that_are_still_listed_stand(language: str) -> None:
    """The goal is 60 %."""
    known = [found for found in judged(f"admissible_{language}") if found is not Reason.WORD]
    assert len(known) > 70
    assert len([found for found in known if not isinstance(found, Reason)]) >= 0.7 * len(known)


@pytest.mark.parametrize("language", ["en", "de"])
def test_most_that_were_written_from_the_prompts_rules_stand(language: str) -> None:
    """92 of 120 in English, 69 of 84 in German; some have words that are told no more. The goal is 60 %."""
    assert len(passing(f"told_{language}")) >= 0.7 * len(lines_of(f"told_{language}"))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("candidates", [CANDIDATES, CANDIDATES_OF_FEW])
def test_of_the_candidates_for_a_place_one_stands_nearly_always(language: str, candidates: int) -> None:
    """Lines of a scene after each other are candidates for one place."""
    scenes: dict[str, list[str]] = {}
    for one in lines_of(f"told_{language}"):
        scenes.setdefault(one["scene"], []).append(one["sentence"])
    places = [
        (scene, texts[at : at + candidates])
        for scene, texts in scenes.items()
        for at in range(0, len(texts) - candidates + 1, candidates)
    ]
    without = [place for place in places if Gate(language).first(place[1], Setting(Scene(place[0])), SLOTS)[0] is None]
    assert len(places) > 20
    assert len(without) <= 0.1 * len(places), without
