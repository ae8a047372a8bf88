"""The running rulebook: all rules, in the order of their ids."""

from collections.abc import Callable, Iterator

from solver.rule import Bound, statements
from solver.running.calendar.schedule import Week
from solver.running.rules.base import Rule, View
from solver.running.rules.calendar import CADENCE, Calendar, NoBackToBack, OneLong, RunDays, SamePattern
from solver.running.rules.lifting import LIFTING
from solver.running.rules.long_runs import LONG_IS_LONGEST, LONG_JUMP
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE, RECOVERY_RUN
from solver.running.rules.races import DAY_CAP, RACE, TUNE_UP
from solver.running.rules.returns import RETURN
from solver.running.rules.single_runs import MIN_RUN, SMOOTHING
from solver.running.rules.volume import CUTBACK_DEPTH, GROWTH, GROWTH_MAX, TAPER, WEEK_ONE, WEEK_SUM
from solver.running.rules.workouts import QUALITY_MAX

RULEBOOK: tuple[Rule, ...] = (
    Calendar(),
    RunDays(),
    OneLong(),
    QUALITY_MAX,
    NoBackToBack(),
    SamePattern(),
    WEEK_SUM,
    WEEK_ONE,
    GROWTH_MAX,
    GROWTH,
    CADENCE,
    CUTBACK_DEPTH,
    TAPER,
    LONG_JUMP,
    LONG_IS_LONGEST,
    LONG_SHARE,
    RECOVERY_RUN,
    QUALITY_SHARE,
    EASY_CAP,
    SMOOTHING,
    MIN_RUN,
    RACE,
    DAY_CAP,
    TUNE_UP,
    LIFTING,
    RETURN,
)

Statements = Callable[[View], Iterator[tuple[Rule, Bound]]]
"""Says of a view every bound that is in force, with its rule."""


def rulebook_statements(view: View) -> Iterator[tuple[Rule, Bound]]:
    """The whole rulebook's bounds, in its order."""
    return statements(RULEBOOK, view)


def week_statements(view: View, week: Week) -> Iterator[tuple[Rule, Bound]]:
    """The same of one week."""
    return ((rule, bound) for rule in RULEBOOK if rule.has_bounds(view.facts) for bound in rule.in_week(view, week))
