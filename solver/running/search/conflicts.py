"""Conflicts in terms of request fields: which of them leave no plan, and what to change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from solver.conflict import shrink
from solver.errors import BadRequest, Conflict, NoPlan
from solver.running.curve.targets import drawn
from solver.running.request.request import PlanRequest, Settings
from solver.running.search.feasibility import breakable_rules, is_feasible


@dataclass(frozen=True)
class Wish:
    """A request field that could be given up, how, and what to tell the athlete."""

    field: str
    drop: Callable[[PlanRequest], PlanRequest]
    advice: str


def explain_conflict(request: PlanRequest, cause: NoPlan | None) -> NoPlan:
    """The error for a request without a plan, with its irreducible conflict, and the one behind it if there is one."""
    wishes = {wish.field: wish for wish in wishes_of(request)}

    def possible(kept: frozenset[str]) -> bool:
        return _has_plan(request, [wish for field, wish in wishes.items() if field not in kept])

    fields = shrink(wishes, possible)
    behind = _behind(fields, wishes, possible)
    rules = cause.conflict.rules if cause is not None and cause.conflict is not None else _rules(request)
    advice = "; or ".join(wishes[field].advice for field in fields) or "change the request"
    if behind:
        advice += ". That alone is not enough: also " + "; or ".join(wishes[field].advice for field in behind)
    detail = cause.detail if cause is not None else f"No plan can meet {' and '.join(rules)} with this request."
    if behind:
        detail += f" A second conflict stands behind this one: {' and '.join(behind)} leave no plan either."
    return NoPlan(detail, conflict=Conflict(fields, tuple(rules), advice[0].upper() + advice[1:] + "."))


def _behind(
    fields: tuple[str, ...], wishes: Mapping[str, Wish], possible: Callable[[frozenset[str]], bool]
) -> tuple[str, ...]:
    """Another conflict that remains though one of the fields is given up; nothing where giving up any is enough."""
    for field in fields:
        rest = frozenset(wishes) - {field}
        if not possible(rest):
            return shrink([other for other in wishes if other in rest], possible)
    return ()


def _has_plan(request: PlanRequest, dropped: list[Wish]) -> bool:
    for wish in dropped:
        request = wish.drop(request)
    return _possible(request)


def _possible(request: PlanRequest) -> bool:
    try:
        return is_feasible(drawn(request))
    except (NoPlan, BadRequest):
        return False


def _rules(request: PlanRequest) -> tuple[str, ...]:
    return breakable_rules(drawn(request))


def wishes_of(request: PlanRequest) -> list[Wish]:
    """The optional fields that a request sets, each of them droppable on its own."""
    settings = request.settings
    found = [*_day_caps(settings), *_tune_ups(settings)]
    if settings.blocked_dates:
        found.append(Wish("settings.blockedDates", _with(blocked_dates=()), "unblock some dates"))
    if settings.preferred_long_run_day is not None:
        drop = _with(preferred_long_run_day=None)
        found.append(Wish("settings.preferredLongRunDay", drop, "let the engine choose the long run's day"))
    if settings.preferred_days:
        found.append(Wish("settings.preferredDays", _with(preferred_days=()), "allow more preferredDays"))
    if settings.peak_weekly_km is not None:
        found.append(Wish("settings.peakWeeklyKm", _with(peak_weekly_km=None), "leave out peakWeeklyKm"))
    if not settings.include_long_run:
        found.append(Wish("settings.includeLongRun", _with(include_long_run=True), "include the long run"))
    return found


def _day_caps(settings: Settings) -> Iterator[Wish]:
    for name, alias in (("max_km_by_day", "maxKmByDay"), ("max_minutes_by_day", "maxMinutesByDay")):
        for day in getattr(settings, name):
            drop = _without_key(name, day)
            yield Wish(f"settings.{alias}.{day.value}", drop, f"raise or remove {alias} for {day.value}")


def _tune_ups(settings: Settings) -> Iterator[Wish]:
    for i, race in enumerate(settings.tune_up_races):
        yield Wish(f"settings.tuneUpRaces.{i}", _without_race(race), f"move or drop the tune-up race on {race.date}")


def _with(**changes: Any) -> Callable[[PlanRequest], PlanRequest]:
    return lambda request: request.model_copy(update={"settings": request.settings.model_copy(update=changes)})


def _without_key(name: str, key: object) -> Callable[[PlanRequest], PlanRequest]:
    def drop(request: PlanRequest) -> PlanRequest:
        entries: Mapping[object, object] = getattr(request.settings, name)
        return _with(**{name: {k: v for k, v in entries.items() if k != key}})(request)

    return drop


def _without_race(race: object) -> Callable[[PlanRequest], PlanRequest]:
    def drop(request: PlanRequest) -> PlanRequest:
        kept = tuple(r for r in request.settings.tune_up_races if r != race)
        return _with(tune_up_races=kept)(request)

    return drop
