"""A wish as it was understood: fields with their quotes, what was added, what is open."""

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.safe_text import printable
from coach.wishes.result import Wish


def wish_view(made: Wish) -> Group:
    """Stop first, then questions, then what was understood and assumed."""
    parts: list[RenderableType] = []
    if made.stop is not None:
        parts.append(Text(f"No plan now. {made.stop.reason}", style="bold red"))
    parts += [Text(_asked(q.field, q.question, q.options), style="bold yellow") for q in made.questions]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("Field", "Value", "From"):
        table.add_column(heading)
    for item in made.understood:
        table.add_row(item.field, _value(item.value), Text(f"“{printable(item.quote)}”"))
    for added in made.assumed:
        table.add_row(added.field, _value(added.value), Text(f"assumed: {added.why}", style="dim"))
    parts.append(table if made.understood else Text("Nothing of the text was understood as a wish for a plan."))
    return Group(*parts)


def _asked(field: str, question: str, options: list[object] | None) -> str:
    choice = f" ({', '.join(map(str, options))})" if options else ""
    return printable(f"? {field}: {question}{choice}")


def _value(value: object) -> Text:
    return Text(printable(", ".join(map(str, value)) if isinstance(value, list) else str(value)))
