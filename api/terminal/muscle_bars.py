"""Weekly sets per muscle as bars, with the target range and what the draft had."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from solver.strength.muscles import Muscle
from solver.strength.result import MuscleSets

NAME_WIDTH, NUMBERS_WIDTH = 12, 30


@dataclass(frozen=True)
class MuscleBars:
    """One line a muscle: a bar of its sets, its range as brackets around the bar's end, before, after, target."""

    weekly_sets: Mapping[Muscle, MuscleSets]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw to the width there is."""
        yield Text("Sets a week, [ ] is the target", style="bold")
        room = max(10, options.max_width - NAME_WIDTH - NUMBERS_WIDTH)
        most = max(max(m.sets, m.target[1], m.before or 0) for m in self.weekly_sets.values()) or 1
        for muscle, sets in self.weekly_sets.items():
            yield Text.assemble(
                f"{muscle.label:<{NAME_WIDTH}}",
                (self._bar(sets, (room - 2) / most, room, options.ascii_only), self._style(sets)),
                f" {_numbers(sets)}",
                no_wrap=True,
            )

    def _bar(self, sets: MuscleSets, scale: float, room: int, ascii_only: bool) -> str:
        """The bar over the range's brackets: the low end before its cell, the high end after its own."""
        cells = [("#" if ascii_only else "█") if place < round(sets.sets * scale) else " " for place in range(room)]
        low, high = (min(room - 1, round(end * scale)) for end in sets.target)
        if sets.target[0]:
            cells[low] = "["
        cells[high] = "]"
        return "".join(cells)

    def _style(self, sets: MuscleSets) -> str:
        low, high = sets.target
        return "green" if low <= sets.sets <= high else "yellow"


def _numbers(sets: MuscleSets) -> str:
    before = "" if sets.before is None or sets.before == sets.sets else f"{sets.before:g} → "
    low, high = sets.target
    return f"{before}{sets.sets:g} (target {low}-{high})"
