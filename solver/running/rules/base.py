"""What every running rule has: its identity, and the two ways of stating it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import ClassVar, Protocol

from solver.linear import Quantity
from solver.rule import Bound, Fault, Tier
from solver.running.calendar.baseline import Baseline
from solver.running.calendar.caps import Caps
from solver.running.calendar.schedule import Day, Schedule, Week
from solver.running.curve.targets import Targets
from solver.running.request.request import PlanRequest, StrengthFocus

CHANGED_WEEK_RANK = 0
"""Where races or blocked dates change a week, what can no longer add up gives way before anything else."""


@dataclass(frozen=True)
class Known:
    """What refs come to where the plan's own numbers do not say it, in steps: totals by week index, runs by date."""

    totals: Mapping[int, int] = field(default_factory=dict)
    runs: Mapping[dt.date, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """All that is settled before the kilometres are: what rules may look at besides the view's numbers."""

    request: PlanRequest
    baseline: Baseline
    schedule: Schedule
    caps: Caps
    targets: Targets
    lifting: Mapping[dt.date, StrengthFocus] = field(default_factory=dict)
    """A finished plan's strength sessions; the engine places them after the kilometres."""
    known: Known = field(default_factory=Known)


class View(Protocol):
    """The kilometres, in grid steps: decision variables for the model, numbers for a finished plan."""

    @property
    def facts(self) -> Facts:
        """What is settled already."""

    def run(self, day: Day) -> Quantity:
        """The training distance of a day with a run."""

    def total(self, week: Week) -> Quantity:
        """W as declared: a week's training, tune-up races included, the goal race not."""

    def ref_total(self, week: Week) -> Quantity | None:
        """W of the load week that this one is measured from; None where there is none."""

    def ref_run(self, week: Week, weekday: int) -> Quantity | None:
        """The run on a weekday of the load week that this one is measured from; None where there is none."""

    def ref_long(self, week: Week) -> Quantity | None:
        """The long run that this week's is measured from; None where there is none."""

    def highest_load(self) -> Quantity:
        """The largest W of the load weeks; R11's value where there is none."""


@dataclass(frozen=True)
class Rule:
    """One rule of the rulebook. Its dataclass fields are its parameters.

    A rule about kilometres yields `bounds`; one about the calendar yields the `faults` of a schedule.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    statement: ClassVar[str]
    source: ClassVar[str] = "Product brief"
    tier: ClassVar[Tier] = Tier.HARD
    bends: ClassVar[str | None] = None
    """For elastic rules, the place in the bending order as people read it."""

    @property
    def parameters(self) -> Mapping[str, object]:
        """The rule's numbers by name."""
        return asdict(self)

    def applies(self, facts: Facts) -> bool:
        """Whether a plan can breach the rule at all, apart from its bounds."""
        return type(self).faults is not Rule.faults

    def bounds(self, view: View) -> Iterable[Bound]:
        """Linear bounds on the kilometres."""
        return ()

    def faults(self, facts: Facts) -> Iterable[Fault]:
        """Breaches of the calendar."""
        return ()
