"""Charts as SVG: weekly volume and the long runs in it, for wide pages and for narrow ones.

Readable in print without colour: shades and labels. A chart is drawn for the width on which it is shown, so that its
letters are never scaled down to what nobody can read.
"""

from dataclasses import dataclass

from api.exports.document import Document
from api.exports.html.markup import Markup, joined, tag
from solver.running.request.result import PlanWeek, WorkoutType

WIDTH, HEIGHT, FLOOR = 720, 208, 190
NARROW, ROW, LABELS, VALUES = 340, 22, 26, 46
SHADES = {"base": "#9ec5e8", "build": "#5b9bd5", "peak": "#1f5f99", "recovery": "#cfe3d4", "taper": "#e6d5a8"}
RACE, LONGEST = "#c0392b", "#33475b"
STYLE = """
.chart { width: 100%; font-family: Helvetica, Arial, sans-serif; margin: 0.6em 0 } .narrow { display: none }
.legend { color: #555; font-size: 0.9em }
.legend span { white-space: nowrap }
.swatch { display: inline-block; width: 0.8em; height: 0.8em;
  margin: 0 0.3em 0 0.8em; print-color-adjust: exact; -webkit-print-color-adjust: exact }
@media screen and (max-width: 40rem) { .wide { display: none } .narrow { display: block } }
"""


@dataclass(frozen=True)
class _Volume:
    """A week's kilometres: all training, the longest run in it, and a race besides."""

    training: float
    longest: float
    race: float

    @classmethod
    def of(cls, week: PlanWeek) -> "_Volume":
        runs = [(day.workout_type, day.planned_distance_km or 0.0) for day in week.days]
        race = sum(km for kind, km in runs if kind is WorkoutType.RACE)
        longest = max((km for kind, km in runs if kind is WorkoutType.LONG_RUN), default=0.0)
        return cls(week.planned_distance_km - race, longest, race)


def volume_chart(document: Document) -> Markup:
    """The volume twice, of which a page shows one: upright bars, or lying ones where there is little width."""
    weeks, units = document.plan.weeks, document.units
    most = max((week.planned_distance_km for week in weeks), default=0) or 1.0
    numbers = ", ".join(units.number(week.planned_distance_km) for week in weeks)
    title = tag("title", units.labels.say("chart.series", unit=units.name, numbers=numbers))
    return joined(_wide(document, most, title), _narrow(document, most, title))


def legend(document: Document) -> Markup:
    """What the shades mean that the chart has."""
    say, weeks = document.labels.say, document.plan.weeks
    volumes, kinds = [_Volume.of(week) for week in weeks], {week.week_type for week in weeks}
    shades = {say(f"week_type.{kind}"): shade for kind, shade in SHADES.items() if kind in kinds}
    if any(volume.race for volume in volumes):
        shades[say("chart.races")] = RACE
    if any(volume.longest for volume in volumes):
        shades[say("chart.longest")] = LONGEST
    marks = (
        tag("span", tag("span", class_="swatch", style=f"background: {shade}"), name) for name, shade in shades.items()
    )
    return tag("p", say("chart.legend", unit=document.units.name), *marks, class_="legend")


def _wide(document: Document, most: float, title: Markup) -> Markup:
    weeks = document.plan.weeks
    scale, slot = (FLOOR - 22) / most, (WIDTH) / max(len(weeks), 1)
    bars = [_upright(week, slot * i, slot, scale) for i, week in enumerate(weeks)]
    labels = [_labels(document, week, slot * (i + 0.4), scale, len(weeks)) for i, week in enumerate(weeks)]
    axis = tag("line", x1=0, x2=WIDTH, y1=FLOOR, y2=FLOOR, stroke="#444")
    return tag("svg", title, *bars, axis, *labels, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", class_="chart wide")


def _upright(week: PlanWeek, x: float, slot: float, scale: float) -> Markup:
    volume, width = _Volume.of(week), slot * 0.8
    return joined(
        _rect(x, FLOOR - volume.training * scale, width, volume.training * scale, SHADES[week.week_type]),
        _rect(x, FLOOR - volume.longest * scale, width * 0.35, volume.longest * scale, LONGEST),
        _rect(x, FLOOR - (volume.training + volume.race) * scale, width, volume.race * scale, RACE),
    )


def _labels(document: Document, week: PlanWeek, x: float, scale: float, count: int) -> Markup:
    """The week's number below and, where there is room, its distance above."""
    every = 1 if count <= 26 else 4
    if (week.week_number - 1) % every:
        return Markup()
    top = FLOOR - week.planned_distance_km * scale - 4
    size = 12 if count <= 20 else 10
    number = tag("text", week.week_number, x=f"{x:.1f}", y=FLOOR + 15, text_anchor="middle", font_size=size)
    distance = document.units.number(week.planned_distance_km)
    return joined(number, tag("text", distance, x=f"{x:.1f}", y=f"{top:.1f}", text_anchor="middle", font_size=size))


def _narrow(document: Document, most: float, title: Markup) -> Markup:
    weeks = document.plan.weeks
    scale = (NARROW - LABELS - VALUES) / most
    rows = [_lying(document, week, ROW * i, scale) for i, week in enumerate(weeks)]
    size = f"0 0 {NARROW} {ROW * max(len(weeks), 1)}"
    return tag("svg", title, *rows, viewBox=size, role="img", class_="chart narrow")


def _lying(document: Document, week: PlanWeek, y: float, scale: float) -> Markup:
    volume, height = _Volume.of(week), ROW * 0.75
    end = LABELS + week.planned_distance_km * scale
    distance = document.units.number(week.planned_distance_km)
    base = f"{y + height * 0.78:.1f}"
    return joined(
        tag("text", week.week_number, x=LABELS - 6, y=base, text_anchor="end", font_size=13),
        _rect(LABELS, y, volume.training * scale, height, SHADES[week.week_type]),
        _rect(LABELS, y + height * 0.65, volume.longest * scale, height * 0.35, LONGEST),
        _rect(LABELS + volume.training * scale, y, volume.race * scale, height, RACE),
        tag("text", distance, x=f"{end + 5:.1f}", y=base, font_size=13),
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    if height <= 0 or width <= 0:
        return Markup()
    return tag("rect", x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}", fill=fill)
