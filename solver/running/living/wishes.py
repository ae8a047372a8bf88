"""Why not, and what if: the same revision with a wish in the situation's place, nothing kept."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from pydantic.alias_generators import to_camel

from solver.errors import NoPlan, PacewrightError, told_in
from solver.running.answer.validator import facts_of_plan
from solver.running.living.change.start import Start
from solver.running.living.clash import Clashing, explained
from solver.running.living.past.news import check_news
from solver.running.living.revise import revised
from solver.running.living.risk import Risk
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, WorkoutType
from solver.running.request.revision import Alternative, Clash, Price, Revision, Summary, WhyNot
from solver.running.request.situation import Situation, Wish
from solver.running.rules.numbers import Numbers
from solver.running.search.config import DEFAULT_CONFIG, EngineConfig
from solver.running.search.costs import costs_of
from solver.running.search.jumps import PER_STEP


def revision_of(start: Start, situation: Situation, config: EngineConfig, recorded: bool = True) -> Revision:
    """The revision, or the error with what cannot stand together."""
    with told_in(start.force.request.settings.language):
        check_news(start.force, situation)
        try:
            revision = revised(start, situation, config, recorded)
        except NoPlan as impossible:
            raise explained(Clashing(start, situation, recorded), impossible) from None
    risk = Risk(start, situation, revision, config).advisory()
    if risk is None:
        return revision
    advisories = [*(known for known in revision.advisories if known.code != risk.code), risk]
    new = revision.plan.model_copy(update={"advisories": advisories})
    return revision.model_copy(update={"plan": new, "advisories": advisories})


def day_of_plan(plan: Plan) -> dt.date:
    """The first date of a plan that may still change, as far as the plan itself knows."""
    return plan.start_date if plan.happened is None else plan.happened.situation.today


def why_not(
    request: PlanRequest, plan: Plan, wish: Wish, today: dt.date | None = None, config: EngineConfig = DEFAULT_CONFIG
) -> WhyNot:
    """What it would cost to meet a wish, or the conflict that stands against it.

    Raises:
        BadRequest: when the wish cannot be used.
    """
    start = Start(request, plan, today or day_of_plan(plan))
    try:
        revision = revision_of(start, Situation.on(start.today, wish), config, recorded=False)
    except NoPlan as impossible:
        return WhyNot(possible=False, conflict=_clash(impossible))
    return WhyNot(possible=True, revision=revision, cost=_price(request, plan, revision, config))


def _clash(impossible: NoPlan) -> Clash:
    conflict = impossible.conflict
    fields, rules = ([], []) if conflict is None else (list(conflict.fields), list(conflict.rules))
    suggestion = "" if conflict is None else conflict.suggestion
    return Clash(fields=fields, rules=rules, suggestion=suggestion, detail=impossible.detail)


def _price(request: PlanRequest, plan: Plan, revision: Revision, config: EngineConfig) -> Price:
    known = Counter((bend.rule_id, bend.week, bend.day, bend.actual) for bend in plan.relaxations)
    bends = [bend for bend in revision.relaxations if not known[bend.rule_id, bend.week, bend.day, bend.actual]]
    before, after = (_cost_by_weight(request, version, config) for version in (plan, revision.plan))
    price = {name: round(after[name] - before[name], 3) for name in after}
    return Price(changed_days=revision.changed_days, changed_km=revision.changed_km, bends=bends, by_weight=price)


def alternatives_of(
    request: PlanRequest, wishes: Iterable[Wish], plan: Plan, today: dt.date | None, config: EngineConfig
) -> list[Alternative]:
    """Each wish as a revision of a plan."""
    start = Start(request, plan, today or day_of_plan(plan))
    return [_alternative(start, wish, config) for wish in wishes]


def _alternative(start: Start, wish: Wish, config: EngineConfig) -> Alternative:
    try:
        revision = revision_of(start, Situation.on(start.today, wish), config, recorded=False)
    except PacewrightError as error:
        return Alternative(wish=wish, error=error.as_problem())
    return Alternative(wish=wish, summary=summed_up(revision.plan), changes=revision.changes)


def summed_up(plan: Plan) -> Summary:
    """A plan in a line: its fullest week, longest run, all kilometres and what bends."""
    days = [day for week in plan.weeks for day in week.days]
    runs = [day.planned_distance_km or 0.0 for day in days if day.workout_type is not WorkoutType.RACE]
    training = [
        sum(day.planned_distance_km or 0.0 for day in week.days if day.date != plan.race_date) for week in plan.weeks
    ]
    return Summary(
        peak_km=round(max(training), 6),
        longest_km=max(runs, default=0.0),
        total_km=round(sum(training), 6),
        weeks=len(plan.weeks),
        bends=len(plan.relaxations),
        status=plan.solver.status,
    )


def _cost_by_weight(request: PlanRequest, plan: Plan, config: EngineConfig) -> dict[str, float]:
    """What a plan costs against the curve of its request by weight, as the objective counts: in weighted grid steps."""
    facts = facts_of_plan(plan, plan.answers(request))
    grid = facts.baseline.grid
    km = {day.date: day.planned_distance_km or 0.0 for week in plan.weeks for day in week.days}
    runs = {day.date: grid.nearest(km[day.date]) for week in facts.schedule.weeks for day in week.runs}
    costs = costs_of(Numbers.of_distances(facts, dict(runs)), config.resolve_weights(request.weights))
    return {to_camel(name): value / PER_STEP for name, value in costs.items()}
