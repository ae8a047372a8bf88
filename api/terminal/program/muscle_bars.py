"""Weekly sets per muscle as bars, with the target range and what the draft had."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from coach.bank.labels import DEFAULT, labels_of
from solver.strength.answer.result import MuscleSets
from solver.strength.request.muscles import Muscle
from solver.strength.words.tongue import tongue_of

NAME_WIDTH, NUMBERS_WIDTH = 12, 30

KEPT, ADDED, TAKEN = "█▓░"
ASCII = str.maketrans({KEPT: "#", ADDED: "+", TAKEN: "-"})


@dataclass(frozen=True)
class MuscleBars:
    """One line a muscle: a bar of its sets, told apart by what the draft had, its range as brackets, then numbers."""

    weekly_sets: Mapping[Muscle, MuscleSets]
    language: str = DEFAULT

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw to the width there is."""
        yield Text(_plain(self._heading(), options.ascii_only), style="bold")
        names = {muscle: tongue_of(self.language).written(muscle) for muscle in self.weekly_sets}
        width = max(NAME_WIDTH, *(len(name) + 1 for name in names.values()))
        most = max(max(m.sets, m.target[1], m.before or 0) for m in self.weekly_sets.values()) or 1
        room = max(10, options.max_width - width - NUMBERS_WIDTH)
        for muscle, sets in self.weekly_sets.items():
            yield Text.assemble(
                f"{names[muscle]:<{width}}",
                (_plain(_bar(sets, (room - 2) / most, room), options.ascii_only), self._style(sets)),
                f" {self._numbers(sets)}",
                no_wrap=True,
            )

    def _heading(self) -> str:
        drafted = any(sets.before is not None for sets in self.weekly_sets.values())
        heading = labels_of(self.language).say("program.bars")
        return labels_of(self.language).say("program.bars_draft", heading=heading) if drafted else heading

    def _numbers(self, sets: MuscleSets) -> str:
        written, (low, high) = tongue_of(self.language).written, sets.target
        before = "" if sets.before is None or sets.before == sets.sets else f"{written(sets.before)} → "
        return labels_of(self.language).say("program.target", sets=f"{before}{written(sets.sets)}", low=low, high=high)

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
