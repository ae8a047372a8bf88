"""Races and life's limits: R25-R27."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from solver.rule import Bound, Fault, Place, at_most, at_most_any
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.request.request import Settings
from solver.running.rules.base import Limit, Rule, View
from solver.running.rules.facts import LAST_DAYS, Facts
from solver.weekday import WEEK, Weekday


def _days(facts: Facts) -> Iterator[tuple[Week, Day]]:
    return ((week, day) for week in facts.schedule.weeks for day in week.days)


@dataclass(frozen=True)
class Race(Rule):
    """R25."""

    id = "R25"
    of_the_day = True
    title = "race"
    source = "Bosquet et al. 2007; coaching convention for the last days"
    long_free_days: int = 5
    quality_free_days: int = 2
    short_days: int = 3
    short_km: float = 8.0
    eve_km: float = 5.0
    last_days_percent: int = 15
    always_km: float = 5.0
    sharpener_days: tuple[int, int, int] = (3, 4, 5)
    """Days before the race on which the sharpener may stand: first, best, last."""
    after_percent: int = 50

    @property
    def statement(self) -> str:
        """With today's numbers."""
        first, best, last = self.sharpener_days
        return (
            "The race stands on its day with its exact distance; no long run that week nor in the "
            f"{self.long_free_days} days before, no run over {self.short_km:g} km in the {self.short_days} days "
            f"before, nothing but an easy {self.eve_km:g} km the day before, no quality on the "
            f"{self.quality_free_days} days before, rest after it. In the {LAST_DAYS} days before it (of a load "
            f"week: {self.long_free_days}) no run is longer than "
            f"{self.last_days_percent} % of the highest load week ({self.always_km:g} km are always allowed) nor, if "
            f"easy, than the last load week's longest easy run, and one at most is quality, {first} to {last} days "
            f"before, as near to {best} as can be. At most n runs, the race included; in the weeks after only easy "
            f"runs, at most {self.after_percent} % of the highest load week."
        )

    @property
    def parameters(self) -> Mapping[str, object]:
        """Its own numbers, and how many the last days are for all rules."""
        return {**super().parameters, "last_days": LAST_DAYS}

    def applies(self, facts: Facts) -> bool:
        """With a race."""
        return facts.schedule.race_date is not None

    def limits_runs(self, facts: Facts) -> bool:
        """With a race."""
        return facts.schedule.race_date is not None

    def limits(self, facts: Facts, week: Week, day: Day) -> Sequence[Limit]:
        """The last days."""
        to_race = facts.schedule.days_to_race(day) if day.date in facts.last_days else None
        if to_race is None or to_race > self.short_days:
            return ()
        short = Limit(self.short_km, "it is one of the last days before the race")
        eve = Limit(self.eve_km, "it is the day before the race")
        return (short, eve) if to_race == 1 else (short,)

    def in_week(self, view: View, week: Week) -> Iterator[Bound]:
        """Fixed limits, shares of the last six days, the weeks after."""
        race = view.facts.schedule.race_date
        if race is None or (race - week.days[-1].date).days > LAST_DAYS:
            return
        yield from super().in_week(view, week)
        if week.kind is Kind.AFTER:
            limit = view.highest_load() * self.after_percent
            yield at_most(week.place, view.total(week), limit, per=100)
        for day in week.runs:
            if self.is_quiet(view.facts, week, day):
                yield from self._last_day(view, week, day)

    def is_quiet(self, facts: Facts, week: Week, day: Day) -> bool:
        """Whether a run of the last six days has to be short: six days before, long runs and load weeks are free."""
        if day.date not in facts.last_days:
            return False
        is_near = (facts.schedule.days_to_race(day) or 0) <= self.long_free_days
        return is_near or (week.is_taper and day.role is not Role.LONG)

    def _last_day(self, view: View, week: Week, day: Day) -> Iterator[Bound]:
        grid, place = view.facts.baseline.grid, week.places[day.weekday]
        share, always = view.highest_load() * self.last_days_percent, grid.down(self.always_km) * 100
        yield at_most_any(place, view.run(day), [share, always], per=100, why="the race is near")
        last = self.week_before(view.facts, week) if day.role is Role.EASY else None
        if last is not None and last.easy:
            runs = [view.run(before) for before in last.easy]
            yield at_most_any(place, view.run(day), runs, why="the last days bring no longer easy run")

    def week_before(self, facts: Facts, week: Week) -> Week | None:
        """The last ref, whose longest easy run is the most for those of the last days."""
        so_far = facts.schedule.weeks[: week.index + 1]
        return next((w for w in reversed(so_far) if w.counts), None)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """What stands where around the race."""
        if facts.schedule.race_date is None:
            return
        metres = facts.request.settings.goal.race_m or 0
        for week, day in _days(facts):
            sentence = self._fault(facts, week, day, round(metres * 10_000))
            if sentence is not None:
                yield Fault(Place(week.number, day.weekday), sentence)
        for week in facts.schedule.weeks:
            if week.kind is Kind.RACE and len(week.runs) + bool(week.tune_up) + 1 > facts.schedule.runs_per_week:
                yield Fault(Place(week.number), "the race week has more runs than daysPerWeek")
        sharp = [day for _, day in _days(facts) if day.role is Role.QUALITY and day.date in facts.last_days]
        if len(sharp) > 1:
            yield Fault(None, f"more than one of the last {LAST_DAYS} days before the race is quality")

    def _fault(self, facts: Facts, week: Week, day: Day, race: int) -> str | None:
        to_race = facts.schedule.days_to_race(day)
        if to_race is None:
            return None
        if (to_race == 0) != (day.role is Role.RACE) or (to_race == 0 and day.race != race):
            return "the race stands on raceDate with the goal's distance, and nowhere else"
        if day.role is Role.LONG and (week.kind is Kind.RACE or 0 < to_race <= self.long_free_days):
            return "a long run stands too near to the race"
        if day.role in (Role.QUALITY, Role.TUNE_UP) and 0 < to_race <= self.quality_free_days:
            return f"hard work stands on one of the {self.quality_free_days} days before the race"
        if day.role is Role.QUALITY and day.date in facts.last_days and to_race not in self.sharpener_days:
            return "quality stands at the wrong distance from the race"
        if to_race < 0 and week.kind is Kind.RACE and day.role is not Role.REST:
            return "the race is followed by rest to the end of its week"
        if week.kind is Kind.AFTER and day.role in (Role.LONG, Role.QUALITY):
            return "the weeks after the race have easy runs only"
        return None


