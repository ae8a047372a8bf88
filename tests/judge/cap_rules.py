"""R26: caps on weekdays, and where the runs of blocked dates go."""

from itertools import product

from tests.judge.case import DAY
from tests.judge.findings import broken, over

ORDER = ("long", "quality", "easy")
MOVES = ("freely", "not next to hard days", "as hard")
"""How a steady run may move, and what may move beside one: days are placed before it is known which weeks are base."""


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
    """The roles that the blocked week should have; judged only far from any race and any break."""
    if case.terms.caps and any(
        week.days[d].date in case.terms.blocked for d in (case.usual_long_day(),) if d is not None
    ):
        return  # the long run looks for a day whose cap holds its target, which is the curve's
    if not case.has_blocked(i) or not case.pattern_is_sure or _near_race(case, week) or _near_break(case, i):
        return
    actual = [day.role for day in week.days]
    if actual not in [_expected(case, week, *choice) for choice in product((False, True), MOVES, (False, True))]:
        roles = _expected(case, week, False, "freely" if case.reading.steady_moves_freely else "as hard", False)
        want = ", ".join(f"{d.name} {r}" for d, r in zip(week.days, roles, strict=True))
        yield broken("R26", week.number, None, f"the blocked runs were not moved to the nearest free days: {want}")


def _near_race(case, week):
    first, last = week.days[0].date - 8 * DAY, week.days[-1].date + 8 * DAY
    return any(first <= race <= last for race in case.races())


def _near_break(case, i):
    spans = [(case.week_of(one.first), case.week_of(one.back)) for one in case.returns.breaks]
    return case.returns.holds_week(i) or any(first - 1 <= i <= last + 1 for first, last in spans)


def _expected(case, week, waiting_runs_count, steady_moves, next_week_as_usual):
    """Each blocked run to its new day, long runs first, then quality; an easy run that gives way looks for another."""
    roles = list(case.pattern)
    blocked = [day.date in case.terms.blocked for day in week.days]
    waiting = sorted((d for d in range(7) if blocked[d] and roles[d] != "none"), key=lambda d: _rank(roles[d], d))
    taken = [("none" if blocked[d] else roles[d]) for d in range(7)]
    place = Place(case, week, taken, blocked, _steady(case, week), steady_moves, next_week_as_usual)
    while waiting:
        origin = waiting.pop(0)
        others = {w: roles[w] for w in waiting} if waiting_runs_count else {}
        given_up = place.put(origin, roles[origin], others)
        if given_up is not None:
            roles[given_up] = "easy"
            waiting = sorted([*waiting, given_up], key=lambda d: _rank(roles[d], d))
    return taken


def _rank(role, weekday):
    return (ORDER.index(role), weekday)


def _steady(case, week):
    """Whether quality may be steady in that week; which of two is steady depends on where they move."""
    return case.terms.quality_is_steady or case.without_fast(week.number - 1) or week.kind in ("base", "recovery")


class Place:
    """The days of one week with blocked dates, and where a run may go in it."""

    def __init__(self, case, week, taken, blocked, steady, moves, next_week_as_usual):
        self.case, self.week, self.taken, self.blocked = case, week, taken, blocked
        self.hard = {"long"} if steady and moves != "as hard" else {"long", "quality"}
        self.bound = {"long"} if steady and moves == "freely" else {"long", "quality"}
        self.as_hard = moves == "as hard"
        self.as_usual = next_week_as_usual

    def put(self, origin, role, others):
        """Give the run the nearest free day, else that of an easy run; the weekday of an easy run that gave way."""
        spot = self._nearest("none", origin, role, others)
        if spot is None and role != "easy":
            spot = self._nearest("easy", origin, role, others)
        if spot is None:
            return None
        gave_way, self.taken[spot] = self.taken[spot] == "easy", role
        return spot if gave_way else None

    def _nearest(self, wanted, origin, role, others):
        days = [d for d in range(7) if self.taken[d] == wanted and not self.blocked[d]]
        for d in sorted(days, key=lambda d: (abs(d - origin), d)):
            if role not in self.bound or not self._hard_neighbour(d, others):
                return d
        return None

    def _hard_neighbour(self, d, others):
        for near in (d - 1, d + 1):
            if 0 <= near <= 6:
                if self.taken[near] in self.hard or others.get(near) in self.hard:
                    return True
                continue
            if near == 7 and self.as_usual and self.case.pattern[0] in self.hard:
                return True
            day = self.case.by_date.get(self.week.days[0].date + near * DAY)
            if day is not None and (day.is_hard or (self.as_hard and day.role == "quality")):
                return True
        return False


RULES = (r26_day_cap,)
