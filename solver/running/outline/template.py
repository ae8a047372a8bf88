"""The weekday template: which day of the week is for what (R02-R06), as a small CP-SAT model.

The same seven roles hold in every normal week, so Sunday and Monday are neighbours. Preferences
are ranked: more quality days first, then where the long run stands, then distance between hard
days, then even spacing; powers of two settle what is left, so the answer is unique.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from solver.cpsat import Model
from solver.errors import Conflict, NoPlan
from solver.linear import Linear, Quantity, total, weighted
from solver.running.calendar.roles import Role, Template
from solver.running.outline.room import Room, cap_km, rooms_of
from solver.running.request.request import PlanRequest, Settings, available_days
from solver.running.rules.races import RACE, mostly_blocked
from solver.running.rules.volume import TAPER
from solver.running.rules.workouts import QUALITY_MAX
from solver.solution import Status
from solver.weekday import WEEK, Weekday

DAYS = range(7)
FEW_RUNS = 4


@dataclass(frozen=True)
class TemplateQuestion:
    """All that the template depends on; equal questions have equal answers, so they are asked once."""

    runs: int
    available: tuple[bool, ...]
    long_day: int | None
    with_long: bool
    capped: tuple[bool, ...]
    calm_sunday: bool = False
    """No long run on Sunday, because a tune-up race follows on a Monday (R27)."""
    banned: tuple[bool, ...] = (False,) * 7
    """Weekdays without any run, because too many of them are blocked (R26)."""
    quality_max: int = 2
    like: Template | None = None
    """A template to stay near to: after quality days the fewest weekdays change."""
    quiet: tuple[int, ...] = ()
    """Weekdays of a full week that stand so near to the race that runs on them are short (R25)."""
    rooms: tuple[Room, ...] = ()
    """Where caps or recovery runs limit the week, what each day may have of week 1 and of a larger week."""


def template_of(request: PlanRequest) -> Template:
    """The weekday roles for a request; speedwork and injuries change the kind of run, not its place."""
    return place_roles(question_of(request))


def closest_template(request: PlanRequest, like: Template) -> Template:
    """The same with as many quality days, and of those templates one that changes the fewest weekdays of another."""
    return place_roles(replace(question_of(request), like=like))


def question_of(request: PlanRequest) -> TemplateQuestion:
    """What the template of a request depends on."""
    settings = request.settings
    banned = mostly_blocked(settings)
    days = [day for day in available_days(settings) if day not in banned]
    long_day = None if settings.preferred_long_run_day in banned else settings.preferred_long_run_day
    return TemplateQuestion(
        runs=settings.days_per_week,
        available=tuple(day in days for day in WEEK),
        long_day=None if long_day is None or not settings.include_long_run else long_day.position,
        with_long=settings.include_long_run,
        capped=tuple(cap_km(request, day) is not None for day in WEEK),
        calm_sunday=long_day is not Weekday.SUNDAY
        and any(race.date.weekday() == 0 and race.date > settings.first_monday for race in settings.tune_up_races),
        banned=tuple(day in banned for day in WEEK),
        quality_max=QUALITY_MAX.allowed(request),
        quiet=_quiet_days(settings),
        rooms=rooms_of(request),
    )


def _quiet_days(settings: Settings) -> tuple[int, ...]:
    """With a taper of one week the week before the race is full, but for its last days before a Thursday or Friday."""
    race, to_race = settings.race_date, settings.weeks_to_race
    if race is None or to_race is None or settings.days_per_week > FEW_RUNS:
        return ()
    if TAPER.weeks(settings.goal, to_race, race.weekday()) > 1:
        return ()
    return tuple(d for d in DAYS if d + RACE.long_free_days >= race.weekday() + 7)


@lru_cache(maxsize=4096)
def place_roles(question: TemplateQuestion) -> Template:
    """Solve the template model: proven best, and the same for equal questions.

    Raises:
        NoPlan: when no day is left for the long run.
    """
    return _TemplateModel(question).solve()


class _TemplateModel:
    def __init__(self, question: TemplateQuestion) -> None:
        self.question = question
        self.model = Model(seed=1)
        self.run = [self.model.variable(0, 1) for _ in DAYS]
        self.long = [self.model.variable(0, 1) for _ in DAYS]
        self.quality = [self.model.variable(0, 1) for _ in DAYS]
        self._run_days()
        self._one_long_run()
        self._quality_days()
        self._no_back_to_back()
        self.model.minimise(self._objective())

    def solve(self) -> Template:
        solution = self.model.solve()
        if solution.status is not Status.OPTIMAL:
            detail = "The only day for the long run is the Sunday before a tune-up race on Monday."
            raise NoPlan(detail, conflict=Conflict((), ("R03", "R05", "R27"), ""))
        return tuple(
            Role.LONG
            if solution.value(self.long[d])
            else Role.QUALITY
            if solution.value(self.quality[d])
            else Role.EASY
            if solution.value(self.run[d])
            else Role.REST
            for d in DAYS
        )

    def _run_days(self) -> None:
        """All preferred days when they are too few, only preferred days when they suffice (R02)."""
        available, enough = self.question.available, sum(self.question.available) >= self.question.runs
        self.model.require_equal(total(self.run), self.question.runs)
        for d in DAYS:
            if self.question.banned[d]:
                self.model.require(self.run[d])
            if enough and not available[d]:
                self.model.require(self.run[d])
            if not enough and available[d]:
                self.model.require(1 - self.run[d])

    def _one_long_run(self) -> None:
        self.model.require_equal(total(self.long), int(self.question.with_long))
        if self.question.calm_sunday:
            self.model.require(self.long[6])
        if self.question.long_day is not None:
            self.model.require(1 - self.long[self.question.long_day])

    def _quality_days(self) -> None:
        self.model.require(total(self.quality) - self.question.quality_max)
        for d in DAYS:
            self.model.require(self.long[d] + self.quality[d] - self.run[d])

    def _no_back_to_back(self) -> None:
        hard = [long + quality for long, quality in zip(self.long, self.quality, strict=True)]
        for d in DAYS:
            self.model.require(hard[d] + hard[(d + 1) % 7] - 1)

    def _objective(self) -> Quantity:
        """Ranked by magnitude; each group's worst sum stays below the next group's unit."""
        return weighted(
            [
                (-1_000_000_000, total(self.quality)),
                *((10_000_000, change) for change in self._changes()),
                *self._lacking(),
                *((400_000 * cost, long) for cost, long in zip(self._long_day_costs(), self.long, strict=True)),
                (40_000, total(self._two_apart(self.quality, self.long))),
                (40_000, total(self._two_apart(self.quality, self.quality)[:7])),
                *((20_000, self.quality[d]) for d in DAYS if self.question.capped[d]),
                (2_000, total(self._runs_in_a_row(3))),
                (1_300, total(self._runs_in_a_row(2))),
                (1_500, total(self._rests_in_a_row(3))),
                *((100_000, self.run[d] - self.long[d]) for d in self.question.quiet),
                *((128 * (6 - d), self.long[d]) for d in DAYS),
                *((2**d, self.quality[d]) for d in DAYS),
                *((2 ** (6 - d), self.run[d]) for d in DAYS),
            ]
        )

    def _changes(self) -> list[Quantity]:
        """For each weekday whether its role differs from the template to stay near to."""
        if self.question.like is None:
            return []
        same = {Role.LONG: self.long, Role.QUALITY: self.quality}
        changes: list[Quantity] = []
        for d, role in enumerate(self.question.like):
            if role is Role.EASY:
                changes.append(1 - self.run[d] + self.long[d] + self.quality[d])
            else:
                changes.append(1 - same[role][d] if role in same else self.run[d])
        return changes

    def _lacking(self) -> list[tuple[int, Quantity]]:
        """What the days cannot hold of week 1, which bends, and of a larger week, which is missed."""
        return [
            (weight // room.size, self._lack(room))
            for weight, room in zip((50_000_000, 200_000), self.question.rooms, strict=False)
        ]

    def _lack(self, room: Room) -> Linear:
        lack = self.model.variable(0, room.size)
        of_roles = [
            self.run[d] * room.easy[d]
            + self.long[d] * (room.long[d] - room.easy[d])
            + self.quality[d] * (room.quality[d] - room.easy[d])
            for d in DAYS
        ]
        shorter = [
            self._both(self.long[d - 1] + self.quality[d - 1], self.run[d]) * (room.easy[d] - room.recovery)
            for d in DAYS
            if room.recovery < room.easy[d]
        ]
        self.model.require(room.size - total(of_roles) + total(shorter) - lack)
        return lack

    def _long_day_costs(self) -> list[int]:
        """Weekends first, Sunday before Saturday, and not on a day with a cap."""
        return [(0 if d == 6 else 1 if d == 5 else 2) + 3 * self.question.capped[d] for d in DAYS]

    def _two_apart(self, first: list[Linear], second: list[Linear]) -> list[Linear]:
        """One for each pair of hard days with a single day between them."""
        return [self._both(first[d], second[(d + 2) % 7]) for d in DAYS] + [
            self._both(first[d], second[(d - 2) % 7]) for d in DAYS if first is not second
        ]

    def _both(self, *days: Quantity) -> Linear:
        flag = self.model.variable(0, 1)
        self.model.require(total(days) - (len(days) - 1) - flag)
        return flag

    def _runs_in_a_row(self, length: int) -> list[Linear]:
        return [self._both(*(self.run[(d + k) % 7] for k in range(length))) for d in DAYS]

    def _rests_in_a_row(self, length: int) -> list[Linear]:
        return [self._both(*(1 - self.run[(d + k) % 7] for k in range(length))) for d in DAYS]
