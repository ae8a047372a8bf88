"""Weights under which the engine comes closest to a coach's plans, and whether that holds for plans it has not seen.

Weights are tried on one share of the plans, in turn by a learner that reads off the plans which way to go
(`learning.py`) and by Optuna's tree-structured Parzen estimator (Bergstra et al. 2011), which learns from both. The
other share is only looked at once, at the end, with the weights that came out best.
"""

import random
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil

from api.tune.closeness import chance_of, distance
from api.tune.coach_plans import CoachPlan
from api.tune.crew import Answer, Solves
from api.tune.learning import Learner
from api.tune.sweep import Watch
from solver.errors import BadRequest
from solver.running.search.costs import Weights

FIXED = "weekly_total"
"""Only the weights' proportions matter, so one of them stays what it is."""
HIGHEST = 1000
MIN_FITTED, MIN_HELD_OUT = 4, 4
MIN_GAIN, MAX_CHANCE = 0.05, 0.1


@dataclass(frozen=True)
class Share:
    """The mean distance of some plans under the profile that was started from and under the fitted weights."""

    plans: int
    before: float
    after: float

    @property
    def gain(self) -> float:
        """By which part the distance shrank."""
        return 1 - self.after / self.before if self.before else 0.0


@dataclass(frozen=True)
class Fit:
    """What came out; `chance` is how easily the held-out gain comes up by chance."""

    weights: Weights
    trials: int
    fitted: Share
    held_out: Share
    chance: float
    skipped: tuple[str, ...] = ()

    @property
    def generalizes(self) -> bool:
        """Whether the weights also help on plans that they were not fitted to, by more than chance would."""
        return self.held_out.gain >= MIN_GAIN and self.chance <= MAX_CHANCE

    def as_json(self) -> dict[str, object]:
        """Everything as one object."""
        return {
            "weights": self.weights.model_dump(by_alias=True),
            "trials": self.trials,
            "fitted": asdict(self.fitted),
            "heldOut": asdict(self.held_out),
            "chance": round(self.chance, 4),
            "generalizes": self.generalizes,
            "statement": self.statement,
            "skipped": list(self.skipped),
        }

    @property
    def statement(self) -> str:
        """What may be concluded, in plain words."""
        fitted, held = self.fitted, self.held_out
        if fitted.before < 1e-9:
            return "The engine already writes these very plans; there is nothing to learn."
        if fitted.gain < MIN_GAIN:
            return (
                f"No weights come notably closer to these plans ({fitted.before:.2f} km a week before, "
                f"{fitted.after:.2f} after): what sets them apart is not a matter of weights."
            )
        seen = f"{_percent(fitted.gain)} closer on the {fitted.plans} plans they were fitted to"
        unseen = (
            f"on the {held.plans} held-out plans {_moved(held.gain)} ({held.before:.2f} to {held.after:.2f} km a week"
        )
        unseen += f", by chance in {_percent(self.chance)} of cases)"
        if not self.generalizes:
            return f"These weights do not generalize: {seen}, but {unseen}. Keep the profile you have, or add plans."
        rest = f" {held.after:.2f} km a week remain that weights do not explain." if held.after >= 0.005 else ""
        return f"These weights generalize: {seen}, and {unseen}.{rest}"


def fit(
    plans: Sequence[CoachPlan], start: Weights, crew: Solves, watch: Watch, trials: int, held_out: float, seed: int
) -> Fit:
    """Search for weights.

    Raises:
        BadRequest: when there are too few plans to fit some and hold others out.
    """
    before = _distances(plans, start, crew, watch, "start")
    solvable = [plan for plan in plans if plan.case.name in before]
    fitted, kept = split(solvable, held_out, seed)
    weights = _search(fitted, start, crew, watch, trials, seed)
    after = _distances(solvable, weights, crew, watch, "result")
    gains = [before[plan.case.name] - after[plan.case.name] for plan in kept]
    skipped = tuple(plan.case.name for plan in plans if plan.case.name not in before)
    return Fit(weights, trials, _share(fitted, before, after), _share(kept, before, after), chance_of(gains), skipped)


def split(plans: Sequence[CoachPlan], held_out: float, seed: int) -> tuple[list[CoachPlan], list[CoachPlan]]:
    """The plans to fit and those to hold out, by lot.

    Raises:
        BadRequest: when either share would be too small to say anything.
    """
    shuffled = random.Random(seed).sample(list(plans), len(plans))
    count = ceil(held_out * len(plans))
    if count < MIN_HELD_OUT or len(plans) - count < MIN_FITTED:
        raise BadRequest(
            f"{len(plans)} plans, a share of {held_out:.2g} of them held out, leave {len(plans) - count} to fit and "
            f"{count} to check with; at least {MIN_FITTED} and {MIN_HELD_OUT} are needed: add plans, or hold out "
            "another share"
        )
    return shuffled[count:], shuffled[:count]


def _search(plans: Sequence[CoachPlan], start: Weights, crew: Solves, watch: Watch, trials: int, seed: int) -> Weights:
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    free = [name for name in Weights.model_fields if name != FIXED]
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed, multivariate=True))
    learner = Learner({name: getattr(start, name) for name in free}, HIGHEST)
    learning = True
    for number in range(trials):
        by_learner = learning and number % 2 == 0
        if by_learner:
            study.enqueue_trial(learner.weights)
        trial = study.ask()
        weights = start.model_copy(update={name: trial.suggest_int(name, 1, HIGHEST, log=True) for name in free})
        found = _answers(plans, weights, crew, watch, f"trial {number + 1} of {trials}")
        study.tell(trial, statistics.fmean(distance(plan, answer.training) for plan, answer in found))
        if by_learner:
            learning = learner.learn([(p.case.request, p.training, answer.training) for p, answer in found])
    return start.model_copy(update=study.best_params)


def _distances(
    plans: Sequence[CoachPlan], weights: Weights, crew: Solves, watch: Watch, what: str
) -> Mapping[str, float]:
    """By name; plans whose request has no answer are left out."""
    found = _answers(plans, weights, crew, watch, what)
    return {plan.case.name: distance(plan, answer.training) for plan, answer in found}


def _answers(
    plans: Sequence[CoachPlan], weights: Weights, crew: Solves, watch: Watch, what: str
) -> list[tuple[CoachPlan, Answer]]:
    """Each plan with the engine's; those whose request has no answer are left out."""
    answers = watch(crew.answers((plan.case, weights) for plan in plans), len(plans), what)
    return [(plan, answer) for plan, answer in zip(plans, answers, strict=True) if answer is not None]


def _share(plans: Sequence[CoachPlan], before: Mapping[str, float], after: Mapping[str, float]) -> Share:
    means = (statistics.fmean(found[plan.case.name] for plan in plans) for found in (before, after))
    return Share(len(plans), *means)


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"


def _moved(gain: float) -> str:
    return f"{_percent(gain)} closer" if gain >= 0 else f"{_percent(-gain)} farther away"
