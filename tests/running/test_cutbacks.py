"""R14: the recovery weeks before the taper, against every placement that there is."""

import itertools
import random
from functools import cache

import pytest

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Kind, Schedule, Week, with_refs
from solver.running.outline.cutbacks import place_cutbacks
from solver.running.request.request import read_request
from solver.running.rules.calendar import CutbackCadence
from solver.running.rules.facts import Facts
from tests.running.sample import ask

LONGEST = 52
LISTED = 11
"""Up to so many weeks, all 2^weeks sets are tried one by one."""


def keeps_r14(weeks, cutbacks, forced=frozenset()):
    """The rulebook's sentences about R14, one a line."""
    recovery = [t in cutbacks for t in range(weeks)]
    load_runs = [len(list(run)) for rests, run in itertools.groupby(recovery) if not rests]
    spaced = all(b - a - 1 >= 2 or a in forced or b in forced for a, b in itertools.pairwise(sorted(cutbacks)))
    free = cutbacks - forced
    apart = all(b - a - 1 >= 2 for a, b in itertools.pairwise(sorted(free)))
    if weeks < 4:
        return not free
    rhythm = max(load_runs, default=0) <= 3 and spaced and apart
    return rhythm and not free & {0, 1, weeks - 1} and forced <= cutbacks


def listed(weeks, forced=frozenset()):
    every = itertools.chain.from_iterable(itertools.combinations(range(weeks), k) for k in range(weeks + 1))
    return [set(s) for s in every if keeps_r14(weeks, set(s), forced)]


@cache
def rhythms(weeks):
    """All placements, built up from runs of 2 or 3 load weeks with one recovery week between, a last run of 1 to 3."""
    if weeks < 4:
        return [frozenset()]

    def rest(start):
        ends = [()] if 1 <= weeks - start <= 3 else []
        return ends + [(start + run, *more) for run in (2, 3) if start + run < weeks for more in rest(start + run + 1)]

    return [frozenset(places) for places in rest(0)]


def unevenness(weeks, cutbacks, usual=3):
    """How far the load runs are from the usual number of weeks, squared."""
    edges = [-1, *sorted(cutbacks), weeks]
    return sum((usual - (b - a - 1)) ** 2 for a, b in itertools.pairwise(edges))


@pytest.mark.parametrize("usual", [2, 3])
@pytest.mark.parametrize("weeks", range(1, LONGEST + 1))
def test_every_length_has_the_rhythm_that_is_nearest_to_the_usual_one(weeks, usual):
    found = place_cutbacks(weeks, usual)
    assert keeps_r14(weeks, found)
    best = min((unevenness(weeks, places, usual), len(places)) for places in rhythms(weeks))
    assert (unevenness(weeks, found, usual), len(found)) == best


@pytest.mark.parametrize("weeks", range(1, LISTED + 1))
def test_the_two_ways_of_listing_all_rhythms_agree(weeks):
    assert {frozenset(places) for places in listed(weeks)} == set(rhythms(weeks))


EXACT = {
    # weeks before the taper: recovery weeks, counted from 1
    1: set(),
    3: set(),
    4: {3},  # weeks 1, 2 and 4 must be load weeks
    5: {3},  # 2 + 2 load weeks: 1 + 1 = 2 from three each; 3 + 1: 0 + 4
    6: {4},  # 3 + 2 and 2 + 3 are as even; the usual run comes first
    7: {4},  # 3 + 3
    8: {3, 6},  # 2 + 2 + 2: 1 + 1 + 1; 3 + 2 + 1: 0 + 1 + 4
    11: {4, 8},  # 3 + 3 + 3
    12: {4, 7, 10},  # 9 load weeks in four runs: 3 + 2 + 2 + 2
    16: {4, 8, 11, 14},  # 12 load weeks in five runs: 3 + 3 + 2 + 2 + 2
}


@pytest.mark.parametrize("weeks", EXACT)
def test_the_rhythm_of_a_known_length_with_six_runs_and_more(weeks):
    assert {t + 1 for t in place_cutbacks(weeks, 3)} == EXACT[weeks]


EVERY_THIRD = {
    4: {3},
    6: {3},  # 2 + 3: the usual run comes first
    9: {3, 6},  # 2 + 2 + 3, since week 9 has to be a load week
    10: {3, 6, 9},  # 2 + 2 + 2 + 1
    13: {3, 6, 9, 12},
}


