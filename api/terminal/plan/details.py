"""The days of chosen weeks in full: what to run, how fast, and what it is for."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.palette import WEEK_STYLES, WORKOUT_STYLES, kind_of
from api.terminal.safe_text import printable
from api.terminal.structures import duration, structure_line
from api.terminal.units import Units
from solver.running.request.result import PlanDay, PlanWeek, Repeat, WorkoutType

INDENT = 12


def week_details(week: PlanWeek, units: Units) -> Group:
    """The week's heading, the coach's note, then every day that is not rest."""
    labels = units.labels
    first, last = labels.short_date(week.week_start_date), labels.short_date(week.week_end_date)
    heading = Text.assemble(
        (labels.say("week.heading", number=week.week_number), "bold"),
        f", {labels.say('week.span', first=first, last=last)}: ",
        (kind_of(week, labels), WEEK_STYLES[week.week_type]),
        f", {units.distance(week.planned_distance_km)}",
    )
    note = [Text(printable(week.coach_notes), style="italic")] if week.coach_notes else []
    days = [part for day in week.days if _has_anything(day) for part in _day(day, units)]
    return Group(heading, *note, *days)


def _has_anything(day: PlanDay) -> bool:
    return day.workout_type is not WorkoutType.REST or day.strength is not None


def _day(day: PlanDay, units: Units) -> Iterator[RenderableType]:
    name = printable(day.title) or units.labels.say(f"title.{day.workout_type}")
    style = WORKOUT_STYLES[day.workout_type] or "bold"
    facts = ", ".join(_facts(day, name, units))
    yield _hanging(
        f"{units.labels.weekday(day.date)} {units.labels.short_date(day.date):>6}  ",
        Text.assemble((name, style), "  ", facts),
    )
    structure = day.workout_structure
    if structure is not None and len(structure.main) + any(isinstance(part, Repeat) for part in structure.main) > 1:
        yield _hanging("", Text(structure_line(structure, units)))
    if day.description:
        yield _hanging("", Text(printable(day.description), style="dim"))


def _hanging(lead: str, text: Text) -> RenderableType:
    """Wrapped lines stay clear of the date."""
    grid = Table.grid()
    grid.add_column(width=INDENT, no_wrap=True)
    grid.add_column()
    grid.add_row(Text(lead), text)
    return grid


def _facts(day: PlanDay, name: str, units: Units) -> Iterator[str]:
    """Distance (unless the title says it), duration, pace and heart-rate zone, as far as they are known."""
    distance = units.distance(day.planned_distance_km or 0)
    if day.planned_distance_km and f" {distance}" not in name:
        yield distance
    if day.planned_duration_mins:
        yield duration(day.planned_duration_mins)
    if day.target_pace is not None:
        yield units.pace(day.target_pace)
    if day.target_hr_zone is not None:
        yield units.labels.say("day.heart_rate_zone", zone=day.target_hr_zone)
    focus = day.strength and units.labels.name("strength", day.strength)
    if focus and focus not in name:
        yield units.labels.say("day.strength", focus=focus)
