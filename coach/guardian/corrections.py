"""What the guardian changed: an advisory for each correction, with its place, what stood and what stands there."""

import datetime as dt
import unicodedata
from dataclasses import dataclass

from solver.answer import Severity
from solver.running.request.result import Advisory

SHOWN = 160
REASONS = {
    "missing": "nothing was written",
    "wrong-type": "it was no text",
    "script": "it had letters of another script",
    "language": "it was not English",
    "empty": "there was too little of it",
    "length": "it was too long",
    "dangerous": "it gave advice that a plan must not give",
    "injection": "it spoke of something else than running",
    "rude": "it was rude",
    "advertising": "it advertised something",
    "no-text": "it was no text for a plan",
    "link": "it had a link",
    "changes-plan": "it would have changed the plan",
    "number": "a number in it is not the day's own",
    "date": "a date in it is not the day's own",
    "weekday": "a weekday in it is not right",
    "race": "it named a race that is not in the plan",
    "effort": "it was not as hard or as easy as the day is",
    "type": "it called the day something else",
    "repeated": "the same text stood in several places",
    "characters": "it had markup or signs that do not belong into a text",
    "values": "it did not fit the type of run or the runner's table",
    "scaled": "its distances did not add up to the day's",
}


@dataclass(frozen=True)
class Correction:
    """One field of one place; `after` is None where the offline coach's own stands there now."""

    week: int | None
    date: dt.date | None
    field: str
    reason: str
    before: str | None
    after: str | None

    @property
    def code(self) -> str:
        """ "coach-repaired" where part of the model's stayed, "coach-replaced" otherwise."""
        return "coach-repaired" if self.after is not None else "coach-replaced"

    def advisory(self) -> Advisory:
        """For the plan's reader."""
        where = f"{self.date}" if self.date else f"week {self.week}" if self.week else "the plan"
        done = "was mended" if self.after is not None else "is the offline coach's"
        return Advisory(
            code=self.code,
            severity=Severity.INFO,
            week=self.week,
            message=f"The {self.field} of {where} {done}: {REASONS[self.reason]}.",
            date=self.date,
            field=self.field,
            before=shown(self.before),
            after=shown(self.after),
        )


def shown(value: object) -> str | None:
    """A short form of anything that came from a model, without control characters."""
    if value is None:
        return None
    text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in str(value)[: 4 * SHOWN])
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."
