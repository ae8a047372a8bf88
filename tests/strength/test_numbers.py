"""Every number of the strength rulebook stands once: changed in its rule, it changes what is allowed and what is told."""

import pytest

from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.catalogue.index import BY_NAME
from solver.strength.drafts.fitting import with_rests_that_fit
from solver.strength.drafts.text import read_sets
from solver.strength.engine import facts_of, program_of
from solver.strength.request.request import read_lifter_request
from solver.strength.rules.numbers import Numbers
from solver.strength.rules.rulebook import RULEBOOK, rulebook_statements
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.rules.volume import LARGE_RANGE
from tests.running.test_numbers import leaves, with_constant, with_number
from tests.strength.drafts import ARNOLD, FULL_BODY_SIX, draft_of, lifter

REQUESTS = [
    {"lifter": lifter(trainingDaysPerWeek=2)},
    {"lifter": lifter(trainingDaysPerWeek=3, primaryFocus="strength", experienceLevel="advanced")},
    {"lifter": lifter(trainingDaysPerWeek=6), "draft": draft_of(ARNOLD)},
    {"lifter": lifter(trainingDaysPerWeek=6, sessionDurationMins=45), "draft": draft_of(FULL_BODY_SIX)},
]
"""Between them every rule with a number has something to say."""
PAIRED = {"lifter": lifter(trainingDaysPerWeek=6, sessionDurationMins=40)}
"""Little time: some accessories are done in turn."""
NUMBERS = [(rule, path) for rule in RULEBOOK for path in leaves(rule)]
each_number = pytest.mark.parametrize(
    ("rule", "path"), NUMBERS, ids=[f"{r.id}-{'.'.join(map(str, p))}" for r, p in NUMBERS]
)


def trace(request):
    """What the rulebook asks of a week in which everybody does three sets, and what deep gaps count more."""
    facts = facts_of(read_lifter_request(request)).facts
    numbers = Numbers(facts, (3,) * len(facts.entries))
    bounds = [(rule.id, b.place, b.scale, b.cases) for rule, b in rulebook_statements(numbers)]
    return [*bounds, *LARGE_RANGE.deep_gaps(facts)]


@pytest.fixture(scope="module")
def before():
    return [trace(request) for request in REQUESTS]


@each_number
def test_a_number_changed_in_its_rule_changes_what_is_allowed(rule, path, before):
    for by in (1, -1):
        with with_number(rule, path, by):
            if any(trace(request) != was for request, was in zip(REQUESTS, before, strict=True)):
                return
    pytest.fail(f"nobody reads {rule.id}'s {path}")


@each_number
def test_a_number_changed_in_its_rule_changes_sentence_and_table(rule, path):
    told, shown = rule.statement, dict(rule.parameters)
    with with_number(rule, path, 1):
        assert rule.statement != told
        assert rule.parameters != shown


def test_a_number_changed_in_its_rule_changes_the_program():
    """The search reads the same number as the rulebook."""
    (cap,) = [rule for rule in RULEBOOK if rule.id == "S15"]
    request = read_lifter_request(REQUESTS[3])
    with with_number(cap, ("most_sets",), -5):
        fewer = program_of(request)
    assert fewer.days != program_of(request).days


def test_the_most_sets_changed_in_the_rule_are_read_in_a_draft():
    """7 instead of 6."""
    assert read_sets("7 sets").used == 6
    with with_number(SETS_EACH, ("most_sets",), 1):
        assert read_sets("7 sets").used == 7


def test_the_fewest_sets_of_an_anchor_changed_in_the_rule_decide_whether_its_rest_fits():
    """In 60 minutes are 5 of warm-up, 4 for the anchor, and three sets of 45 s with 990 s of rest, 3645 s; or two."""
    squat = Entry(0, "Back squat", BY_NAME["Back squat"], 5, Origin.DRAFT, Role.ANCHOR, rest_secs=990)
    who = read_lifter_request({"lifter": lifter(sessionDurationMins=60)}).lifter
    assert with_rests_that_fit([squat], who)[0][0].rest_secs is None
    with with_number(SETS_EACH, ("least_anchor",), -1):
        assert with_rests_that_fit([squat], who)[0][0].rest_secs == 990


@pytest.mark.parametrize("name", ["WARM_UP_SECS", "ANCHOR_SECS", "EXERCISE_SECS", "SET_SECS"])
def test_a_sessions_seconds_changed_in_one_place_change_what_is_allowed_told_and_shown(name, before):
    (time,) = [rule for rule in RULEBOOK if rule.id == "S22"]
    told, shown = time.statement, dict(time.parameters)
    with with_constant(name, 61):
        assert time.statement != told
        assert time.parameters != shown
        assert [trace(request) for request in REQUESTS] != before


def test_the_seconds_between_exercises_of_a_pair_changed_in_one_place_change_program_sentence_and_table():
    """After the first of a pair come 15 seconds, then 30."""
    (time,) = [rule for rule in RULEBOOK if rule.id == "S22"]
    request = read_lifter_request(PAIRED)
    made, told, shown = program_of(request), time.statement, dict(time.parameters)
    with with_constant("CHANGEOVER_SECS", 15):
        assert time.statement != told
        assert time.parameters != shown
        assert program_of(request).days != made.days
