"""Tables of numbers with their titles, and remarks below."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from api.terminal.safe_text import printable

Rows = Sequence[Sequence[str]]


def number_tables(tables: Sequence[tuple[str, Sequence[str], Rows]], remarks: Sequence[str]) -> Group:
    """Title, headings, rows for each; the first column is text."""
    return Group(*(_table(*table) for table in tables), *(Text(printable(remark)) for remark in remarks))


def _table(title: str, headings: Sequence[str], rows: Rows) -> Table:
    table = Table(
        title=Text(printable(title)), title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )
    for place, heading in enumerate(headings):
        table.add_column(Text(printable(heading)), justify="right" if place else "left")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
