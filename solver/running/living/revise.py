"""One revision: the scene before and after the news, the smallest change between them, and the plan of it."""

import datetime as dt
from dataclasses import replace
from time import perf_counter

from solver import ENGINE_VERSION
from solver.errors import Conflict, NoPlan
from solver.linear import Number
from solver.rule import Fault
from solver.running.answer.explain import relaxations_of
from solver.running.calendar.schedule import Day, Week
from solver.running.curve.day_limits import NO_LIMIT
from solver.running.living.advice import advice_on
from solver.running.living.diff import change_km, changes_between, summary_of
from solver.running.living.prices import cost_of
from solver.running.living.reasons import Reasons
from solver.running.living.rewriting import rewritten
from solver.running.living.scene import Scene, in_force
from solver.running.living.search import volumes_of_revision
from solver.running.living.terms import Terms, forgiven_in
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, Relaxation, SolverReport
from solver.running.request.revision import BreakTold, Revision
from solver.running.request.situation import Situation
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.rules.rulebook import RULEBOOK
from solver.running.search.bending import Volumes
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights

OF_SINGLE_DAYS = frozenset({"V1", "V3", "V6", "R29"})
"""What cuts a target before anything is searched."""
CALENDAR_RULES = frozenset({"R04", "R05", "R25", "R26", "R27", "R29"})
"""Rules about the calendar that an edit can break; the others exempt weeks that life touched."""


def revised(
    request: PlanRequest,
    plan: Plan,
    situation: Situation,
    config: EngineConfig,
    recorded: bool = True,
    reasons: bool = True,
) -> Revision:
    """The plan after the situation, with everything about the difference, or (without `reasons`) the plan alone.

    Raises:
        BadRequest: for settings, pins or weights that cannot be used.
        NoPlan: where hard rules leave no plan; which wishes clash is not yet known.
    """
    start = perf_counter()
    weights = config.resolve_weights(request.weights)
    force = in_force(request, plan)
    before = force.before(situation.today)
    after = lowered(force.after(situation, recorded))
    check_calendar(before, after)
    forgiven = forgiven_in(before)
    terms = Terms(after, forgiven)
    volumes = volumes_of_revision(after, terms, weights, config.seed)
    if volumes is None:
        raise NoPlan("The situation leaves no plan that keeps the hard rules.")
    return _revision(plan, before, after, terms, volumes, weights, start, reasons)


def lowered(scene: Scene) -> Scene:
    """The scene with targets cut to what single days may have: returns, caps, pins."""
    targets = scene.facts.targets
    splits = [dict(week.days) for week in targets.weeks]
    weeks = scene.facts.schedule.weeks
    runs: dict[dt.date, Number] = {day.date: splits[week.index][day.weekday] for week in weeks for day in week.runs}
    numbers = Numbers.of_distances(scene.facts, runs)
    for _, bound in Terms(scene).of(OF_SINGLE_DAYS, numbers):
        amount, weekday = bound.amount(), bound.place.day
        if amount and weekday is not None:
            splits[bound.place.week - 1][weekday] -= bound.sign * amount
    for week in weeks:
        for day in week.runs:
            if day.date >= scene.today:
                split = splits[week.index]
                split[day.weekday] = min(split[day.weekday], most_on(scene.facts, week, day))
    lower = tuple(
        replace(week, days=split, total=sum(split.values()), reachable=sum(split.values()))
        for week, split in zip(targets.weeks, splits, strict=True)
    )
    return replace(scene, facts=replace(scene.facts, targets=replace(targets, weeks=lower)))


def most_on(facts: Facts, week: Week, day: Day) -> int:
    """The least of the fixed limits of a run."""
    return min((limit.steps for rule in RULEBOOK for limit in rule.limits(facts, week, day)), default=NO_LIMIT)


def check_calendar(before: Scene, after: Scene) -> None:
    """Refuse days that cannot stand where the situation wants them.

    Raises:
        NoPlan: with the rules in question.
    """
    known = {(rule_id, fault.sentence) for rule_id, fault in _faults(before)}
    found = [(rule_id, fault) for rule_id, fault in _faults(after) if (rule_id, fault.sentence) not in known]
    found = [(rule_id, fault) for rule_id, fault in found if not _is_over(after, fault)]
    ill = {date for event in after.situation.events if event.forbids_running for date in event.dates}
    running = sorted(date for date in ill if date >= after.today and date in after.slots and after.slots[date].is_run)
    if running:
        raise NoPlan(f"A run is fixed on {running[0]}, a day without running.", conflict=Conflict((), ("V2", "V3"), ""))
    if found:
        _, fault = found[0]
        where = "" if fault.place is None else f"Week {fault.place.week}: "
        rules = tuple(dict.fromkeys(rule_id for rule_id, _ in found))
        raise NoPlan(f"{where}{fault.sentence}.", conflict=Conflict((), rules, ""))


def _faults(scene: Scene) -> list[tuple[str, Fault]]:
    return [(rule.id, fault) for rule in RULEBOOK if rule.id in CALENDAR_RULES for fault in rule.faults(scene.facts)]


def _is_over(scene: Scene, fault: Fault) -> bool:
    place = fault.place
    if place is None or place.week - 1 < scene.current:
        return place is not None
    if place.day is None:
        return place.week - 1 == scene.current and scene.has_begun
    return scene.facts.schedule.weeks[place.week - 1].days[place.day].date < scene.today


def _revision(
    plan: Plan,
    before: Scene,
    after: Scene,
    terms: Terms,
    volumes: Volumes,
    weights: Weights,
    start: float,
    reasons: bool,
) -> Revision:
    numbers = Numbers.of_distances(after.facts, dict(volumes.distances))
    new = rewritten(plan, after, numbers)
    changes = changes_between(plan, new, after, Reasons(before, after, terms, numbers)) if reasons else []
    cost = cost_of(numbers, weights)
    solve_ms = round(1000 * volumes.solve_seconds, 2)
    report = SolverReport(
        status="optimal" if volumes.proven else "feasible",
        build_ms=round(1000 * (perf_counter() - start) - solve_ms, 2),
        solve_ms=solve_ms,
        objective=cost,
        bound=cost if volumes.proven else 0,
        model_variables=volumes.variables,
        engine_version=ENGINE_VERSION,
    )
    missed = [(rule, bound) for rule, bound in terms.plain(numbers) if bound.amount()]
    bends = [*_of_the_past(plan, after), *relaxations_of(numbers, lambda _: iter(missed))]
    advisories = advice_on(plan, before, after, [rule.id for rule, bound in missed if bound.rank is None])
    new = new.model_copy(update={"relaxations": bends, "advisories": advisories, "solver": report})
    return Revision(
        plan=new,
        based_on=plan.plan_id,
        breaks=[BreakTold.model_validate({"from": b.first, "resume": b.resume, "days": b.days}) for b in after.breaks],
        changed_days=len(changes),
        changed_km=round(sum(abs(change_km(change)) for change in changes), 6),
        summary=summary_of(plan, new, changes, after.today, after.facts.request),
        changes=changes,
        relaxations=new.relaxations,
        advisories=new.advisories,
        solver=report,
    )


def _of_the_past(plan: Plan, scene: Scene) -> list[Relaxation]:
    """Bends of weeks that are over stay on record."""
    return [bend for bend in plan.relaxations if bend.week - 1 < scene.current]
