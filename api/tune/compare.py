"""Two profiles on the same requests: what the average plan is like under each, and where plans part most."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.tune.corpus import Case
from api.tune.crew import Answer, Solves
from api.tune.metrics import Kilometres, Metrics, as_row, mean_of
from api.tune.sweep import Watch
from solver.errors import BadRequest
from solver.running.search.costs import Weights

WEEKS_SHOWN = 10


@dataclass(frozen=True)
class PartingWeek:
    """A week whose plans differ: kilometres by weekday (Monday first) under both profiles, 0 for no run."""

    case: str
    number: int
    apart_km: float
    first: tuple[float, ...]
    second: tuple[float, ...]

    def as_json(self) -> dict[str, object]:
        """One flat row."""
        names = {"request": self.case, "week": self.number, "apartKm": self.apart_km}
        return {**names, "first": list(self.first), "second": list(self.second)}


@dataclass(frozen=True)
class Comparison:
    """Both averages over the same plans, how many plans differ, and the weeks that differ most."""

    plans: int
    different: int
    first: Metrics
    second: Metrics
    weeks: tuple[PartingWeek, ...]
    first_bent: Mapping[str, int]
    second_bent: Mapping[str, int]
    """By rule, how often it bends in all plans together."""

    def as_json(self) -> dict[str, object]:
        """Everything as one object."""
        return {
            "plans": self.plans,
            "different": self.different,
            "first": as_row(self.first),
            "second": as_row(self.second),
            "weeks": [week.as_json() for week in self.weeks],
            "bent": {"first": dict(self.first_bent), "second": dict(self.second_bent)},
        }


def compare(cases: Sequence[Case], first: Weights, second: Weights, crew: Solves, watch: Watch) -> Comparison:
    """Solve every case under both.

    Raises:
        BadRequest: when no case has a plan.
    """
    tasks = [(case, weights) for case in cases for weights in (first, second)]
    answers = list(watch(crew.answers(tasks), len(tasks), "compare"))
    pairs = [(case, a, b) for case, a, b in zip(cases, answers[::2], answers[1::2], strict=True) if a and b]
    if not pairs:
        raise BadRequest("none of these requests has a plan, whatever the weights")
    weeks = sorted((w for pair in pairs for w in parting_weeks(*pair)), key=lambda week: -week.apart_km)
    return Comparison(
        plans=len(pairs),
        different=sum(a.training != b.training for _, a, b in pairs),
        first=mean_of([a.metrics for _, a, _ in pairs]),
        second=mean_of([b.metrics for _, _, b in pairs]),
        weeks=tuple(weeks[:WEEKS_SHOWN]),
        first_bent=bent_in(a for _, a, _ in pairs),
        second_bent=bent_in(b for _, _, b in pairs),
    )


def bent_in(answers: Iterable[Answer]) -> Mapping[str, int]:
    """By rule, how often it bends in some plans together."""
    found: Counter[str] = Counter()
    for answer in answers:
        found.update(answer.bent)
    return dict(sorted(found.items()))


def parting_weeks(case: Case, first: Answer, second: Answer) -> list[PartingWeek]:
    """The weeks of one case in which any day differs."""
    monday = case.request.settings.first_monday
    found = []
    for number in range(case.request.settings.week_count):
        start = monday + dt.timedelta(days=7 * number)
        days = [_week_of(answer.training, start) for answer in (first, second)]
        apart = round(sum(abs(a - b) for a, b in zip(*days, strict=True)), 6)
        if apart:
            found.append(PartingWeek(case.name, number + 1, apart, *days))
    return found


def _week_of(training: Kilometres, monday: dt.date) -> tuple[float, ...]:
    return tuple(training.get(monday + dt.timedelta(days=day), 0.0) for day in range(7))
