"""Strength sessions in a running plan: on which days a runner lifts, and where the legs are trained, as R28 allows."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Schedule
from solver.running.request.request import Settings, StrengthFocus
from solver.running.rules.facts import Facts
from solver.running.rules.lifting import HEAVY, LIFTING, Around, around_of
from solver.weekday import WEEK, Weekday

MOST_FULL_BODY = 3
"""Up to so many sessions a week each train everything; more of them alternate."""
_DEMANDING = frozenset({Role.LONG, Role.QUALITY})
Sessions = dict[dt.date, StrengthFocus]


def lifting_days(facts: Facts) -> Sessions:
    """The focus of every date with a session; empty without `strengthDays`."""
    settings = facts.request.settings
    weekdays = _weekdays(settings, facts.schedule)
    if not weekdays:
        return {}
    around, wish = around_of(facts), settings.strength_days
    found: Sessions = {}
    for week in facts.schedule.weeks:
        dates = [day.date for day in week.days if day.weekday in weekdays and LIFTING.may_lift(day.date, around)]
        found |= _as_wished(dates, wish, around) if isinstance(wish, Mapping) else _week(dates, around)
    return found


def _week(dates: Sequence[dt.date], around: Around) -> Sessions:
    """Legs wherever the next day is easy; with four sessions and more, on every second of them."""
    free = [date for date in dates if LIFTING.may_train_legs(date, around)]
    if len(dates) <= MOST_FULL_BODY:
        return {date: "full_body" if date in free else "upper" for date in dates}
    legs = set(free[:: 2 if len(free) > len(dates) // 2 else 1])
    return {date: "lower" if date in legs else "upper" for date in dates}


def _as_wished(dates: Sequence[dt.date], wish: Mapping[Weekday, StrengthFocus], around: Around) -> Sessions:
    """The week's own sessions; legs that cannot stand where they were wished change places with an upper body.

    Where no such day is left, a full body goes without its legs, and a session of legs alone is left out.
    """
    found = {date: wish[WEEK[date.weekday()]] for date in dates}
    for date in dates:
        if found[date] not in HEAVY or LIFTING.may_train_legs(date, around):
            continue
        others = [day for day in found if found[day] == "upper" and LIFTING.may_train_legs(day, around)]
        if others:
            best = min(others, key=lambda day: (_beside_legs(day, date, found), abs(day - date), day))
            found[best], found[date] = found[date], found[best]
        elif found[date] == "full_body":
            found[date] = "upper"
        else:
            del found[date]
    return found


def _beside_legs(day: dt.date, leaving: dt.date, found: Sessions) -> bool:
    """Whether the legs are trained on a neighbouring day too."""
    neighbours = (day - dt.timedelta(days=1), day + dt.timedelta(days=1))
    return any(found.get(other) in HEAVY for other in neighbours if other != leaving)


def _weekdays(settings: Settings, schedule: Schedule) -> frozenset[int]:
    """The days asked for, or the best ones for a number of sessions."""
    if isinstance(settings.strength_days, int):
        return _placed(settings.strength_days, schedule.template)
    return frozenset(Weekday(day).position for day in settings.strength_days)


def _placed(count: int, template: Sequence[Role]) -> frozenset[int]:
    """Legs never on two days in a row where all sessions train them; away from the day before hard runs and from the
    long run, spread out, rather on runs than on rest days."""

    def cost(days: tuple[int, ...]) -> tuple[int, int, int, int, int, tuple[int, ...]]:
        legs = {day for day in days if count <= MOST_FULL_BODY and template[(day + 1) % 7] not in _DEMANDING}
        sore = sum((day + 1) % 7 in legs for day in legs)
        before = sum(template[(day + 1) % 7] in _DEMANDING for day in days)
        on_long = sum(template[day] is Role.LONG for day in days)
        close = sum(later - day == 1 for day, later in pairwise((*days, *(first + 7 for first in days[:1]))))
        resting = sum(template[day] is Role.REST for day in days)
        return sore, before + on_long, close, on_long, resting, days

    choices: list[tuple[int, ...]] = list(combinations(range(7), min(count, 7)))
    best = min(choices, key=cost)
    return frozenset(best)
