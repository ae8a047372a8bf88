"""The rulebook as a table."""

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from api.rulebook_table import RULEBOOKS, bending
from solver.rule import Domain

EXPLANATION = (
    "A rule that never bends is never broken: a request that makes it impossible is refused. The others bend only "
    "where no plan can keep them all, number 1 first, and the plan says which bent, where and why."
)


def rules_table(domain: Domain) -> Group:
    """Every rule: id and title, what it says, when it bends."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Says")
    table.add_column("Bends", max_width=16)
    for rule in RULEBOOKS[domain]:
        style = "" if rule.bends is None else "yellow"
        table.add_row(f"{rule.id} {rule.title}", rule.statement, Text(bending(rule.bends), style=style))
    return Group(table, Text(EXPLANATION, style="dim"))
