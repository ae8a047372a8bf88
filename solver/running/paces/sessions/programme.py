"""Every run's session, for a plan as a whole: phases told apart, ladders climbed, no workout twice in three weeks."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from solver.running.paces.paces import DEFAULT_PACES, paces_of
from solver.running.paces.sessions.catalogue import RACE_PACE, RACE_PACE_DAYS
from solver.running.paces.sessions.easing import FAST, MOST_AT_PACE, around_tune_ups, first_weeks_back
from solver.running.paces.sessions.long_sessions import HARD_PHASES, RACE_PACE_LONG, long_session
from solver.running.paces.sessions.make_up import around, relaxed, steady
from solver.running.paces.sessions.occasion import Occasion, level_of
from solver.running.paces.sessions.quality_work import Work, candidates
from solver.running.paces.sessions.run_walk import run_walk, step_of
from solver.running.paces.sessions.strides import strides_day, with_strides
from solver.running.paces.workouts import Effort, Part, Repeats, Session
from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import PlanDay, PlanWeek, WeekType, WorkoutType

APART = dt.timedelta(days=21)
"""No workout comes twice within three weeks, as long as there is another."""
RACE_WEEK_DAYS = 6
LEAST_OF_LOAD = 0.75
"""Of the load week before, in a recovery week (R15)."""

Sessions = Mapping[dt.date, Session]


def sessions_of(weeks: Sequence[PlanWeek], request: PlanRequest) -> Sessions:
    """The session of every run that is not a race, by date; a pure function of the skeleton and the request."""
    return dict(_Programme(weeks, request).sessions())


class _Programme:
    """One plan's sessions in the making: what has come up already decides what comes next."""

    def __init__(self, weeks: Sequence[PlanWeek], request: PlanRequest) -> None:
        self.weeks, self.request = weeks, request
        paces = paces_of(request.athlete, request.settings.goal)
        self.level, self.paces = level_of(request.athlete, paces), paces or DEFAULT_PACES
        self.injured = bool(request.athlete.injury_flags)
        settings = request.settings
        self.fast_long = settings.include_speedwork and settings.days_per_week > 2 and not self.injured
        self.one_hard_day = settings.days_per_week <= 4
        self.base_weeks = [w.week_number for w in weeks if w.week_type is WeekType.BASE]
        self.hard_weeks = [w.week_number for w in weeks if w.week_type in HARD_PHASES]
        self._turns: Counter[tuple[WorkoutType, WeekType]] = Counter()
        self._last: dict[object, dt.date] = {}
        self.only_race_pace = self._only_race_pace()
        self.near_tune_ups, self.back = around_tune_ups(request), frozenset(first_weeks_back(weeks))
        self._race_pace_week = 0

    def sessions(self) -> Iterator[tuple[dt.date, Session]]:
        """Day by day."""
        for week in self.weeks:
            occasion = self._occasion(week)
            step = step_of(self.request.athlete.current_weekly_km, week.week_number)
            if step is None and self._has_race_pace_long(week, occasion):
                self._race_pace_week = week.week_number
            strides = None if self.injured or step is not None else strides_day(week)
            eased = self._eased(week, occasion)
            for day in week.days:
                if day.planned_distance_km and day.workout_type in _RUNS:
                    around = occasion.eased() if day.date in eased else occasion
                    yield day.date, self._session(day, week, around, step, day is strides)

    def _eased(self, week: PlanWeek, occasion: Occasion) -> frozenset[dt.date]:
        """Fast days that hold little: all of a first week back, those near a tune-up race, and the second one of two
        where the long run holds much at race pace.
        """
        fast = [day.date for day in week.days if day.workout_type in FAST]
        if week.week_number in self.back:
            return frozenset(fast)
        eased = self.near_tune_ups.intersection(fast)
        second = fast[1:]
        if second and self._km_at_pace(week, occasion) > MOST_AT_PACE * occasion.week_km:
            eased |= frozenset(second)
        return eased

    def _km_at_pace(self, week: PlanWeek, occasion: Occasion) -> float:
        """Kilometres at marathon pace in a week's long run."""
        if self.request.settings.goal is not Goal.MARATHON:
            return 0.0
        runs = [day.planned_distance_km or 0 for day in week.days if day.workout_type is WorkoutType.LONG_RUN]
        sessions = [self._long(week.week_number, round(km * 1000), occasion) for km in runs]
        parts = [part for session in sessions for part in session.stretches]
        return sum(part.metres for part in parts if part.effort is Effort.MARATHON) / 1000

    def _occasion(self, week: PlanWeek) -> Occasion:
        settings, miles, two = self.request.settings, self.request.settings.units == "mi", not self.one_hard_day
        km = self._usual_km(week)
        return Occasion(settings.goal, week.week_type, self.paces, km, self.level, miles=miles, two_hard_days=two)

    def _usual_km(self, week: PlanWeek) -> float:
        """The kilometres that ceilings are shares of: the week's, and where runs are lost to blocked dates or to a
        tune-up race what is left of them in a recovery week.
        """
        own = week.planned_distance_km - self._race_km(week)
        if week.week_type is WeekType.TAPER:
            return own
        loads = [w.planned_distance_km for w in self.weeks[: week.week_number - 1] if w.week_type in _LOAD]
        return max(own, LEAST_OF_LOAD * loads[-1]) if loads else own

    def _race_km(self, week: PlanWeek) -> float:
        race = self.request.settings.race_date
        if race is None or not week.week_start_date <= race <= week.week_end_date:
            return 0.0
        return next((day.planned_distance_km or 0 for day in week.days if day.date == race), 0.0)

    def _only_race_pace(self) -> WorkoutType | None:
        """The kind of the peak's only fast day for race pace; None where two or more are left for it."""
        usual, _ = RACE_PACE_DAYS.get(self.request.settings.goal, (None, None))
        peak = [day.workout_type for week in self.weeks if week.week_type is WeekType.PEAK for day in week.days]
        fast = [kind for kind in peak if kind in FAST]
        return None if usual is None or fast.count(usual) > 1 else usual if usual in fast else next(iter(fast), None)

    def _session(self, day: PlanDay, week: PlanWeek, occasion: Occasion, step: int | None, strides: bool) -> Session:
        kind, total = day.workout_type, round((day.planned_distance_km or 0) * 1000)
        if step is not None:
            return run_walk(total, step, occasion, always=kind in FAST)
        if kind in _RELAXED:
            return with_strides(total) if strides else relaxed(total, _RELAXED[kind])
        match kind:
            case WorkoutType.STEADY:
                return steady(total, occasion.phase)
            case WorkoutType.LONG_RUN:
                session = self._long(week.week_number, total, occasion)
                self._last[_looks(session.main[-1])] = day.date
                return session
        return self._quality(day, week, total, occasion)

    def _long(self, number: int, total: int, occasion: Occasion) -> Session:
        """Every second long run of load weeks has a faster part: the last one before the taper, never the plan's first.

        In base weeks with one hard day at most, every one but the first has.
        """
        weeks = self.hard_weeks if occasion.phase in HARD_PHASES else self.base_weeks
        if number not in weeks or number in self.back or not self.fast_long:
            return long_session(total, occasion, None)
        place, last = weeks.index(number), len(weeks) - 1
        if occasion.phase in HARD_PHASES:
            due = (last - place) % 2 == 0
        else:
            due = place > 0 and (self.one_hard_day or place % 2 == 1)
        if not due:
            return long_session(total, occasion, None)
        return long_session(total, occasion.at(place // 2), place / max(1, last))

    def _has_race_pace_long(self, week: PlanWeek, occasion: Occasion) -> bool:
        """Whether a week of two fast days has a long run that ends at race pace: then neither of them is run at it."""
        fast = [day for day in week.days if day.workout_type in FAST]
        if self.request.settings.goal is not Goal.HALF_MARATHON or len(fast) < 2:
            return False
        runs = [day.planned_distance_km or 0 for day in week.days if day.workout_type is WorkoutType.LONG_RUN]
        return any(self._long(week.week_number, round(km * 1000), occasion).name == RACE_PACE_LONG for km in runs)

    def _quality(self, day: PlanDay, week: PlanWeek, total: int, occasion: Occasion) -> Session:
        kind = day.workout_type
        turn = self._turns[kind, occasion.phase]
        occasion = occasion.at(turn, kind is self.only_race_pace, week.week_number == self._race_pace_week)
        if self._days_to_race(day) in range(1, RACE_WEEK_DAYS + 1):
            occasion = occasion.before_race(week.planned_distance_km)
        self._turns[kind, occasion.phase] = turn + 1
        workout, work = self._first_new(candidates(total, kind, occasion), day.date)
        self._last[_looks(work)] = day.date
        if workout.name == RACE_PACE:
            self._race_pace_week = week.week_number
        return around(total, work, workout.name)

    def _first_new(self, works: Iterator[Work], date: dt.date) -> Work:
        """Made one after the other, since nearly always the first will do; the one longest ago where none is new."""
        tried: list[Work] = []
        for work in works:
            if self._is_new(work, date):
                return work
            tried.append(work)
        return min(tried, key=lambda work: self._last[_looks(work[1])])

    def _is_new(self, work: Work, date: dt.date) -> bool:
        last = self._last.get(_looks(work[1]))
        return last is None or date - last > APART

    def _days_to_race(self, day: PlanDay) -> int | None:
        race = self.request.settings.race_date
        return None if race is None else (race - day.date).days


def _looks(work: Part | Repeats) -> tuple[int, int, Effort]:
    """What a runner tells workouts apart by: how often, how far, how fast. Shorter jogs make no new one."""
    if isinstance(work, Repeats):
        return work.times, work.parts[0].metres, work.parts[0].effort
    return 1, work.metres, work.effort


_LOAD = frozenset({WeekType.BASE, *HARD_PHASES})
_RELAXED = {WorkoutType.EASY: Effort.EASY, WorkoutType.RECOVERY: Effort.RECOVERY}
_RUNS = frozenset({WorkoutType.EASY, WorkoutType.RECOVERY, WorkoutType.LONG_RUN, WorkoutType.STEADY}) | FAST
