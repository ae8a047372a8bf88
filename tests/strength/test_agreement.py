"""One statement, two readers: what the model forbids is exactly what the validator reports, by the same amount.

Finished programs, the engine's own and disturbed ones, are fixed in the model exercise by exercise. It proves that
the readers agree, not that the statement is right; that is for the exact cases and the independent judge.
"""

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from solver.solution import Status
from solver.strength.answer.explain import breaches_of
from solver.strength.calendar.entry import Origin, Role, rest_of
from solver.strength.engine import facts_of
from solver.strength.request.request import read_lifter_request
from solver.strength.rules.base import Rank
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.patterns import LIFTS
from solver.strength.search.bending import repair_of
from solver.strength.search.candidates import candidates_for
from solver.strength.search.model import SetsModel
from solver.strength.search.options import groups_of
from tests.strength.drafts import PROGRAMS, draft_of, lifter

PROGRAMS_EACH = 12
RANKS = tuple(Rank)

REQUESTS = {
    "a six-day program": {"lifter": lifter(), "draft": draft_of(PROGRAMS["ppl classic"][1])},
    "short sessions": {
        "lifter": lifter(sessionDurationMins=40, experienceLevel="beginner"),
        "draft": draft_of(PROGRAMS["dumbbell ppl"][1]),
    },
    "four days with two anchors": {
        "lifter": lifter(trainingDaysPerWeek=4, primaryFocus="strength"),
        "draft": draft_of(PROGRAMS["upper lower"][1]),
    },
    "anchors with single sets": {
        "lifter": lifter(trainingDaysPerWeek=3, primaryFocus="general_fitness", sessionDurationMins=60),
        "draft": draft_of(PROGRAMS["full body on three days"][1]),
    },
    "nothing for the side delts": {
        "lifter": lifter(equipment=["pull_up_bar"], trainingDaysPerWeek=5),
        "draft": draft_of(PROGRAMS["five days"][1]),
    },
    "a template": {"lifter": lifter(trainingDaysPerWeek=2, sessionDurationMins=90)},
    "a template around the lifts": {
        "lifter": lifter(primaryFocus="strength", trainingDaysPerWeek=3, sessionDurationMins=50)
    },
}


def facts_for(name):
    """What is settled, candidates included, no two exercises alike: the rests of such differ by a second."""
    facts = facts_of(read_lifter_request(REQUESTS[name]))[0]
    entries = facts.entries + candidates_for(facts)
    alike = Counter()
    apart = []
    for entry in entries:
        like = entry.day, entry.role
        apart.append(replace(entry, rest_secs=rest_of(entry, facts.lifter.primary_focus) + alike[like]))
        alike[like] += 1
    apart = tuple(apart)
    facts = replace(facts, entries=apart)
    assert all(len(group.places) == 1 for group in groups_of(facts))
    return facts


def disturbed(chance, facts, base):
    """Some exercises with other sets, gone, new, or with more or fewer than anyone may have."""
    chosen = list(base)
    kind = chance.choice(
        ("few", "few", "muscle", "gone", "anchor", "day", "absurd", "new", "movement", "muscle gone", "lifts")
    )
    places = {
        "muscle": [place for place, _ in facts.trainers(chance.choice(list(facts.targets)))] or [0],
        "anchor": [place for place, entry in enumerate(facts.entries) if entry.role is Role.ANCHOR],
        "day": facts.on(chance.choice(facts.split.training)),
        "new": [place for place, entry in enumerate(facts.entries) if entry.origin is Origin.CANDIDATE],
    }.get(kind, range(len(chosen)))
    if kind in ("movement", "muscle gone", "lifts"):
        like, muscle = chance.choice(facts.entries).exercise, chance.choice(list(facts.targets))
        for place, entry in enumerate(facts.entries):
            gone = {
                "movement": entry.exercise.pattern is like.pattern,
                "muscle gone": muscle in dict(entry.exercise.counts),
                "lifts": entry.exercise.name in LIFTS,
            }
            if entry.role is not Role.ANCHOR and gone[kind]:
                chosen[place] = 0
        return tuple(chosen)
    for place in chance.sample(list(places), min(len(places), 3 if kind == "new" else chance.randint(1, 4))):
        change = {"gone": -6, "absurd": chance.choice((-9, 3, 9)), "day": 2, "new": 3}.get(
            kind, chance.choice((-1, 1, 2))
        )
        chosen[place] = max(0, chosen[place] + change)
    return tuple(chosen)


@cache
def cases(name):
    facts, chance = facts_for(name), random.Random(name)
    base = repair_of(replace(facts, entries=tuple(e for e in facts.entries if e.origin is not Origin.CANDIDATE)), 1)
    known = {(e.day, e.name): sets for e, sets in zip(base.facts.entries, base.chosen, strict=True)}
    chosen = tuple(known.get((entry.day, entry.name), 0) for entry in facts.entries)
    return facts, [chosen, *(disturbed(chance, facts, chosen) for _ in range(PROGRAMS_EACH))]


def fixed(facts, chosen):
    """The model with the sets of every exercise fixed."""
    model = SetsModel(facts, seed=1)
    for place, sets in enumerate(chosen):
        model.model.require_equal(model.sets(place), sets)
    return model


def reported(facts, chosen):
    """Amounts by rank (None is hard), rule, place and direction, as plain arithmetic finds them; 1 where it is only
    asked how often."""
    return {
        (breach.bound.rank, breach.rule.id, breach.bound.place, breach.bound.sign): min(
            breach.amount, 1 if breach.rule.counts_places else breach.amount
        )
        for breach in breaches_of(Numbers(facts, chosen))
    }


@pytest.mark.parametrize("name", REQUESTS)
def test_the_model_forbids_and_gives_way_exactly_where_and_by_what_is_reported(name):
    facts, programs = cases(name)
    for chosen in programs:
        missed = reported(facts, chosen)
        hard = any(rank is None for rank, *_ in missed)
        model = fixed(facts, chosen)
        strict = not model.must_bend and model.model.solve().status is Status.OPTIMAL
        assert strict == (not missed), (chosen, missed)
        model.let_bend()
        model.model.minimise(sum((model.missed(rank) for rank in RANKS), start=0))
        solution = model.model.solve()
        assert (solution.status is Status.INFEASIBLE) == hard, (chosen, missed)
        if not hard:
            slacks = {
                (rank, place, sign): solution.value(slack)
                for rank, of_rank in model.slacks.items()
                for (place, sign), (slack, _) in of_rank.items()
            }
            assert {key: amount for key, amount in slacks.items() if amount} == {
                (rank, place, sign): amount for (rank, _, place, sign), amount in missed.items()
            }
            assert model.chosen(solution) == chosen


def occurrences(name):
    """What the programs of a request are examples of."""
    facts, programs = cases(name)
    for chosen in programs:
        missed = reported(facts, chosen)
        hard = any(rank is None for rank, *_ in missed)
        yield "hard" if hard else "bent" if missed else "strict"
        yield from {rule for _, rule, *_ in missed}


def test_the_interesting_cases_occur():
    seen = Counter(case for name in REQUESTS for case in occurrences(name))
    assert min(seen["strict"], seen["hard"], seen["bent"]) >= 5, seen
    twice = [r for r in ("S10", "S11", "S12", "S13", "S14", "S15", "S16", "S17", "S21", "S22") if seen[r] < 2]
    assert not twice, seen
    assert seen["S18"] >= 1, seen  # few lifters both ask for strength and have a barbell
