"""The page: heading, chart, weeks, remarks."""

from collections.abc import Iterator

from api.exports.document import Document, title_of
from api.exports.html import charts
from api.exports.html.markup import Markup, joined, tag
from api.exports.html.style import whole_page
from api.terminal.remarks import placed
from api.terminal.structures import duration, structure_line
from solver.running.request.result import PlanDay, PlanWeek, WorkoutType

STYLE = """
th, .km { white-space: nowrap } th { width: 5.2em } .km { text-align: right; padding-right: 0 }
tr.rest td, tr.rest th { color: #666 } tr.race td { font-weight: bold } .targets { color: #555; margin-left: 0.5em }
@media screen and (max-width: 40rem) {
  tr { display: grid; grid-template-columns: 1fr auto; border-top: 1px solid #ccc; padding: 0.4em 0 }
  td, th { border: 0; padding: 0 } th { width: auto; color: #555 } .words { grid-column: 1 / -1; grid-row: 2 }
  .targets { display: block; margin: 0 }
}
"""


def as_html(document: Document) -> bytes:
    """UTF-8; opens from a file, prints on A4."""
    plan = document.plan
    labels = document.labels
    ends = {"first": labels.long_date(plan.start_date), "last": labels.long_date(plan.end_date)}
    summary = labels.say("page.summary", weeks=labels.count(len(plan.weeks), "week"), **ends)
    body = joined(
        tag("h1", document.name),
        tag("p", summary, class_="dim"),
        tag("p", plan.coach_note) if plan.coach_note else "",
        charts.volume_chart(document),
        charts.legend(document),
        *(_week(document, week) for week in plan.weeks),
        *_remarks(document),
    )
    return whole_page(document.name, charts.STYLE + STYLE, body, document.units.language).encode()


def _week(document: Document, week: PlanWeek) -> Markup:
    distance = document.units.distance(week.planned_distance_km)
    labels = document.labels
    ends = {"first": labels.plain_date(week.week_start_date), "last": labels.plain_date(week.week_end_date)}
    about = {"number": week.week_number, "kind": labels.say(f"week_type.{week.week_type}"), "distance": distance}
    return tag(
        "section",
        tag("h2", labels.say("page.week", **about)),
        tag("p", f"{labels.say('week.span', **ends)}. ", week.coach_notes or "", class_="dim lead"),
        tag("table", *(_day(document, day) for day in week.days)),
    )


def _day(document: Document, day: PlanDay) -> Markup:
    kind = day.workout_type if day.workout_type in (WorkoutType.REST, WorkoutType.RACE) else None
    distance = document.units.distance(day.planned_distance_km) if day.planned_distance_km else ""
    targets = ", ".join(_targets(document, day))
    return tag(
        "tr",
        tag("th", f"{document.labels.weekday(day.date)} {document.labels.short_date(day.date)}"),
        tag(
            "td",
            tag("b", title_of(day, document.labels)),
            tag("span", targets, class_="targets") if targets else "",
            " " if kind is WorkoutType.REST else tag("br"),
            day.description or "",
            class_="words",
        ),
        tag("td", distance, class_="km"),
        class_=kind,
    )


def _targets(document: Document, day: PlanDay) -> Iterator[str]:
    if day.planned_duration_mins:
        yield duration(day.planned_duration_mins)
    if day.target_pace is not None:
        yield document.units.pace(day.target_pace)
    if day.target_hr_zone is not None:
        yield document.labels.say("day.zone", zone=day.target_hr_zone)
    focus = day.strength and document.labels.name("strength", day.strength)
    if focus and focus not in title_of(day, document.labels):
        yield document.labels.say("day.strength", focus=focus)
    if day.workout_structure is not None and len(day.workout_structure.main) > 1:
        yield structure_line(day.workout_structure, document.units)


def _remarks(document: Document) -> Iterator[Markup]:
    """What bent and what to know."""
    said = [bend.reason for bend in document.plan.relaxations]
    said += [placed(advisory, document.labels) for advisory in document.plan.advisories]
    if said:
        yield tag(
            "section", tag("h2", document.labels.say("remarks.know")), tag("ul", *(tag("li", text) for text in said))
        )
