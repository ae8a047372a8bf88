"""Results as plain rows of text, which terminal and page both show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.tune.compare import Comparison, PartingWeek
from api.tune.fit import Fit
from api.tune.metrics import HEADINGS, TITLES
from api.tune.sweep import Point
from solver.running.search.costs import Weights
from solver.weekday import WEEK

LEGEND = "; ".join(f"{HEADINGS[name]}: {title}" for name, title in TITLES.items())
"""What the narrow headings stand for."""


@dataclass(frozen=True)
class Table:
    """Headings and rows; the first column is text, the others are numbers."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def sweep_table(weight: str, points: Sequence[Point]) -> Table:
    """A row a value."""
    rows = [[str(p.value), *(f"{p.metrics[name]:.2f}" for name in TITLES), f"{p.changed}/{p.plans}"] for p in points]
    return Table(f"What {weight} buys and costs", ["value", *HEADINGS.values(), "differ"], rows)


def comparison_tables(first: str, second: str, found: Comparison) -> list[Table]:
    """The averages, then the weeks that differ most."""
    pairs = [(title, found.first[name], found.second[name]) for name, title in TITLES.items()]
    averages = [[title, f"{a:.2f}", f"{b:.2f}", _difference(a, b)] for title, a, b in pairs]
    weeks = [row for week in found.weeks for row in _week_rows(first, second, week)]
    days = [day.value[:3].capitalize() for day in WEEK]
    title = f"{first} and {second}: {found.different} of {found.plans} plans differ"
    return [
        Table(title, ["the average plan", first, second, "difference"], averages),
        Table("The weeks where plans differ most, km", ["plan", "wk", "apart", "profile", *days], weeks),
    ]


def _difference(a: float, b: float) -> str:
    """With its sign, where two decimals show that there is one."""
    shown = round(b - a, 2)
    return f"{shown:+.2f}" if shown else "0.00"


def _week_rows(first: str, second: str, week: PartingWeek) -> list[list[str]]:
    both = ((first, week.first), (second, week.second))
    heads = ([week.case, str(week.number), f"{week.apart_km:.1f}"], ["", "", ""])
    return [
        [*head, name, *(f"{km:.1f}" if km else "-" for km in days)]
        for head, (name, days) in zip(heads, both, strict=True)
    ]


def fit_tables(start: Weights, found: Fit) -> list[Table]:
    """How close, then which weights."""
    shares = {"fitted": found.fitted, "held out": found.held_out}
    close = [[n, str(s.plans), f"{s.before:.2f}", f"{s.after:.2f}", f"{100 * s.gain:.0f} %"] for n, s in shares.items()]
    was, now = (weights.model_dump(by_alias=True) for weights in (start, found.weights))
    weights = [[name, str(was[name]), str(now[name])] for name in was]
    return [
        Table("Distance from the coach's plans, km a week", ["plans", "n", "before", "after", "closer by"], close),
        Table("Weights", ["weight", "before", "after"], weights),
    ]


def profile_toml(name: str, weights: Weights, remarks: Sequence[str]) -> str:
    """A profile to put into a settings file."""
    values: Mapping[str, int] = weights.model_dump(by_alias=True)
    return "\n".join(
        [*(f"# {line}" for line in remarks), f"[weights.{name}]", *(f"{k} = {v}" for k, v in values.items()), ""]
    )
