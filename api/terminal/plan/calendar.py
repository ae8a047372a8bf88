"""The calendar: a row per week, a column per weekday; in a narrow terminal, a paragraph per week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from api.terminal.palette import WEEK_STYLES, WORKOUT_STYLES, kind_of
from api.terminal.units import Units
from coach.bank.labels import Labels
from solver.running.request.request import StrengthFocus
from solver.running.request.result import Plan, PlanDay, PlanWeek, WorkoutType

Row = list[list[Text]]  # the cells of a row, each of one or two lines
GAP = 2
FOCUSES: Sequence[StrengthFocus] = ("full_body", "upper", "lower")


@dataclass(frozen=True)
class Calendar:
    """All weeks, in the widest of three forms that fits."""

    plan: Plan
    units: Units

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw one line per week if there is room, else two, else a paragraph."""
        yield Text(self._labels.say("calendar.heading", unit=self.units.name), style="bold")
        if any(day.strength for week in self.plan.weeks for day in week.days):
            yield Text(self._lifting, style="dim")
        for row_of, gap in ((self._wide, GAP), (self._stacked, GAP), (self._stacked, 1)):
            table = [self._head(), *(row_of(week) for week in self.plan.weeks)]
            widths = [max(len(line) for cell in column for line in cell) for column in zip(*table, strict=True)]
            if sum(widths) + gap * (len(widths) - 1) <= options.max_width:
                yield from (line for row in table for line in _lines(row, widths, gap))
                return
        for week in self.plan.weeks:
            yield from self._paragraph(week, options.max_width)

    def _head(self) -> Row:
        days = [self._labels.weekday(day.date) for day in self.plan.weeks[0].days]
        return [[Text(name, style="bold")] for name in (self._labels.say("calendar.week"), *days)]

    @property
    def _labels(self) -> Labels:
        return self.units.labels

    @property
    def _lifting(self) -> str:
        """The signs for strength sessions, explained."""
        marks = [f"{self._labels.say(f'calendar.{f}')} {self._labels.name('strength', f)}" for f in FOCUSES]
        return self._labels.say("calendar.lifting", marks=", ".join(marks))

    def _wide(self, week: PlanWeek) -> Row:
        style = WEEK_STYLES[week.week_type]
        total = self.units.number(week.planned_distance_km)
        first = Text.assemble(
            f"{week.week_number:>2}  {self._labels.short_date(week.week_start_date):>6}  ",
            (f"{kind_of(week, self._labels):<8}", style),
            (f" {total:>5}", "bold"),
        )
        return [[first], *([self._day(day)] for day in week.days)]

    def _stacked(self, week: PlanWeek) -> Row:
        first = [
            Text.assemble(
                (f"{week.week_number:>2} ", "bold"), (kind_of(week, self._labels), WEEK_STYLES[week.week_type])
            ),
            Text.assemble(
                f"{self._labels.short_date(week.week_start_date):>6} ",
                (self.units.distance(week.planned_distance_km), "bold"),
            ),
        ]
        return [first, *(self._two_lines(day) for day in week.days)]

    def _two_lines(self, day: PlanDay) -> list[Text]:
        style = WORKOUT_STYLES[day.workout_type]
        lines = [Text(self._labels.say(f"workout.{day.workout_type}"), style=style)]
        if day.strength is not None:
            lines[0].append(f" {self._labels.say(f'calendar.{day.strength}')}", style="magenta")
        if day.planned_distance_km:
            lines.append(Text(self.units.number(day.planned_distance_km), style=style))
        return lines

    def _day(self, day: PlanDay) -> Text:
        return Text(" ", style=WORKOUT_STYLES[day.workout_type]).join(self._two_lines(day))

    def _paragraph(self, week: PlanWeek, width: int) -> Iterator[Text]:
        yield Text.assemble(
            f"{self._labels.say('week.heading', number=week.week_number)}, ",
            f"{self._labels.short_date(week.week_start_date)}: ",
            (kind_of(week, self._labels), WEEK_STYLES[week.week_type]),
            f", {self.units.distance(week.planned_distance_km)}",
        )
        line = Text(" ")
        for day in week.days:
            if day.workout_type is not WorkoutType.REST or day.strength is not None:
                piece = Text.assemble(f" {self._labels.weekday(day.date)} ", self._day(day), ".")
                if len(line) + len(piece) > width:
                    yield line
                    line = Text(" ")
                line.append_text(piece)
        yield line


def _lines(row: Row, widths: list[int], gap: int) -> Iterator[Text]:
    """A row's cells side by side, over as many lines as the tallest has."""
    for number in range(max(map(len, row))):
        line = Text(no_wrap=True)
        for cell, width in zip(row, widths, strict=True):
            text = cell[number] if number < len(cell) else Text()
            line.append_text(text).append(" " * (width - len(text) + gap))
        line.rstrip()
        yield line
