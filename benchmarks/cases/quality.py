"""How good the plans are: distance from the curve, bends, and the judge's findings, beside a rule of thumb's."""

import statistics
from collections.abc import Sequence
from itertools import chain
from typing import Any

from api.tune.metrics import metrics_of
from benchmarks.answers import answer
from benchmarks.instances import IMPOSSIBLE, Instance, families, family
from benchmarks.plots import Plot
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from benchmarks.rule_of_thumb import plan_of
from solver.running.engine import facts_of
from solver.running.request.result import Plan
from tests.judge.judging import judge

COUNTED = {"R05", *(f"R{number}" for number in range(11, 26))}
"""Kilometres and hard days. The rest of the calendar is left out: a rule of thumb does not claim to know it."""


def measure(track: Track) -> list[Row]:
    by_family = {name: family(name) for name in families() if name != IMPOSSIBLE}
    rows = {name: [_compare(instance) for instance in track(members, name)] for name, members in by_family.items()}
    return [*(_row(name, found) for name, found in rows.items()), _row("all", list(chain(*rows.values())))]


def _compare(instance: Instance) -> dict[str, float]:
    plan = answer(instance)
    if plan is None:
        return {}
    ours, theirs = _counts(plan.as_json(), instance), _counts(plan_of(instance.data), instance)
    return {
        "offCurveKm": _off_curve(plan, instance),
        "uneven": metrics_of(plan, instance.request)["smoothness"],
        "bends": len(plan.relaxations),
        "hard": ours["hard"],
        "elastic": ours["elastic"],
        "thumbHard": theirs["hard"],
        "thumbElastic": theirs["elastic"],
        "thumbAnyHard": theirs["hard"] > 0,
    }


def _counts(plan: dict[str, Any], instance: Instance) -> dict[str, int]:
    """What the judge finds by the rulebook's literal reading."""
    tiers = [finding.tier for finding in judge(plan, instance.data) if finding.rule in COUNTED]
    return {tier: tiers.count(tier) for tier in ("hard", "elastic")}


def _off_curve(plan: Plan, instance: Instance) -> float:
    """Mean distance of a week's training from its target, races apart."""
    facts = facts_of(instance.request)
    gaps = []
    for week, target in zip(plan.weeks, facts.targets.weeks, strict=True):
        runs = sum(day.planned_distance_km or 0 for day in week.days if day.workout_type != "race")
        gaps.append(abs(runs - facts.baseline.grid.km(target.total)))
    return statistics.fmean(gaps)


def _row(name: str, found: Sequence[dict[str, float]]) -> Row:
    plans = [counts for counts in found if counts]
    mean = {key: statistics.fmean(counts[key] for counts in plans) for key in plans[0]}
    return {
        "family": name,
        "n": len(plans),
        "offCurveKmMean": round(mean["offCurveKm"], 3),
        "unevenKmMean": round(mean["uneven"], 3),
        "bendsPerPlan": round(mean["bends"], 2),
        "judgedHardPerPlan": round(mean["hard"], 2),
        "judgedElasticPerPlan": round(mean["elastic"], 2),
        "thumbHardPerPlan": round(mean["thumbHard"], 1),
        "thumbElasticPerPlan": round(mean["thumbElastic"], 1),
        "thumbWithHardPct": round(100 * mean["thumbAnyHard"], 0),
    }


BENCHMARK = Benchmark(
    "quality",
    "Plans, and a rule of thumb for comparison, as the judge counts",
    7,
    measure,
    Plot(
        "family",
        ("judgedHardPerPlan", "judgedElasticPerPlan", "thumbHardPerPlan", "thumbElasticPerPlan"),
        unit="breaches a plan",
    ),
)