@dataclass(frozen=True)
class DayCap(Rule):
    """R26."""

    id = "R26"
    of_the_day = True
    title = "day-cap"
    source = "The athlete"
    half_percent: int = 50
    blocked_weekday_percent: int = 50

    says = (
        "No run is longer than its weekday's maxKmByDay or maxMinutesByDay (at easy pace), and none stands on a "
        "blocked date: it moves to the nearest free day of its week, a long or quality run also to an easy run's, "
        "else it is dropped. A week that loses {half_percent} % of its runs is a recovery week; one that "
        "loses fewer keeps the targets of the others. A weekday blocked in more than "
        "{blocked_weekday_percent} % of the weeks before the race is no day of the template as long as "
        "others suffice."
    )

    def applies(self, facts: Facts) -> bool:
        """With blocked dates; the caps speak for themselves."""
        return bool(facts.request.settings.blocked_dates)

    def is_half(self, lost: int, runs: int) -> bool:
        """Whether a week that lost so many runs of those is a recovery week."""
        return 100 * lost >= self.half_percent * runs

    def limits_runs(self, facts: Facts) -> bool:
        """With caps."""
        return facts.capped

    def limits(self, facts: Facts, week: Week, day: Day) -> Sequence[Limit]:
        """The athlete's caps."""
        if not facts.capped:
            return ()
        settings, weekday, found = facts.request.settings, WEEK[day.weekday], []
        km, minutes = settings.max_km_by_day.get(weekday), settings.max_minutes_by_day.get(weekday)
        if km is not None:
            found.append(Limit(km, f"{weekday.capitalize()} allows at most {km:g} km"))
        far = None if minutes is None else facts.km_in(minutes)
        if far is not None:
            found.append(Limit(far, f"{weekday.capitalize()} allows at most {minutes:g} minutes"))
        return found

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Nothing but rest on a blocked date."""
        blocked = set(facts.request.settings.blocked_dates)
        for week, day in _days(facts) if blocked else ():
            if day.date in blocked and day.role is not Role.REST:
                yield Fault(Place(week.number, day.weekday), f"{day.date} is blocked")


@dataclass(frozen=True)
class TuneUp(Rule):
    """R27."""

    id = "R27"
    of_the_day = True
    title = "tune-up"
    source = "Coaching convention"
    eve_km: float = 5.0

    says = (
        "A tune-up race takes the place of that week's quality or long run, with its own distance; the day before "
        "is rest or an easy run of at most {eve_km:g} km, the day after easy or rest; its kilometres count "
        "in the week, which is measured from but no measure."
    )

    def applies(self, facts: Facts) -> bool:
        """With tune-up races."""
        return bool(facts.request.settings.tune_up_races)

    def limits_runs(self, facts: Facts) -> bool:
        """With tune-up races."""
        return bool(facts.schedule.day_before_tune_up)

    def limits(self, facts: Facts, week: Week, day: Day) -> Sequence[Limit]:
        """The short eve."""
        if day.date not in facts.schedule.day_before_tune_up:
            return ()
        return (Limit(self.eve_km, "it is the day before a tune-up race"),)

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Each race on its day, with easy neighbours."""
        races = {r.date: round(r.distance_km * 10_000_000) for r in facts.request.settings.tune_up_races}
        beside = {date + timedelta(k) for date in races for k in (-1, 1)}
        for week, day in _days(facts) if races else ():
            place = Place(week.number, day.weekday)
            if races.get(day.date, 0) != (day.race if day.role is Role.TUNE_UP else 0):
                yield Fault(place, "a tune-up race stands on its date with its distance, and nowhere else")
            if day.date in beside and (day.role.is_hard or day.role is Role.CROSS_TRAINING):
                yield Fault(place, "the days beside a tune-up race are easy or rest")


