"""What the reader should know: what bent and why, what to mind, and what the solver proved."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.safe_text import printable
from coach.bank.labels import Labels
from solver.answer import Severity, SolverReport
from solver.running.request.result import Advisory, Plan, Relaxation

END = ". "
"""Between two sentences."""


def remarks(plan: Plan, labels: Labels) -> Iterable[RenderableType]:
    """Bends and advisories, each under its heading, and nothing where there is none."""
    if plan.relaxations:
        yield _listed(labels.say("remarks.bent"), _bends(plan.relaxations))
    if plan.advisories:
        yield _listed(labels.say("remarks.know"), [_advice(advice, labels) for advice in plan.advisories])
    yield _facts(plan, labels)


def _listed(heading: str, items: list[Text]) -> Group:
    grid = Table.grid(padding=(0, 1))
    for item in items:
        grid.add_row(Text("*"), item)
    return Group(Text(heading, style="bold"), grid, Text())


def _bends(bends: Sequence[Relaxation]) -> list[Text]:
    """What each of them says, and at the end what all of them say."""
    told = [printable(bend.reason).split(END) for bend in bends]
    shared = told[0][-1] if len(told) > 1 and len({sentences[-1] for sentences in told}) == 1 else None
    own = [sentences if shared is None else [*sentences[:-1], ""] for sentences in told]
    lines = [
        Text.assemble(END.join(sentences).rstrip(), (f" ({bend.rule_id})", "dim"))
        for bend, sentences in zip(bends, own, strict=True)
    ]
    return lines if shared is None else [*lines, Text(shared)]


def _advice(advice: Advisory, labels: Labels) -> Text:
    return Text(printable(placed(advice, labels)), style="yellow" if advice.severity is Severity.WARNING else "")


def placed(advice: Advisory, labels: Labels) -> str:
    """An advisory with the week that it is about, where it does not begin with it."""
    heading = "" if advice.week is None else labels.say("week.heading", number=advice.week)
    return advice.message if advice.message.startswith(heading) else f"{heading}: {advice.message}"


def _facts(plan: Plan, labels: Labels) -> Text:
    kept = [] if plan.relaxations else [labels.say("remarks.kept")]
    parts = [*kept, _proof(plan.solver, labels), labels.say("remarks.plan", id=plan.plan_id[:12])]
    return Text(" ".join(parts), style="dim")


def _proof(solver: SolverReport, labels: Labels) -> str:
    taken = f"{solver.build_ms + solver.solve_ms:.0f} ms"
    if solver.status == "optimal":
        return labels.say("remarks.proved", taken=taken, version=solver.engine_version)
    return labels.say("remarks.found", taken=taken, version=solver.engine_version)
