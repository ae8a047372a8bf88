"""Which weeks are recovery weeks after life has changed some."""

from solver.running.living.past.rhythm import FORCED, Beat, settled_rhythm

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
