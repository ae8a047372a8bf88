"""Charts as SVG: weekly volume and the long runs in it. Readable in print without colour: shades and labels."""

from api.exports.document import Document
from api.exports.html.markup import Markup, joined, tag
from solver.running.request.result import PlanWeek, WorkoutType

WIDTH, HEIGHT, FLOOR, LEFT = 720, 220, 190, 34
SHADES = {"base": "#9ec5e8", "build": "#5b9bd5", "peak": "#1f5f99", "recovery": "#cfe3d4", "taper": "#e6d5a8"}
RACE = "#c0392b"


def volume_chart(document: Document) -> Markup:
    """A bar a week; its dark foot is the longest run, its red head a race."""
    weeks, units = document.plan.weeks, document.units
    most = max((week.planned_distance_km for week in weeks), default=0) or 1.0
    scale = (FLOOR - 22) / most
    slot = (WIDTH - LEFT) / max(len(weeks), 1)
    bars = [_bar(week, LEFT + slot * i, slot, scale) for i, week in enumerate(weeks)]
    labels = [_labels(document, week, LEFT + slot * (i + 0.4), scale, len(weeks)) for i, week in enumerate(weeks)]
    title = tag("title", f"{units.name} a week: " + ", ".join(units.number(w.planned_distance_km) for w in weeks))
    axis = tag("line", x1=LEFT, x2=WIDTH, y1=FLOOR, y2=FLOOR, stroke="#444")
    return tag("svg", title, *bars, axis, *labels, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", class_="chart")


def _bar(week: PlanWeek, x: float, slot: float, scale: float) -> Markup:
    race = sum(day.planned_distance_km or 0 for day in week.days if day.workout_type is WorkoutType.RACE)
    longest = max((d.planned_distance_km or 0 for d in week.days if d.workout_type is WorkoutType.LONG_RUN), default=0)
    training = week.planned_distance_km - race
    width = slot * 0.8
    return joined(
        _rect(x, width, 0, training * scale, SHADES[week.week_type]),
        _rect(x, width * 0.35, 0, longest * scale, "#33475b"),
        _rect(x, width, training * scale, race * scale, RACE),
    )


def _rect(x: float, width: float, foot: float, height: float, fill: str) -> Markup:
    if height <= 0:
        return Markup()
    y = FLOOR - foot - height
    return tag("rect", x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}", fill=fill)


def _labels(document: Document, week: PlanWeek, x: float, scale: float, count: int) -> Markup:
    """The week's number below and, where there is room, its distance above."""
    every = 1 if count <= 26 else 4
    if (week.week_number - 1) % every:
        return Markup()
    top = FLOOR - week.planned_distance_km * scale - 4
    number = tag("text", week.week_number, x=f"{x:.1f}", y=FLOOR + 14, text_anchor="middle", font_size=10)
    distance = document.units.number(week.planned_distance_km)
    size = 10 if count <= 20 else 8
    return joined(number, tag("text", distance, x=f"{x:.1f}", y=f"{top:.1f}", text_anchor="middle", font_size=size))
