"""The plan engine's front door: a request in, a proven plan out; a plan in, verdicts out, or why it is as it is."""

import datetime as dt
from collections.abc import Sequence
from math import inf
from time import perf_counter

from solver import ENGINE_VERSION
from solver.answer import SolverReport
from solver.digest import digest_of
from solver.errors import NoPlan, PacewrightError, told_in
from solver.running.answer.advisories import advisories_of
from solver.running.answer.explain import breaches_of, relaxations_of
from solver.running.answer.skeleton import weeks_of
from solver.running.answer.validator import verdicts_of
from solver.running.curve.targets import drawn
from solver.running.living.change.start import Start
from solver.running.living.explain.diff import differences
from solver.running.living.verdicts import verdicts_of_revision
from solver.running.living.why import why as why
from solver.running.living.wishes import alternatives_of, revision_of, summed_up
from solver.running.living.wishes import why_not as why_not
from solver.running.paces.race_estimate import race_estimate
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.revision import Alternative, Revision
from solver.running.request.situation import Situation, Wish, with_settings
from solver.running.rules.facts import Facts
from solver.running.rules.numbers import Numbers
from solver.running.search.bending import Volumes, volumes_of
from solver.running.search.certificate import aimed
from solver.running.search.config import DEFAULT_CONFIG, EngineConfig
from solver.running.search.conflicts import explain_conflict
from solver.running.search.costs import Weights
from solver.verdict import RuleVerdict


def solve(request: PlanRequest, config: EngineConfig = DEFAULT_CONFIG) -> Plan:
    """The best plan for a request, proven optimal; the same request gives the same plan, unless the configuration sets
    a time after which searches end.

    Raises:
        BadRequest: when the weights are unknown or the peak lies below week 1.
        NoPlan: when hard rules and request fields cannot stand together; the conflict is irreducible.
        OutOfTime: when the configuration's time is over before any plan was found.
    """
    start = perf_counter()
    with told_in(request.settings.language):
        weights = config.resolve_weights(request.weights)
        try:
            facts = facts_of(request)
            volumes = volumes_of(facts, weights, config.seed, start + (config.solve_seconds or inf))
        except NoPlan as impossible:
            raise explain_conflict(request, impossible) from None
        if volumes is None:
            raise explain_conflict(request, None)
    return _plan(facts, volumes, weights, perf_counter() - start)


def validate(plan: Plan, request: PlanRequest) -> list[RuleVerdict]:
    """Judge a plan, wherever it comes from, by every rule. See :func:`verdicts_of` for errors.

    Of a plan that was revised the past is a fact, and what life touched is judged as the living plan's rules say.
    """
    return verdicts_of(plan, request) if plan.happened is None else verdicts_of_revision(plan, request)


def revise(request: PlanRequest, plan: Plan, situation: Situation, config: EngineConfig = DEFAULT_CONFIG) -> Revision:
    """The plan in force after what happened: the smallest change that the rules permit, with a reason for each day.

    Raises:
        BadRequest: when settings, pins or weights cannot be used.
        NoPlan: when a situation leaves no plan; the conflict names `pins.DATE`, `events.I` and settings, irreducibly.
    """
    return revision_of(Start(request, plan, situation.today), situation, config)


def what_if(
    request: PlanRequest,
    wishes: Sequence[Wish],
    plan: Plan | None = None,
    today: dt.date | None = None,
    config: EngineConfig = DEFAULT_CONFIG,
) -> list[Alternative]:
    """What becomes of each wish, side by side: of a plan by revising it, of a bare request by solving the changed one.

    A wish that cannot be used or met carries its error; the others are answered all the same.
    """
    if plan is not None:
        return alternatives_of(request, wishes, plan, today, config)
    made = solve(request, config)
    return [_alternative(request, made, wish, config) for wish in wishes]


def _alternative(request: PlanRequest, made: Plan, wish: Wish, config: EngineConfig) -> Alternative:
    """A wish on a request: the changed request solved, beside what it gives unchanged; pins revise that."""
    try:
        changed = with_settings(request, wish.settings)
        plan = solve(changed, config)
        if wish.pins:
            plan = revise(changed, plan, Situation.on(plan.start_date, Wish(pins=wish.pins)), config).plan
    except PacewrightError as error:
        return Alternative(wish=wish, error=error.as_problem())
    return Alternative(wish=wish, summary=summed_up(plan), changes=differences(made, plan, changed))


def facts_of(request: PlanRequest) -> Facts:
    """Everything that is settled before the kilometres: baseline, schedule, caps, targets."""
    return aimed(drawn(request))


def _plan(facts: Facts, volumes: Volumes, weights: Weights, seconds: float) -> Plan:
    request, weeks = facts.request, weeks_of(facts, volumes.distances)
    missed = breaches_of(Numbers.of_distances(facts, dict(volumes.distances))) if volumes.bent else []
    solve_ms = round(1000 * volumes.solve_seconds, 2)
    return Plan(
        plan_id=digest_of(request.as_json(), weights.model_dump()),
        goal=request.settings.goal,
        start_date=weeks[0].week_start_date,
        end_date=weeks[-1].week_end_date,
        race_date=request.settings.race_date,
        race_estimate=race_estimate(request, facts.schedule.days_off_at_race),
        weeks=weeks,
        relaxations=relaxations_of(missed, facts),
        advisories=advisories_of(facts, weeks),
        solver=SolverReport(
            status="optimal" if volumes.proven else "feasible",
            build_ms=round(1000 * seconds - solve_ms, 2),
            solve_ms=solve_ms,
            objective=volumes.objective,
            bound=volumes.bound,
            model_variables=volumes.variables,
            engine_version=ENGINE_VERSION,
            method="search" if volumes.variables else "certificate",
        ),
    )
