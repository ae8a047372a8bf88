"""A wish as it was understood: fields with their quotes, what was added, what is open."""

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.safe_text import printable
from coach.wishes.result import Wish
from coach.wishes.saying import say
from coach.wishes.tongue import Tongue


def wish_view(made: Wish, tongue: Tongue) -> Group:
    """Stop first, then questions, then what was understood and assumed, in the wish's language."""

    def shown(name: str, **values: object) -> str:
        return tongue.said(say(f"shown.{name}", **values))

    parts: list[RenderableType] = []
    if made.stop is not None:
        parts.append(Text(shown("stopped", reason=made.stop.reason), style="bold red"))
    parts += [Text(_asked(q.field, q.question, q.options), style="bold yellow") for q in made.questions]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("field", "value", "from"):
        table.add_column(shown(heading))
    for item in made.understood:
        table.add_row(item.field, _value(item.value), Text(shown("quote", quote=printable(item.quote))))
    for added in made.assumed:
        table.add_row(added.field, _value(added.value), Text(shown("assumed", why=added.why), style="dim"))
    parts.append(table if made.understood else Text(shown("nothing")))
    return Group(*parts)


def _asked(field: str, question: str, options: list[object] | None) -> str:
    choice = f" ({', '.join(map(str, options))})" if options else ""
    return printable(f"? {field}: {question}{choice}")


def _value(value: object) -> Text:
    return Text(printable(", ".join(map(str, value)) if isinstance(value, list) else str(value)))
