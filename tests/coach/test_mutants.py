"""Mutants of good answers: no number of the engine's differs, no lie is left, nothing is raised."""

import pytest

from coach.fill import guard
from coach.offline import fill as fill_offline
from tests.coach.contradictions import contradictions
from tests.coach.mutants import MUTATIONS, RAW, mutants
from tests.coach.recorded import NAMES, answer_of, recorded
from tests.coach.test_recorded_answers import skeleton_of, texts_of

FEW, MANY = 40, 3500
"""Mutants of each recorded answer, in the usual tests and in `make mutants`."""


def check(name: str, seed: int, count: int) -> dict[str, int]:
    """How often each mutation came up; fails with every mutant that got through."""
    told = recorded(name)
    skeleton, offline = skeleton_of(told.skeleton.as_json()), fill_offline(told.skeleton, told.request).as_json()
    seen, wrong = dict.fromkeys((*MUTATIONS, *RAW), 0), []
    for number, mutant in enumerate(mutants(told, seed, count)):
        plan = guard(told.skeleton, told.request, answer_of(mutant.text)).plan.as_json()
        texts, found = texts_of(plan), contradictions(plan, offline, told.request)
        found += [f"{place}: {lie!r}" for place, lie in mutant.lies if stands(lie, texts, place)]
        if skeleton_of(plan) != skeleton:
            found.append("the skeleton differs")
        wrong += [(number, mutant.kind, fault) for fault in found]
        for kind in mutant.kind.split("+"):
            seen[kind] += 1
    assert wrong == []
    return seen


def stands(lie: str, texts: dict, place: tuple) -> bool:
    """Whether a lie can be read at a place; places that the plan has not (a spoilt date or number) are nowhere."""
    spoilt = any(isinstance(part, list | dict) for part in place)
    return not spoilt and lie.lower() in (texts.get(place) or "").lower()


def test_some_hundred_mutants_come_out_true():
    """40 of each of three answers; every mutation comes up."""
    seen = [check(name, 1, FEW) for name in NAMES]
    assert all(sum(counts[kind] for counts in seen) for kind in seen[0])


@pytest.mark.mutants
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [2, 3])
def test_ten_thousand_mutants_come_out_true(name, seed):
    """3 answers x 2 seeds x 1,750 = 10,500."""
    assert all(check(name, seed, MANY // 2).values())
