"""The command line as a page: every command's help with its arguments and options, as typer knows them."""

from collections.abc import Iterator
from typing import Any

import typer
import typer.main
from typer.core import TyperGroup

from api.commands.app import app


def command_page() -> str:
    """One section a command, in the order of `--help`."""
    return "\n".join(_sections(typer.main.get_command(app), "pacewright"))


def _sections(command: Any, name: str) -> Iterator[str]:
    """`command` is typer's own kind of click command, which has no public type."""
    context = typer.Context(command, info_name=name)
    if isinstance(command, TyperGroup):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            if found is not None and not found.hidden:
                yield from _sections(found, f"{name} {sub}")
        return
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    yield f"## {name}\n\n{' '.join((command.help or '').split())}\n\n```text\n{usage}\n```\n"
    rows = [_row(parameter, context) for parameter in command.params if not getattr(parameter, "hidden", False)]
    if rows:
        yield "\n".join(["| argument or option | what it does |", "|---|---|", *rows, ""])


def _row(parameter: Any, context: Any) -> str:
    record = parameter.get_help_record(context)
    name, about = (" ".join(parameter.opts), "") if record is None else record
    return f"| `{_cell(name)}` | {_cell(about)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")
