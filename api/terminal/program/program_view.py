"""A strength program from top to bottom, as a person reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.program.muscle_bars import MuscleBars
from api.terminal.program.names import Names
from api.terminal.safe_text import printable
from solver.answer import Severity
from solver.strength.answer.result import Program, ProgramDay, ProgramExercise, ProgramRelaxation, ProgramWeek
from solver.strength.calendar.entry import Role
from solver.strength.calendar.split import Focus
from solver.strength.request.request import LifterRequest
from solver.strength.words.tongue import tongue_of

_STYLES = {Role.ANCHOR: "bold cyan", Role.PRIMARY: "", Role.ACCESSORY: "dim"}


def program_view(program: Program, request: LifterRequest) -> Group:
    """Header, the training days, sets per muscle, and what to know about the program."""
    return _View(program, request, Names(request.lifter.language)).whole()


@dataclass(frozen=True)
class _View:
    program: Program
    request: LifterRequest
    names: Names

    def whole(self) -> Group:
        days = [day for day in self.program.days if day.focus is not Focus.REST]
        parts: list[RenderableType] = [self._header(), *map(self._day, days)]
        if self.program.weeks is not None:
            parts.append(self._block(self.program.weeks))
        parts.append(MuscleBars(self.program.weekly_sets, self.names.language))
        spaced = [piece for part in parts for piece in (part, Text())]
        return Group(*spaced, *self._remarks())

    def say(self, key: str, **parts: object) -> str:
        return self.names.labels.say(f"program.{key}", **parts)

    def _header(self) -> Group:
        lifter, labels = self.request.lifter, self.names.labels
        level, training = labels.say(f"level.{lifter.experience_level}"), labels.say(f"training.{lifter.primary_focus}")
        about = {
            "level": level,
            "training": training,
            "days": labels.count(lifter.training_days_per_week, "day"),
            "minutes": lifter.session_duration_mins,
            "made": labels.say(f"made.{self._maker()}"),
        }
        heading = self.say("heading", split=self.names.split(self.program.split))
        return Group(Text(heading, style="bold"), Text(self.say("lifter", **about)))

    def _maker(self) -> str:
        if self.program.written_by is not None:
            return self.program.written_by.value
        return "generated" if self.request.draft is None else "harmonized"

    def _day(self, day: ProgramDay) -> Group:
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_header=False, padding=(0, 1))
        for justify in ("left", "right", "left", "right", "left"):
            table.add_column(justify=justify)
        for exercise in day.exercises:
            table.add_row(*self._row(exercise))
        notes = [Text(printable(day.notes), style="italic")] if day.notes else []
        weekday, focus = self.names.of(day.day_of_week), self.names.of(day.focus)
        heading = self.say("session", weekday=weekday, focus=focus, minutes=day.estimated_mins)
        return Group(Text(heading, style="bold"), table, *notes)

    def _row(self, exercise: ProgramExercise) -> Iterable[Text]:
        style = _STYLES[exercise.role]
        yield Text(printable(self.names.exercise(exercise)), style=style)
        yield Text(f"{exercise.sets} x {printable(exercise.reps)}", style="bold")
        yield Text(self.names.labels.say(f"role.{exercise.role}"), style=style)
        yield Text(self.names.how(exercise), style="dim")
        yield Text(printable(exercise.notes or ""), style="italic")

    def _block(self, weeks: list[ProgramWeek]) -> Group:
        """Week by week: its kind, its reserve, all its sets; then how loads rise, once for each way."""
        table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
        for key in ("week", "kind", "reserve", "sets", "longest"):
            table.add_column(self.say(key), justify="right" if key != "kind" else "left")
        for week in weeks:
            sets = sum(exercise.sets for day in week.days for exercise in day.exercises)
            longest = max(day.estimated_mins for day in week.days)
            kind = self.names.labels.say(f"week_kind.{week.kind}")
            table.add_row(str(week.week_number), kind, str(week.rir), str(sets), f"{longest} min")
        return Group(Text(self.say("block_heading"), style="bold"), table, _listed(self.say("rise"), self._rises()))

    def _rises(self) -> list[Text]:
        loads = [Text(printable(line)) for line in self.names.rises(self.program)]
        return [Text(tongue_of(self.names.language).say("warm_up")), *loads]

    def _remarks(self) -> Iterable[RenderableType]:
        program = self.program
        if program.relaxations:
            yield _listed(self.names.labels.say("remarks.bent"), [self._bend(bend) for bend in program.relaxations])
        if program.advisories:
            yield _listed(self.say("corrected"), [_advice(a.message, a.severity) for a in program.advisories])
        about = {
            "taken": f"{program.solver.build_ms + program.solver.solve_ms:.0f} ms",
            "version": program.solver.engine_version,
            "id": program.program_id[:12],
        }
        proof = self.say("proved" if program.solver.status == "optimal" else "found", **about)
        yield Text(proof if program.relaxations else f"{self.say('kept')} {proof}", style="dim")

    def _bend(self, bend: ProgramRelaxation) -> Text:
        name = "" if bend.muscle is None else self.names.of(bend.muscle)
        muscle = f"{name[:1].upper()}{name[1:]}: " if name else ""
        sets = {"actual": self.names.of(bend.actual), "bound": self.names.of(bend.bound)}
        said = self.say("bend", muscle=muscle, reason=printable(bend.reason), **sets)
        return Text.assemble(said, (f" ({bend.rule_id})", "dim"))


def _advice(message: str, severity: Severity) -> Text:
    return Text(printable(message), style="yellow" if severity is Severity.WARNING else "")


def _listed(heading: str, items: list[Text]) -> Group:
    grid = Table.grid(padding=(0, 1))
    for item in items:
        grid.add_row(Text("*"), item)
    return Group(Text(heading, style="bold"), grid, Text())
