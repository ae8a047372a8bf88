"""The smallest repair of a draft by a second way: one whole variable an exercise, nine solves in the bending order.

It shares the entries with the engine (reading a draft and placing its days are not what is asked here) and
nothing else: rules and objectives are stated anew from the rulebook, exercise by exercise, for Gurobi.
"""

from dataclasses import dataclass, replace

import gurobipy as gp
from gurobipy import GRB

from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.session import set_secs
from solver.strength.engine import facts_of
from solver.strength.request.muscles import SIZES, Muscle, Size
from solver.strength.request.request import LifterRequest
from solver.strength.rules.base import Facts
from solver.strength.search.candidates import candidates_for

_ENVIRONMENT = gp.Env(params={"OutputFlag": 0, "Threads": 1, "MIPGap": 0.0, "MIPGapAbs": 0.5})
STAGES = (
    "S14 missed", "anchors changed", "S12 missed", "S11 missed", "S10 missed",
    "added", "primaries changed", "accessories changed", "sets changed",
)  # fmt: skip


@dataclass(frozen=True)
class Optimum:
    """The value of every stage, first to last, and the repair: exercises that change and sets that do."""

    values: tuple[int, ...]
    edits: int
    sets: int
    proven: bool


def values_of(facts: Facts, chosen: tuple[int, ...]) -> tuple[int, ...]:
    """A finished repair's own values for the stages, counted plainly; the facts hold its candidates."""
    pairs = list(zip(facts.entries, chosen, strict=True))
    counted = dict.fromkeys(Muscle, 0)
    for entry, sets in pairs:
        for muscle, worth in entry.exercise.counts:
            counted[muscle] += sets * worth
    missed = dict.fromkeys(Size, 0)
    for muscle, target in facts.targets.items():
        missed[SIZES[muscle]] += max(0, 2 * target.low - counted[muscle]) + max(0, counted[muscle] - 2 * target.high)
    old = [(e, s) for e, s in pairs if e.origin is not Origin.CANDIDATE]
    changed = {
        role: sum((s != e.sets) + (s == 0) for e, s in old if (e.role is Role.ACCESSORY) == (role is Role.ACCESSORY))
        for role in (Role.PRIMARY, Role.ACCESSORY)
    }
    return (
        missed[Size.LARGE],
        sum(s != e.sets for e, s in old if e.role is Role.ANCHOR and e.origin is Origin.DRAFT),
        missed[Size.ARMS],
        missed[Size.MEDIUM],
        missed[Size.LIGHT],
        sum(s > 0 for e, s in pairs if e.origin is Origin.CANDIDATE),
        changed[Role.PRIMARY],
        changed[Role.ACCESSORY],
        sum(abs(s - e.sets) for e, s in pairs),
    )


def optimum_of(request: LifterRequest, seconds: float) -> Optimum:
    """The lexicographic optimum, proven if every stage ended within its seconds."""
    facts = facts_of(request)[0]
    facts = replace(facts, entries=facts.entries + candidates_for(facts))
    repair = _Repair(facts)
    repair.model.Params.TimeLimit = seconds
    values, proven = [], True
    for stage in STAGES:
        repair.model.setObjective(repair.stages[stage])
        repair.model.optimize()
        proven &= repair.model.Status == GRB.OPTIMAL
        values.append(round(repair.model.ObjVal))
        repair.model.addConstr(repair.stages[stage] <= values[-1])
    chosen = [round(sets.X) for sets in repair.sets]
    edits = sum(s != e.sets for e, s in zip(facts.entries, chosen, strict=True))
    return Optimum(tuple(values), edits, values[-1], proven)


class _Repair:
    def __init__(self, facts: Facts) -> None:
        self.facts, self.model = facts, gp.Model(env=_ENVIRONMENT)
        self.sets = [self.model.addVar(ub=6, vtype="I") for _ in facts.entries]
        self.kept = [self.model.addVar(vtype="B") for _ in facts.entries]
        self.stages = {stage: gp.LinExpr() for stage in STAGES}
        for entry, sets, kept in zip(facts.entries, self.sets, self.kept, strict=True):
            self._exercise(entry, sets, kept)
        for day in facts.split.training:
            self._session(day)
        for muscle, target in facts.targets.items():
            self._week(muscle, 2 * target.low, 2 * target.high)

    def _exercise(self, entry: Entry, sets: gp.Var, kept: gp.Var) -> None:
        least = 3 if entry.role is Role.ANCHOR and self.facts.lifter.session_duration_mins >= 45 else 2
        least = min(least, entry.sets) if entry.sets else least
        self.model.addConstr(sets >= least * kept)
        self.model.addConstr(sets <= 6 * kept)
        far = self.model.addVar()
        self.model.addConstr(far >= sets - entry.sets)
        self.model.addConstr(far >= entry.sets - sets)
        self.stages["sets changed"] += far
        if entry.origin is Origin.CANDIDATE:
            self.stages["added"] += kept
            return
        changed = self.model.addVar(vtype="B")
        self.model.addConstr(far <= 6 * changed)
        if entry.role is Role.ANCHOR:
            self.model.addConstr(kept == 1)
            if entry.origin is Origin.DRAFT:
                self.stages["anchors changed"] += changed
        kind = "accessories changed" if entry.role is Role.ACCESSORY else "primaries changed"
        self.stages[kind] += changed + 1 - kept

    def _session(self, day: int) -> None:
        places = [place for place, entry in enumerate(self.facts.entries) if entry.day == day]
        lifter, entries = self.facts.lifter, self.facts.entries
        once = {place: 240 if entries[place].role is Role.ANCHOR else 60 for place in places}
        self.model.addConstr(
            gp.quicksum(
                once[p] * self.kept[p] + set_secs(entries[p], lifter.primary_focus) * self.sets[p] for p in places
            )
            <= 60 * lifter.session_duration_mins - 300
        )
        for muscle in Muscle:
            self.model.addConstr(self._half_sets(muscle, places) <= 22)

    def _week(self, muscle: Muscle, low: int, high: int) -> None:
        rule = {Size.LARGE: "S14", Size.ARMS: "S12", Size.MEDIUM: "S11", Size.LIGHT: "S10"}[SIZES[muscle]]
        sets, missed = self._half_sets(muscle, range(len(self.sets))), self.model.addVar()
        self.model.addConstr(sets + missed >= low)
        self.model.addConstr(sets - missed <= high)
        self.stages[f"{rule} missed"] += missed

    def _half_sets(self, muscle: Muscle, places: range | list[int]) -> gp.LinExpr:
        return gp.quicksum(
            worth * self.sets[place]
            for place in places
            for trained, worth in self.facts.entries[place].exercise.counts
            if trained is muscle
        )
