"""From a request to its schedule: template weeks, then race, tune-ups and blocked dates, then week kinds.

Each step rewrites a board of days; the order is the order in which the rulebook gives way:
the race first (R25), tune-up races next (R27), blocked dates last (R26).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from solver.errors import Conflict, NoPlan
from solver.running.baseline import longest_run_km
from solver.running.caps import NEAR_RACE_DAYS, NEAR_RACE_KM
from solver.running.cutbacks import place_cutbacks
from solver.running.goals import GOALS, taper_length
from solver.running.request import PlanRequest, TuneUpRace
from solver.running.schedule import Day, Kind, Schedule, Week, with_refs
from solver.running.template import Role, Template, template_of

TENTHS_OF_MM_PER_KM = 10_000_000
LONG_RUN_FREE_DAYS = 5
"""No long run in so many days before the race (R25)."""
QUALITY_FREE_DAYS = 2
MAX_CROSS_TRAINING = 2


def outline(request: PlanRequest) -> Schedule:
    """Lay out all days of the plan.

    Raises:
        NoPlan: where the calendar's hard rules (R05, R14, R25, R27) cannot hold. Its conflict names
            the rules; the fields are found by whoever shrinks the request.
    """
    board = _Board(request, template_of(request))
    board.hold_race()
    board.hold_tune_ups()
    board.clear_blocked_dates()
    board.add_cross_training()
    return Schedule(
        weeks=with_refs(_weeks(request, board)),
        template=board.template,
        runs_per_week=request.settings.days_per_week,
        race_date=request.settings.race_date,
    )


def impossible(detail: str, *rules: str) -> NoPlan:
    """A calendar that cannot be: the rules that clash, without the fields yet."""
    return NoPlan(detail, conflict=Conflict((), rules, ""))


@dataclass
class _Loss:
    """How many template runs a week lost to blocked dates."""

    runs: int = 0


class _Board:
    """All dates of the plan with their roles, while they are being arranged."""

    def __init__(self, request: PlanRequest, template: Template) -> None:
        self.request, self.settings, self.template = request, request.settings, template
        first = self.settings.first_monday
        self.days = [
            Day(first + dt.timedelta(i), template[i % 7], i % 7 if template[i % 7] is not Role.REST else None)
            for i in range(7 * self.settings.week_count)
        ]
        self.lost = [_Loss() for _ in range(self.settings.week_count)]
        self.tune_ups = {race.date: race for race in self.settings.tune_up_races}
        self.blocked = set(self.settings.blocked_dates)

    # -- the race (R25) --------------------------------------------------------------------------

    def hold_race(self) -> None:
        """Put the race on its day; quiet days before it, rest after it, easy runs in the weeks after."""
        race_date, metres = self.settings.race_date, GOALS[self.settings.goal].race_m
        if race_date is None or metres is None:
            return
        at = self._at(race_date)
        for i in range(max(0, at - LONG_RUN_FREE_DAYS), at):
            if self.days[i].role is Role.LONG or (at - i <= QUALITY_FREE_DAYS and self.days[i].role is Role.QUALITY):
                self._set(i, role=Role.EASY)
        week_start = at - at % 7
        for i in range(week_start, at):
            if self.days[i].role is Role.LONG:
                self._set(i, role=Role.EASY)
        self.days[at] = Day(race_date, Role.RACE, None, int(metres * 10_000))
        for i in range(at + 1, week_start + 7):
            self._rest(i)
        self._keep_run_count(range(week_start, at))
        self._recover(range(week_start + 7, len(self.days)), at)

    def _keep_run_count(self, days: range) -> None:
        """At most n runs, the race included: the runs nearest to it go first."""
        runs = [i for i in days if self.days[i].role.is_run]
        for i in runs[max(0, self.settings.days_per_week - 1) :]:
            self._rest(i)

    def _recover(self, days: range, race: int) -> None:
        """Easy runs only, after some days without any: a day for every 15 km of the race, one at least."""
        metres = GOALS[self.settings.goal].race_m or 0
        for i in days:
            if i - race <= max(1, round(metres / 15_000)):
                self._rest(i)
            elif self.days[i].role.is_run:
                self._set(i, role=Role.EASY)

    # -- tune-up races (R27) ---------------------------------------------------------------------

    def hold_tune_ups(self) -> None:
        """Each takes the place of a hard run; what else is hard beside it turns easy."""
        for race in sorted(self.tune_ups.values(), key=lambda r: r.date):
            at = self._at(race.date)
            self._check_tune_up(race, at)
            replaced = self._replaced_by(race, at)
            displaced_run = self.days[at] if self.days[at].role.is_run and replaced != at else None
            origin = None if replaced is None else self.days[replaced].origin
            if replaced is not None and replaced != at:
                self._swap_in(replaced, displaced_run)
            distance = round(race.distance_km * TENTHS_OF_MM_PER_KM)
            self.days[at] = Day(race.date, Role.TUNE_UP, origin, distance, displaced=True)
            self._quieten(at)

    def _check_tune_up(self, race: TuneUpRace, at: int) -> None:
        if any(self._role(i) is Role.TUNE_UP for i in (at - 1, at + 1)):
            raise impossible(f"Two races stand on consecutive days around {race.date}.", "R05", "R27")
        if at % 7 == 0 and self._role(at - 1) is Role.LONG:
            raise impossible(f"The tune-up race on Monday {race.date} follows a Sunday long run.", "R05", "R27")
        to_race = (self.settings.race_date - race.date).days if self.settings.race_date else 99
        if to_race <= QUALITY_FREE_DAYS or (to_race <= NEAR_RACE_DAYS and race.distance_km > NEAR_RACE_KM):
            detail = f"The tune-up race on {race.date} stands {to_race} days before the race, which wants quiet days."
            raise impossible(detail, "R25", "R27")

    def _replaced_by(self, race: TuneUpRace, at: int) -> int | None:
        """The hard run that gives way: one beside the race if there is, else the one that it resembles."""
        week = self._week_of(at)
        hard = [i for i in week if self.days[i].role in (Role.LONG, Role.QUALITY)]
        beside = [i for i in hard if abs(i - at) <= 1]
        is_long = race.distance_km >= longest_run_km(self.request)
        wanted = Role.LONG if is_long else Role.QUALITY
        for pool in (beside, hard):
            if pool:
                return min(pool, key=lambda i: (self.days[i].role is not wanted, abs(i - at)))
        return min((i for i in week if self.days[i].role.is_run), key=lambda i: abs(i - at), default=None)

    def _swap_in(self, place: int, run: Day | None) -> None:
        """The replaced run's day takes the easy run that stood on the race day, or rests."""
        if run is None:
            self._rest(place, displaced=True)
        else:
            self.days[place] = replace(self.days[place], role=Role.EASY, origin=run.origin, displaced=True)

    def _quieten(self, at: int) -> None:
        """The days around a race are easy or rest, in the next week too."""
        for i in (at - 1, at + 1):
            if 0 <= i < len(self.days) and self._role(i) in (Role.LONG, Role.QUALITY):
                self._set(i, role=Role.EASY, displaced=True)

    # -- blocked dates (R26) ---------------------------------------------------------------------

    def clear_blocked_dates(self) -> None:
        """Move runs off blocked dates, the long run first, then quality; drop what has nowhere to go."""
        for start in range(0, len(self.days), 7):
            week = range(start, start + 7)
            stranded = [i for i in week if self.days[i].date in self.blocked and self.days[i].role.is_run]
            runs = [(i, self.days[i]) for i in sorted(stranded, key=self._moving_order)]
            for i in week:
                if self.days[i].date in self.blocked:
                    self._rest(i, displaced=True)
            for i, run in runs:
                self._move(i, run, week)

    def _moving_order(self, i: int) -> tuple[int, int]:
        return {Role.LONG: 0, Role.QUALITY: 1}.get(self.days[i].role, 2), i

    def _move(self, i: int, run: Day, week: range) -> None:
        free = [j for j in week if self._is_free(j) and self._permits(j, run.role)]
        if not free:
            self.lost[i // 7].runs += 1
            return
        j = min(free, key=lambda j: (abs(j - i), j))
        self.days[j] = replace(self.days[j], role=run.role, origin=run.origin, displaced=True)

    def _is_free(self, i: int) -> bool:
        return self.days[i].role is Role.REST and self.days[i].date not in self.blocked and not self._is_after_race(i)

    def _is_after_race(self, i: int) -> bool:
        race_date = self.settings.race_date
        return race_date is not None and self.days[i].date > race_date and i // 7 == self._at(race_date) // 7

    def _permits(self, i: int, role: Role) -> bool:
        """R05, and R25's quiet days before the race."""
        if not role.is_hard:
            return True
        if self._role(i - 1).is_hard or self._role(i + 1).is_hard:
            return False
        race_date = self.settings.race_date
        to_race = (race_date - self.days[i].date).days if race_date else 99
        return to_race > (LONG_RUN_FREE_DAYS if role is Role.LONG else QUALITY_FREE_DAYS) or to_race < 0

    # -- cross-training (R02) --------------------------------------------------------------------

    def add_cross_training(self) -> None:
        """Up to two of the template's rest days, never the last one, never near the race or on a blocked date."""
        rests = [d for d in range(7) if self.template[d] is Role.REST]
        if not self.settings.allow_cross_training or len(rests) < 2:
            return
        chosen = self._best_cross_days(rests)
        race = self.settings.race_date
        for i, day in enumerate(self.days):
            week_has_race = race is not None and self._at(race) // 7 == i // 7
            quiet = race is not None and -3 <= (race - day.date).days <= 3
            if i % 7 in chosen and day.role is Role.REST and not week_has_race and not quiet and not day.displaced:
                self._set(i, role=Role.CROSS_TRAINING)
        self._keep_a_rest_day()

    def _best_cross_days(self, rests: list[int]) -> list[int]:
        """Not the eve of a long run if it can be helped; earlier days first."""
        eve = [self.template[(d + 1) % 7] is Role.LONG for d in range(7)]
        return sorted(rests, key=lambda d: (eve[d], d))[: min(MAX_CROSS_TRAINING, len(rests) - 1)]

    def _keep_a_rest_day(self) -> None:
        """A run that moved onto the last rest day takes the cross-training's right to exist."""
        for start in range(0, len(self.days), 7):
            week = range(start, start + 7)
            if not any(self.days[i].role is Role.REST for i in week):
                last = max((i for i in week if self.days[i].role is Role.CROSS_TRAINING), default=None)
                if last is not None:
                    self._rest(last)

    # -- the board -------------------------------------------------------------------------------

    def _at(self, date: dt.date) -> int:
        return (date - self.settings.first_monday).days

    def _role(self, i: int) -> Role:
        return self.days[i].role if 0 <= i < len(self.days) else Role.REST

    def _week_of(self, i: int) -> range:
        return range(i - i % 7, i - i % 7 + 7)

    def _set(self, i: int, role: Role, displaced: bool = False) -> None:
        day = self.days[i]
        self.days[i] = replace(day, role=role, displaced=displaced or day.displaced)

    def _rest(self, i: int, displaced: bool = False) -> None:
        self.days[i] = Day(self.days[i].date, Role.REST, displaced=displaced)


def _weeks(request: PlanRequest, board: _Board) -> list[Week]:
    kinds = _kinds(request, board)
    n = request.settings.days_per_week
    early = _early_week(request, board.template)
    weeks = []
    for t, kind in enumerate(kinds):
        days = tuple(board.days[7 * t : 7 * t + 7])
        lost = board.lost[t].runs
        disturbed = any(day.displaced for day in days)
        weeks.append(Week(t, kind, days, lost, 2 * lost >= n, disturbed, early=t == early))
    return weeks


def _kinds(request: PlanRequest, board: _Board) -> list[Kind]:
    settings = request.settings
    count, to_race = settings.week_count, settings.weeks_to_race
    taper = 0 if to_race is None else taper_length(settings.goal, to_race)
    if _early_week(request, board.template) is not None:
        taper = max(taper, 2)
    race_week = count if to_race is None else to_race - 1
    before = max(0, count if to_race is None else to_race - taper)
    forced = {t for t in range(before) if 2 * board.lost[t].runs >= settings.days_per_week}
    cutbacks = place_cutbacks(before, frozenset(forced), _tune_up_weeks(board.days))
    if cutbacks is None:
        raise impossible("The blocked dates leave no rhythm of load and recovery weeks.", "R14", "R26")
    return [
        Kind.RECOVERY
        if t in cutbacks
        else Kind.LOAD
        if t < before
        else Kind.TAPER
        if t < race_week
        else Kind.RACE
        if t == race_week
        else Kind.AFTER
        for t in range(count)
    ]


def _tune_up_weeks(days: Iterable[Day]) -> frozenset[int]:
    return frozenset(i // 7 for i, day in enumerate(days) if day.role is Role.TUNE_UP)


def _early_week(request: PlanRequest, template: Template) -> int | None:
    """The week before the race week when R25 turns its long run into an easy run."""
    race_date, to_race = request.settings.race_date, request.settings.weeks_to_race
    if race_date is None or to_race is None or to_race < 2 or Role.LONG not in template:
        return None
    days_between = race_date.weekday() + 7 - template.index(Role.LONG)
    return to_race - 2 if days_between <= LONG_RUN_FREE_DAYS else None
