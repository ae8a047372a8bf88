"""A runner who lifts: R28."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from solver.rule import Fault, Place
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Week
from solver.running.request.request import Settings
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts
from solver.weekday import WEEK, Weekday

HEAVY = frozenset({"full_body", "lower"})
"""Sessions that train the legs."""


@dataclass(frozen=True)
class Around:
    """What sessions stand among: what every date is for, and on which no session may stand, or none for the legs."""

    roles: Mapping[dt.date, Role]
    closed: Collection[dt.date] = frozenset()
    off_legs: Collection[dt.date] = frozenset()


@dataclass(frozen=True)
class Lifting(Rule):
    """R28. The placing of sessions and the validator ask the same two questions."""

    id = "R28"
    title = "lifting"
    source = "Coaching convention for runners who lift"
    free_before_race: int = 2

    says = (
        "With strengthDays there is a strength session on each of those weekdays, or at most so many a week; none on a "
        "blocked date, while ill or away, on a race's day or the {free_before_race} days before it. Heavy legs "
        "(full_body, lower) never stand the day before a long run, quality run or race, nor while injured; a day whose "
        "legs find no place may stay free."
    )

    def may_lift(self, date: dt.date, around: Around) -> bool:
        """Whether any session may stand on a date."""
        near = (around.roles.get(date + dt.timedelta(days=ahead)) for ahead in range(self.free_before_race + 1))
        return date not in around.closed and not any(role in (Role.RACE, Role.TUNE_UP) for role in near)

    def may_train_legs(self, date: dt.date, around: Around) -> bool:
        """Whether a session on a date may train the legs."""
        following = around.roles.get(date + dt.timedelta(days=1))
        return date not in around.off_legs and (following is None or not following.is_hard)

    def applies(self, facts: Facts) -> bool:
        """Where somebody lifts, or should."""
        return bool(facts.request.settings.strength_days or facts.lifting)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Day by day what is too much, too early or missing; then weeks with too many sessions."""
        around = around_of(facts)
        for week in facts.schedule.weeks:
            for day in week.days:
                for sentence in self._about(day.date, facts, around):
                    yield Fault(Place(week.number, day.weekday), sentence)
            yield from _too_many(week, facts.lifting, facts.request.settings)

    def _about(self, date: dt.date, facts: Facts, around: Around) -> Iterator[str]:
        session, wish = facts.lifting.get(date), wishes_of(facts.request.settings)
        weekday = WEEK[date.weekday()]
        open_to_any = self.may_lift(date, around)
        if session is None:
            legs_only = wish is not None and wish.get(weekday) == "lower" and not self.may_train_legs(date, around)
            if wish is not None and weekday in wish and open_to_any and not legs_only:
                yield "the strength session that was asked for is missing"
            return
        if wish is not None and weekday not in wish:
            yield "a strength session stands on a day that was not asked for"
        if date in facts.away:
            yield "a strength session stands on a day of illness or of a journey"
        elif not open_to_any:
            yield "a strength session stands on a blocked date or too near to a race"
        if session in HEAVY and not self.may_train_legs(date, around):
            yield f"{session} trains the legs " + (
                "while injured" if date in around.off_legs else "the day before a hard run"
            )


LIFTING = Lifting()


def around_of(facts: Facts) -> Around:
    """What the sessions of a plan stand among."""
    roles = {day.date: day.role for week in facts.schedule.weeks for day in week.days}
    return Around(roles, facts.away.union(facts.request.settings.blocked_dates), facts.injured)


def wishes_of(settings: Settings) -> Mapping[Weekday, str | None] | None:
    """The weekdays asked for, with their focus if that was named too; None for a number of sessions."""
    wish = settings.strength_days
    if isinstance(wish, int):
        return None if wish else {}
    return wish if isinstance(wish, Mapping) else dict.fromkeys(wish)


def _too_many(week: Week, lifting: Mapping[dt.date, str], settings: Settings) -> Iterator[Fault]:
    if isinstance(settings.strength_days, int):
        count = sum(day.date in lifting for day in week.days)
        if count > settings.strength_days > 0:
            yield Fault(Place(week.number), f"{count} strength sessions instead of {settings.strength_days}")
