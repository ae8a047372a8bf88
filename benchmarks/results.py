"""The rows of a run: written as JSON Lines, shown as tables."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.plots import words
from benchmarks.registry import Benchmark, Row
from benchmarks.report import shown
from benchmarks.surroundings import machine, versions

FOLDER = Path(__file__).parent / "results"


class Results:
    """One file a run, named by its moment; a row is on disk as soon as its benchmark is done."""

    def __init__(self, keep: bool) -> None:
        self._started = dt.datetime.now(dt.UTC)
        self._frame = {"at": self._started.isoformat(timespec="seconds"), "machine": machine(), "versions": versions()}
        self.path = FOLDER / f"{self._started:%Y-%m-%d-%H%M}.jsonl" if keep else None

    def add(self, benchmark: Benchmark, rows: Sequence[Row]) -> None:
        if self.path is None:
            return
        self.path.parent.mkdir(exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            for row in rows:
                line = {"benchmark": benchmark.name, **row, **self._frame}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def show(benchmark: Benchmark, rows: Sequence[Row], seconds: float) -> None:
    """The rows as a table; columns in the order in which they first appear."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    table = Table(title=f"{benchmark.title} ({seconds:.0f} s)", title_justify="left", title_style="bold", box=None)
    for place, name in enumerate(columns):
        table.add_column(words(name), justify="right" if place else "left")
    for row in rows:
        table.add_row(*(shown(row.get(name)) for name in columns))
    Console(width=None if Console().is_terminal else 160).print(table, "")
