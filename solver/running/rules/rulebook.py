"""The running rulebook: all rules, in the order of their ids."""

from collections.abc import Callable, Iterator

from solver.rule import Bound
from solver.running.rules.base import Rule, View
from solver.running.rules.calendar import (
    Calendar,
    CutbackCadence,
    NoBackToBack,
    OneLong,
    QualityMax,
    RunDays,
    SamePattern,
)
from solver.running.rules.days import (
    EasyCap,
    LongIsLongest,
    LongJump,
    LongShare,
    MinRun,
    QualityShare,
    Smoothing,
)
from solver.running.rules.lifting import Lifting
from solver.running.rules.races import DayCap, Race, TuneUp
from solver.running.rules.volume import CutbackDepth, Growth, GrowthMax, Taper, WeekOne, WeekSum

RULEBOOK: tuple[Rule, ...] = (
    Calendar(),
    RunDays(),
    OneLong(),
    QualityMax(),
    NoBackToBack(),
    SamePattern(),
    WeekSum(),
    WeekOne(),
    GrowthMax(),
    Growth(),
    CutbackCadence(),
    CutbackDepth(),
    Taper(),
    LongJump(),
    LongIsLongest(),
    LongShare(),
    QualityShare(),
    EasyCap(),
    Smoothing(),
    MinRun(),
    Race(),
    DayCap(),
    TuneUp(),
    Lifting(),
)

Statements = Callable[[View], Iterator[tuple[Rule, Bound]]]
"""Says of a view every bound that is in force, with its rule."""


def rulebook_statements(view: View) -> Iterator[tuple[Rule, Bound]]:
    """The whole rulebook's bounds, in its order."""
    return ((rule, bound) for rule in RULEBOOK for bound in rule.bounds(view))
