"""Lives: what comes between a runner and a stored plan, by kind; the same ones in every run.

Each life is a plan of an everyday request, a day in it, and a situation. `KINDS` are the rows of the living plan's
table and some beside it; every kind meets plans in their first, middle and last third.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from benchmarks.instances import EVERYDAY, Instance, family
from solver.errors import NoPlan
from solver.running.engine import solve
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, WeekType, WorkoutType
from solver.running.request.situation import Situation, read_situation

PLANS, FEWEST_WEEKS = 12, 8
PER_KIND = 18
ONE_DAY = dt.timedelta(1)
News = Mapping[str, Any]


@dataclass(frozen=True)
class Life:
    """A plan in force and what happened by a day."""

    kind: str
    name: str
    request: PlanRequest
    plan: Plan
    situation: Situation


class Runner:
    """A stored plan on one day, and chance for what comes."""

    def __init__(self, request: PlanRequest, plan: Plan, today: dt.date, chance: random.Random) -> None:
        self.request, self.plan, self.today, self.chance = request, plan, today, chance
        self.days = [day for week in plan.weeks for day in week.days]
        self.runs = [day for day in self.days if day.planned_distance_km and day.workout_type is not WorkoutType.RACE]

    @property
    def past(self) -> list[PlanDay]:
        """Runs before today."""
        return [day for day in self.runs if day.date < self.today]

    @property
    def ahead(self) -> list[PlanDay]:
        """Runs from today on, up to three weeks."""
        return [day for day in self.runs if self.today <= day.date < self.today + 21 * ONE_DAY]

    def done(self, missed: Sequence[dt.date] = (), share: float = 1.0) -> list[dict[str, object]]:
        """All past runs but those that were missed, races too."""
        ran = [day for day in self.days if day.planned_distance_km and day.date < self.today]
        return [
            {"date": day.date.isoformat(), "distanceKm": round((day.planned_distance_km or 0) * share, 3)}
            for day in ran
            if day.date not in missed
        ]

    def last(self, *types: WorkoutType) -> dt.date | None:
        """The last past run of some kinds."""
        return next((day.date for day in reversed(self.past) if day.workout_type in types), None)

    def ill(self, days: int, kind: str = "illness") -> News:
        """Off for so many days from today."""
        until = self.today + (days - 1) * ONE_DAY
        return {"events": [{"kind": kind, "from": self.today.isoformat(), "to": until.isoformat()}]}

    def settings(self, **changes: object) -> News:
        """Other settings."""
        return {"settings": changes}


def _missed(*types: WorkoutType) -> Callable[[Runner], News | None]:
    def life(runner: Runner) -> News | None:
        date = runner.last(*types)
        return None if date is None else {"done": runner.done([date])}

    return life


def _off(shortest: int, longest: int) -> Callable[[Runner], News | None]:
    return lambda runner: runner.ill(
        runner.chance.randint(shortest, longest), runner.chance.choice(["illness", "injury"])
    )


def _at_taper(runner: Runner) -> News | None:
    taper = next((week.days[0].date for week in runner.plan.weeks if week.week_type is WeekType.TAPER), None)
    if taper is None or taper < runner.today:
        return None
    runner.today = taper
    return runner.ill(runner.chance.randint(3, 6))


def _race_moved(runner: Runner) -> News | None:
    race = runner.request.settings.race_date
    weeks = runner.chance.choice([-2, -1, 1, 2, 3])
    if race is None or (race - runner.today).days < 35:
        return None
    return runner.settings(
        raceDate=(race + weeks * 7 * ONE_DAY + runner.chance.choice([0, 0, -1]) * ONE_DAY).isoformat()
    )


def _days_a_week(runner: Runner) -> News | None:
    now = runner.request.settings.days_per_week
    other = now + runner.chance.choice([-1, 1])
    return runner.settings(daysPerWeek=other) if 2 <= other <= 7 else None


def _run_moved(runner: Runner) -> News | None:
    """To the day after or before, where that is a rest day without hard neighbours."""
    roles = {day.date: day.workout_type for day in runner.days}
    for day in runner.ahead:
        for to in (day.date + ONE_DAY, day.date - ONE_DAY):
            easy = day.workout_type in (WorkoutType.EASY, WorkoutType.RECOVERY)
            if easy and to >= runner.today and roles.get(to) is WorkoutType.REST:
                return {"pins": [{"move": {"from": day.date.isoformat(), "to": to.isoformat()}}]}
    return None


def _pinned(runner: Runner) -> News | None:
    easy = [day for day in runner.ahead if day.workout_type is WorkoutType.EASY and (day.planned_distance_km or 0) > 4]
    if not easy:
        return None
    day = runner.chance.choice(easy)
    return {"pins": [{"date": day.date.isoformat(), "distanceKm": round((day.planned_distance_km or 0) - 1, 3)}]}


def _blocked(runner: Runner) -> News | None:
    old = [date.isoformat() for date in runner.request.settings.blocked_dates]
    new = [day.date.isoformat() for day in runner.chance.sample(runner.ahead, min(2, len(runner.ahead)))]
    return runner.settings(blockedDates=[*old, *new]) if new else None


def _tune_up(runner: Runner) -> News | None:
    race = runner.request.settings.race_date
    if race is None or (race - runner.today).days < 35 or runner.request.settings.tune_up_races:
        return None
    date = runner.today + (13 - runner.today.weekday()) * ONE_DAY
    return runner.settings(tuneUpRaces=[{"date": date.isoformat(), "distanceKm": 10.0}])


def _goal_changed(runner: Runner) -> News | None:
    shorter = {"marathon": "half_marathon", "half_marathon": "10k", "10k": "5k"}
    goal = shorter.get(runner.request.settings.goal.value)
    return None if goal is None else runner.settings(goal=goal)


def _several(runner: Runner) -> News | None:
    pinned, missed = _pinned(runner), runner.last(WorkoutType.EASY, WorkoutType.RECOVERY)
    if pinned is None or missed is None:
        return None
    start = runner.today + 21 * ONE_DAY
    trip = {"kind": "travel", "from": start.isoformat(), "to": (start + 3 * ONE_DAY).isoformat()}
    return {"done": runner.done([missed]), "events": [trip], **pinned}


KINDS: Mapping[str, Callable[[Runner], News | None]] = {
    "nothing": lambda runner: {},
    "5 % more or less": lambda runner: {"done": runner.done(share=runner.chance.choice([0.95, 1.05]))},
    "easy run missed": _missed(WorkoutType.EASY, WorkoutType.RECOVERY),
    "long or quality run missed": _missed(WorkoutType.LONG_RUN, WorkoutType.TEMPO, WorkoutType.INTERVALS),
    "more run than planned": lambda runner: {"done": runner.done(share=1.25)},
    "5-7 days off": _off(5, 7),
    "two weeks off": _off(13, 15),
    "four to six weeks off": _off(28, 42),
    "off at the taper": _at_taper,
    "race moved": _race_moved,
    "a day more or less a week": _days_a_week,
    "run moved": _run_moved,
    "pin": _pinned,
    "new blocked dates": _blocked,
    "new tune-up race": _tune_up,
    "goal changed": _goal_changed,
    "race dropped": lambda r: None if r.request.settings.race_date is None else r.settings(raceDate=None),
    "travel": lambda runner: runner.ill(4, "travel"),
    "several at once": _several,
}


@lru_cache
def stored_plans() -> tuple[tuple[Instance, PlanRequest, Plan], ...]:
    """Everyday requests of some length with their plans."""
    found: list[tuple[Instance, PlanRequest, Plan]] = []
    for instance in family(EVERYDAY):
        request = instance.request
        if request.settings.week_count >= FEWEST_WEEKS and len(found) < PLANS:
            try:
                found.append((instance, request, solve(request)))
            except NoPlan:
                continue
    return tuple(found)


def lives(per_kind: int = PER_KIND, kinds: Iterable[str] = KINDS) -> Iterator[Life]:
    """So many lives of every kind."""
    for kind in kinds:
        yield from islice(_lives_of(kind, per_kind * 6), per_kind)


def _lives_of(kind: str, turns: int) -> Iterator[Life]:
    chance = random.Random(kind)
    for turn in range(turns):
        instance, request, plan = stored_plans()[turn % len(stored_plans())]
        life = _life(kind, f"{instance.name}-{turn}", request, plan, chance)
        if life is not None:
            yield life


def _life(kind: str, name: str, request: PlanRequest, plan: Plan, chance: random.Random) -> Life | None:
    length = len(plan.weeks) * 7
    runner = Runner(request, plan, plan.start_date + chance.randrange(length // 6, length * 5 // 6) * ONE_DAY, chance)
    news = KINDS[kind](runner)
    if news is None:
        return None
    told = {"done": runner.done(), **news, "today": runner.today.isoformat()}
    return Life(kind, name, request, plan, read_situation(told))
