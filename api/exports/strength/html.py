"""A page to print: each training day with room to write weights down, sets per muscle, remarks. No scripts."""

from collections.abc import Iterator

from api.exports.html.markup import Markup, joined, tag
from api.exports.strength.document import ProgramDocument, label, name_of
from solver.strength.answer.result import MuscleSets, Program, ProgramDay, ProgramExercise
from solver.strength.request.muscles import Muscle

STYLE = """
@page { size: A4; margin: 14mm }
body { font: 11pt/1.4 Georgia, serif; color: #222; max-width: 190mm; margin: 8mm auto; padding: 0 4mm }
h1 { font-size: 20pt; margin: 0 } h2 { font-size: 12pt; margin: 0 0 1mm } .dim { color: #555; font-size: 9.5pt }
section { break-inside: avoid; margin: 5mm 0 } table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
td, th { border-top: 0.3pt solid #bbb; padding: 0.7mm 1.5mm; text-align: left; vertical-align: top }
th { font-weight: normal } tr.anchor th { font-weight: bold } td.mine { width: 40mm } td.bar { width: 90mm }
.track { position: relative; height: 3mm } .target, .sets { position: absolute; height: 3mm }
.target { background: #ddd } .sets { background: #1f5f99; height: 1.4mm; top: 0.8mm } .off { background: #c0392b }
"""


def as_html(document: ProgramDocument) -> bytes:
    """UTF-8."""
    return page_of(document.program).encode()


def page_of(program: Program) -> str:
    """Opens from a file, prints on A4."""
    name = name_of(program)
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", name),
        tag("style", Markup(STYLE)),
    )
    days = [day for day in program.days if day.exercises]
    body = joined(
        tag("h1", name),
        tag("p", f"{len(days)} sessions a week, every week. Warm up for 5 minutes first.", class_="dim"),
        *map(_day, days),
        _muscles(program),
        *_remarks(program),
    )
    return "<!doctype html>\n" + tag("html", tag("head", head), tag("body", body), lang="en")


def _day(day: ProgramDay) -> Markup:
    heading = f"{day.day_of_week.capitalize()}: {label(day.focus)}, about {day.estimated_mins} min"
    return tag("section", tag("h2", heading), tag("table", *map(_exercise, day.exercises)))


def _exercise(exercise: ProgramExercise) -> Markup:
    return tag(
        "tr",
        tag("th", exercise.name, *((tag("br"), exercise.notes) if exercise.notes else ())),
        tag("td", f"{exercise.sets} × {exercise.reps}"),
        tag("td", f"rest {exercise.rest_secs} s, {exercise.rir} in reserve"),
        tag("td", class_="mine"),
        class_=exercise.role,
    )


def _muscles(program: Program) -> Markup:
    """A bar a muscle over its grey target range; red where the range is missed."""
    weekly = program.weekly_sets
    most = max(max(sets.sets, sets.target[1]) for sets in weekly.values()) or 1
    rows = [_muscle(muscle, sets, most) for muscle, sets in weekly.items()]
    return tag("section", tag("h2", "Sets a week (grey: the target)"), tag("table", *rows))


def _muscle(muscle: Muscle, sets: MuscleSets, most: float) -> Markup:
    low, high = sets.target
    off = "" if low <= sets.sets <= high else " off"
    before = "" if sets.before is None or sets.before == sets.sets else f"{sets.before:g} → "
    track = tag(
        "div",
        tag("div", class_="target", style=f"left: {100 * low / most:.1f}%; width: {100 * (high - low) / most:.1f}%"),
        tag("div", class_=f"sets{off}", style=f"left: 0; width: {100 * sets.sets / most:.1f}%"),
        class_="track",
    )
    numbers = f"{before}{sets.sets:g} (target {low}-{high})"
    return tag("tr", tag("th", muscle.label), tag("td", track, class_="bar"), tag("td", numbers))


def _remarks(program: Program) -> Iterator[Markup]:
    """What bent and what was corrected."""
    said = [bend.reason for bend in program.relaxations]
    said += [advisory.message for advisory in program.advisories]
    if said:
        yield tag("section", tag("h2", "Good to know"), tag("ul", *(tag("li", text) for text in said)))
