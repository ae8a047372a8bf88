"""The volume chart: one bar per week, so that growth, cutback weeks and the taper are seen at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from api.terminal.palette import WEEK_STYLES, kind_of
from api.terminal.units import Units
from solver.running.request.result import Plan, PlanWeek, WorkoutType

EIGHTHS = " ▏▎▍▌▋▊▉"
LEAST_BAR = 12


@dataclass(frozen=True)
class VolumeChart:
    """Bars scaled to the biggest week; a race is the lighter end of its bar."""

    plan: Plan
    units: Units

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw to the width there is."""
        yield Text(self.units.labels.say("chart.heading", unit=self.units.name), style="bold")
        starts = [self._start(week) for week in self.plan.weeks]
        labels = [self._label(week, races=True) for week in self.plan.weeks]
        room = options.max_width - _longest(starts) - _longest(labels) - 1
        if room < LEAST_BAR:
            labels = [self._label(week, races=False) for week in self.plan.weeks]
            room = max(1, options.max_width - _longest(starts) - _longest(labels) - 1)
        for week, start, label in zip(self.plan.weeks, starts, labels, strict=True):
            yield Text.assemble(start, *self._bar(week, room, blocks=not options.ascii_only), " ", label, no_wrap=True)

    def _start(self, week: PlanWeek) -> Text:
        style = WEEK_STYLES[week.week_type]
        return Text.assemble(
            f"{week.week_number:>2}  {self.units.labels.short_date(week.week_start_date):>6}  ",
            (f"{kind_of(week, self.units.labels):<8} ", style),
        )

    def _label(self, week: PlanWeek, races: bool) -> Text:
        label = Text(self.units.number(week.planned_distance_km), style="bold")
        for km in _races(week) if races else ():
            race = self.units.labels.say("chart.race", distance=self.units.number(km))
            label.append(f" {race}", style="bold red")
        return label

    def _bar(self, week: PlanWeek, room: int, blocks: bool) -> Iterator[Text]:
        biggest = max(w.planned_distance_km for w in self.plan.weeks) or 1.0
        race = sum(_races(week)) / biggest * room
        training = max(0.0, week.planned_distance_km / biggest * room - race)
        style = WEEK_STYLES[week.week_type]
        if not blocks:
            yield Text("#" * round(training) + "=" * round(race), style=style)
            return
        whole, part = divmod(round(training * 8), 8)
        yield Text("█" * whole + (EIGHTHS[part] if part and not race else ""), style=style)
        yield Text("░" * round(race), style="red")


def _longest(texts: list[Text]) -> int:
    return max(map(len, texts), default=0)


def _races(week: PlanWeek) -> list[float]:
    return [d.planned_distance_km or 0.0 for d in week.days if d.workout_type is WorkoutType.RACE]
