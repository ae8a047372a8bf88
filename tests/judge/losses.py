"""What the curve had for runs that a week lost: a lost run still counts in the week as ref (R26)."""

from collections import Counter
from fractions import Fraction

from tests.judge.curve import max_long, min_long, week_value
from tests.judge.numbers import clamp, nearest, percent
from tests.judge.returns import DAY
from tests.judge.terms import by_n

LEAST_EASY, MOST_EASY = percent(65), percent(160)
ROOM = {"low": (percent(75), LEAST_EASY), "middle": (Fraction(1), Fraction(1)), "high": (percent(115), MOST_EASY)}
UNKNOWN = {"low": Fraction(0), "middle": Fraction(1), "high": Fraction(2)}
"""How far the lost targets may lie from their middle: the wording leaves the split of easy days some room."""
HARD = ("long", "quality")


def lost_targets(case, i):
    """The curve's kilometres of the runs that week i lost."""
    long_km, quality_km, easy_km = _targets(case, i)
    if not case.pattern_is_sure:
        lost_long = case.terms.long_on and not any(day.role == "long" for day in case.weeks[i].runs)
        known = long_km * ROOM[case.reading.curve][0] if lost_long else Fraction(0)
        others = (case.lost(i) - lost_long) * week_value(case, i) / case.n
        return nearest(known + UNKNOWN[case.reading.curve] * others, case.step)
    room, easy_room = ROOM[case.reading.curve]
    wanted = {"long": long_km * room, "quality": quality_km * room, "easy": easy_km * easy_room}
    lost = [min([wanted[role], *_limits(case, weekday)]) for role, weekday in _lost_runs(case, i)]
    others = case.lost(i) - len(lost)
    return nearest(sum(lost, Fraction(0)) + others * wanted["easy"], case.step)


def _lost_runs(case, i):
    """Roles and template weekdays of the lost runs: of each role those that are missing, the blocked ones first.

    A fast run that is easy because it follows a tune-up race (R05) is not lost.
    """
    eased = {race + DAY for race in case.terms.tune_ups}
    kept = Counter(case.pattern[day.weekday] if day.date in eased else day.role for day in case.weeks[i].runs)
    found = []
    for role in ("long", "quality", "easy"):
        days = [weekday for weekday in range(7) if case.pattern[weekday] == role]
        days.sort(key=lambda weekday: (case.weeks[i].days[weekday].date not in case.terms.blocked, weekday))
        found += [(role, weekday) for weekday in days[: max(0, len(days) - kept[role])]]
    return found[: case.lost(i)]


def _limits(case, weekday):
    """Where lost runs count with the least: what no run on that weekday may be longer than, its cap (R26) or, after a
    hard day, the longest recovery run (R20). The wording says not whether a target is one before these or after."""
    if case.reading.curve != "low":
        return
    cap, longest = case.terms.caps.get(weekday), case.terms.max_recovery()
    if cap is not None:
        yield cap
    if longest is not None and case.pattern[weekday] == "easy" and case.pattern[weekday - 1] in HARD:
        yield longest


def _targets(case, i):
    """The middle of each band, the long run between its ends, and what is left for each easy day."""
    value, terms = week_value(case, i), case.terms
    long_km = Fraction(0)
    if terms.long_on:
        share = by_n(case.n, percent(31 if case.n == 4 else 30), percent(40), percent(56) if case.n == 2 else 1)
        long_km = clamp(share * value, min_long(case, i), max_long(case, i))
    quality = case.pattern.count("quality")
    band = percent("21.5") if case.n == 4 else by_n(case.n, percent(20), percent(29), Fraction(0))
    quality_km = min(band * value, terms.max_quality)
    easy = max(1, case.pattern.count("easy"))
    return long_km, quality_km, max(Fraction(1), (value - long_km - quality * quality_km) / easy)
