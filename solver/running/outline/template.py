"""The weekday template: which day of the week is for what (R02-R06), the best of all there are.

Preferences are ranked: more quality days first, then where the long run stands, then distance between hard
days, then even spacing; each group's worst sum stays below the next group's unit.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from solver.running.calendar.roles import Role, Template
from solver.running.outline.capacity import Capacity, cap_km, capacities_of, has_medium_long_runs
from solver.running.outline.shapes import ALL_DAYS, DAYS, Shape, bits, day_sets, shapes
from solver.running.request.request import PlanRequest, Settings, available_days
from solver.running.rules.races import RACE, mostly_blocked
from solver.running.rules.volume import TAPER
from solver.running.rules.workouts import QUALITY_MAX
from solver.running.words.impossible import Impossible
from solver.weekday import WEEK, Weekday

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
    capacities: tuple[Capacity, ...] = ()
    """Where caps or recovery runs limit the week, what each day may have of week 1 and of a larger week."""
    medium_long: bool = False
    """An easy run will be long: of equal templates one that does not put it on the eve of the long run."""


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
        capacities=capacities_of(request),
        medium_long=has_medium_long_runs(request),
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
    """The cheapest of all shapes that answer the question: the same for equal questions.

    Raises:
        NoPlan: when no day is left for the long run.
    """
    fitting = _fitting(question)
    if not fitting:
        raise Impossible("no.long_run_day", "R03", "R05", "R27")
    return _cheapest(fitting, _Prices(question)).template


def _cheapest(fitting: list[Shape], prices: "_Prices") -> Shape:
    """Room that lacks only adds to a price: no shape from there on is cheaper that costs as much without it."""
    first, *others = sorted(fitting, key=prices.without_capacities)
    best, least = first, prices.whole(first)
    for shape in others:
        if prices.without_capacities(shape) >= least:
            break
        if (price := prices.whole(shape)) < least:
            best, least = shape, price
    return best


def _fitting(question: TemplateQuestion) -> list[Shape]:
    """All preferred days when they are too few, only preferred days when they suffice (R02); a long run where it may
    stand."""
    available = bits(d for d in DAYS if question.available[d])
    banned = bits(d for d in DAYS if question.banned[d])
    needed, allowed = 0, ALL_DAYS & ~banned
    if available.bit_count() >= question.runs:
        allowed &= available
    else:
        needed = available
    long_days = ALL_DAYS if question.long_day is None else 1 << question.long_day
    if question.calm_sunday:
        long_days &= ~bits([6])
    return [
        shape
        for runs in day_sets(question.runs)
        if not (runs & ~allowed or needed & ~runs)
        for shape in shapes(runs, question.with_long, question.quality_max)
        if not shape.long & ~long_days
    ]


class _Prices:
    """What a shape costs a question."""

    def __init__(self, question: TemplateQuestion) -> None:
        self._question = question
        self._capped = bits(d for d in DAYS if question.capped[d])
        self._quiet = bits(question.quiet)
        # weekends first, Sunday before Saturday, and not on a day with a cap
        self._long = {1 << d: 400_000 * (max(0, min(2, 6 - d)) + 3 * question.capped[d]) for d in DAYS} | {0: 0}

    def without_capacities(self, shape: Shape) -> int:
        """All but what the days cannot hold."""
        return (
            shape.spread
            - 1_000_000_000 * shape.quality.bit_count()
            + 10_000_000 * self._changes(shape)
            + self._long[shape.long]
            + 20_000 * (shape.quality & self._capped).bit_count()
            + 100_000 * (shape.runs & ~shape.long & self._quiet).bit_count()
            + 256 * (self._question.medium_long and shape.eases_into_long)
        )

    def whole(self, shape: Shape) -> int:
        """With what the days cannot hold of week 1, which bends, and of a larger week, which is missed."""
        return self.without_capacities(shape) + sum(
            weight // week.size * _lack(week, shape)
            for weight, week in zip((50_000_000, 200_000), self._question.capacities, strict=False)
        )

    def _changes(self, shape: Shape) -> int:
        """How many weekdays are for another run than in the template to stay near to."""
        like = self._question.like
        if like is None:
            return 0
        return sum(before != now for before, now in zip(_uses(like), _uses(shape.template), strict=True))


def _uses(template: Template) -> list[tuple[Role, int]]:
    """What each weekday is for; of two quality days the first and the second are for different workouts (R04)."""
    quality = [d for d in DAYS if template[d] is Role.QUALITY]
    roles = [role if role.is_run else Role.REST for role in template]
    return [(role, quality.index(d) if d in quality else 0) for d, role in enumerate(roles)]


def _lack(week: Capacity, shape: Shape) -> int:
    shorter, held = shape.after_hard, 0
    for d in DAYS:
        if shape.long >> d & 1:
            held += week.long[d]
        elif shape.quality >> d & 1:
            held += week.quality[d]
        elif shape.runs >> d & 1:
            held += min(week.easy[d], week.recovery) if shorter >> d & 1 else week.easy[d]
    return max(0, week.size - held)
