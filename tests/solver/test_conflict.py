"""Shrinking a conflict leaves only what it takes, and asks as little as it can."""

import itertools

import pytest

from solver.conflict import shrink

LETTERS = "abcde"


def subsets(items):
    return (frozenset(c) for size in range(len(items) + 1) for c in itertools.combinations(items, size))


def world(*cores):
    """Nothing is possible while one of the cores is complete."""
    return lambda kept: not any(set(core) <= kept for core in cores)


# All 31 single cores, and all pairs of cores of two letters each (10 x 10 = 100).
CORES = [(core,) for core in subsets(LETTERS) if core] + [
    (frozenset(a), frozenset(b)) for a in itertools.combinations(LETTERS, 2) for b in itertools.combinations(LETTERS, 2)
]


def test_what_is_left_cannot_stand_and_stands_without_any_one():
    shrunk = set()
    for cores in CORES:
        possible = world(*cores)
        found = shrink(LETTERS, possible)
        assert not possible(frozenset(found))
        assert all(possible(frozenset(found) - {letter}) for letter in found)
        assert frozenset(found) in cores
        shrunk.add(found)
    assert len(shrunk) == 31, "every core is found by some world"


def test_of_two_conflicts_the_one_that_stands_later_in_the_list_is_told():
    # "a" and "b" are tried first, and each can go while "de" is there
    assert shrink("abcde", world("ab", "de")) == ("d", "e")


def test_what_is_left_keeps_its_order():
    assert shrink(["z", "y", "x", "w"], world("zx")) == ("z", "x")


def test_a_candidate_named_twice_counts_once():
    assert shrink("abab", world("ab")) == ("a", "b")


def test_an_empty_core_leaves_nothing_to_name():
    assert shrink("abc", lambda kept: False) == ()


@pytest.mark.parametrize("size", [0, 1, 5])
def test_no_candidate_costs_more_than_one_question_where_none_is_at_fault(size):
    _, asked = questions(range(size), ())
    assert asked <= size


@pytest.mark.parametrize("core", [(399,), (0, 399), (17, 200, 201)])
def test_of_hundreds_of_candidates_few_questions_find_those_at_fault(core):
    found, asked = questions(range(400), core)
    assert found == core
    # for each at fault the stride doubles up to it and falls back behind it: 2 * log2(400) = 17 questions, and some
    assert asked <= 25 * (len(core) + 1)


def questions(candidates, core):
    """What is found to be at fault, and how many questions that took."""
    asked = []

    def possible(kept):
        asked.append(kept)
        return not set(core) <= kept

    return shrink(candidates, possible), len(asked)
