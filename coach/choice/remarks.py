"""What happened to an answer as a whole, as advisories and as counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from coach.bank.labels import labels_of
from coach.choice.corrections import shown
from coach.choice.question import READ_NAMES, Answer
from coach.choice.writing import Written
from solver.answer import Severity
from solver.running.request.result import Advisory


def remarks_on(
    answer: Answer, contents: Sequence[Mapping[str, Any] | None], found: Written, language: str
) -> list[Advisory]:
    """What happened to the answer as a whole, in the plan's language."""
    labels = labels_of(language)
    remarks = [
        Advisory(code=f"coach-{fault.code}", severity=Severity.WARNING, message=fault.sentence(language))
        for fault in answer.faults
    ]
    if answer.texts and not any(_is_about_plan(content) for content in contents):
        message, said = labels.say("fault.unreadable"), shown(answer.texts[0])
        remarks.append(Advisory(code="coach-unreadable", severity=Severity.WARNING, message=message, before=said))
    if answer.parts > 1:
        message = labels.say("asking.split", parts=answer.parts)
        remarks.append(Advisory(code="coach-split", severity=Severity.INFO, message=message))
    if answer.begun_before:
        message = labels.say("asking.begun_before")
        remarks.append(Advisory(code="coach-begun-before", severity=Severity.INFO, message=message))
    if answer.repaired:
        message = labels.say("asking.asked_again")
        remarks.append(Advisory(code="coach-asked-again", severity=Severity.INFO, message=message))
    if found.said.echoed or found.said.strangers:
        message = labels.say("asking.echo_ignored", echoed=found.said.echoed, strangers=found.said.strangers)
        remarks.append(Advisory(code="coach-echo-ignored", severity=Severity.INFO, message=message))
    return remarks


def _is_about_plan(content: Mapping[str, Any] | None) -> bool:
    return content is not None and any(isinstance(content.get(name), dict | list | str) for name in READ_NAMES)


def counts_of(found: Written, answer: Answer) -> dict[str, int]:
    """For metrics."""
    counts = Counter(f"days_{day.written_by}" for week in found.plan.weeks for day in week.days)
    counts.update(f"correction_{correction.reason}" for correction in found.corrections)
    counts.update(f"fault_{fault.code}" for fault in answer.faults)
    return dict(counts)
