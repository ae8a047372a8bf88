"""A runner who lifts: R28."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from solver.rule import Fault, Place
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Schedule, Week
from solver.running.request.request import Settings
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts
from solver.weekday import WEEK, Weekday

HEAVY = frozenset({"full_body", "lower"})
"""Sessions that train the legs."""
Roles = Mapping[dt.date, Role]


@dataclass(frozen=True)
class Lifting(Rule):
    """R28. The placing of sessions and the validator ask the same two questions."""

    id = "R28"
    title = "lifting"
    source = "Coaching convention for runners who lift"
    free_before_race: int = 2

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            "With strengthDays there is a strength session on each of those weekdays, or at most so many a week; none "
            f"on a blocked date, on a race's day or the {self.free_before_race} days before it. Heavy legs (full_body, "
            "lower) never stand the day before a long run, quality run or race; a day whose legs find no place may "
            "stay free."
        )

    def may_lift(self, date: dt.date, roles: Roles, blocked: Collection[dt.date]) -> bool:
        """Whether any session may stand on a date."""
        near = (roles.get(date + dt.timedelta(days=ahead)) for ahead in range(self.free_before_race + 1))
        return date not in blocked and not any(role in (Role.RACE, Role.TUNE_UP) for role in near)

    def may_train_legs(self, date: dt.date, roles: Roles) -> bool:
        """Whether a session on a date may train the legs."""
        following = roles.get(date + dt.timedelta(days=1))
        return following is None or not following.is_hard

    def applies(self, facts: Facts) -> bool:
        """Where somebody lifts, or should."""
        return bool(facts.request.settings.strength_days or facts.lifting)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Day by day what is too much, too early or missing; then weeks with too many sessions."""
        roles, settings = roles_of(facts.schedule), facts.request.settings
        for week in facts.schedule.weeks:
            for day in week.days:
                for sentence in self._about(day.date, facts, roles):
                    yield Fault(Place(week.number, day.weekday), sentence)
            yield from _too_many(week, facts.lifting, settings)

    def _about(self, date: dt.date, facts: Facts, roles: Roles) -> Iterator[str]:
        session, settings = facts.lifting.get(date), facts.request.settings
        wish = wishes_of(settings)
        weekday = WEEK[date.weekday()]
        open_to_any = self.may_lift(date, roles, settings.blocked_dates)
        if session is None:
            legs_only = wish is not None and wish.get(weekday) == "lower" and not self.may_train_legs(date, roles)
            if wish is not None and weekday in wish and open_to_any and not legs_only:
                yield "the strength session that was asked for is missing"
            return
        if wish is not None and weekday not in wish:
            yield "a strength session stands on a day that was not asked for"
        if not open_to_any:
            yield "a strength session stands on a blocked date or too near to a race"
        if session in HEAVY and not self.may_train_legs(date, roles):
            yield f"{session} trains the legs the day before a hard run"


def roles_of(schedule: Schedule) -> Roles:
    """What every date is for."""
    return {day.date: day.role for week in schedule.weeks for day in week.days}


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
