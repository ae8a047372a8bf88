"""Sentences written after all tuning but the last: none that is wrong stands, few deceiving ones, most good ones."""

import json
from pathlib import Path

import pytest

from coach.choice.offers import CANDIDATES, CANDIDATES_OF_FEW
from coach.prose.gate import Gate
from coach.prose.scenes import Scene, Setting

FOLDER = Path(__file__).parent / "sentences" / "fresh"
SLOTS = {"distance": 1, "duration": 1, "race": 1}


def passing(name: str) -> tuple[list[str], int]:
    """Those of a file that pass, each in a plan of its own, and how many there are."""
    language = name.rpartition("_")[2]
    lines = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    found = (Gate(language).first([one["sentence"]], Setting(Scene(one["scene"])), SLOTS)[0] for one in lines)
    return [text for text in found if text is not None], len(lines)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_wrong_sentence_stands(language: str) -> None:
    assert passing(f"wrong_{language}")[0] == []


def test_few_that_are_built_to_deceive_stand() -> None:
    english, german = passing("deceiving_en"), passing("deceiving_de")
    assert len(english[0]) + len(german[0]) <= 0.15 * (english[1] + german[1])


@pytest.mark.parametrize("language", ["en", "de"])
def test_most_admissible_ones_stand(language: str) -> None:
    """140 of 174 in English, 102 of 117 in German; the goal is 60 %."""
    stand, whole = passing(f"admissible_{language}")
    assert len(stand) >= 0.7 * whole


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("candidates", [CANDIDATES, CANDIDATES_OF_FEW])
def test_of_the_candidates_for_a_place_one_stands_nearly_always(language: str, candidates: int) -> None:
    """Three lines in a row are one place's: of 58 in English all but one have a sentence, of 39 in German all."""
    lines = [json.loads(line) for line in (FOLDER / f"admissible_{language}.jsonl").read_text("utf-8").splitlines()]
    places = [lines[at : at + candidates] for at in range(0, len(lines), CANDIDATES)]
    without = [
        place
        for place in places
        if Gate(language).first([one["sentence"] for one in place], Setting(Scene(place[0]["scene"])), SLOTS)[0] is None
    ]
    assert len(without) <= 0.1 * len(places), without
