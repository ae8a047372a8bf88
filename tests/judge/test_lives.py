"""Requests of people with a life really have one."""

import datetime as dt
from itertools import pairwise

from solver.running.request.request import read_request
from tests.judge.lives import lived


def test_lives_are_the_same_for_the_same_seed_and_the_engine_reads_them():
    assert lived(3, 10) == lived(3, 10)
    assert lived(3, 10) != lived(4, 10)
    for request in lived(3, 10):
        read_request(request)


def test_lives_have_blocked_days_breaks_caps_and_tune_ups():
    settings = [request["settings"] for request in lived(1, 120)]
    assert all(5 <= len(one["blockedDates"]) <= 30 for one in settings)
    assert all(one.get("raceDate") not in one["blockedDates"] for one in settings)
    assert sum(_longest_row(one["blockedDates"]) >= 7 for one in settings) >= 30
    assert sum("tuneUpRaces" in one for one in settings) >= 20
    assert sum("maxKmByDay" in one or "maxMinutesByDay" in one for one in settings) >= 20
    assert sum("raceDate" in one for one in settings) >= 60


def _longest_row(dates):
    days = [dt.date.fromisoformat(date).toordinal() for date in dates]
    row = best = 1
    for before, after in pairwise(days):
        row = row + 1 if after == before + 1 else 1
        best = max(best, row)
    return best
