"""From the engine's numbers to a whole plan: ask a language model, or nobody, and let only what can be true stand.

`ask` costs money and may fail in any way; `guard` is pure. A caller that must not pay twice keeps what `ask` returned.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from coach.bank.labels import labels_of
from coach.choice.question import Answer as Answer
from coach.choice.question import Progress, Question, read
from coach.choice.remarks import counts_of, remarks_on
from coach.choice.spots import spots_of
from coach.choice.writing import written
from coach.model.budget import for_asking
from coach.model.client import CoachModel
from coach.model.sizes import parts_of
from coach.offline import fill as fill_offline
from solver.answer import Severity
from solver.running.engine import validate
from solver.running.request.request import PlanRequest
from solver.running.request.result import Advisory, Plan
from solver.verdict import Verdict


@dataclass(frozen=True)
class Filled:
    """A whole plan, the prompt for the record (None without a model), and counts for metrics."""

    plan: Plan
    generation_prompt: str | None
    counts: Mapping[str, int]


def fill(
    plan: Plan,
    request: PlanRequest,
    model: CoachModel | None = None,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Filled:
    """The plan with words: the model's within about `seconds` where they can stand, else the offline coach's."""
    return guard(plan, request, None if model is None else ask(plan, request, model, seconds, progress))


def ask(
    plan: Plan,
    request: PlanRequest,
    model: CoachModel,
    seconds: float | None = None,
    progress: Progress | None = None,
    job: str | None = None,
) -> Answer:
    """Ask the model for all words, and once more for weeks that it left out. Whatever it says is kept, not judged.

    Without `seconds` all of it has what the settings give one call: whoever waits waits for one, not for two.

    A `job` that may have to ask again after a crash gives its name, so that an endpoint can tell the repetition.
    """
    start = monotonic()
    allowed = model.settings.timeout if seconds is None else for_asking(seconds)
    question = Question(plan, request, spots_of(plan, request), model, progress, job)
    answer = question.put(parts_of(plan.weeks, model.settings.max_tokens), allowed)
    return question.put_again(answer, allowed - (monotonic() - start))


def guard(plan: Plan, request: PlanRequest, answer: Answer | None) -> Filled:
    """The plan made of an answer; without one, or with nothing in it to use, the offline coach's."""
    offline = fill_offline(plan, request)
    if answer is None:
        return Filled(offline, None, {"offline": 1})
    contents, language = [read(text) for text in answer.texts], request.settings.language
    found = written(plan, offline, spots_of(plan, request), contents, answer.prose)
    advisories = [
        *remarks_on(answer, contents, found, language),
        *(correction.advisory(language) for correction in found.corrections),
        *_verdict(found.plan, request),
    ]
    whole = found.plan.model_copy(update={"advisories": [*plan.advisories, *advisories]})
    return Filled(whole, answer.prompt, counts_of(found, answer))


def _verdict(plan: Plan, request: PlanRequest) -> Iterator[Advisory]:
    """The last look at the finished plan; words cannot break a rule, so this speaks only of a defect."""
    broken = [verdict.rule_id for verdict in validate(plan, request) if verdict.verdict is Verdict.BROKEN]
    if broken:
        message = labels_of(request.settings.language).say("asking.rules_broken", rules=", ".join(broken))
        yield Advisory(code="coach-rules-broken", severity=Severity.WARNING, message=message)
