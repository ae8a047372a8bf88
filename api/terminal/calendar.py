"""The calendar: a row per week, a column per weekday; in a narrow terminal, a paragraph per week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from api.terminal.palette import WEEK_STYLES, WORKOUT_NAMES, WORKOUT_STYLES, short_date
from api.terminal.units import Units
from solver.running.request.request import StrengthFocus
from solver.running.request.result import STRENGTH_LABELS, Plan, PlanDay, PlanWeek, WorkoutType
from solver.weekday import WEEK

Row = list[list[Text]]  # the cells of a row, each of one or two lines
GAP = 2
MARKS: Mapping[StrengthFocus, str] = {"full_body": "+F", "upper": "+U", "lower": "+L"}
LIFTING = "Strength on the day: " + ", ".join(f"{mark} {STRENGTH_LABELS[focus]}" for focus, mark in MARKS.items())


@dataclass(frozen=True)
class Calendar:
    """All weeks, in the widest of three forms that fits."""

    plan: Plan
    units: Units

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw one line per week if there is room, else two, else a paragraph."""
        yield Text(f"Calendar, {self.units.name} a day", style="bold")
        if any(day.strength for week in self.plan.weeks for day in week.days):
            yield Text(LIFTING, style="dim")
        for row_of, gap in ((self._wide, GAP), (self._stacked, GAP), (self._stacked, 1)):
            table = [self._head(), *(row_of(week) for week in self.plan.weeks)]
            widths = [max(len(line) for cell in column for line in cell) for column in zip(*table, strict=True)]
            if sum(widths) + gap * (len(widths) - 1) <= options.max_width:
                yield from (line for row in table for line in _lines(row, widths, gap))
                return
        for week in self.plan.weeks:
            yield from self._paragraph(week, options.max_width)

    def _head(self) -> Row:
        return [[Text(name, style="bold")] for name in ("Week", *(day[:3].title() for day in WEEK))]

    def _wide(self, week: PlanWeek) -> Row:
        style = WEEK_STYLES[week.week_type]
        total = self.units.number(week.planned_distance_km)
        first = Text.assemble(
            f"{week.week_number:>2}  {short_date(week.week_start_date):>6}  ",
            (f"{week.week_type:<8}", style),
            (f" {total:>5}", "bold"),
        )
        return [[first], *([self._day(day)] for day in week.days)]

    def _stacked(self, week: PlanWeek) -> Row:
        first = [
            Text.assemble((f"{week.week_number:>2} ", "bold"), (week.week_type.value, WEEK_STYLES[week.week_type])),
            Text.assemble(
                f"{short_date(week.week_start_date):>6} ", (self.units.distance(week.planned_distance_km), "bold")
            ),
        ]
        return [first, *(self._two_lines(day) for day in week.days)]

    def _two_lines(self, day: PlanDay) -> list[Text]:
        style = WORKOUT_STYLES[day.workout_type]
        lines = [Text(WORKOUT_NAMES[day.workout_type], style=style)]
        if day.strength is not None:
            lines[0].append(f" {MARKS[day.strength]}", style="magenta")
        if day.planned_distance_km:
            lines.append(Text(self.units.number(day.planned_distance_km), style=style))
        return lines

    def _day(self, day: PlanDay) -> Text:
        return Text(" ", style=WORKOUT_STYLES[day.workout_type]).join(self._two_lines(day))

    def _paragraph(self, week: PlanWeek, width: int) -> Iterator[Text]:
        yield Text.assemble(
            f"Week {week.week_number}, {short_date(week.week_start_date)}: ",
            (week.week_type.value, WEEK_STYLES[week.week_type]),
            f", {self.units.distance(week.planned_distance_km)}",
        )
        line = Text(" ")
        for day in week.days:
            if day.workout_type is not WorkoutType.REST or day.strength is not None:
                piece = Text.assemble(f" {day.day_of_week[:3].title()} ", self._day(day), ".")
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