RACE, DAY_CAP, TUNE_UP = Race(), DayCap(), TuneUp()


def mostly_blocked(settings: Settings) -> frozenset[Weekday]:
    """Weekdays that are no days of the template, since they are blocked too often and others suffice."""
    if not settings.blocked_dates:
        return frozenset()
    end = settings.race_date or settings.first_monday + timedelta(weeks=settings.week_count)
    blocked = Counter(d.weekday() for d in set(settings.blocked_dates) if settings.first_monday <= d < end)
    days = (end - settings.first_monday).days
    often = [
        WEEK[d] for d, count in blocked.items() if 100 * count > DAY_CAP.blocked_weekday_percent * -(-(days - d) // 7)
    ]
    return frozenset(often) if len(WEEK) - len(often) >= settings.days_per_week else frozenset()


def fixed_limits(facts: Facts, week: Week, day: Day) -> list[Limit]:
    """What races and caps say about the length of one run."""
    return [*RACE.limits(facts, week, day), *DAY_CAP.limits(facts, week, day), *TUNE_UP.limits(facts, week, day)]


def is_capped(facts: Facts, week: Week) -> bool:
    """Whether the athlete caps the weekday of one of a week's runs."""
    return facts.capped and any(DAY_CAP.limits(facts, week, day) for day in week.runs)
