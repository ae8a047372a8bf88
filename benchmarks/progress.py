"""A progress bar on standard error, if that is a terminal."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


class Track:
    """Wraps what a benchmark goes through, so that one sees how far it is."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._console = Console(stderr=True)

    def __call__(self, items: Sequence[T], what: str = "") -> Iterable[T]:
        label = f"{self._label} {what}".strip()
        return track(items, label, console=self._console, transient=True, disable=not self._console.is_terminal)
