"""The rulebook as a table."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.rulebook_table import RULEBOOKS, bending, domains
from solver.rule import Domain

NAMES = {Domain.RUNNING: "running plans", Domain.STRENGTH: "strength programs"}
EXPLANATION = (
    "A rule that never bends is never broken: a request that makes it impossible is refused. The others bend only "
    "where no plan can keep them all, number 1 first, and the plan says which bent, where and why."
)


def rules_view(domain: Domain | None) -> Group:
    """The rules of one domain, or of both one after the other: id and title, what each says, when it bends."""
    return Group(*(part for where in domains(domain) for part in _table(where)), Text(EXPLANATION, style="dim"))


def _table(domain: Domain) -> Iterator[RenderableType]:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Says")
    table.add_column("Bends", max_width=16)
    for rule in RULEBOOKS[domain]:
        style = "" if rule.bends is None else "yellow"
        table.add_row(f"{rule.id} {rule.title}", rule.statement, Text(bending(rule.bends), style=style))
    yield Text(f"Rules of {NAMES[domain]}", style="bold")
    yield table
