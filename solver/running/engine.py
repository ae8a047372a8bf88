"""The plan engine's front door: a request in, a proven plan out; a plan in, verdicts out."""

import hashlib
import json
from math import inf
from time import perf_counter

from solver import ENGINE_VERSION
from solver.errors import NoPlan
from solver.running.answer.advisories import advisories_of
from solver.running.answer.explain import relaxations_of
from solver.running.answer.skeleton import weeks_of
from solver.running.answer.validator import RuleVerdict, verdicts_of
from solver.running.calendar.baseline import baseline_of
from solver.running.calendar.caps import caps_of
from solver.running.calendar.outline import outline
from solver.running.curve.targets import targets_of
from solver.running.living.revise import revised
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, SolverReport
from solver.running.request.revision import Revision
from solver.running.request.situation import Situation
from solver.running.rules.base import Facts
from solver.running.rules.numbers import Numbers
from solver.running.search.bending import Volumes, volumes_of
from solver.running.search.certificate import aimed
from solver.running.search.config import DEFAULT_CONFIG, EngineConfig
from solver.running.search.conflicts import explain_conflict
from solver.running.search.costs import Weights


def solve(request: PlanRequest, config: EngineConfig = DEFAULT_CONFIG) -> Plan:
    """The best plan for a request, proven optimal; the same request gives the same plan, unless the configuration sets
    a time after which searches end.

    Raises:
        BadRequest: when the weights are unknown or the peak lies below week 1.
        NoPlan: when hard rules and request fields cannot stand together; the conflict is irreducible.
        OutOfTime: when the configuration's time is over before any plan was found.
    """
    start = perf_counter()
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
    """Judge a plan, wherever it comes from, by every rule. See :func:`verdicts_of` for errors."""
    return verdicts_of(plan, request)


def revise(request: PlanRequest, plan: Plan, situation: Situation, config: EngineConfig = DEFAULT_CONFIG) -> Revision:
    """The plan in force after what happened: the smallest change that the rules permit, with a reason for each day.

    Raises:
        BadRequest: when settings, pins or weights cannot be used.
        NoPlan: when a situation leaves no plan; the conflict names `pins.DATE`, `events.I` and settings, irreducibly.
    """
    return revised(request, plan, situation, config)


def facts_of(request: PlanRequest) -> Facts:
    """Everything that is settled before the kilometres: baseline, schedule, caps, targets."""
    baseline = baseline_of(request)
    schedule = outline(request)
    caps = caps_of(request, schedule, baseline.grid)
    return aimed(Facts(request, baseline, schedule, caps, targets_of(request, schedule, baseline, caps)))


def _plan(facts: Facts, volumes: Volumes, weights: Weights, seconds: float) -> Plan:
    request, weeks = facts.request, weeks_of(facts, volumes.distances)
    numbers = Numbers.of_distances(facts, dict(volumes.distances))
    solve_ms = round(1000 * volumes.solve_seconds, 2)
    return Plan(
        plan_id=digest_of(request, weights),
        goal=request.settings.goal,
        start_date=weeks[0].week_start_date,
        end_date=weeks[-1].week_end_date,
        race_date=request.settings.race_date,
        weeks=weeks,
        relaxations=relaxations_of(numbers) if volumes.bent else [],
        advisories=advisories_of(facts, weeks),
        solver=SolverReport(
            status="optimal" if volumes.proven else "feasible",
            build_ms=round(1000 * seconds - solve_ms, 2),
            solve_ms=solve_ms,
            objective=volumes.objective,
            bound=volumes.bound,
            model_variables=volumes.variables,
            engine_version=ENGINE_VERSION,
        ),
    )


def digest_of(request: PlanRequest, weights: Weights) -> str:
    """SHA-256 over request, weights and engine version: equal digests mean equal plans."""
    content = [request.model_dump(mode="json", by_alias=True), weights.model_dump(), ENGINE_VERSION]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
