"""A program from a single call to a language model; whatever comes back, the result is a whole program.

`ask` costs money and may fail in any way; `harmonize` is pure. A caller that must not pay twice keeps what `ask`
returned.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from coach.bank.labels import labels_of
from coach.model.answers.unwrapping import object_with
from coach.model.budget import for_asking
from coach.model.client import CoachModel
from coach.model.faults import Fault
from coach.strength.credit import credited
from coach.strength.notes import noted
from coach.strength.prompt import program_prompt
from solver.answer import Severity
from solver.strength.answer.result import Program, ProgramAdvisory
from solver.strength.drafts.changes import Code
from solver.strength.engine import program_of
from solver.strength.request.request import LifterRequest

_CODES = frozenset(Code)


class Answer(BaseModel):
    """What a model was asked and said: plain data, to be kept before anything is made of it.

    `text` is empty and `fault` says why where nothing of the answer can be used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str
    text: str = ""
    fault: Fault | None = None
    begun_before: bool = False
    """Whether a process that was stopped meanwhile had begun to ask the same."""


@dataclass(frozen=True)
class Coached:
    """A program, the prompt for the record (None without a call), and counts for metrics."""

    program: Program
    generation_prompt: str | None
    counts: Mapping[str, int]


def coach(request: LifterRequest, model: CoachModel | None = None, seconds: float | None = None) -> Coached:
    """The model's draft, harmonized, within about `seconds`; the template's program without a model or an answer.

    A draft that the request brings is harmonized as it is: nobody is asked.
    """
    if model is None or request.draft is not None:
        return harmonize(request, None)
    return harmonize(request, ask(request, model, seconds))


def ask(request: LifterRequest, model: CoachModel, seconds: float | None = None, job: str | None = None) -> Answer:
    """One question, one answer; a `job` that may have to ask again after a crash gives its name."""
    prompt = program_prompt(request)
    (reply,) = model.ask([prompt], None if seconds is None else for_asking(seconds), job=job)
    usable = reply.fault is None or not reply.fault.is_fatal
    return Answer(prompt=prompt.text, text=reply.text if usable else "", fault=reply.fault)


def harmonize(request: LifterRequest, answer: Answer | None) -> Coached:
    """The program made of an answer; without one, or with nothing in it to use, the template's."""
    if answer is None:
        return Coached(noted(program_of(request), request), None, {})
    draft, language = _draft_in(answer.text), request.lifter.language
    fault = answer.fault or (Fault("unreadable") if draft is None else None)
    program = credited(program_of(request if draft is None else request.model_copy(update={"draft": draft})), draft)
    if answer.begun_before:
        remark = ProgramAdvisory(
            code="coach-begun-before", severity=Severity.INFO, message=labels_of(language).say("asking.begun_before")
        )
        program.advisories.insert(0, remark)
    if fault is not None:
        program.advisories.insert(0, _remark(fault, draft is not None, language))
    return Coached(noted(program, request), answer.prompt, _counts(program, fault))


def _draft_in(text: str) -> Mapping[str, Any] | None:
    found = object_with(text, ("days",))
    usable = found is not None and isinstance(found.get("days"), list) and bool(found["days"])
    return found if usable else None


def _remark(fault: Fault, usable: bool, language: str) -> ProgramAdvisory:
    sentence = fault.sentence(language)
    message = sentence if usable else labels_of(language).say("program.coach", fault=sentence)
    return ProgramAdvisory(code=f"coach-{fault.code}", severity=Severity.WARNING, message=message)


def _counts(program: Program, fault: Fault | None) -> dict[str, int]:
    counts = Counter(f"program_days_{day.written_by}" for day in program.days if day.written_by is not None)
    counts.update(f"correction_{advice.code}" for advice in program.advisories if advice.code in _CODES)
    if fault is not None:
        counts[f"fault_{fault.code}"] = 1
    return dict(counts)
