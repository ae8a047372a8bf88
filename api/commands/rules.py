"""`rules`: the rulebook."""

from typing import Annotated

import typer

from api.commands.options import Json, Out, on_terminal
from api.files.documents import save_json
from api.files.target import write_text

Markdown = Annotated[bool, typer.Option("--markdown", help="The table of the documentation.")]


def rules(markdown: Markdown = False, json: Json = False, out: Out = None) -> None:
    """List the rules that every plan is built and checked by."""
    from api.rulebook_table import as_json, as_markdown

    if markdown:
        write_text(out, as_markdown())
    elif json or not on_terminal(out):
        save_json(out, as_json())
    else:
        from api.terminal.rules import rules_table
        from api.terminal.screen import show

        show(rules_table())
