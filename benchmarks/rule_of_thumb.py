"""A plan as a rule of thumb writes it, for comparison: no solver, no look ahead.

Start at today's kilometres, 10 % more each week up to the goal's peak, every 4th week 25 % less, the long run 30 % of
the week, the rest spread evenly; a quality day in the middle of the week; before a race two weeks at 75 and 50 %.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.judge.terms import WEEKDAYS, Terms

GROWTH, CUTBACK, LONG_SHARE, TAPER = Fraction(11, 10), Fraction(3, 4), Fraction(3, 10), (Fraction(3, 4), Fraction(1, 2))
SPREAD = {
    1: (6,),
    2: (2, 6),
    3: (1, 3, 6),
    4: (1, 3, 5, 6),
    5: (1, 2, 3, 5, 6),
    6: (0, 1, 2, 3, 5, 6),
    7: tuple(range(7)),
}
EMPTY = ("plannedDurationMins", "description", "targetPace", "targetHrZone", "workoutStructure")


def plan_of(request: Mapping[str, Any]) -> dict[str, Any]:
    """The plan in the shape of a skeleton."""
    terms = Terms(request)
    totals = _totals(terms)
    weeks = [_week(terms, number, total, kind) for number, (total, kind) in enumerate(totals)]
    return {
        "planId": "rule-of-thumb",
        "goal": terms.goal,
        "startDate": weeks[0]["weekStartDate"],
        "endDate": weeks[-1]["weekEndDate"],
        "raceDate": None if terms.race_date is None else terms.race_date.isoformat(),
        "coachNote": None,
        "weeks": weeks,
        "relaxations": [],
        "advisories": [],
        "solver": {},
    }


def _totals(terms: Any) -> list[tuple[Fraction, str]]:
    """Each week's training and type."""
    value, found = Fraction(terms.r11), []
    before_race = terms.week_count if terms.race_week is None else max(0, terms.race_week + 1 - len(TAPER))
    for number in range(before_race):
        cutback = number % 4 == 3
        found.append(
            (CUTBACK * value, "recovery") if cutback else (value, "base" if 5 * number < 2 * before_race else "build")
        )
        value = value if cutback else min(value * GROWTH, max(terms.peak, terms.r11))
    taper = TAPER[-min(len(TAPER), terms.week_count) :] if terms.race_week is not None else ()
    found += [(share * value, "taper") for share in taper]
    found += [(value / 2, "recovery")] * (terms.week_count - len(found))
    return found[: terms.week_count]


def _week(terms: Any, number: int, total: Fraction, kind: str) -> dict[str, Any]:
    monday = terms.first_monday + dt.timedelta(days=7 * number)
    days = [_day(terms, monday + dt.timedelta(days=d), "rest", Fraction(0)) for d in range(7)]
    for weekday, (workout, km) in _runs(terms, number, total, monday).items():
        days[weekday] = _day(terms, monday + dt.timedelta(days=weekday), workout, km)
    return {
        "weekNumber": number + 1,
        "weekStartDate": monday.isoformat(),
        "weekEndDate": days[-1]["date"],
        "weekType": kind,
        "plannedDistanceKm": round(sum(day["plannedDistanceKm"] or 0 for day in days), 6),
        "coachNotes": None,
        "days": days,
    }


def _runs(terms: Any, number: int, total: Fraction, monday: dt.date) -> dict[int, tuple[str, Fraction]]:
    """Run days with type and kilometres; races displace what stands there and what would follow the goal race."""
    dates = {d: monday + dt.timedelta(days=d) for d in range(7)}
    weekdays = [d for d in _weekdays(terms) if dates[d] not in terms.blocked]
    race_day = next((d for d in range(7) if dates[d] == terms.race_date), None)
    if race_day is not None:
        weekdays = [d for d in weekdays if d < race_day]
    long = (
        max(weekdays, key=lambda d: (d == terms.long_day, d), default=None)
        if race_day is None and terms.long_on
        else None
    )
    kilometres = _split(terms, total, weekdays, long)
    runs = {d: ("long_run" if d == long else "easy", km) for d, km in kilometres.items()}
    quality = next((d for d in weekdays if long is None or abs(d - long) > 1), None)
    if quality is not None and quality != long and terms.n > 2 and race_day is None:
        runs[quality] = (_quality(terms, number), runs[quality][1])
    runs |= {d: ("race", terms.tune_ups[date]) for d, date in dates.items() if date in terms.tune_ups}
    return runs if race_day is None else runs | {race_day: ("race", Fraction(terms.race_km))}


def _weekdays(terms: Any) -> Sequence[int]:
    preferred = sorted(terms.preferred | {terms.long_day} - {None}) if terms.preferred else []
    others = [d for d in SPREAD[terms.n] if d not in preferred] + [d for d in range(7) if d not in preferred]
    return sorted(dict.fromkeys([*preferred[-terms.n :], *others][: terms.n]))


def _split(terms: Any, total: Fraction, weekdays: Sequence[int], long: int | None) -> dict[int, Fraction]:
    """The long run's share, and the rest evenly; what rounding leaves goes to the last of the others."""
    steps, others = round(total / terms.step), [d for d in weekdays if d != long]
    shares = {long: max(1, round(LONG_SHARE * steps) if others else steps)} if long is not None else {}
    left = steps - sum(shares.values())
    for place, weekday in enumerate(others):
        shares[weekday] = max(1, left // (len(others) - place))
        left -= shares[weekday]
    return {weekday: count * terms.step for weekday, count in shares.items()}


def _quality(terms: Any, number: int) -> str:
    if terms.injured or not terms.speedwork:
        return "steady"
    return "intervals" if number % 2 else "tempo"


def _day(terms: Any, date: dt.date, workout: str, km: Fraction) -> dict[str, Any]:
    own = {"date": date.isoformat(), "dayOfWeek": WEEKDAYS[date.weekday()], "workoutType": workout}
    distance = round(float(km), 6) if workout != "rest" else None
    return own | {"plannedDistanceKm": distance, "title": "", "intensity": "low"} | dict.fromkeys(EMPTY)
