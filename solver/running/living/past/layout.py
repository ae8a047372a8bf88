"""New settings lay days out anew, where the outline is another one, and change as few weekdays as they can (V8)."""

import datetime as dt
from dataclasses import replace

from solver.running.calendar.roles import Role, Template
from solver.running.calendar.schedule import Schedule, Week, is_same_kind
from solver.running.curve.targets import schedule_of, with_room_for_races
from solver.running.living.past.sheet import Sheet
from solver.running.outline.baseline import baseline_of
from solver.running.outline.outline import outline
from solver.running.outline.template import closest_template
from solver.running.request.request import PlanRequest
from solver.running.rules.facts import Facts

RESHAPING = (
    "goal", "race_date", "total_weeks", "weeks_after_race", "days_per_week", "preferred_days",
    "preferred_long_run_day", "include_long_run", "allow_cross_training", "tune_up_races",
)  # fmt: skip
"""Settings that lay days out anew; blocked dates are a matter of V2."""
OF_DAYS_OFF = ("allow_cross_training", "tune_up_races", "goal", "race_date", "total_weeks", "weeks_after_race")
"""Settings that may ask for another kind of day off: beside a race there is rest."""
FREE = frozenset({Role.REST, Role.CROSS_TRAINING})
"""Days off: cross-training is no run."""


def differ(before: PlanRequest, after: PlanRequest, names: tuple[str, ...]) -> bool:
    """Whether any of these settings is another."""
    return any(getattr(before.settings, name) != getattr(after.settings, name) for name in names)


class Layout:
    """Weeks whose outline stays are verbatim, others are laid out anew from today on; `anew` are their indices."""

    def __init__(self, before: PlanRequest, after: PlanRequest, base: Facts, sheet: Sheet, today: dt.date) -> None:
        self.before, self.after, self.base, self.sheet, self.today = before, after, base, sheet, today
        self.old, outlined = schedule_of(before), outline(*self._asked())
        baseline = replace(baseline_of(after), grid=base.baseline.grid)
        self.drawn = with_room_for_races(Facts(after, baseline, outlined))
        self.new = self.drawn.schedule
        self.anew = {week.index for week in self.new.weeks if self._is_other(week)}

    def schedule(self) -> Schedule:
        """The new schedule; the sheet has its days from now on."""
        end = self.new.weeks[-1].days[-1].date
        for date in [date for date in self.sheet.slots if date > end]:
            del self.sheet.slots[date]
        dates = {date for week in self.new.weeks if week.index in self.anew for date in self._new_dates(week)}
        self.sheet.layout(self.drawn, dates, self.today)
        return replace(self.new, weeks=self._merged())

    def _asked(self) -> tuple[PlanRequest, Template]:
        kept = tuple(d for d in self.after.settings.blocked_dates if d in self.before.settings.blocked_dates)
        settings = self.after.settings.model_copy(update={"blocked_dates": kept})
        request, template = self.after.model_copy(update={"settings": settings}), self.base.schedule.template
        if self._differ("days_per_week", "preferred_days", "preferred_long_run_day", "include_long_run"):
            return request, closest_template(request, template)
        return request, template

    def _differ(self, *names: str) -> bool:
        return differ(self.before, self.after, names)

    def _is_other(self, week: Week) -> bool:
        own = self.old.weeks[week.index] if week.index < len(self.old.weeks) else None
        is_same = own is not None and _look(own) == _look(week) and own.early is week.early
        return not is_same or not is_same_kind(self.old, self.new, week)

    def _new_dates(self, week: Week) -> set[dt.date]:
        """Dates ahead with another role, but that days off stay what they are while one of them is a rest day."""
        ahead = [day for day in week.days if day.date >= self.today]
        dates = {day.date for day in ahead if self._is_new_on(week, day.weekday)}
        off = {day.date for day in week.days if day.role in FREE}
        stays = {date for date in off if date in self.sheet.slots and self.sheet.role(date) in FREE}
        rests = any(self.sheet.role(date) is Role.REST for date in stays)
        dates -= self._run_already(week, dates) | self._after_hard(week)
        return dates - stays if rests and not self._differ(*OF_DAYS_OFF) else dates

    def _run_already(self, week: Week, dates: set[dt.date]) -> set[dt.date]:
        """Runs on days off of a week that has begun and had its runs of this kind already: they would be too many."""
        found = set[dt.date]()
        for role in {day.role for day in week.runs}:
            same = [day.date for day in week.runs if day.role is role]
            past = sum(self.sheet.role(day.date) is role for day in week.days if day.date < self.today)
            ahead = [date for date in same if date >= self.today]
            too_many = past + len(ahead) - len(same)
            new = [date for date in reversed(ahead) if date in dates and self.sheet.role(date) in FREE]
            found.update(new[: max(0, too_many)])
        return found

    def _after_hard(self, week: Week) -> set[dt.date]:
        """Today, where it would be hard after a hard day: it stays what it was, the new layout starts a day later."""
        yesterday = self.today - dt.timedelta(1)
        hard = {day.date for day in week.days if day.role.is_hard}
        return hard & {self.today} if self.sheet.role(yesterday).is_hard else set()

    def _is_new_on(self, week: Week, weekday: int) -> bool:
        if week.index >= len(self.old.weeks):
            return True
        before, after = self.old.weeks[week.index].days[weekday], week.days[weekday]
        return (before.role, before.race) != (after.role, after.race)

    def _merged(self) -> tuple[Week, ...]:
        """The weeks of the plan in force where nothing changed, the new ones elsewhere."""
        base = self.base.schedule.weeks
        current = max(0, self.new.index_of(self.today))
        weeks = []
        for week in self.new.weeks:
            is_old = week.index < len(base) and (week.index not in self.anew or week.index < current)
            weeks.append(base[week.index] if is_old else week)
        return tuple(weeks)


def _look(week: Week) -> list[tuple[Role, int]]:
    return [(day.role, day.race) for day in week.days]
