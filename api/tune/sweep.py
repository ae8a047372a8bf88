"""One weight from low to high, everything else the same: what it buys and what it costs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic.alias_generators import to_camel

from api.tune.corpus import Case
from api.tune.crew import Answer, Solves
from api.tune.metrics import Metrics, as_row, mean_of
from solver.errors import BadRequest
from solver.running.search.costs import Weights

Watch = Callable[[Iterable[Answer | None], int, str], Iterable[Answer | None]]
"""Shows how far the answers are: they themselves, how many there will be, and what they are for."""

KNOWN = {to_camel(name): name for name in Weights.model_fields}
"""The weights' names in files, and in Python."""


@dataclass(frozen=True)
class Point:
    """One value of the weight: the average plan, and in how many plans any day differs from the profile's."""

    value: int
    metrics: Metrics
    changed: int
    plans: int

    def as_json(self) -> dict[str, object]:
        """One flat row."""
        return {"value": self.value, "plans": self.plans, "changed": self.changed, **as_row(self.metrics)}


def values_between(low: int, high: int, steps: int) -> list[int]:
    """Whole values from low to high, as evenly as whole numbers can be.

    Raises:
        BadRequest: when low is above high.
    """
    if low > high:
        raise BadRequest(f"--from {low} lies above --to {high}")
    return sorted({round(low + (high - low) * step / max(1, steps - 1)) for step in range(steps)})


def with_weight(profile: Weights, name: str, value: int) -> Weights:
    """The profile with one weight, by its name as in the TOML file, set anew.

    Raises:
        BadRequest: for an unknown weight.
    """
    if name not in KNOWN:
        raise BadRequest(f"--weight {name}: is not a known weight; known are {', '.join(KNOWN)}")
    return profile.model_copy(update={KNOWN[name]: value})


def sweep(
    cases: Sequence[Case], profile: Weights, name: str, values: Sequence[int], crew: Solves, watch: Watch
) -> list[Point]:
    """A point for each value, over the same cases; those without any plan are left out.

    Raises:
        BadRequest: when no case has a plan.
    """
    settings = [profile, *(with_weight(profile, name, value) for value in values)]
    answers = watch(crew.answers((case, w) for w in settings for case in cases), len(settings) * len(cases), name)
    rounds = list(_rounds(answers, len(cases)))
    with_plan = [place for place, answer in enumerate(rounds[0]) if answer is not None]
    if not with_plan:
        raise BadRequest("none of these requests has a plan, whatever the weights")
    usual = [answer for answer in rounds[0] if answer is not None]
    return [
        _point(value, [a for a in found if a is not None], usual)
        for value, found in zip(values, rounds[1:], strict=True)
    ]


def _rounds(answers: Iterable[Answer | None], size: int) -> Iterator[list[Answer | None]]:
    found: list[Answer | None] = []
    for answer in answers:
        found.append(answer)
        if len(found) == size:
            yield found
            found = []


def _point(value: int, found: Sequence[Answer], usual: Sequence[Answer]) -> Point:
    changed = sum(a.training != b.training for a, b in zip(found, usual, strict=True))
    return Point(value, mean_of([answer.metrics for answer in found]), changed, len(found))
