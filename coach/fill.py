"""From the engine's numbers to a whole plan: ask a language model, or nobody, and let the guardian keep it true.

`ask` costs money and may fail in any way; `guard` is pure. A caller that must not pay twice keeps what `ask` returned.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from pydantic import BaseModel, ConfigDict

from coach.facts import Facts
from coach.guardian.corrections import shown
from coach.guardian.guard import Guarded
from coach.guardian.guard import guard as guarded
from coach.model.budget import for_asking
from coach.model.client import CoachModel
from coach.model.faults import BEGUN_BEFORE, SENTENCES, Fault
from coach.model.prompt import prompt_for, repair_prompt
from coach.model.prompts import Prompt
from coach.model.reading import read_json
from coach.model.replies import Reply
from coach.model.sizes import parts_of
from coach.model.unwrapping import unwrapped
from coach.offline import fill as fill_offline
from coach.today import days_of, runner_of
from solver.answer import Severity
from solver.rule import Verdict
from solver.running.engine import validate
from solver.running.request.request import PlanRequest
from solver.running.request.result import Advisory, Plan, PlanWeek

LEAST_SECONDS_TO_REPAIR = 2.0
MOST_NAMED = 60
Progress = Callable[[int, int], None]
"""Told how many of how many weeks have come in."""


class Answer(BaseModel):
    """What a model was asked and said: plain data, to be kept before anything is made of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str
    texts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    parts: int = 1
    repaired: bool = False
    begun_before: bool = False
    """Whether a process that was stopped meanwhile had begun to ask the same."""


@dataclass(frozen=True)
class Filled:
    """A whole plan, the prompt for the record (None without a model), and counts for metrics."""

    plan: Plan
    generation_prompt: str | None
    counts: Mapping[str, int]


