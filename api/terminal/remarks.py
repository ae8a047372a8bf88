"""What the reader should know: what bent and why, what to mind, and what the solver proved."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.safe_text import printable
from solver.running.request.result import Advisory, Plan, Relaxation, Severity, SolverReport


def remarks(plan: Plan) -> Iterable[RenderableType]:
    """Bends and advisories, each under its heading, and nothing where there is none."""
    if plan.relaxations:
        yield _listed("What had to bend", [_bend(bend) for bend in plan.relaxations])
    if plan.advisories:
        yield _listed("Good to know", [_advice(advice) for advice in plan.advisories])
    yield _facts(plan)


def _listed(heading: str, items: list[Text]) -> Group:
    grid = Table.grid(padding=(0, 1))
    for item in items:
        grid.add_row(Text("*"), item)
    return Group(Text(heading, style="bold"), grid, Text())


def _bend(bend: Relaxation) -> Text:
    return Text.assemble(printable(bend.reason), (f" ({bend.rule_id})", "dim"))


def _advice(advice: Advisory) -> Text:
    named = advice.week is None or advice.message.startswith("Week ")
    where = "" if named else f"Week {advice.week}: "
    return Text(where + printable(advice.message), style="yellow" if advice.severity is Severity.WARNING else "")


def _facts(plan: Plan) -> Text:
    kept = "Every rule holds. " if not plan.relaxations else ""
    return Text(f"{kept}{_proof(plan.solver)} Plan {plan.plan_id[:12]}.", style="dim")


def _proof(solver: SolverReport) -> str:
    taken = f"{solver.build_ms + solver.solve_ms:.0f} ms"
    return f"Proved optimal in {taken} by engine {solver.engine_version}."
