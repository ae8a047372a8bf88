"""Mutants of good answers: no number of the engine's differs, no lie is left, nothing is raised."""

import re

import pytest

from coach.bank.bank import bank_of
from coach.bank.rendering import render
from coach.choice.question import read
from coach.choice.spots import Spot, spots_of
from coach.choice.writing import written
from coach.offline import fill as fill_offline
from coach.prose.lexicon import lists_of
from coach.prose.scenes import Scene, Setting
from tests.coach.mutants import MUTATIONS, RAW, mutants
from tests.coach.recorded import NAMES, Recorded, recorded
from tests.coach.test_recorded_answers import skeleton_of, texts_of

FEW, MANY = 60, 3500
"""Mutants of each recorded answer, in the usual tests and in `make mutants`."""
LISTED = {word for scene in Scene for word in lists_of("en", Setting(scene)).words}
FIGURE = re.compile(r"\b[\d.]+ (?:km|mi|minutes)\b|\b\d+ h \d\d min\b")


class Reader:
    """Knows what the bank may say at each place of a plan, and reads what else stands there."""

    def __init__(self, told: Recorded) -> None:
        spots = spots_of(told.skeleton, told.request).by_key
        self.own = texts_of(fill_offline(told.skeleton, told.request).as_json())
        self.race = told.request.settings.goal.label
        self.known = {place_of(key): sorted(renderings(spot), key=len, reverse=True) for key, spot in spots.items()}

    def strange(self, place: tuple, text: str) -> str:
        """What is left of a text without the bank's sentences, figures and the race, if a word of it is not listed."""
        if text == self.own[place]:
            return ""
        rest = text
        for known in self.known.get(place, ()):
            rest = rest.replace(known, " ")
        words = FIGURE.sub(" ", rest.replace(self.race, " ")).replace(",", " ").replace(".", " ").lower().split()
        return rest if any(word not in LISTED for word in words) else ""


def place_of(key: object) -> tuple:
    return ("coachNote",) if key == "plan" else ("week", key) if isinstance(key, int) else (str(key), "description")


def renderings(spot: Spot) -> set[str]:
    return {render(sentence, spot.facts, "en") for sentence in bank_of("en").admissible(spot.facts)}


def check(name: str, seed: int, count: int) -> dict[str, int]:
    """How often each mutation came up; fails with every mutant that got through."""
    told, reader = recorded(name), Reader(recorded(name))
    spots, offline = spots_of(told.skeleton, told.request), fill_offline(told.skeleton, told.request)
    skeleton = skeleton_of(told.skeleton.as_json())
    seen, wrong = dict.fromkeys((*MUTATIONS, *RAW), 0), []
    for number, mutant in enumerate(mutants(told, seed, count)):
        plan = written(told.skeleton, offline, spots, [read(mutant.text)], prose=True).plan.as_json()
        texts = texts_of(plan)
        found = [f"{place}: {lie!r}" for place, text in texts.items() for lie in mutant.lies if lie in text]
        found += [f"{place}: {rest!r}" for place, text in texts.items() if (rest := reader.strange(place, text))]
        if skeleton_of(plan) != skeleton:
            found.append("the skeleton differs")
        wrong += [(number, mutant.kind, fault) for fault in found]
        for kind in mutant.kind.split("+"):
            seen[kind] += 1
    assert wrong == []
    return seen


def test_some_hundred_mutants_come_out_true():
    """60 of each of three answers; every mutation comes up."""
    seen = [check(name, 1, FEW) for name in NAMES]
    assert [kind for kind in seen[0] if not sum(counts[kind] for counts in seen)] == []


def test_the_reader_sees_what_does_not_belong():
    """The check above can fail: a stranger in a text, and a sentence of the bank that is true elsewhere only."""
    told = recorded("warm")
    reader, own = Reader(told), fill_offline(told.skeleton, told.request)
    easy, rest = own.weeks[0].days[1], own.weeks[0].days[2]
    place = (str(easy.date), "description")
    assert reader.strange(place, easy.description or "") == ""
    assert reader.strange(place, f"Enjoy the calm of the park. {easy.description}") == ""
    assert reader.strange(place, f"{easy.description} Then sprint.").strip() == "Then sprint."
    assert reader.strange(place, rest.description or "") != ""


@pytest.mark.mutants
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [2, 3])
def test_ten_thousand_mutants_come_out_true(name, seed):
    """3 answers x 2 seeds x 1,750 = 10,500."""
    assert all(check(name, seed, MANY // 2).values())
