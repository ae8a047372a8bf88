"""What the bundled weights profiles make of the same requests, and weights drawn by lot: why the default is default.

Each profile is a row. The lot follows: its best in each column, which no single draw reaches in all, and how many are
at least as good as the default in every column and better in one.
"""

import random
from collections.abc import Mapping, Sequence

from api.settings import load_config
from api.tune.corpus import Case, read_corpus
from api.tune.crew import Answer, Crew
from api.tune.metrics import as_row, mean_of
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.search.costs import COSTS, Weights

DRAWN, HIGHEST = 24, 200
WORKERS = 2


def measure(track: Track) -> list[Row]:
    profiles, cases = load_config().weights, read_corpus(None)
    everyone = {**profiles, **_by_lot()}
    with Crew(WORKERS) as crew:
        answers = {name: _answers(cases, everyone[name], crew) for name in track(list(everyone))}
    means = {name: as_row(mean_of([answer.metrics for answer in found])) for name, found in answers.items()}
    usual = answers["default"]
    rows: list[Row] = [
        {
            "profile": name,
            "n": len(usual),
            "differ": sum(a.training != b.training for a, b in zip(answers[name], usual, strict=True)),
            **means[name],
        }
        for name in profiles
    ]
    return [*rows, _lot([means[name] for name in everyone if name not in profiles], means["default"], len(usual))]


def _by_lot() -> dict[str, Weights]:
    """Weights from 1 to 200, evenly over the orders of magnitude; the weekly total's stays, only proportions matter."""
    chance = random.Random(1)
    names = [name for name in Weights.model_fields if name != "weekly_total"]
    return {
        f"lot {number}": Weights(**{name: round(HIGHEST ** chance.random()) for name in names})
        for number in range(DRAWN)
    }


def _answers(cases: Sequence[Case], weights: Weights, crew: Crew) -> list[Answer]:
    return [answer for answer in crew.answers((case, weights) for case in cases) if answer is not None]


def _lot(means: Sequence[Mapping[str, float]], usual: Mapping[str, float], plans: int) -> Row:
    priced = [cost.metric for cost in COSTS]
    better = sum(
        all(mean[name] <= usual[name] for name in priced) and any(mean[name] < usual[name] for name in priced)
        for mean in means
    )
    least = {name: min(mean[name] for mean in means) for name in priced}
    return {"profile": f"best of {len(means)} by lot", "n": plans, **least, "betterThanDefaultInAll": better}


BENCHMARK = Benchmark(
    "profiles", "Weights profiles on the corpus of `pacewright tune` (km, lower is better)", 9, measure
)
