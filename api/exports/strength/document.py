"""What an export of a strength program is made from, and on which dates its sessions stand."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from api.exports.document import MORNING
from api.exports.strength.placed import NEVER_OFF, BesidePlan, DaysOff
from api.terminal.program.names import Names
from coach.bank.labels import DEFAULT
from solver.strength.answer.result import Program, ProgramDay
from solver.strength.request.request import RunningWeek


@dataclass(frozen=True)
class ProgramDocument:
    """A stored program: its own id, when it was made or what it ends with changed, from which date it is trained, and
    where and when; beside a running plan, or the weeks of one and its days off; `sequence` counts how often what it
    ends with changed."""

    id: str
    program: Program
    changed_at: dt.datetime
    start: dt.date
    zone: ZoneInfo | None = None
    at: dt.time = MORNING
    beside: BesidePlan | None = None
    running: tuple[RunningWeek, ...] = ()
    off: DaysOff = NEVER_OFF
    sequence: int = 1
    language: str = DEFAULT

    @property
    def names(self) -> Names:
        """What things are called in the lifter's language."""
        return Names(self.language)

    @property
    def weekly(self) -> Iterator[tuple[dt.date, ProgramDay]]:
        """Each training day with the first date at or after the start on which it is trained."""
        for place, day in enumerate(self.program.days):
            if day.exercises:
                yield self.start + dt.timedelta(days=(place - self.start.weekday()) % 7), day
