"""What a file format is, whatever is exported."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Source = TypeVar("Source")


@dataclass(frozen=True)
class Export(Generic[Source]):
    """A format: what it is called, what it is for, how it is made."""

    media_type: str
    summary: str
    render: Callable[[Source], bytes]
    shown_in_browser: bool = False
