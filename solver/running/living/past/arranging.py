"""From the plan in force, what is known and what is new to a scene: days, then weeks, then facts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from solver.running.answer.skeleton import TENTHS_OF_MM_PER_KM
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL, Kind, Schedule, Week, is_same_kind, with_refs
from solver.running.living.past.aims import aims_of
from solver.running.living.past.events import Mover, catch_up
from solver.running.living.past.layout import RESHAPING, Layout, differ
from solver.running.living.past.pins import check_pins, edit
from solver.running.living.past.record import Measures, Past
from solver.running.living.past.rhythm import FORCED, FREE, RETURNING, Beat, settled_rhythm
from solver.running.living.past.scene import Scene, Standing
from solver.running.living.past.sheet import Sheet
from solver.running.outline.baseline import baseline_of
from solver.running.request.result import WorkoutType
from solver.running.request.situation import EventKind, Situation, dates_of, with_settings
from solver.running.rules.facts import Facts, Targets
from solver.running.rules.returns import Break, breaks_of, days_off_on, least_break, percent_on
from solver.running.rules.volume import GROWTH

ENLARGING = ("goal", "race_date", "total_weeks", "peak_weekly_km", "weeks_after_race")
"""Settings after which weeks may have more than the plan in force gave them (V6)."""


class Arranging:
    """Sheet, then weeks, then facts. `recorded` says how far the record of runs goes."""

    def __init__(self, force: Standing, known: Situation, news: Situation, recorded: Situation | None) -> None:
        self.known, self.told, self.today = known, force.told, news.today
        self.before, self.after = force.request, with_settings(force.request, news.settings)
        self.base = force.facts
        self.baseline = replace(baseline_of(self.after), grid=self.base.baseline.grid)
        self.sheet = Sheet(force.plan, self.base)
        until = min(recorded.today, self.today) if recorded is not None else dt.date.min
        recorded_tenths = {date: round(km * TENTHS_OF_MM_PER_KM) for date, km in known.kilometres().items()}
        self.past = Past(self.sheet, self.baseline, until, recorded_tenths)
        self.schedule = self.base.schedule
        self.anew: set[int] = set()

    def scene(self) -> Scene:
        """Everything arranged.

        Raises:
            BadRequest: for pins that speak of nothing in the plan.
        """
        if self._differ(RESHAPING):
            laid_out = Layout(self.before, self.after, self.base, self.sheet, self.today)
            self.schedule, self.anew = laid_out.schedule(), laid_out.anew
        self._events()
        self._pins()
        breaks = self._breaks()
        self._ease_returns(breaks)
        weeks = self._in_rhythm([self._week(week, breaks) for week in self.schedule.weeks])
        schedule = replace(
            self.schedule, weeks=with_refs(weeks), runs_per_week=self.after.settings.days_per_week,
            race_date=self.after.settings.race_date,
        )  # fmt: skip
        measures = self._measures(schedule)
        facts, old = self._facts(schedule, measures, breaks)
        return Scene(
            today=self.today, facts=facts, in_force=self.sheet.in_force, slots=self.sheet.slots, situation=self.known,
            measures=measures, sheet=self.sheet, breaks=breaks, moved=frozenset(self.sheet.touched),
            weeks_anew=frozenset(self.anew), enlarged=self._differ(ENLARGING),
            runs_before=self.before.settings.days_per_week, goal_before=self.before.settings.goal, old_minimum=old,
            kinds_in_force={week.index: week.kind for week in self.base.schedule.weeks},
            retapered=frozenset(week.index for week in schedule.tapers if self._is_retapered(schedule, week)),
        )  # fmt: skip

    def _is_retapered(self, schedule: Schedule, week: Week) -> bool:
        """Whether a week before the race is in the taper now, or nearer to the race, or further from it.

        One that was a recovery week is light enough to stay.
        """
        old = self.base.schedule
        rested = week.index < len(old.weeks) and old.weeks[week.index].kind is Kind.RECOVERY
        return week.kind is Kind.TAPER and not rested and not is_same_kind(old, schedule, week)

    def _differ(self, names: tuple[str, ...]) -> bool:
        return differ(self.before, self.after, names)

    # -- days ------------------------------------------------------------------------------------

    def _events(self) -> None:
        mover = Mover(self.sheet, self.today, self.after.settings.race_date, self._closed(), self._fixed())
        told = set() if self.told is None else set(self.told.events)
        for event in self.known.events:
            if event not in told:
                mover.clear(filter(event.covers, self.sheet.slots), may_move=not event.forbids_running)
        old = set(self.before.settings.blocked_dates)
        mover.clear((d for d in self.after.settings.blocked_dates if d not in old), may_move=True)
        missed = {date for date in self.past.missed() if not self.known.is_off(date)}
        if self.told is None or self.told.today < self.today:
            catch_up(mover, missed)

    def _dates_of(self, *kinds: EventKind) -> frozenset[dt.date]:
        return frozenset(dates_of(event for event in self.known.events if event.kind in kinds))

    def _fixed(self) -> set[dt.date]:
        return {date for pin in self.known.pins for date in pin.dates}

    def _pins(self) -> None:
        check_pins(self.known, self.sheet, len(self.schedule.weeks))
        told = set() if self.told is None else set(self.told.pins)
        edit(self.sheet, [pin for pin in self.known.pins if pin not in told], self.today, self._fixed())

    def _breaks(self) -> tuple[Break, ...]:
        """Those that the plan was not made with: dates that were blocked from the start are in its days already."""
        ill, slots = self._dates_of("illness", "injury"), self.sheet.slots
        off = self.past.missed() | set(self.sheet.lost) | ill | (self._closed() & slots.keys())
        runs = {date for date in self.past.runs_on() if date < self.past.until or date not in ill}
        off -= {date for date in off if date in runs}
        least = least_break(self.schedule.template)
        news = off - set(self.before.settings.blocked_dates)
        found = breaks_of(off, runs, least)
        return tuple(pause for pause in found if any(pause.first <= date <= pause.last for date in news))

    def _closed(self) -> set[dt.date]:
        """Dates of events and blocked dates."""
        return dates_of(self.known.events) | set(self.after.settings.blocked_dates)

    def _ease_returns(self, breaks: tuple[Break, ...]) -> None:
        """Each day's share, and no fast running in weeks of a return (R29)."""
        if not breaks:
            return
        wished = {pin.date for pin in self.known.pins if pin.workout_type is not None}
        for week in self.schedule.weeks:
            shares = {day.date: percent_on(breaks, day.date) for day in week.days}
            for date, share in shares.items():
                slot, days_off = self.sheet.slots[date], days_off_on(breaks, date)
                day = replace(slot.day, share=min(share, slot.day.share), days_off=max(days_off, slot.day.days_off))
                self.sheet.slots[date] = replace(slot, day=day)
                is_free = date >= self.today and date not in wished
                if is_free and min(shares.values()) < FULL and self.sheet.role(date) is Role.QUALITY:
                    self.sheet.turn(date, WorkoutType.EASY)

    # -- weeks -----------------------------------------------------------------------------------

    def _week(self, week: Week, breaks: tuple[Break, ...]) -> Week:
        dates = [day.date for day in week.days]
        week = replace(week, days=tuple(self.sheet.slots[date].day for date in dates))
        returning = any(percent_on(breaks, date) < FULL for date in dates)
        starts = any(pause.first in dates for pause in breaks)
        whole = self.past.is_whole(dates)
        still_counts = whole or self.past.still_counts(week)
        lost = 0 if whole else self.past.lost_runs(week)
        moved = any(date in self.sheet.touched for date in dates)
        counts = week.kind is Kind.LOAD and still_counts and not returning
        kind = week.kind
        if kind is Kind.LOAD and not counts:
            kind = Kind.RECOVERY
        if returning and kind in (Kind.LOAD, Kind.RECOVERY):
            kind = Kind.RECOVERY
        return replace(
            week,
            kind=kind,
            lost=max(week.lost, lost),
            half_lost=week.half_lost or (week.kind is Kind.LOAD and kind is not week.kind) or not still_counts,
            disturbed=week.disturbed or moved or lost > 0 or returning or any(d in self._fixed() for d in dates),
            touched=week.touched or moved or lost > 0 or returning,
            returning=week.returning or returning,
            after_break=self._break_before(week, breaks) or week.after_break,
            counts=counts and week.counts and not starts,
        )  # fmt: skip

    def _break_before(self, week: Week, breaks: tuple[Break, ...]) -> int:
        """The length of a break whose return ends in the week before."""
        monday = week.days[0].date
        last = monday - dt.timedelta(1)
        ended = [p for p in breaks if p.resume <= last and p.full_from <= monday <= p.full_from + dt.timedelta(6)]
        return max((pause.days for pause in ended), default=0)

    def _in_rhythm(self, weeks: list[Week]) -> list[Week]:
        """R14 with the fewest changes, where lost weeks, returns or new settings disturb it."""
        base = {week.index: week.kind for week in self.base.schedule.weeks}
        if all(base.get(week.index) is week.kind for week in weeks) and len(base) == len(weeks):
            return weeks
        before = [week for week in weeks if week.kind in (Kind.LOAD, Kind.RECOVERY)]
        current = (self.today - weeks[0].days[0].date).days / 7
        beats = [
            Beat(
                recovery=self._was(week, base) is Kind.RECOVERY,
                forced=self._forced(week),
                settled=week.index < current,
                steep=week.kind is Kind.RECOVERY and not week.returning and self._is_steep(weeks, week),
            )
            for week in before
        ]
        for week, recovery in zip(before, settled_rhythm(beats), strict=True):
            kind = Kind.RECOVERY if recovery else Kind.LOAD
            if kind is not week.kind:
                counts = kind is Kind.LOAD and not week.tune_up
                weeks[week.index] = replace(week, kind=kind, counts=counts)
        return weeks

    @staticmethod
    def _was(week: Week, base: Mapping[int, Kind]) -> Kind:
        """What the plan in force made of a week; of weeks that it had no such kind for, what the new outline does."""
        kind = base.get(week.index)
        return kind if kind in (Kind.LOAD, Kind.RECOVERY) else week.kind

    def _is_steep(self, weeks: Sequence[Week], rest: Week) -> bool:
        """Whether the next load week of the plan in force is above what R13 lets follow the last one before a rest."""
        loads = [week for week in weeks if week.is_load and week.counts]
        last = next((week for week in reversed(loads) if week.index < rest.index), None)
        following = next((week for week in loads if week.index > rest.index), None)
        if last is None or following is None:
            return False
        slots = self.sheet.slots
        ref, size = (sum(slots[day.date].steps for day in week.days) for week in (last, following))
        return size > max(ref * (100 + GROWTH.max_percent) // 100, ref + self.baseline.grid.down(GROWTH.max_km))

    def _forced(self, week: Week) -> int:
        if week.returning:
            return RETURNING
        return FORCED if week.kind is Kind.RECOVERY and week.half_lost else FREE

    # -- facts -----------------------------------------------------------------------------------

    def _facts(self, schedule: Schedule, measures: Measures, breaks: tuple[Break, ...]) -> tuple[Facts, Targets]:
        away, injured = self._dates_of("illness", "travel"), self._dates_of("injury")
        facts = Facts(self.after, self.baseline, schedule, known=measures.known(), away=away, injured=injured)
        return aims_of(facts, self.base, self.sheet, self.today, breaks, self.anew)

    def _measures(self, schedule: Schedule) -> Measures:
        of_days = {self.base.schedule.index_of(date) + 1 for date in self._fixed()}
        pinned = {pin.week for pin in self.known.pins if pin.week} | of_days
        pairs = zip(schedule.weeks, self.base.targets.weeks, strict=False)
        blocked = {week.index: sum(target.lost.values()) for week, target in pairs}
        return Measures(self.past, schedule.weeks, self.today, pinned, self._fixed(), self.anew, blocked)