def fill(
    plan: Plan,
    request: PlanRequest,
    *,
    model: CoachModel | None = None,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Filled:
    """The plan with all words, within about `seconds`.

    Whatever the model does, the plan is whole and its numbers are the engine's.
    """
    answer = None if model is None else ask(plan, request, model, seconds=seconds, progress=progress)
    return guard(plan, request, answer)


def ask(
    plan: Plan,
    request: PlanRequest,
    model: CoachModel,
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
    job: str | None = None,
) -> Answer:
    """Ask for all words, in as few calls as the answer's size allows, and once more for what could not be used.

    A `job` that may have to ask again after a crash gives its name, so that an endpoint can tell the repetition.
    """
    start = monotonic()
    seconds = for_asking(seconds)
    parts = parts_of(plan.weeks, model.settings.max_tokens)
    prompts = _prompts(plan, request, parts)
    replies = model.ask(prompts, seconds, _listener(progress, len(plan.weeks)), job)
    answer = Answer(
        prompt="\n\n".join(prompt.text for prompt in prompts),
        texts=tuple(reply.text for reply in replies if _usable(reply)),
        faults=tuple(dict.fromkeys(reply.fault for reply in replies if reply.fault)),
        parts=len(parts),
    )
    left = None if seconds is None else seconds - (monotonic() - start)
    return _once_more(plan, request, model, prompts, answer, left, job)


def guard(plan: Plan, request: PlanRequest, answer: Answer | None) -> Filled:
    """The plan made of an answer; without one, or with nothing in it to use, the offline coach's."""
    if answer is None:
        return Filled(fill_offline(plan, request), None, {"offline": 1})
    read = [_read(text) for text in answer.texts]
    found = guarded(plan, request, read)
    advisories = [
        *_remarks(answer, read, found),
        *(correction.advisory() for correction in found.corrections),
        *_verdict(found.plan, request),
    ]
    whole = found.plan.model_copy(update={"advisories": [*plan.advisories, *advisories]})
    return Filled(whole, answer.prompt, _counts(whole, found, answer))


def _verdict(plan: Plan, request: PlanRequest) -> Iterator[Advisory]:
    """The last look at the finished plan; words cannot break a rule, so this speaks only of a defect."""
    broken = [verdict.rule_id for verdict in validate(plan, request) if verdict.verdict is Verdict.BROKEN]
    if broken:
        message = f"The finished plan breaks {', '.join(broken)}, which no words can cause; please report it."
        yield Advisory(code="coach-rules-broken", severity=Severity.WARNING, message=message)


def _prompts(plan: Plan, request: PlanRequest, parts: Sequence[Sequence[PlanWeek]]) -> list[Prompt]:
    runner = runner_of(request)
    days = list(days_of(plan, request, runner, Facts(plan).the_longest))
    return [prompt_for(plan, request, runner, days, weeks) for weeks in parts]


def _read(text: str) -> Mapping[str, Any] | None:
    return unwrapped(read_json(text), ("weeks", "coachNote"))


def _usable(reply: Reply) -> bool:
    return bool(reply.text) and (reply.fault is None or not reply.fault.is_fatal)


def _once_more(
    plan: Plan,
    request: PlanRequest,
    model: CoachModel,
    prompts: Sequence[Prompt],
    answer: Answer,
    left: float | None,
    job: str | None,
) -> Answer:
    """One further question, if too much of a readable answer to a single prompt was unusable and time remains."""
    if len(prompts) != 1 or not answer.texts or (left is not None and left < LEAST_SECONDS_TO_REPAIR):
        return answer
    found = guarded(plan, request, [_read(text) for text in answer.texts])
    if len(found.unusable) <= model.settings.repair_share * found.asked:
        return answer
    (reply,) = model.ask([repair_prompt(prompts[0], answer.texts[0], found.unusable[:MOST_NAMED])], left, job=job)
    texts = (*answer.texts, reply.text) if _usable(reply) else answer.texts
    faults = (*answer.faults, *([reply.fault] if reply.fault else []))
    return answer.model_copy(update={"texts": texts, "faults": tuple(dict.fromkeys(faults)), "repaired": True})


def _listener(progress: Progress | None, weeks: int) -> Callable[[str], None] | None:
    if progress is None:
        return None
    return lambda text: progress(min(weeks, text.count('"weekNumber"')), weeks)


def _remarks(answer: Answer, read: Sequence[Mapping[str, Any] | None], found: Guarded) -> list[Advisory]:
    """What happened to the answer as a whole."""
    remarks = [
        Advisory(code=f"coach-{fault.code}", severity=Severity.WARNING, message=fault.sentence)
        for fault in answer.faults
    ]
    unreadable = answer.texts and not any(_about_plan(content) for content in read)
    if unreadable:
        message = SENTENCES["unreadable"]
        remarks.append(
            Advisory(code="coach-unreadable", severity=Severity.WARNING, message=message, before=shown(answer.texts[0]))
        )
    if answer.parts > 1:
        message = f"One answer cannot hold this plan: the language model was asked in {answer.parts} parts."
        remarks.append(Advisory(code="coach-split", severity=Severity.INFO, message=message))
    if answer.begun_before:
        remarks.append(Advisory(code="coach-begun-before", severity=Severity.INFO, message=BEGUN_BEFORE))
    if answer.repaired:
        message = "Too much of the language model's first answer could not be used; it was asked once more."
        remarks.append(Advisory(code="coach-asked-again", severity=Severity.INFO, message=message))
    if found.echoed or found.strangers:
        strange = f"{found.echoed} values and {found.strangers} days that are not the plan's"
        message = f"The language model's answer had {strange}; the plan's stand."
        remarks.append(Advisory(code="coach-echo-ignored", severity=Severity.INFO, message=message))
    return remarks


def _about_plan(content: Mapping[str, Any] | None) -> bool:
    return content is not None and (isinstance(content.get("weeks"), list) or isinstance(content.get("coachNote"), str))


def _counts(plan: Plan, found: Guarded, answer: Answer) -> dict[str, int]:
    counts = Counter(f"days_{day.written_by}" for week in plan.weeks for day in week.days)
    counts.update(f"correction_{correction.reason}" for correction in found.corrections)
    counts.update(f"fault_{fault.code}" for fault in answer.faults)
    return dict(counts)
