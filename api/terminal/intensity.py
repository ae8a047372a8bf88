"""Minutes at each intensity, week by week, as bars: dark what is easy, light what is not."""

from rich.console import Group
from rich.text import Text

from api.terminal.bars import Bar, Bars
from solver.running.paces.metrics import IntensityMetrics, WeekMinutes
from solver.running.request.result import Intensity


def intensity_bars(metrics: IntensityMetrics) -> Group:
    """A bar a week, then the share of easy running beside the usual four fifths."""
    bars = [_bar(week) for week in metrics.weeks]
    return Group(Bars("Minutes a week, dark: easy", bars), Text(_sentence(metrics)))


def _bar(week: WeekMinutes) -> Bar:
    share = "" if week.easy_share is None else f"{sum(week.minutes.values()):.0f}, {week.easy_share:.0%} easy"
    return Bar(f"{week.week:2} ", week.minutes[Intensity.LOW], sum(week.minutes.values()), share)


def _sentence(metrics: IntensityMetrics) -> str:
    if metrics.easy_share is None:
        return "The plan has no runs."
    guess = "" if metrics.paces_known else " The runner's paces are unknown: the minutes are guesses."
    return f"{metrics.easy_share:.0%} of all training time is easy (usual: about {metrics.aim:.0%}).{guess}"
