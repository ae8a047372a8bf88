"""What of a model's words did not stand, as advisories: where, what it was, and why."""

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from coach.bank.labels import labels_of
from coach.choice.spots import PLAN_KEY, Key
from coach.choice.telling import Told
from solver.answer import Severity
from solver.running.request.result import Advisory

SHOWN = 160


@dataclass(frozen=True)
class Correction:
    """One field of one place, what the model said there, and the code of why it does not stand."""

    key: Key
    week: int | None
    reason: str
    before: object

    @classmethod
    def of(cls, key: Key, week: int | None, told: Told) -> Iterator["Correction"]:
        """At most two for a place: for its own sentence, of which no candidate passed, and for a wrong choice."""
        for refused in told.refused[:1]:
            yield cls(key, week, refused.reason.value, refused.text)
        if told.wrong_ids:
            yield cls(key, week, "choice", ", ".join(told.wrong_ids))

    def advisory(self, language: str) -> Advisory:
        """For the plan's reader."""
        labels, date = labels_of(language), self.key if isinstance(self.key, dt.date) else None
        place = labels.say("asking.week", number=self.week) if self.week else labels.say("asking.whole")
        why = labels.say(f"refused.{self.reason}")
        name = "description" if date else "coachNote" if self.key == PLAN_KEY else "coachNotes"
        return Advisory(
            code="coach-replaced",
            severity=Severity.INFO,
            week=self.week,
            message=labels.say("asking.replaced", field=name, place=date or place, why=why),
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
