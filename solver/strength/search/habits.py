"""What we keep to in weeks of our own beyond the rules, because no coach would sign them otherwise.

A search for the most counted sets in little time finds two heavy sets beside five light ones, and a third press
where a raise belongs: every rule holds, and still the day is nobody's idea of a session. What a draft has is
somebody's work and stays out of this; only what is added to it is held to some.
"""

from collections.abc import Collection

from solver.strength.calendar.entry import Entry, Role
from solver.strength.calendar.split import Focus
from solver.strength.catalogue.exercise import Exercise
from solver.strength.catalogue.patterns import stands_in_for
from solver.strength.rules.base import Facts
from solver.strength.rules.patterns import LIFTS, has_lifts
from solver.strength.rules.sessions import SETS_EACH

ANCHOR_SETS_FROM_MINS, LEAST_ANCHOR = 45, 3
"""From here on a session has room for three sets of what it is built around."""
MOST_BESIDE, MOST_IN_SHORT_SESSIONS = 4, 3
"""No exercise beside an anchor has more sets, so that three or four are everybody's share."""
MOST_LIKE, MOST_LIKE_IN_FULL_BODY = 2, 1
"""Exercises of one movement (compounds) or of one muscle (single-joint work) that a day has of us at the most; a
full-body week returns to all of them on its next day."""


def least_sets(facts: Facts, entry: Entry) -> int:
    """The fewest sets that an exercise may have."""
    least = SETS_EACH.least(facts, entry)
    ours = not facts.thrifty and entry.role is Role.ANCHOR
    return max(least, LEAST_ANCHOR) if ours and _has_room_for_anchors(facts) else least


def most_sets(facts: Facts, place: int) -> int:
    """The most."""
    most = SETS_EACH.most(facts, place)
    ours = not facts.thrifty and facts.entries[place].role is not Role.ANCHOR
    shared = MOST_BESIDE if _has_room_for_anchors(facts) else MOST_IN_SHORT_SESSIONS
    return min(most, shared) if ours else most


def _has_room_for_anchors(facts: Facts) -> bool:
    return facts.lifter.session_duration_mins >= ANCHOR_SETS_FROM_MINS


def most_like(facts: Facts, day: int) -> int:
    """How many exercises of one kind we offer to a day."""
    returns = facts.split.week[day] is Focus.FULL_BODY and len(facts.split.training) > 1
    return MOST_LIKE_IN_FULL_BODY if returns else MOST_LIKE


def has_enough_like(exercise: Exercise, present: Collection[Entry], day: int, facts: Facts) -> bool:
    """Whether a day has what an exercise would bring: its movement, or in a week of ours its muscle without another
    joint. A draft's split days may hold a movement as often as its writer likes.

    The lifts of a strength program are there for their own sake. What stands in for a movement is like nothing but what
    stands in for the same: a wall sit is a bad knee's squat, however much it resembles a leg extension.
    """
    theirs = facts.thrifty and not (exercise.is_compound and most_like(facts, day) == MOST_LIKE_IN_FULL_BODY)
    if theirs or (exercise.name in LIFTS and has_lifts(facts.lifter) and not facts.thrifty):
        return False
    movements = () if facts.thrifty else stands_in_for(exercise, facts.lifter)
    if movements:
        return any(set(movements) <= set(stands_in_for(entry.exercise, facts.lifter)) for entry in present)
    return sum(_is_like(exercise, entry.exercise) for entry in present) >= most_like(facts, day)


def _is_like(exercise: Exercise, other: Exercise) -> bool:
    if exercise.is_compound is not other.is_compound:
        return False
    return exercise.pattern is other.pattern if exercise.is_compound else exercise.direct[:1] == other.direct[:1]
