"""What of a model's words did not stand, as advisories: where, what it was, and why."""

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from coach.choice.spots import PLAN_KEY, Key
from coach.choice.telling import Told
from solver.answer import Severity
from solver.running.request.result import Advisory

SHOWN = 160
NOT_HERE = "it chose a sentence that is not true here"


@dataclass(frozen=True)
class Correction:
    """One field of one place, what the model said there, and why it does not stand."""

    key: Key
    week: int | None
    reason: str
    why: str
    before: object

    @classmethod
    def of(cls, key: Key, week: int | None, told: Told) -> Iterator["Correction"]:
        """At most two for a place: for its own sentence, of which no candidate passed, and for a wrong choice."""
        for refused in told.refused[:1]:
            yield cls(key, week, refused.reason.value, refused.reason.sentence, refused.text)
        if told.wrong_ids:
            yield cls(key, week, "choice", NOT_HERE, ", ".join(told.wrong_ids))

    def advisory(self) -> Advisory:
        """For the plan's reader."""
        date = self.key if isinstance(self.key, dt.date) else None
        where = f"{date}" if date else f"week {self.week}" if self.week else "the plan"
        name = "description" if date else "coachNote" if self.key == PLAN_KEY else "coachNotes"
        return Advisory(
            code="coach-replaced",
            severity=Severity.INFO,
            week=self.week,
            message=f"The bank speaks for the model in the {name} of {where}: {self.why}.",
            date=date,
            field=name,
            before=shown(self.before),
            after=None,
        )


def shown(value: object) -> str | None:
    """A short form of anything that came from a model, without control characters."""
    if value is None:
        return None
    text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in str(value)[: 4 * SHOWN])
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."
