"""A page to print: each training day with room to write weights down, sets per muscle, remarks. No scripts."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.exports.html.markup import Markup, joined, tag
from api.exports.html.style import whole_page
from api.exports.strength.document import ProgramDocument
from api.terminal.program.names import Names
from coach.bank.labels import DEFAULT
from solver.strength.answer.result import MuscleSets, Program, ProgramDay, ProgramExercise, ProgramWeek
from solver.strength.request.muscles import Muscle
from solver.strength.words.tongue import tongue_of

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
    return page_of(document.program, document.language).encode()


def page_of(program: Program, language: str = DEFAULT) -> str:
    """Opens from a file, prints on A4."""
    page = _Page(program, Names(language))
    return whole_page(page.names.program(program), STYLE, page.body(), language)


@dataclass(frozen=True)
class _Page:
    program: Program
    names: Names

    def body(self) -> Markup:
        days = [day for day in self.program.days if day.exercises]
        return joined(
            tag("h1", self.names.program(self.program)),
            tag("p", self._for_how_long(len(days)), class_="dim"),
            *map(self._day, days),
            *self._block(),
            self._muscles(),
            *self._remarks(),
        )

    def say(self, key: str, **parts: object) -> str:
        return self.names.labels.say(f"program.{key}", **parts)

    def _for_how_long(self, days: int) -> str:
        labels, weeks = self.names.labels, self.program.weeks
        sessions = labels.count(days, "session")
        if weeks is None:
            return self.say("always", sessions=sessions)
        return self.say("block", sessions=sessions, weeks=labels.count(len(weeks), "week"))

    def _day(self, day: ProgramDay) -> Markup:
        weekday, focus = self.names.of(day.day_of_week), self.names.of(day.focus)
        heading = self.say("day", weekday=weekday, focus=focus, minutes=day.estimated_mins)
        notes = [tag("p", day.notes, class_="dim")] if day.notes else []
        rows = map(self._exercise, day.exercises)
        return tag("section", tag("h2", heading), tag("table", *rows, class_="exercises"), *notes)

    def _exercise(self, exercise: ProgramExercise) -> Markup:
        cue = (tag("br"), tag("span", exercise.notes, class_="cue")) if exercise.notes else ()
        return tag(
            "tr",
            tag("th", self.names.exercise(exercise), *cue),
            tag("td", f"{exercise.sets} × {exercise.reps}"),
            tag("td", self.names.how(exercise), class_="how"),
            tag("td", class_="mine"),
            class_=exercise.role,
        )

    def _block(self) -> Iterator[Markup]:
        """The weeks of a block: one row an exercise, one column a week."""
        weeks = self.program.weeks
        if weeks is None:
            return
        head = tag("tr", tag("th", ""), *(tag("td", self._week_head(week)) for week in weeks))
        rows = (
            tag("tr", tag("th", self._name(exercise)), *(tag("td", _sets_in(week, day, exercise)) for week in weeks))
            for day in range(len(self.program.days))
            for exercise in self.program.days[day].exercises
        )
        yield tag("section", tag("h2", self.say("weeks")), tag("table", head, *rows))
        loads = tag("ul", *(tag("li", line) for line in self.names.rises(self.program)))
        warm_up = tongue_of(self.names.language).say("warm_up")
        yield tag("section", tag("h2", self.say("loads")), tag("p", warm_up), loads)

    def _week_head(self, week: ProgramWeek) -> str:
        kind = self.names.labels.say(f"week_kind.{week.kind}")
        return self.say("week_head", number=week.week_number, kind=kind, rir=week.rir)

    def _name(self, exercise: ProgramExercise) -> str:
        return tongue_of(self.names.language).exercise(exercise.name)

    def _muscles(self) -> Markup:
        """A bar a muscle over its grey target range; red where the range is missed."""
        weekly = self.program.weekly_sets
        most = max(max(sets.sets, sets.target[1]) for sets in weekly.values()) or 1
        rows = [self._muscle(muscle, sets, most) for muscle, sets in weekly.items()]
        return tag("section", tag("h2", self.say("muscles")), tag("table", *rows))

    def _muscle(self, muscle: Muscle, sets: MuscleSets, most: float) -> Markup:
        low, high = sets.target
        off = "" if low <= sets.sets <= high else " off"
        before = "" if sets.before is None or sets.before == sets.sets else f"{self.names.of(sets.before)} → "
        track = tag(
            "div",
            tag(
                "div", class_="target", style=f"left: {100 * low / most:.1f}%; width: {100 * (high - low) / most:.1f}%"
            ),
            tag("div", class_=f"sets{off}", style=f"left: 0; width: {100 * sets.sets / most:.1f}%"),
            class_="track",
        )
        numbers = self.say("target", sets=f"{before}{self.names.of(sets.sets)}", low=low, high=high)
        return tag("tr", tag("th", self.names.of(muscle)), tag("td", track, class_="bar"), tag("td", numbers))

    def _remarks(self) -> Iterator[Markup]:
        """What bent and what was corrected."""
        told = [bend.reason for bend in self.program.relaxations]
        told += [advisory.message for advisory in self.program.advisories]
        if told:
            heading = self.names.labels.say("remarks.know")
            yield tag("section", tag("h2", heading), tag("ul", *(tag("li", text) for text in told)))


def _sets_in(week: ProgramWeek, day: int, exercise: ProgramExercise) -> str:
    """The sets of an exercise in a week; nothing where it is left out before a race."""
    same = [e.sets for e in week.days[day].exercises if (e.name, e.reps) == (exercise.name, exercise.reps)]
    return str(same[0]) if same else ""
