"""Two metrics against each other over many weights: which profiles are not worse in one without being better in the
other.

The profiles are chosen by Optuna's NSGA-II (Deb et al. 2002), beginning with those that have a name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from api.tune.corpus import Case
from api.tune.crew import Answer, Solves
from api.tune.metrics import TITLES, Metrics, mean_of
from api.tune.sweep import Watch
from solver.errors import BadRequest
from solver.running.search.costs import Weights

GENERATION = 20
HIGHEST = 1000
FIXED = "weekly_total"
"""Only the weights' proportions matter, so one of them stays what it is."""
DIGITS = 6


@dataclass(frozen=True)
class Tried:
    """A profile with the average plan that it gives; `best` where no other is better in both metrics."""

    weights: Weights
    metrics: Metrics
    name: str = ""
    best: bool = False


def pareto(
    cases: Sequence[Case],
    named: Mapping[str, Weights],
    metrics: tuple[str, str],
    crew: Solves,
    watch: Watch,
    trials: int,
    seed: int = 1,
) -> list[Tried]:
    """Try the named profiles and then others, `trials` in all, a generation at a time.

    Raises:
        BadRequest: for an unknown metric, or when no case has a plan.
    """
    import optuna

    for metric in metrics:
        if metric not in TITLES:
            raise BadRequest(f"{metric} is not a known metric; known are {', '.join(TITLES)}")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    sampler = optuna.samplers.NSGAIISampler(population_size=GENERATION, seed=seed)
    study = optuna.create_study(directions=["minimize", "minimize"], sampler=sampler)
    start = next(iter(named.values()))
    free = [name for name in Weights.model_fields if name != FIXED]
    tried: list[Tried] = []
    for first in range(0, trials, GENERATION):
        asked = list(named.items())[first : first + GENERATION]
        for _, weights in asked:
            study.enqueue_trial({name: max(1, getattr(weights, name)) for name in free})
        generation = [study.ask() for _ in range(min(GENERATION, trials - first))]
        profiles = [
            start.model_copy(update={name: trial.suggest_int(name, 1, HIGHEST, log=True) for name in free})
            for trial in generation
        ]
        profiles[: len(asked)] = [weights for _, weights in asked]
        names = [name for name, _ in asked] + [""] * (len(profiles) - len(asked))
        title = f"profiles {first + 1} to {first + len(profiles)} of {trials}"
        found = _averages(cases, profiles, crew, watch, title)
        for trial, name, weights, average in zip(generation, names, profiles, found, strict=True):
            study.tell(trial, [average[metric] for metric in metrics])
            tried.append(Tried(weights, average, name))
    return with_front(tried, metrics)


def with_front(tried: Sequence[Tried], metrics: tuple[str, str]) -> list[Tried]:
    """The same, with those marked that no other beats: at least as good in both metrics and better in one."""
    points = [(round(one.metrics[metrics[0]], DIGITS), round(one.metrics[metrics[1]], DIGITS)) for one in tried]
    best = {p for p in points if not any(o != p and o[0] <= p[0] and o[1] <= p[1] for o in points)}
    return [replace(one, best=point in best) for one, point in zip(tried, points, strict=True)]


def _averages(
    cases: Sequence[Case], profiles: Sequence[Weights], crew: Solves, watch: Watch, title: str
) -> Iterator[Metrics]:
    answers = watch(crew.answers((case, w) for w in profiles for case in cases), len(profiles) * len(cases), title)
    listed = list(answers)
    for place in range(len(profiles)):
        found: list[Answer] = [a for a in listed[place * len(cases) : (place + 1) * len(cases)] if a is not None]
        if not found:
            raise BadRequest("none of these requests has a plan, whatever the weights")
        yield mean_of([answer.metrics for answer in found])
