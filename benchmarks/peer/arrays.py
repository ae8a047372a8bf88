"""A mixed-integer program as plain arrays: what travels to the second solver. It knows neither solver."""

from dataclasses import dataclass, field


@dataclass
class Program:
    """`row_low <= A x <= row_high`, whole `x` in `low..high`, minimise `cost · x`; A by rows."""

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)

    def add_row(self, terms: dict[int, int], low: float, high: float) -> None:
        self.starts.append(len(self.columns))
        self.columns.extend(terms)
        self.values.extend(terms.values())
        self.row_low.append(low)
        self.row_high.append(high)


@dataclass(frozen=True)
class Outcome:
    """What the second solver said, and how long building and solving took it."""

    status: str
    objective: float
    wall_ms: float
    cpu_ms: float
