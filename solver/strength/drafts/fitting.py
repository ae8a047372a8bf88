"""Rests that leave no room for a day's anchors are shortened: a session's time is hard, a draft's rest is not."""

from collections.abc import Iterable
from dataclasses import replace

from solver.strength.calendar.entry import Entry, Role, usual_of
from solver.strength.calendar.session import WARM_UP_SECS, once_secs, set_secs
from solver.strength.drafts.changes import Change, Code
from solver.strength.request.request import Lifter
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.words.tongue import told


def with_rests_that_fit(entries: Iterable[Entry], lifter: Lifter) -> tuple[tuple[Entry, ...], list[Change]]:
    """The entries, anchors with their role's rest on days that could not hold them otherwise."""
    entries = tuple(entries)
    tight = {day for day in {entry.day for entry in entries} if _least_secs(entries, day, lifter) > lifter.session_secs}
    changes = [_change(entry, lifter) for entry in entries if _is_long(entry, tight, lifter)]
    return tuple(replace(e, rest_secs=None) if _is_long(e, tight, lifter) else e for e in entries), changes


def _least_secs(entries: tuple[Entry, ...], day: int, lifter: Lifter) -> int:
    """What the anchors take with the fewest sets they may have."""
    least = SETS_EACH.least_anchor if lifter.has_long_sessions else SETS_EACH.least_sets
    return WARM_UP_SECS + sum(
        once_secs(entry) + min(least, entry.sets) * set_secs(entry, lifter.primary_focus)
        for entry in entries
        if entry.day == day and entry.role is Role.ANCHOR
    )


def _is_long(entry: Entry, tight: set[int], lifter: Lifter) -> bool:
    usual = usual_of(entry.role, lifter).rest_secs
    return entry.day in tight and entry.role is Role.ANCHOR and entry.rest_secs is not None and entry.rest_secs > usual


def _change(entry: Entry, lifter: Lifter) -> Change:
    usual = usual_of(entry.role, lifter).rest_secs
    minutes = lifter.session_duration_mins
    message = told("rest.anchor", exercise=entry, minutes=minutes, rest=entry.rest_secs)
    return Change(Code.REST_SHORTENED, message, entry.day, entry.name, entry.rest_secs, usual)
