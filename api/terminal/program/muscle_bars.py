"""Weekly sets per muscle as bars, with the target range and what the draft had."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from solver.strength.answer.result import MuscleSets
from solver.strength.request.muscles import Muscle

NAME_WIDTH, NUMBERS_WIDTH = 12, 30


HEADING = "Sets a week, [ ] is the target"
KEPT, ADDED, TAKEN = "█▓░"
ASCII = str.maketrans({KEPT: "#", ADDED: "+", TAKEN: "-"})


@dataclass(frozen=True)
class MuscleBars:
    """One line a muscle: a bar of its sets, told apart by what the draft had, its range as brackets, then numbers."""

    weekly_sets: Mapping[Muscle, MuscleSets]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw to the width there is."""
        yield Text(_plain(self._heading(), options.ascii_only), style="bold")
        room = max(10, options.max_width - NAME_WIDTH - NUMBERS_WIDTH)
        most = max(max(m.sets, m.target[1], m.before or 0) for m in self.weekly_sets.values()) or 1
        for muscle, sets in self.weekly_sets.items():
            yield Text.assemble(
                f"{muscle.label:<{NAME_WIDTH}}",
                (_plain(_bar(sets, (room - 2) / most, room), options.ascii_only), self._style(sets)),
                f" {_numbers(sets)}",
                no_wrap=True,
            )

    def _heading(self) -> str:
        drafted = any(sets.before is not None for sets in self.weekly_sets.values())
        return f"{HEADING}, {KEPT} kept, {ADDED} added, {TAKEN} taken away" if drafted else HEADING

    def _style(self, sets: MuscleSets) -> str:
        low, high = sets.target
        return "green" if low <= sets.sets <= high else "yellow"


def _bar(sets: MuscleSets, scale: float, room: int) -> str:
    """The bar over the range's brackets: the low end before its cell, the high end after its own."""
    before = sets.sets if sets.before is None else sets.before
    kept, longest = (round(end * scale) for end in sorted((before, sets.sets)))
    change = ADDED if sets.sets > before else TAKEN
    cells = list((KEPT * kept + change * (longest - kept)).ljust(room))
    low, high = (min(room - 1, round(end * scale)) for end in sets.target)
    if sets.target[0]:
        cells[low] = "["
    cells[high] = "]"
    return "".join(cells)


def _plain(text: str, ascii_only: bool) -> str:
    return text.translate(ASCII) if ascii_only else text


def _numbers(sets: MuscleSets) -> str:
    before = "" if sets.before is None or sets.before == sets.sets else f"{sets.before:g} → "
    low, high = sets.target
    return f"{before}{sets.sets:g} (target {low}-{high})"
