"""`python -m benchmarks.make_corpus`: write the requests that `pacewright tune` comes with anew."""

import json
from itertools import islice
from typing import Any

from api.settings import load_config
from api.tune.corpus import BUNDLED
from api.tune.metrics import training_of
from benchmarks.instances import FOLDER
from solver.errors import BadRequest, NoPlan
from solver.running.engine import solve
from solver.running.request.request import read_request
from tests.judge.corpus import realistic

SEED, POOL, DECIDED, PLAIN = 2027, 6000, 36, 12
SLOW_MS = 300


def main() -> None:
    """Mostly requests where weights decide something, with some of the usual kind where they cannot."""
    pool = realistic(SEED, POOL)
    decided = islice((data for data in pool if _kind(data)), DECIDED)
    plain = islice((data for data in pool if _kind(data) is False), PLAIN)
    lines = [json.dumps({"id": f"r{n:02}", "request": data}) for n, data in enumerate([*decided, *plain], start=1)]
    path = FOLDER.parents[1] / "api" / "tune" / BUNDLED.name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(lines)}")


def _kind(data: dict[str, Any]) -> bool | None:
    """Whether any bundled profile changes the plan; None where there is no quick, proven plan."""
    config, plans = load_config(), []
    for name in config.weights:
        try:
            plan = solve(read_request({**data, "weights": name}), config)
        except (BadRequest, NoPlan):
            return None
        if plan.solver.status != "optimal" or plan.solver.build_ms + plan.solver.solve_ms > SLOW_MS:
            return None
        plans.append(training_of(plan))
        if plan.solver.model_variables == 0:
            return False
    return any(plan != plans[0] for plan in plans)


if __name__ == "__main__":
    main()
