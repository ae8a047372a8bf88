"""What illness, journeys and missed days do to the sheet (V2): runs fall away, and hard ones may move a little."""

import datetime as dt
from collections.abc import Collection, Iterable

from solver.running.calendar.roles import Role
from solver.running.living.past.sheet import Sheet
from solver.running.rules.races import RACE

MOST_DAYS = 2
"""A hard run moves by at most so many days, and a missed one is caught up no later."""


class Mover:
    """Finds hard runs a new day near their own, within their week, where R05 and R25 permit."""

    def __init__(
        self,
        sheet: Sheet,
        today: dt.date,
        race_date: dt.date | None,
        closed: Collection[dt.date],
        fixed: Collection[dt.date],
    ) -> None:
        self.sheet, self.today, self.race_date = sheet, today, race_date
        self.closed, self.fixed = closed, fixed

    def clear(self, dates: Iterable[dt.date], may_move: bool) -> None:
        """Take the runs off these dates, the long run first; hard ones move if they may."""
        order = {Role.LONG: 0, Role.QUALITY: 1}
        stranded = [
            date for date in dates if date >= self.today and date in self.sheet.slots and date not in self.fixed
        ]
        stranded = [date for date in stranded if self.sheet.slots[date].is_run]
        for date in sorted(stranded, key=lambda d: (order.get(self.sheet.role(d), 2), d)):
            if not (may_move and self.sheet.slots[date].is_hard and self.move(date)):
                self.sheet.lose(date)

    def move(self, date: dt.date) -> bool:
        """Let the hard run of a date stand on the nearest day that is free or easy; whether there was one."""
        slot = self.sheet.slots[date]
        near = [date + dt.timedelta(k) for k in (-1, 1, -2, 2)]
        places = [day for day in near if self._same_week(date, day) and self._permits(day, date)]
        if not places:
            return False
        free = [day for day in places if self.sheet.role(day) in (Role.REST, Role.CROSS_TRAINING)]
        place = (free or places)[0]
        if self.sheet.slots[place].is_run:
            self.sheet.lose(place)
        self.sheet.put(place, slot)
        self.sheet.rest(date)
        return True

    def _same_week(self, date: dt.date, other: dt.date) -> bool:
        return other.isocalendar()[:2] == date.isocalendar()[:2]

    def _permits(self, day: dt.date, leaving: dt.date) -> bool:
        """Open, ahead, easy or free, and no hard neighbour but the place that the run leaves."""
        sheet = self.sheet
        if day < self.today or day not in sheet.slots or day in self.closed or day in self.fixed:
            return False
        if sheet.role(day) not in (Role.REST, Role.CROSS_TRAINING, Role.EASY):
            return False
        neighbours = (day - dt.timedelta(1), day + dt.timedelta(1))
        if any(sheet.role(other).is_hard for other in neighbours if other != leaving):
            return False
        return self.race_date is None or self._is_right_before(self.race_date, day, sheet.role(leaving))

    def _is_right_before(self, race: dt.date, day: dt.date, role: Role) -> bool:
        """R25: no long run in the race's week nor days before it, and fast running only where a sharpener may stand."""
        to_race, in_race_week = (race - day).days, self._same_week(race, day)
        if to_race < 0:
            return not in_race_week
        if role is Role.LONG:
            return to_race > RACE.long_free_days and not in_race_week
        return to_race > max(RACE.sharpener_days) + 1 or to_race in RACE.sharpener_days


def catch_up(mover: Mover, missed: Collection[dt.date]) -> None:
    """A hard run missed at most two days ago moves ahead; what is older stays missed."""
    for k in range(MOST_DAYS, 0, -1):
        date = mover.today - dt.timedelta(k)
        if date in missed and date in mover.sheet.slots and mover.sheet.slots[date].is_hard:
            mover.move(date)
