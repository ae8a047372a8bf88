"""A page to print: each training day with room to write weights down, sets per muscle, remarks. No scripts."""

from collections.abc import Iterator

from api.exports.html.markup import Markup, joined, tag
from api.exports.html.style import whole_page
from api.exports.strength.document import ProgramDocument, label, name_of
from solver.strength.answer.progression import WARM_UP
from solver.strength.answer.result import MuscleSets, Program, ProgramDay, ProgramExercise, ProgramWeek
from solver.strength.request.muscles import Muscle

STYLE = """
tr.anchor th { font-weight: bold } .exercises .cue { font-weight: normal }
.mine { width: 24%; min-width: 4em } .bar { width: 45% } .exercises th { width: 34% }
.track { position: relative; height: 0.75em; margin-top: 0.3em } .target, .sets { position: absolute; height: 0.75em }
.target { background: #ddd } .sets { background: #1f5f99; height: 0.35em; top: 0.2em } .off { background: #c0392b }
.track * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
@media screen and (max-width: 40rem) {
  .exercises tr { display: grid; grid-template-columns: 1fr auto; border-top: 1px solid #ccc; padding: 0.4em 0 }
  .exercises td, .exercises th { border: 0; padding: 0; width: auto } .exercises .mine { display: none }
  .exercises .how { grid-column: 1 / -1; color: #555 } .bar { width: 34% }
}
"""


def as_html(document: ProgramDocument) -> bytes:
    """UTF-8."""
    return page_of(document.program).encode()


def page_of(program: Program) -> str:
    """Opens from a file, prints on A4."""
    days = [day for day in program.days if day.exercises]
    body = joined(
        tag("h1", name_of(program)),
        tag("p", f"{len(days)} sessions a week, {_for_how_long(program)}. Warm up for 5 minutes first.", class_="dim"),
        *map(_day, days),
        *_block(program),
        _muscles(program),
        *_remarks(program),
    )
    return whole_page(name_of(program), STYLE, body)


def _for_how_long(program: Program) -> str:
    return "every week" if program.weeks is None else f"for {len(program.weeks)} weeks; below is the first load week"


def _day(day: ProgramDay) -> Markup:
    heading = f"{day.day_of_week.capitalize()}: {label(day.focus)}, about {day.estimated_mins} min"
    notes = [tag("p", day.notes, class_="dim")] if day.notes else []
    return tag("section", tag("h2", heading), tag("table", *map(_exercise, day.exercises), class_="exercises"), *notes)


def _exercise(exercise: ProgramExercise) -> Markup:
    return tag(
        "tr",
        tag(
            "th",
            f"{exercise.superset}. {exercise.name}" if exercise.superset else exercise.name,
            *((tag("br"), tag("span", exercise.notes, class_="cue")) if exercise.notes else ()),
        ),
        tag("td", f"{exercise.sets} × {exercise.reps}"),
        tag("td", f"rest {exercise.rest_secs} s, {exercise.rir} in reserve", class_="how"),
        tag("td", class_="mine"),
        class_=exercise.role,
    )


def _block(program: Program) -> Iterator[Markup]:
    """The weeks of a block: one row an exercise, one column a week."""
    weeks = program.weeks
    if weeks is None:
        return
    head = tag("tr", tag("th", ""), *(tag("td", f"week {w.week_number}: {w.kind}, {w.rir} in reserve") for w in weeks))
    lines = (
        [exercise.name, *(_sets_in(week, day, exercise) for week in weeks)]
        for day in range(len(program.days))
        for exercise in program.days[day].exercises
    )
    rows = [tag("tr", tag("th", name), *(tag("td", sets) for sets in cells)) for name, *cells in lines]
    yield tag("section", tag("h2", "Sets week by week"), tag("table", head, *rows))
    told = dict.fromkeys(
        f"{exercise.name}: {exercise.progression.text}"
        for day in program.days
        for exercise in day.exercises
        if exercise.progression
    )
    yield tag("section", tag("h2", "How the loads rise"), tag("p", WARM_UP), tag("ul", *(tag("li", t) for t in told)))


def _sets_in(week: ProgramWeek, day: int, exercise: ProgramExercise) -> str:
    """The sets of an exercise in a week; nothing where it is left out before a race."""
    same = [e.sets for e in week.days[day].exercises if (e.name, e.reps) == (exercise.name, exercise.reps)]
    return str(same[0]) if same else ""


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
