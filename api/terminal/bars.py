"""Horizontal bars, scaled to the longest, with a darker part at their beginning."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text


@dataclass(frozen=True)
class Bar:
    """One bar: what stands before it, how much of it is dark, how long it is, what stands behind it."""

    before: str
    dark: float
    whole: float
    behind: str


@dataclass(frozen=True)
class Bars:
    """A heading and its bars."""

    heading: str
    bars: Sequence[Bar]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw to the width there is."""
        yield Text(self.heading, style="bold")
        before, behind = (max((len(text) for text in texts), default=0) for texts in self._texts())
        room = max(1, options.max_width - before - behind - 1)
        longest = max((bar.whole for bar in self.bars), default=0.0) or 1.0
        full, light = ("#", "=") if options.ascii_only else ("█", "▒")
        for bar in self.bars:
            dark = round(bar.dark / longest * room)
            rest = max(0, round(bar.whole / longest * room) - dark)
            drawn = Text.assemble((full * dark, "cyan"), (light * rest, "cyan"))
            yield Text.assemble(f"{bar.before:>{before}}", drawn, " ", bar.behind, no_wrap=True)

    def _texts(self) -> tuple[list[str], list[str]]:
        return [bar.before for bar in self.bars], [bar.behind for bar in self.bars]
