"""A block of weeks before it is solved: which weeks load, which rest, and how near to failure each goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from solver.strength.request.request import RunningWeek, Training

FIRST_RIR, FIRST_RIR_FOR_STRENGTH, LAST_RIR, DELOAD_RIR = 3, 2, 1, 4
SHORTEST_WITH_DELOAD, SECOND_DELOAD_FROM, FIRST_OF_TWO = 4, 7, 4
"""A block of so many weeks ends in a deload; of so many its fourth week is one, too."""
LIGHT_RUNNING = frozenset({"recovery", "taper"})


class WeekKind(StrEnum):
    """Whether a week adds work or takes it away."""

    LOAD = "load"
    DELOAD = "deload"


@dataclass(frozen=True, slots=True)
class Week:
    """A week's kind and its repetitions in reserve."""

    kind: WeekKind
    rir: int


def block_of(weeks: int, training: Training, running: Sequence[RunningWeek] = ()) -> list[Week]:
    """The weeks of a block. Beside a running plan its recovery and taper weeks are the deloads, and no others.

    Over each stretch of load weeks the reserve falls evenly to one repetition.
    """
    light = _beside(weeks, running) if running else _alone(weeks)
    first = FIRST_RIR_FOR_STRENGTH if training is Training.STRENGTH else FIRST_RIR
    block: list[Week] = []
    for index in range(weeks):
        if index in light:
            block.append(Week(WeekKind.DELOAD, DELOAD_RIR))
            continue
        begin = max((week + 1 for week in light if week < index), default=0)
        end = min((week for week in light if week > index), default=weeks)
        block.append(Week(WeekKind.LOAD, _falling(first, index - begin, end - begin)))
    return block


def _alone(weeks: int) -> set[int]:
    if weeks < SHORTEST_WITH_DELOAD:
        return set()
    return {weeks - 1, FIRST_OF_TWO - 1} if weeks >= SECOND_DELOAD_FROM else {weeks - 1}


def _beside(weeks: int, running: Sequence[RunningWeek]) -> set[int]:
    return {index for index, week in enumerate(running[:weeks]) if week.week_type in LIGHT_RUNNING}


def _falling(first: int, place: int, count: int) -> int:
    """Evenly from the first value to one, in whole numbers; a single week takes the first."""
    return first if count == 1 else first - (2 * (first - LAST_RIR) * place + count - 1) // (2 * (count - 1))
