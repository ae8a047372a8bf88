"""Which weeks are recovery weeks after life has changed some."""

from solver.running.calendar.schedule import Kind
from solver.running.engine import solve
from solver.running.living.past.force import in_force
from solver.running.living.past.rhythm import FORCED, Beat, settled_rhythm
from solver.running.request.request import read_request
from solver.running.request.situation import read_situation
from tests.running.sample import ask

LOAD, REST = Beat(recovery=False), Beat(recovery=True)
LOST = Beat(recovery=True, forced=FORCED)
REST_BEFORE_A_STEEP_WEEK = Beat(recovery=True, steep=True)


def kinds(*beats):
    """L for a load week, R for a recovery week."""
    return "".join("R" if recovery else "L" for recovery in settled_rhythm(beats))


def test_an_undisturbed_rhythm_stays():
    assert kinds(LOAD, LOAD, REST, LOAD, LOAD, REST, LOAD, LOAD) == "LLRLLRLL"


def test_a_planned_rest_stays_behind_a_lost_week_where_the_training_after_it_can_follow():
    assert kinds(LOAD, LOAD, LOST, REST, LOAD, LOAD) == "LLRRLL"


def test_a_lost_week_was_rest_enough_where_training_would_fall_behind_for_weeks():
    assert kinds(LOAD, LOAD, LOST, REST_BEFORE_A_STEEP_WEEK, LOAD, LOAD) == "LLRLLL"


def test_it_stays_where_the_rhythm_has_no_room_for_one_more_load_week():
    # three load weeks follow already: a fourth in a row would break R14, and a rest among them costs two more changes
    rest_follows = [REST_BEFORE_A_STEEP_WEEK, LOAD, LOAD, LOAD]
    assert kinds(LOAD, LOAD, LOST, *rest_follows) == "LLRRLLL"


def test_what_is_over_stays_as_it_was():
    over = [Beat(recovery=False, settled=True)] * 4
    assert kinds(*over, REST, LOAD, LOAD) == "LLLLRLL"


def test_a_week_that_becomes_a_recovery_week_aims_at_the_middle_of_what_it_may_have():
    """Ill from 14 to 20 January, week 8 rests. Of week 7's 13.5, 12, 13 and 17 km it is to have (75 + 80) / 2 %, which
    is 10.46, 9.3, 10.08 and 13.18 km, to the nearest half kilometre."""
    request = read_request(ask(40.0, 4, "half_marathon", 16))
    ill = {"kind": "illness", "from": "2027-01-14", "to": "2027-01-20"}
    news = read_situation({"today": "2027-01-14", "events": [ill]})
    facts = in_force(request, solve(request)).after(news, recorded=False).facts
    assert facts.schedule.weeks[7].kind is Kind.RECOVERY
    assert [facts.baseline.grid.km(steps) for steps in facts.targets.weeks[7].days.values()] == [10.5, 9.5, 10.0, 13.0]
