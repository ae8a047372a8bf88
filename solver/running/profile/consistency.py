"""How regularly somebody runs, as one number from 0 to 1."""

import datetime as dt
from collections.abc import Sequence

from solver.running.profile.activity import Activity
from solver.running.profile.estimate import Confidence, Estimate
from solver.running.profile.sessions import outings

WEEKS, LEAST_WEEKS = 12, 4
RUNS_OF_A_FULL_WEEK = 2


def consistency(runs: Sequence[Activity], as_of: dt.date, known_since: dt.date) -> Estimate:
    """`consistencyScore`: the mean, over the last twelve weeks, of each week's runs out of two, at most 1.

    A week with two runs or more counts 1, with one run 1/2, without 0; holidays are missed weeks too. So the score
    falls with every missed week and never with a longer one. A younger history counts from its first day.
    """
    count = min(WEEKS, ((as_of - known_since).days + 1) // 7)
    if count < LEAST_WEEKS:
        return Estimate.unknown(f"{count} whole weeks of history; {LEAST_WEEKS} are needed")
    runs_by_week = [0] * count
    for day in outings(runs):
        week = (as_of - day).days // 7
        if 0 <= week < count:
            runs_by_week[week] += 1
    credits = [min(1.0, n / RUNS_OF_A_FULL_WEEK) for n in runs_by_week]
    full, missed = credits.count(1.0), credits.count(0.0)
    return Estimate(
        value=round(sum(credits) / count, 2),
        plus_minus=0.0,
        confidence=Confidence.HIGH if count == WEEKS else Confidence.MEDIUM,
        how=f"{full} of the last {count} weeks with two runs or more, {count - full - missed} with one, "
        f"{missed} with none",
    )
