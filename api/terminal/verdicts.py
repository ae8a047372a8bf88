"""The validator's verdicts as a table."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from api.rulebook_table import RULEBOOKS
from api.terminal.safe_text import printable
from solver.verdict import RuleVerdict

STYLES = {"holds": "green", "bent": "yellow", "broken": "bold red", "not_applicable": "dim"}
MOST_PLACES = 5


def verdict_table(verdicts: Sequence[RuleVerdict]) -> Group:
    """Every rule with its verdict and where it bent or broke, then the sum of it."""
    titles = {rule.id: rule.title for rules in RULEBOOKS.values() for rule in rules}
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Where")
    for verdict in verdicts:
        word = Text(verdict.verdict.replace("_", " "), style=STYLES[verdict.verdict])
        table.add_row(f"{verdict.rule_id} {titles.get(verdict.rule_id, '')}", word, _places(verdict.places))
    return Group(table, _summary(verdicts))


def _places(places: Sequence[str]) -> Text:
    more = [f"… and {len(places) - MOST_PLACES} more"] if len(places) > MOST_PLACES else []
    return Text("\n".join([*map(printable, places[:MOST_PLACES]), *more]))


def _summary(verdicts: Sequence[RuleVerdict]) -> Text:
    broken, bent = (sum(v.verdict == word for v in verdicts) for word in ("broken", "bent"))
    if broken:
        return Text(f"{broken} of {len(verdicts)} rules broken, {bent} bent.", style="bold red")
    return Text(f"No rule is broken, {bent or 'none'} bent.", style="green")
