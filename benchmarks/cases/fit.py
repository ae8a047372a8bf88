"""Whether `pacewright tune fit` finds weights again that it was not told, and is quiet where nothing is to be found.

The engine plays a coach with hidden weights; some coaches also move every run by up to a kilometre. The held-out share
is what counts: plans that the fit has not looked at. The last coach has the default weights and only moves runs, so
nothing is there to learn. Each is fitted twice, with other plans held out.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from api.settings import load_config
from api.tune.coach_plans import CoachPlan
from api.tune.corpus import Case, read_corpus
from api.tune.crew import Crew
from api.tune.fit import MIN_GAIN, Fit, fit
from api.tune.metrics import Kilometres
from benchmarks.progress import Track
from benchmarks.registry import Benchmark, Row
from solver.running.search.costs import Weights

T = TypeVar("T")
PLANS, TRIALS, HELD_OUT, SEEDS = 16, 40, 0.4, (1, 2)
WORKERS = 2


@dataclass(frozen=True)
class Coach:
    """Hidden weights, and by how much the coach moves each run of a plan, at most, in kilometres."""

    name: str
    weights: Weights
    moves_km: float = 0.0


def measure(track: Track) -> list[Row]:
    coaches, usual = _coaches(), Weights()
    with Crew(WORKERS) as crew:
        cases = _telling([coach.weights for coach in coaches], crew)
        jobs = [(coach, seed) for coach in coaches for seed in SEEDS]
        return [_row(coach, seed, _fitted(coach, cases, usual, crew, seed)) for coach, seed in track(jobs)]


def _coaches() -> list[Coach]:
    profiles = {name: weights for name, weights in load_config().weights.items() if name != "default"}
    contrary = Weights(long_run=2, quality=200, easy=1, long_run_jump=150, weekday_change=1)
    exact = [Coach(name, weights) for name, weights in profiles.items()] + [Coach("contrary", contrary)]
    return [*exact, Coach("contrary", contrary, 1.0), Coach("default", Weights(), 1.0)]


def _telling(hidden: list[Weights], crew: Crew) -> list[Case]:
    """Cases where most of the hidden weights write another plan than the default does."""
    cases = read_corpus(None)
    usual = list(crew.answers((case, Weights()) for case in cases))
    differing = dict.fromkeys(range(len(cases)), 0)
    for weights in hidden:
        for number, found in enumerate(crew.answers((case, weights) for case in cases)):
            before = usual[number]
            differing[number] += found is not None and before is not None and found.training != before.training
    first = sorted(differing, key=lambda number: -differing[number])[:PLANS]
    return [cases[number] for number in sorted(first)]


def _fitted(coach: Coach, cases: list[Case], usual: Weights, crew: Crew, seed: int) -> Fit:
    chance = random.Random(7)
    written = zip(cases, crew.answers((case, coach.weights) for case in cases), strict=True)
    plans = [CoachPlan(case, _moved(answer.training, coach, chance)) for case, answer in written if answer is not None]
    return fit(plans, usual, crew, _unseen, TRIALS, HELD_OUT, seed)


def _moved(training: Kilometres, coach: Coach, chance: random.Random) -> Kilometres:
    return {date: max(1.0, km + chance.uniform(-1, 1) * coach.moves_km) if km else km for date, km in training.items()}


def _unseen(items: Iterable[T], total: int, what: str) -> Iterable[T]:
    return items


def _row(coach: Coach, seed: int, found: Fit) -> Row:
    return {
        "coach": coach.name,
        "movesKm": coach.moves_km,
        "split": seed,
        "fitted": found.fitted.plans,
        "heldOut": found.held_out.plans,
        "fittedBefore": round(found.fitted.before, 3),
        "fittedAfter": round(found.fitted.after, 3),
        "heldOutBefore": round(found.held_out.before, 3),
        "heldOutAfter": round(found.held_out.after, 3),
        "chance": round(found.chance, 3),
        "says": _says(found),
    }


def _says(found: Fit) -> str:
    if found.generalizes:
        return "generalizes"
    return "nothing to learn" if found.fitted.gain < MIN_GAIN else "does not generalize"


BENCHMARK = Benchmark("fit", "Weights found again by `tune fit`: kilometres a week from the coach's plans", 10, measure)
