"""The running rulebook: all rules, in the order of their ids."""

from solver.running.rules.base import Rule
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
