"""A program from a single call to a language model; whatever comes back, the result is a whole program."""

from dataclasses import dataclass

from coach.model.client import CoachModel
from coach.model.faults import Fault
from coach.model.reading import read_json
from coach.strength.prompt import program_prompt
from solver.answer import Severity
from solver.strength.engine import program_of
from solver.strength.request import LifterRequest
from solver.strength.result import Program, ProgramAdvisory


@dataclass(frozen=True)
class Coached:
    """A program, the prompt and the model's words for the record (None without a call), and what went wrong."""

    program: Program
    generation_prompt: str | None
    answer: str | None
    fault: Fault | None


def coach(request: LifterRequest, model: CoachModel | None = None, seconds: float | None = None) -> Coached:
    """The model's draft, harmonized; the template's program without a model, an answer or anything to use in it.

    A draft that the request brings is harmonized as it is: nobody is asked.
    """
    if model is None or request.draft is not None:
        return Coached(program_of(request), None, None, None)
    prompt = program_prompt(request)
    (reply,) = model.ask([prompt], seconds)
    draft = None if reply.fault is not None and reply.fault.is_fatal else read_json(reply.text)
    usable = draft is not None and isinstance(draft.get("days"), list) and bool(draft["days"])
    fault = reply.fault if usable or reply.fault is not None else Fault("unreadable")
    program = program_of(request.model_copy(update={"draft": draft}) if usable else request)
    if fault is not None:
        program.advisories.insert(0, _remark(fault, usable))
    return Coached(program, prompt.text, reply.text or None, fault)


def _remark(fault: Fault, usable: bool) -> ProgramAdvisory:
    ending = "" if usable else " The program is the built-in coach's."
    return ProgramAdvisory(code=f"coach-{fault.code}", severity=Severity.WARNING, message=fault.sentence + ending)
