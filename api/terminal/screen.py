"""The terminal: how wide it is, what colours it has, and how text gets there in one piece."""

import io
import sys

from rich.console import Console, RenderableType

from api.files.source import STANDARD
from api.files.target import writing

WIDEST = 120
FILE_WIDTH = 100


def show(renderable: RenderableType, out: str | None = None) -> None:
    """Render for the terminal, or without colour for a pipe or a file."""
    console = _console(out)
    with console.capture() as text:
        console.print(renderable)
    with writing(out) as stream:
        lines = (line.rstrip() for line in text.get().splitlines())
        stream.write("\n".join([*lines, ""]).encode(console.encoding, errors="replace"))


def _console(out: str | None) -> Console:
    to_file = out not in (None, STANDARD)
    file = io.StringIO() if to_file else sys.stdout
    console = Console(file=file, width=FILE_WIDTH if to_file else None, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    return console
