"""A plan from top to bottom, as a person reads it."""

from collections.abc import Collection

from rich.console import Group, RenderableType
from rich.text import Text

from api.terminal.plan.calendar import Calendar
from api.terminal.plan.chart import VolumeChart
from api.terminal.plan.details import week_details
from api.terminal.plan.header import header
from api.terminal.remarks import remarks
from api.terminal.units import Units
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan


def plan_view(plan: Plan, request: PlanRequest, weeks: Collection[int]) -> Group:
    """Header, volume chart, calendar, the days of the chosen weeks, and what to know about the plan."""
    units = Units(request.settings.units, request.settings.language)
    parts: list[RenderableType] = [header(plan, request, units), VolumeChart(plan, units), Calendar(plan, units)]
    parts += [week_details(week, units) for week in plan.weeks if week.week_number in weeks]
    if len(weeks) < len(plan.weeks):
        parts.append(Text(units.labels.say("plan.more"), style="dim"))
    spaced = [piece for part in parts for piece in (part, Text())]
    return Group(*spaced, *remarks(plan, units.labels))
