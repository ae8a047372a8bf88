"""The page: heading, chart, weeks, remarks."""

from collections.abc import Iterator

from api.exports.document import Document, title_of
from api.exports.html.charts import RACE, SHADES, volume_chart
from api.exports.html.markup import Markup, joined, tag
from api.terminal.structures import duration, strength_label, structure_line
from solver.running.request.result import PlanDay, PlanWeek, WorkoutType

STYLE = """
@page { size: A4; margin: 14mm }
body { font: 11pt/1.4 Georgia, serif; color: #222; max-width: 190mm; margin: 8mm auto; padding: 0 4mm }
h1 { font-size: 20pt; margin: 0 } h2 { font-size: 12pt; margin: 0 0 1mm }
.chart { width: 100%; font-family: Helvetica, Arial, sans-serif } .legend, .dim { color: #555; font-size: 9.5pt }
.swatch { display: inline-block; width: 3mm; height: 3mm; margin: 0 1mm 0 3mm }
section { break-inside: avoid; margin: 5mm 0 } table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
td, th { border-top: 0.3pt solid #bbb; padding: 0.7mm 1.5mm; text-align: left; vertical-align: top }
th { white-space: nowrap; font-weight: normal } td.targets { width: 26mm }
td.km { text-align: right; white-space: nowrap } tr.rest td { color: #777 } tr.race td { font-weight: bold }
"""


def as_html(document: Document) -> bytes:
    """UTF-8; opens from a file, prints on A4."""
    plan = document.plan
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", document.name),
        tag("style", Markup(STYLE)),
    )
    dates = f"{plan.start_date:%A} {_date(plan.start_date)} to {plan.end_date:%A} {_date(plan.end_date)}"
    body = joined(
        tag("h1", document.name),
        tag("p", f"{len(plan.weeks)} weeks, {dates}", class_="dim"),
        tag("p", plan.coach_note) if plan.coach_note else "",
        volume_chart(document),
        _legend(document),
        *(_week(document, week) for week in plan.weeks),
        *_remarks(document),
    )
    return ("<!doctype html>\n" + tag("html", tag("head", head), tag("body", body), lang="en")).encode()


def _date(date: object) -> str:
    return f"{date:%d %B %Y}".lstrip("0")


def _legend(document: Document) -> Markup:
    shades = {**SHADES, "race": RACE, "longest run": "#33475b"}
    marks = (joined(tag("span", class_="swatch", style=f"background: {shade}"), name) for name, shade in shades.items())
    return tag("p", f"Distance in {document.units.name} a week:", *marks, class_="legend")


def _week(document: Document, week: PlanWeek) -> Markup:
    distance = document.units.distance(week.planned_distance_km)
    start, end = _date(week.week_start_date), _date(week.week_end_date)
    return tag(
        "section",
        tag("h2", f"Week {week.week_number}: {week.week_type}, {distance}"),
        tag("p", f"{start} to {end}. ", week.coach_notes or "", class_="dim"),
        tag("table", *(_day(document, day) for day in week.days)),
    )


def _day(document: Document, day: PlanDay) -> Markup:
    kind = day.workout_type if day.workout_type in (WorkoutType.REST, WorkoutType.RACE) else None
    distance = document.units.distance(day.planned_distance_km) if day.planned_distance_km else ""
    return tag(
        "tr",
        tag("th", f"{day.date:%a} {day.date.day} {day.date:%b}"),
        tag("td", tag("b", title_of(day)), tag("br"), day.description or ""),
        tag("td", ", ".join(_targets(document, day)), class_="targets"),
        tag("td", distance, class_="km"),
        class_=kind,
    )


def _targets(document: Document, day: PlanDay) -> Iterator[str]:
    if day.planned_duration_mins:
        yield duration(day.planned_duration_mins)
    if day.target_pace is not None:
        yield document.units.pace(day.target_pace)
    if day.target_hr_zone is not None:
        yield f"zone {day.target_hr_zone}"
    if day.strength is not None:
        yield f"strength: {strength_label(day.strength)}"
    if day.workout_structure is not None and len(day.workout_structure.main) > 1:
        yield structure_line(day.workout_structure, document.units)


def _remarks(document: Document) -> Iterator[Markup]:
    """What bent and what to know."""
    said = [bend.reason for bend in document.plan.relaxations]
    said += [advisory.message for advisory in document.plan.advisories]
    if said:
        yield tag("section", tag("h2", "Good to know"), tag("ul", *(tag("li", text) for text in said)))
