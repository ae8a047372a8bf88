"""R26: caps on weekdays, and where the runs of blocked dates go."""

from tests.judge.case import DAY
from tests.judge.findings import broken, over

ORDER = ("long", "quality", "easy")


def r26_day_cap(case):
    for i, week in enumerate(case.weeks):
        for day in week.runs:
            cap = case.terms.caps.get(day.weekday)
            if cap is not None and day.kind != "race" and day.km > cap:
                yield over("R26", "hard", week.number, day.name, day.km, cap, case.step, "the run on a capped day")
            if day.date in case.terms.blocked:
                yield broken("R26", week.number, day.name, f"{day.kind} on a blocked date")
        yield from _lost_weeks(case, i, week)
        yield from _moves(case, i, week)


def _lost_weeks(case, i, week):
    if i in case.before_taper and case.lost_half(i) and week.kind != "recovery":
        yield broken("R26", week.number, None, f"loses half its runs but is a {week.kind} week")


def _moves(case, i, week):
    """The roles that the blocked week should have; judged only far from any race."""
    if not case.has_blocked(i) or None in case.pattern or _near_race(case, week):
        return
    actual = [day.role for day in week.days]
    if actual not in [_expected(case, week, waiting) for waiting in (False, True)]:
        want = ", ".join(f"{d.name} {r}" for d, r in zip(week.days, _expected(case, week, False), strict=True))
        yield broken("R26", week.number, None, f"the blocked runs were not moved to the nearest free days: {want}")


def _near_race(case, week):
    first, last = week.days[0].date - 8 * DAY, week.days[-1].date + 8 * DAY
    return any(first <= race <= last for race in case.races())


def _expected(case, week, waiting_runs_count):
    """Each blocked run to the nearest free day that R05 permits, long runs first; else it is dropped."""
    roles = list(case.pattern)
    blocked = [day.date in case.terms.blocked for day in week.days]
    waiting = sorted((d for d in range(7) if blocked[d] and roles[d] != "none"), key=lambda d: _rank(roles[d], d))
    taken = [("none" if blocked[d] else roles[d]) for d in range(7)]
    for k, d in enumerate(waiting):
        others = {w: roles[w] for w in waiting[k + 1 :]} if waiting_runs_count else {}
        spot = _nearest_spot(case, week, taken, blocked, d, roles[d], others)
        if spot is not None:
            taken[spot] = roles[d]
    return taken


def _rank(role, weekday):
    return (ORDER.index(role), weekday)


def _nearest_spot(case, week, taken, blocked, origin, role, others):
    free = [d for d in range(7) if taken[d] == "none" and not blocked[d]]
    for d in sorted(free, key=lambda d: (abs(d - origin), d)):
        if not _is_hard(case, role) or not _hard_neighbour(case, week, taken, d, others):
            return d
    return None


def _is_hard(case, role):
    """What would be quality but for speedwork or injury is no hard day, read literally."""
    free = case.terms.quality_is_steady and case.reading.steady_moves_freely
    return role == "long" or (role == "quality" and not free)


def _hard_neighbour(case, week, taken, d, others):
    for near in (d - 1, d + 1):
        if 0 <= near <= 6:
            if _is_hard(case, taken[near]) or _is_hard(case, others.get(near, "none")):
                return True
            continue
        day = case.by_date.get(week.days[0].date + near * DAY)
        if day is not None and day.is_hard:
            return True
    return False


RULES = (r26_day_cap,)
