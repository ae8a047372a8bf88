"""The independent check of a revised plan: the past is a fact, and what life touched is judged as V1-V7 say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from solver.rule import Bound, Fault
from solver.running.answer.explain import RunningBreach, breaches_of
from solver.running.answer.validator import SNAP_KM, lifting_in, numbers_of_plan, off_grid, verdict_on
from solver.running.living.change.terms import Terms, forgiven_in
from solver.running.living.past.force import as_revised, before_revision, in_force
from solver.running.living.past.scene import Scene
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanWeek, WeekType, WorkoutType
from solver.running.rules.base import Rule, View
from solver.running.rules.races import RACE
from solver.running.rules.rulebook import RULEBOOK, Statements
from solver.verdict import RuleVerdict

TOLD_ONLY = frozenset({"R02", "R03", "R04", "R06", "R14"})
"""Rules about the pattern of weeks, which happenings and settings interrupt: judged only where nothing happened."""


def verdicts_of_revision(plan: Plan, request: PlanRequest) -> list[RuleVerdict]:
    """One verdict a rule on a plan that remembers what it was told.

    Raises:
        BadRequest: when the plan is no plan.
        NoPlan: when the request can have none.
    """
    scene = as_revised(request, plan)
    scene = replace(scene, facts=replace(scene.facts, lifting=lifting_in(plan)))
    numbers = numbers_of_plan(plan, scene.facts)
    ahead = [bend for bend in plan.relaxations if bend.week - 1 >= scene.current]
    plan = plan.model_copy(update={"relaxations": ahead})
    breaches = [b for b in breaches_of(numbers, _statements(scene, request, plan)) if not _adds_up(b, plan)]
    excused = _Excused(scene, plan)
    faults = {rule.id: [f for f in rule.faults(scene.facts) if not excused(rule.id, f)] for rule in RULEBOOK}
    faults["R10"] += off_grid(scene.facts, numbers)
    return [verdict_on(rule, plan, scene.facts, numbers, breaches, faults[rule.id]) for rule in RULEBOOK]


def _statements(scene: Scene, request: PlanRequest, plan: Plan) -> Statements:
    """All bounds; hard ones as far as the plan that was revised did not miss them already (V1)."""
    if not _knows_earlier(plan):
        return Terms(scene).plain
    terms = Terms(scene, forgiven_in(in_force(request, before_revision(plan)).before(scene.today)))

    def stated(view: View) -> Iterator[tuple[Rule, Bound]]:
        for (rule, bound), (_, eased) in zip(terms.plain(view), terms.statements(view), strict=True):
            yield rule, eased if bound.rank is None else bound

    return stated


def _knows_earlier(plan: Plan) -> bool:
    return plan.happened is not None and plan.happened.earlier is not None


def _adds_up(breach: RunningBreach, plan: Plan) -> bool:
    """A week in which a missed run was caught up has it twice: once in the record, once ahead."""
    if breach.rule.id != "R10":
        return False
    week = plan.weeks[breach.bound.place.week - 1]
    days = sum(day.planned_distance_km or 0.0 for day in week.days)
    return abs(days - week.planned_distance_km) < SNAP_KM


@dataclass(frozen=True)
class _Excused:
    """What is over, what was interrupted, and what stood there before the plan was revised."""

    scene: Scene
    plan: Plan

    def __call__(self, rule_id: str, fault: Fault) -> bool:
        if fault.place is None:
            return rule_id in TOLD_ONLY or (rule_id == RACE.id and self._missed_near_race)
        scene = self.scene
        week = scene.facts.schedule.weeks[fault.place.week - 1]
        if week.index < scene.current or (week.index == scene.current and scene.has_begun):
            return True
        return rule_id in TOLD_ONLY and (week.disturbed or self._is_interrupted or week.index in self._as_before)

    @property
    def _is_interrupted(self) -> bool:
        """Whether anything was told that takes runs away or lays days out anew, also long before."""
        told = self.scene.situation
        return bool(told.settings or told.events or self.scene.breaks or self.scene.past.missed())

    @property
    def _missed_near_race(self) -> bool:
        """Whether the record still has a run of the last six days that was missed, and perhaps caught up since."""
        return not self.scene.past.missed().isdisjoint(self.scene.facts.last_days)

    @cached_property
    def _as_before(self) -> set[int]:
        """Weeks that kept their days and their kind: what earlier happenings made of them is no fault of this one."""
        if not _knows_earlier(self.plan):
            return set()
        pairs = zip(before_revision(self.plan).weeks, self.plan.weeks, strict=False)
        return {t for t, (old, new) in enumerate(pairs) if _pattern(old) == _pattern(new)}


def _pattern(week: PlanWeek) -> tuple[WeekType, list[WorkoutType]]:
    return week.week_type, [day.workout_type for day in week.days]