@pytest.mark.parametrize("weeks", EVERY_THIRD)
def test_the_rhythm_of_a_known_length_with_up_to_five_runs(weeks):
    assert {t + 1 for t in place_cutbacks(weeks, 2)} == EVERY_THIRD[weeks]


def test_two_load_weeks_follow_a_return_before_the_next_recovery_week():
    # week 5 comes back from a break: weeks 6 and 7 are load weeks, whatever the rhythm
    found = place_cutbacks(12, 2, frozenset({4}), returns=frozenset({4}))
    assert 4 in found
    assert not {5, 6} & found


def test_weeks_that_lost_half_their_runs_are_recovery_weeks_wherever_they_stand():
    chance, seen = random.Random(14), 0
    for _ in range(150):
        weeks = chance.randint(4, LISTED)
        forced = frozenset(chance.sample(range(weeks), chance.randint(1, 3)))
        found, allowed = place_cutbacks(weeks, 3, forced), listed(weeks, forced)
        assert (found is None) == (not allowed), f"{weeks} weeks, forced {sorted(forced)}"
        if found is not None:
            assert set(found) in allowed, f"{weeks} weeks, forced {sorted(forced)}"
            seen += bool(found - forced)
    assert seen >= 30, "recovery weeks of its own choice stood beside the forced ones"


def test_no_recovery_week_of_ours_follows_one_that_life_made():
    chance, seen = random.Random(15), 0
    for _ in range(150):
        weeks = chance.randint(5, LISTED)
        forced = frozenset(chance.sample(range(weeks), chance.randint(1, 3)))
        wished = frozenset(t + chance.randint(1, 2) for t in forced)
        found = place_cutbacks(weeks, 3, forced, wished)
        beats = [t in found for t in range(weeks)]
        for t in found - forced:
            assert not any(beats[max(0, t - 2) : t]), f"{weeks} weeks, forced {sorted(forced)}, found {sorted(found)}"
            seen += bool(wished & {s + 1 for s in forced})
    assert seen >= 30, "a tune-up race stood in the week after one that lost half its runs"


def test_a_tune_up_week_is_a_recovery_week_wherever_the_rhythm_allows_it():
    chance, seen = random.Random(27), 0
    for _ in range(150):
        weeks = chance.randint(4, LISTED)
        wished = frozenset(chance.sample(range(weeks), chance.randint(1, 3)))
        found, allowed = place_cutbacks(weeks, 3, wished=wished), listed(weeks)
        best = min((-len(places & wished), unevenness(weeks, places), len(places)) for places in allowed)
        assert (-len(found & wished), unevenness(weeks, found), len(found)) == best
        seen += found != place_cutbacks(weeks, 3) and bool(found & wished)
    assert seen >= 30, "a wish moved the rhythm"


def test_two_blocked_weeks_in_a_row_are_both_recovery_weeks():
    # weeks 5 and 6 of 12: loads 1-3 or 1-4 before them; 4 in a row are too many, so week 3 or 4 rests too
    found = place_cutbacks(12, 3, frozenset({4, 5}))
    assert {4, 5} <= found
    assert keeps_r14(12, set(found), {4, 5})


def test_a_forced_week_in_a_plan_too_short_for_a_rhythm_stays_a_recovery_week():
    assert place_cutbacks(3, 3, frozenset({1})) == {1}


def faults_of(weeks, cutbacks, forced):
    """What the rule itself says about a rhythm, as the validator reads it."""
    made = [
        Week(t, Kind.RECOVERY if t in cutbacks else Kind.LOAD, (), half_lost=t in forced, lost=int(t in forced))
        for t in range(weeks)
    ]
    request = read_request(ask(goal="general_fitness", weeks=weeks))
    schedule = Schedule(with_refs(made), (Role.REST,) * 7, 4, None)
    return list(CutbackCadence().faults(Facts(request, None, schedule)))


@pytest.mark.parametrize("weeks", range(1, 9))
def test_the_validator_accepts_exactly_the_rhythms_that_the_rulebook_allows(weeks):
    for forced in (frozenset(), frozenset({0}), frozenset({weeks - 1}), frozenset({weeks // 2})):
        accepted = {frozenset(places) for places in listed(weeks, forced)}
        for size in range(weeks + 1):
            for places in itertools.combinations(range(weeks), size):
                cutbacks = frozenset(places)
                if forced <= cutbacks:
                    assert (not faults_of(weeks, cutbacks, forced)) == (cutbacks in accepted), (cutbacks, forced)
