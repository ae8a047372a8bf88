"""Conflicts in terms of request fields: which of them leave no plan, and what to change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from solver.conflict import shrink
from solver.errors import BadRequest, Conflict, NoPlan
from solver.running.curve.targets import drawn
from solver.running.request.request import PlanRequest, Settings
from solver.running.search.feasibility import breakable_rules, is_feasible
from solver.running.words.impossible import told
from solver.running.words.tongue import Tongue, as_sentence, saying, tongue_of


@dataclass(frozen=True)
class Wish:
    """A request field that could be given up, how, and what to tell the athlete."""

    field: str
    drop: Callable[[PlanRequest], PlanRequest]
    advice: Callable[[Tongue], str]


def explain_conflict(request: PlanRequest, cause: NoPlan | None) -> NoPlan:
    """The error for a request without a plan, with its irreducible conflict, and the one behind it if there is one."""
    wishes = {wish.field: wish for wish in wishes_of(request)}

    def possible(kept: frozenset[str]) -> bool:
        return _has_plan(request, [wish for field, wish in wishes.items() if field not in kept])

    fields = shrink(wishes, possible)
    behind = _behind(fields, wishes, possible)
    rules = cause.conflict.rules if cause is not None and cause.conflict is not None else _rules(request)
    tongue = tongue_of(request)

    def advice(names: tuple[str, ...]) -> str:
        given = [wishes[name].advice(tongue) for name in names]
        return tongue.say("advice.or").join(given) or tongue.say("give.request")

    detail = told(cause, tongue) if cause is not None else tongue.say("no.plan", rules=tongue.all_of(rules))
    way_out = advice(fields)
    if behind:
        detail = tongue.say("no.behind", detail=detail, fields=tongue.all_of(behind))
        way_out = tongue.say("give.behind", advice=way_out, more=advice(behind))
    return NoPlan(detail, conflict=Conflict(fields, tuple(rules), as_sentence(way_out)))


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
        found.append(Wish("settings.blockedDates", _with(blocked_dates=()), saying("give.blocked")))
    if settings.preferred_long_run_day is not None:
        drop = _with(preferred_long_run_day=None)
        found.append(Wish("settings.preferredLongRunDay", drop, saying("give.long_run_day")))
    if settings.preferred_days:
        found.append(Wish("settings.preferredDays", _with(preferred_days=()), saying("give.days")))
    if settings.peak_weekly_km is not None:
        found.append(Wish("settings.peakWeeklyKm", _with(peak_weekly_km=None), saying("give.peak")))
    if not settings.include_long_run:
        found.append(Wish("settings.includeLongRun", _with(include_long_run=True), saying("give.long_run")))
    return found


def _day_caps(settings: Settings) -> Iterator[Wish]:
    for name, alias in (("max_km_by_day", "maxKmByDay"), ("max_minutes_by_day", "maxMinutesByDay")):
        for day in getattr(settings, name):
            drop = _without_key(name, day)
            advice = saying("give.day_limit", field=alias, day=day.value)
            yield Wish(f"settings.{alias}.{day.value}", drop, advice)


def _tune_ups(settings: Settings) -> Iterator[Wish]:
    for i, race in enumerate(settings.tune_up_races):
        yield Wish(f"settings.tuneUpRaces.{i}", _without_race(race), saying("give.tune_up", date=race.date))


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
