"""One revision: the scene before and after the news, the smallest change between them, and the plan of it."""

from dataclasses import replace
from time import perf_counter

from solver import ENGINE_VERSION
from solver.answer import SolverReport
from solver.errors import NoPlan
from solver.running.answer.explain import breaches_of, relaxations_of
from solver.running.living.change.budget import REVISION_EFFORT, Budget
from solver.running.living.change.search import volumes_of_revision
from solver.running.living.change.start import Start
from solver.running.living.change.terms import Terms, holds
from solver.running.living.explain.advice import advice_on
from solver.running.living.explain.diff import change_km, changes_between, summary_of
from solver.running.living.explain.reasons import Reasons
from solver.running.living.past.scene import Scene
from solver.running.living.rewriting import rewritten
from solver.running.request.result import Plan, Relaxation
from solver.running.request.revision import BreakTold, Revision
from solver.running.request.situation import Situation
from solver.running.rules.numbers import Numbers
from solver.running.search.bending import Volumes
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights, cost_of
from solver.sentences import Sentence

MORE_PASSES, CAUTIOUS_PASSES = 2, 4
"""Weeks that lose runs are measured by what is left of them, so what a search leaves may ask for another one."""


def revised(
    start: Start,
    situation: Situation,
    config: EngineConfig,
    recorded: bool = True,
) -> Revision:
    """The plan after the situation, with everything about the difference.

    Raises:
        BadRequest: for settings, pins or weights that cannot be used.
        NoPlan: where hard rules leave no plan; which wishes clash is not yet known.
    """
    began = perf_counter()
    weights = config.resolve_weights(start.request.weights)
    after = start.after(situation, recorded)
    after, terms, volumes = settled(start, after, config, weights, Budget(REVISION_EFFORT))
    return _revision(start, after, terms, volumes, weights, began)


def longest_after(start: Start, situation: Situation, config: EngineConfig, budget: Budget) -> float:
    """The longest run ahead after another situation, in kilometres: of that revision nothing else is worked out.

    Raises:
        BadRequest, NoPlan: as above.
    """
    weights = config.resolve_weights(start.request.weights)
    scene, _, volumes = settled(start, start.after(situation), config, weights, budget)
    return scene.grid.km(max((steps for date, steps in volumes.distances.items() if date >= scene.today), default=0))


def settled(
    start: Start, scene: Scene, config: EngineConfig, weights: Weights, budget: Budget
) -> tuple[Scene, Terms, Volumes]:
    """Searches until what weeks are measured from is what the search left of them.

    Where two searches swing from one measure to another, later ones take the lower of both: hard limits then hold by
    either.
    """
    terms = Terms(scene, start.forgiven)
    volumes = _found(scene, terms, weights, config, budget)
    for turn in range(MORE_PASSES + CAUTIOUS_PASSES):
        cautious = turn >= MORE_PASSES
        measured = scene.measured(volumes.distances, cautious)
        if measured is scene:
            break
        scene, terms = measured, Terms(measured, start.forgiven)
        if volumes.bent or not holds(terms, Numbers.of_distances(scene.facts, dict(volumes.distances))):
            volumes = _found(scene, terms, weights, config, budget)
            volumes = replace(volumes, proven=volumes.proven and not cautious)
    measured = scene.measured(volumes.distances)
    if measured is not scene:  # by now bounds may be missed that moved with the last search
        scene, terms, volumes = measured, Terms(measured, start.forgiven), replace(volumes, bent=True)
    return scene, terms, volumes


def _found(scene: Scene, terms: Terms, weights: Weights, config: EngineConfig, budget: Budget) -> Volumes:
    volumes = volumes_of_revision(scene, terms, weights, config.seed, budget)
    if volumes is None:
        raise NoPlan(Sentence("nothing_left"))
    return volumes


def _revision(start: Start, after: Scene, terms: Terms, volumes: Volumes, weights: Weights, began: float) -> Revision:
    plan, before = start.plan, start.before
    numbers = Numbers.of_distances(after.facts, dict(volumes.distances))
    new = rewritten(plan, before, after, numbers)
    reasons = Reasons(before, after, terms, numbers)
    changes = changes_between(plan, new, after.today, reasons.of, reasons.tongue)
    cost = cost_of(numbers, weights)
    solve_ms = round(1000 * volumes.solve_seconds, 2)
    report = SolverReport(
        status="optimal" if volumes.proven else "feasible",
        build_ms=round(1000 * (perf_counter() - began) - solve_ms, 2),
        solve_ms=solve_ms,
        objective=cost,
        bound=cost if volumes.proven else 0,
        model_variables=volumes.variables,
        engine_version=ENGINE_VERSION,
    )
    missed = breaches_of(numbers, terms.plain) if volumes.bent or start.forgiven else []
    bends = [*_of_the_past(plan, after), *relaxations_of(missed, after.facts)]
    carried = {breach.rule.id for breach in missed if not breach.is_bend}
    advisories = advice_on(plan, new, before, after, numbers, carried)
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
