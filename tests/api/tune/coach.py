"""A coach of the tests: plans made under weights that the fit does not know, if need be with a will of their own."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

from api.tune.corpus import Case
from solver.running.engine import solve
from solver.running.search.config import EngineConfig
from solver.running.search.costs import Weights


def write_plans(folder: Path, cases: Sequence[Case], weights: Weights, noise_km: float = 0.0) -> Path:
    """One file a case, with both parts; noise moves kilometres of each run day up or down."""
    chance = random.Random(7)
    for case in cases:
        plan = solve(case.request, EngineConfig(weights={"default": weights})).as_json()
        for week in plan["weeks"]:  # type: ignore[attr-defined]
            for day in week["days"]:
                if day["plannedDistanceKm"] and day["workoutType"] != "race":
                    moved = day["plannedDistanceKm"] + chance.uniform(-noise_km, noise_km)
                    day["plannedDistanceKm"] = round(max(1.0, moved), 1) if noise_km else day["plannedDistanceKm"]
        request = case.request.model_dump(mode="json", by_alias=True)
        (folder / f"{case.name}.json").write_text(json.dumps({"request": request, "plan": plan}), encoding="utf-8")
    return folder
