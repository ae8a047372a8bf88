"""Each weekday's usual role, read off the weeks that nothing disturbs."""

import datetime as dt
from collections import Counter
from itertools import count

from tests.judge.returns import LEAST_DAYS as LEAST_BREAK
from tests.judge.terms import NOVICE_WEEKS
from tests.judge.view import LOAD

DAY = dt.timedelta(days=1)


def usual_roles(case):
    """The role of every weekday from Monday on, as most of the weeks have it that tell; None where none does."""
    found = [None] * 7
    for weeks in _telling(case):
        votes = _votes(case, weeks)
        found = [
            known or (vote.most_common(1)[0][0] if vote else None) for known, vote in zip(found, votes, strict=True)
        ]
    return found


def _votes(case, weeks):
    votes, free = [Counter() for _ in range(7)], case.role_exempt()
    for i in weeks:
        for day in case.weeks[i].days:
            if day.date not in free and day.date not in case.terms.blocked and day.role != "race":
                votes[day.weekday][day.role] += 1
    return votes


def is_sure(case):
    """Whether some load week that nothing disturbs has the roles that were told of all weekdays."""
    free = case.role_exempt()
    calm = [week for i, week in enumerate(case.weeks) if not case.has_blocked(i) and not case.has_tune_up(i)]
    return None not in case.pattern and any(
        all(day.role == case.pattern[day.weekday] for day in week.days if day.date not in free)
        for week in calm
        if week.kind in LOAD
    )


def _telling(case):
    """Load weeks that nothing disturbs; where there are none, the next best. What a novice's later ones leave open, the
    first ones tell.
    """
    early = case.race_week is not None and case.race_is_early()
    usual = range(len(case.weeks) if case.race_week is None else case.race_week - early)
    calm = [i for i in usual if not case.has_blocked(i) and not case.has_tune_up(i) and not _is_after_days_off(case, i)]
    load = [i for i in usual if case.weeks[i].kind in LOAD]
    both = [i for i in calm if i in load]
    later = [i for i in both if not case.terms.novice or i >= NOVICE_WEEKS]
    return later or both or load or calm or usual, both


def _is_after_days_off(case, i):
    """Whether a week or more off ended so short before that week that it may be one of a return."""
    monday, blocked = case.weeks[i].days[0].date, case.terms.blocked
    for last in blocked:
        if last < monday and last + DAY not in blocked:
            length = next(k for k in count(1) if last - k * DAY not in blocked)
            if length >= LEAST_BREAK and (monday - last).days <= length + 1:
                return True
    return False


def longest_gap(pattern, days_between):
    """The longest row of days without a run, or with `days_between` off the longest step from run to run."""
    runs = [d for d in range(7) if pattern[d] not in (None, "none")]
    if not runs:
        return 0
    steps = [(later - earlier) % 7 or 7 for earlier, later in zip(runs, [*runs[1:], runs[0]], strict=True)]
    return max(steps) - int(days_between)


def template_runs(case):
    """The dates of the runs that would be without blocked dates being moved: the template's, and the races."""
    last = len(case.weeks) if case.race_week is None else case.race_week
    usual = {
        day.date
        for week in case.weeks[:last]
        for day in week.days
        if case.pattern[day.weekday] not in (None, "none") and day.date not in case.terms.blocked
    }
    near = {day.date for week in case.weeks[last:] for day in week.runs}
    return sorted(usual | near | set(case.terms.tune_ups))
