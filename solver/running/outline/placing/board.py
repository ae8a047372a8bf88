"""All dates of a plan with their roles, while they are being arranged."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from solver.running.calendar.roles import Role, Template
from solver.running.calendar.schedule import Day
from solver.running.outline.baseline import longest_run_km
from solver.running.outline.capacity import cap_km, long_run_km
from solver.running.request.request import PlanRequest
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.volume import WEEK_ONE
from solver.weekday import WEEK

NO_RACE = 9999


class Board:
    """Days by position: 0 is the first Monday, 7 the second. It starts as the template, week after week."""

    def __init__(self, request: PlanRequest, template: Template) -> None:
        self.request, self.settings, self.template = request, request.settings, template
        first, count = self.settings.first_monday, self.settings.week_count
        self.days = [_template_day(first + dt.timedelta(i), template[i % 7]) for i in range(7 * count)]
        self.weeks = [range(start, start + 7) for start in range(0, 7 * count, 7)]
        """The positions of each week."""
        self.lost = [0] * count
        self.blocked = set(self.settings.blocked_dates)

    def at(self, date: dt.date) -> int:
        """The position of a date."""
        return (date - self.settings.first_monday).days

    def week_of(self, i: int) -> range:
        """The positions of the week around one of them."""
        return range(i - i % 7, i - i % 7 + 7)

    def role(self, i: int) -> Role:
        """What stands at a position; rest beyond both ends of the plan."""
        return self.days[i].role if 0 <= i < len(self.days) else Role.REST

    def days_to_race(self, i: int) -> int:
        """Days from a position to the race, negative after it; far away without a race."""
        race = self.settings.race_date
        return NO_RACE if race is None else (race - self.days[i].date).days

    def is_capped(self, i: int) -> bool:
        """Whether the athlete caps the weekday."""
        return cap_km(self.request, WEEK[i % 7]) is not None

    def cuts_long_run(self, i: int) -> bool:
        """Whether a cap of the weekday is shorter than about what the week's long run is to be.

        From the athlete's longest run that rises evenly to what the goal needs (R19).
        """
        cap, longest = cap_km(self.request, WEEK[i % 7]), longest_run_km(self.request)
        rise = max(0.0, LONG_SHARE.min_peak_km.of(self.settings.goal) - longest)
        return cap is not None and cap < longest + rise * (i // 7) / len(self.weeks)

    def forbids_long_run(self, i: int) -> bool:
        """Whether a cap of the weekday is shorter than week 1's shortest long run."""
        cap, settings = cap_km(self.request, WEEK[i % 7]), self.settings
        if cap is None:
            return False
        week_km, longest = float(WEEK_ONE.wanted_km(self.request.athlete)), longest_run_km(self.request)
        least, _ = long_run_km(settings.goal, settings.days_per_week, week_km, longest)
        return cap < least

    def set_role(self, i: int, role: Role, displaced: bool = False) -> None:
        """Change what a day is for; its run stays where it came from."""
        day = self.days[i]
        self.days[i] = replace(day, role=role, displaced=displaced or day.displaced)

    def rest(self, i: int, displaced: bool = False) -> None:
        """Take away what stands there."""
        self.days[i] = Day(self.days[i].date, Role.REST, displaced=displaced)

    def put(self, i: int, run: Day, role: Role) -> None:
        """Let a run that stood elsewhere stand here."""
        self.days[i] = replace(self.days[i], role=role, origin=run.origin, displaced=True)


@lru_cache(maxsize=4096)
def _template_day(date: dt.date, role: Role) -> Day:
    return Day(date, role, None if role is Role.REST else date.weekday())
