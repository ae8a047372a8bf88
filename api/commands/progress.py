"""A progress bar on standard error, if that is a terminal of its own."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from api.batch.tally import Tally
from api.commands.options import on_terminal

PLAIN = ".jsonl"
"""Only then do bytes answered and bytes of the file say the same."""

if TYPE_CHECKING:
    from rich.console import RenderableType


@contextlib.contextmanager
def progress(tally: Tally, path: str, out: str) -> Iterator[None]:
    """Show how far the batch is while the block runs; how much there is to do is known for files only."""
    if on_terminal(out) or not sys.stderr.isatty():  # answers and a bar on one screen would mix
        yield
        return
    from rich.console import Console
    from rich.live import Live

    total = Path(path).stat().st_size or None if path.endswith(PLAIN) and Path(path).is_file() else None
    with Live(get_renderable=lambda: _line(tally, total), console=Console(stderr=True), transient=True):
        yield


def _line(tally: Tally, total: int | None) -> "RenderableType":
    """Rich calls this some times a second."""
    from rich.columns import Columns
    from rich.progress_bar import ProgressBar
    from rich.text import Text

    if tally.to_do is not None:
        bar = ProgressBar(total=tally.to_do, completed=tally.lines, width=30)
    else:
        bar = ProgressBar(total=total, completed=tally.bytes_answered, width=30, pulse=total is None)
    return Columns([bar, Text(tally.pace())])
