"""`rules`: the rulebooks."""

from typing import Annotated

import typer

from api.commands.options import Json, Out, on_terminal
from api.files.documents import save_json
from api.files.target import write_text
from solver.rule import Domain

Markdown = Annotated[bool, typer.Option("--markdown", help="The table of the documentation.")]


DomainOption = Annotated[
    Domain | None, typer.Option(help="Rules of running plans or of strength programs only; default: both.")
]


def rules(domain: DomainOption = None, markdown: Markdown = False, json: Json = False, out: Out = None) -> None:
    """List the rules that every plan, or strength program, is built and checked by."""
    from api.rulebook_table import as_json, as_markdown

    if markdown:
        write_text(out, as_markdown(domain))
    elif json or not on_terminal(out):
        save_json(out, as_json(domain))
    else:
        from api.terminal.rules import rules_view
        from api.terminal.screen import show

        show(rules_view(domain))
