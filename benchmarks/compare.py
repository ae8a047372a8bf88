"""Two files of rows side by side: what became slower or faster, better or worse, and by which factor."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeGuard

from rich.console import Console
from rich.table import Table

from benchmarks.report import FRAME, read_rows, shown

NOTABLE = 0.05
Key = tuple[str, ...]


def compare(before: Path, after: Path) -> Table:
    """Every number that both files have and that differs by more than 5 %."""
    table = Table(title=f"{before.name} → {after.name}", title_justify="left", box=None)
    for place, name in enumerate(("benchmark", "row", "number", "before", "after", "factor")):
        table.add_column(name, justify="left" if place < 3 else "right")
    for key, name, old, new in differences(_by_key(before), _by_key(after)):
        factor = f"{new / old:.2f}" if old else ""
        table.add_row(key[0], " ".join(key[1:]), name, shown(old), shown(new), factor)
    return table


def differences(
    before: Mapping[Key, Mapping[str, Any]], after: Mapping[Key, Mapping[str, Any]]
) -> Iterator[tuple[Key, str, float, float]]:
    """Numbers that changed notably, rows matched by benchmark and their texts."""
    for key in (key for key in before if key in after):
        for name, old in before[key].items():
            new = after[key].get(name)
            if _is_number(old) and _is_number(new) and abs(new - old) > NOTABLE * abs(old):
                yield key, name, old, new


def _by_key(path: Path) -> dict[Key, dict[str, Any]]:
    return {_key(row): {k: v for k, v in row.items() if k not in FRAME} for row in read_rows(path)}


def _key(row: Mapping[str, Any]) -> Key:
    """The benchmark and the texts that a row begins with: its family, its group and peer, its weeks."""
    texts = [row["benchmark"]]
    for name, value in row.items():
        if name != "benchmark":
            if not isinstance(value, str):
                break
            texts.append(value)
    return tuple(texts)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def show(before: Path, after: Path) -> None:
    console = Console(width=None if Console().is_terminal else 140)
    console.print(compare(before, after))
