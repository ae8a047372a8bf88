"""Arguments and options that several commands share, so that they are named and explained once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.files.source import STANDARD

RequestFile = Annotated[str, typer.Argument(metavar="REQUEST.json", help="The plan request; - reads standard input.")]
Out = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write there instead of to standard output; an existing file is replaced whole."),
]
Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.toml", envvar="PACEWRIGHT_CONFIG", help="Settings with weights profiles, on top of the defaults."
    ),
]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Also write a page to read and print.")]
BesideProgram = Annotated[
    str | None,
    typer.Option(
        "--program",
        metavar="PROGRAM.json",
        help="A strength program to lift by beside the runs: its week becomes settings.strengthDays.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON on a terminal too; it is what a pipe or a file gets anyway.")]


def on_terminal(out: str | None) -> bool:
    """Whether a person will read the result right away."""
    return out in (None, STANDARD) and sys.stdout.isatty()
