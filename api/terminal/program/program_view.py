"""A strength program from top to bottom, as a person reads it."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.program.muscle_bars import MuscleBars
from api.terminal.safe_text import printable
from solver.answer import Severity, WrittenBy
from solver.strength.answer.progression import WARM_UP
from solver.strength.answer.result import Program, ProgramDay, ProgramExercise, ProgramRelaxation, ProgramWeek
from solver.strength.calendar.entry import Role
from solver.strength.calendar.split import Focus
from solver.strength.request.request import LifterRequest

_ROLES = {Role.ANCHOR: "bold cyan", Role.PRIMARY: "", Role.ACCESSORY: "dim"}
_MAKERS = {
    None: "Generated",
    WrittenBy.MODEL: "Drafted by a language model",
    WrittenBy.REPAIRED: "Drafted by a language model, and repaired",
    WrittenBy.OFFLINE: "Generated, without the language model",
}


def program_view(program: Program, request: LifterRequest) -> Group:
    """Header, the training days, sets per muscle, and what to know about the program."""
    days = [day for day in program.days if day.focus is not Focus.REST]
    parts: list[RenderableType] = [_header(program, request), *map(_day, days)]
    if program.weeks is not None:
        parts.append(_block(program.weeks, program.days))
    parts.append(MuscleBars(program.weekly_sets))
    spaced = [piece for part in parts for piece in (part, Text())]
    return Group(*spaced, *_remarks(program))


def _header(program: Program, request: LifterRequest) -> Group:
    lifter = request.lifter
    level = f"{lifter.experience_level.value} {lifter.primary_focus.label}"
    days = f"{lifter.training_days_per_week} day{'' if lifter.training_days_per_week == 1 else 's'} a week"
    made = _MAKERS[program.written_by]
    if program.written_by is None and request.draft is not None:
        made = "Harmonized from a draft"
    return Group(
        Text(f"Strength program, {program.split.value.replace('_', ' ')}", style="bold"),
        Text(f"For {level}, {days}, sessions of {lifter.session_duration_mins} minutes. {made}."),
    )


def _day(day: ProgramDay) -> Group:
    focus = day.focus.value.replace("_", " ")
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_header=False, padding=(0, 1))
    for justify in ("left", "right", "left", "right", "left"):
        table.add_column(justify=justify)
    for exercise in day.exercises:
        table.add_row(*_row(exercise))
    notes = [Text(printable(day.notes), style="italic")] if day.notes else []
    return Group(
        Text(f"{day.day_of_week.capitalize()}: {focus}, {day.estimated_mins} min", style="bold"), table, *notes
    )


def _row(exercise: ProgramExercise) -> Iterable[Text]:
    style = _ROLES[exercise.role]
    letter = f"{printable(exercise.superset)}. " if exercise.superset else ""
    yield Text(letter + printable(exercise.name), style=style)
    yield Text(f"{exercise.sets} x {printable(exercise.reps)}", style="bold")
    yield Text(exercise.role.value, style=style)
    yield Text(f"rest {exercise.rest_secs} s, {exercise.rir} in reserve", style="dim")
    yield Text(printable(exercise.notes or ""), style="italic")


def _block(weeks: list[ProgramWeek], days: list[ProgramDay]) -> Group:
    """Week by week: its kind, its reserve, all its sets; then how loads rise, once for each way."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for heading in ("Week", "Kind", "In reserve", "Sets", "Longest session"):
        table.add_column(heading, justify="right" if heading != "Kind" else "left")
    for week in weeks:
        sets = sum(exercise.sets for day in week.days for exercise in day.exercises)
        longest = max(day.estimated_mins for day in week.days)
        table.add_row(str(week.week_number), week.kind.value, str(week.rir), str(sets), f"{longest} min")
    told: dict[str, list[str]] = {}
    for exercise in (exercise for day in days for exercise in day.exercises):
        if exercise.progression is not None:
            told.setdefault(exercise.progression.text, []).append(exercise.name)
    loads = [Text(f"{printable(', '.join(dict.fromkeys(names)))}: {text}") for text, names in told.items()]
    return Group(Text("The block", style="bold"), table, _listed("How loads rise", [Text(WARM_UP), *loads]))


def _remarks(program: Program) -> Iterable[RenderableType]:
    if program.relaxations:
        yield _listed("What had to bend", [_bend(bend) for bend in program.relaxations])
    if program.advisories:
        yield _listed("What was corrected", [_advice(a.message, a.severity) for a in program.advisories])
    kept = "Every rule holds. " if not program.relaxations else ""
    taken = f"{program.solver.build_ms + program.solver.solve_ms:.0f} ms"
    proof = "Proved optimal" if program.solver.status == "optimal" else "Found"
    engine = f"engine {program.solver.engine_version}. Program {program.program_id[:12]}."
    yield Text(f"{kept}{proof} in {taken} by {engine}", style="dim")


def _bend(bend: ProgramRelaxation) -> Text:
    muscle = "" if bend.muscle is None else f"{bend.muscle.label.capitalize()}: "
    return Text.assemble(
        f"{muscle}{bend.actual:g} instead of {bend.bound:g} sets. {printable(bend.reason)}",
        (f" ({bend.rule_id})", "dim"),
    )


def _advice(message: str, severity: Severity) -> Text:
    return Text(printable(message), style="yellow" if severity is Severity.WARNING else "")


def _listed(heading: str, items: list[Text]) -> Group:
    grid = Table.grid(padding=(0, 1))
    for item in items:
        grid.add_row(Text("*"), item)
    return Group(Text(heading, style="bold"), grid, Text())
