"""From the engine's numbers to a whole plan: ask a language model, or nobody, and let only what can be true stand.

`ask` costs money and may fail in any way; `guard` is pure. A caller that must not pay twice keeps what `ask` returned.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from pydantic import BaseModel, ConfigDict

from coach.choice.corrections import shown
from coach.choice.prompt import prompt_for, spots_asked
from coach.choice.said import said_in
from coach.choice.schema import NAMES
from coach.choice.spots import Spots, spots_of
from coach.choice.writing import Written, written
from coach.model.budget import for_asking
from coach.model.client import CoachModel
from coach.model.faults import BEGUN_BEFORE, SENTENCES, Fault
from coach.model.reading import read_json
from coach.model.replies import Reply
from coach.model.sizes import parts_of
from coach.model.unwrapping import unwrapped
from coach.offline import fill as fill_offline
from coach.prose.lexicon import has_prose
from solver.answer import Severity
from solver.rule import Verdict
from solver.running.engine import validate
from solver.running.request.request import PlanRequest
from solver.running.request.result import Advisory, Plan, PlanWeek

LEAST_SECONDS_TO_ASK_AGAIN = 2.0
READ_NAMES = (*NAMES, "weeks", "days", "coachNote")
"""What shows that an object is about the plan, in the form that was asked for or in a plan's own."""
Progress = Callable[[int, int], None]
"""Told how many of how many weeks have come in."""


class Answer(BaseModel):
    """What a model was asked and said: plain data, to be kept before anything is made of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str
    texts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    parts: int = 1
    prose: bool = True
    """Whether it was asked for sentences of its own."""
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

    A `job` that may have to ask again after a crash gives its name, so that an endpoint can tell the repetition.
    """
    start = monotonic()
    seconds = for_asking(seconds)
    question = _Question(plan, request, spots_of(plan, request), model, progress, job)
    answer = question.put(parts_of(plan.weeks, model.settings.max_tokens), seconds)
    left = None if seconds is None else seconds - (monotonic() - start)
    return question.put_again(answer, left)


def guard(plan: Plan, request: PlanRequest, answer: Answer | None) -> Filled:
    """The plan made of an answer; without one, or with nothing in it to use, the offline coach's."""
    offline = fill_offline(plan, request)
    if answer is None:
        return Filled(offline, None, {"offline": 1})
    contents = [read(text) for text in answer.texts]
    found = written(plan, offline, spots_of(plan, request), contents, answer.prose)
    advisories = [
        *_remarks(answer, contents, found),
        *(correction.advisory() for correction in found.corrections),
        *_verdict(found.plan, request),
    ]
    whole = found.plan.model_copy(update={"advisories": [*plan.advisories, *advisories]})
    return Filled(whole, answer.prompt, _counts(whole, found, answer))


@dataclass(frozen=True)
class _Question:
    """What is asked about a plan, of whom, and who hears how far the answer is."""

    plan: Plan
    request: PlanRequest
    spots: Spots
    model: CoachModel
    progress: Progress | None
    job: str | None

    @property
    def prose(self) -> bool:
        """Whether sentences of the model's own are wanted, and there is a list of words for them."""
        return self.model.settings.prose and has_prose(self.spots.language)

    def put(self, parts: Sequence[Sequence[PlanWeek]], seconds: float | None) -> Answer:
        """One prompt for each part, side by side."""
        prompts = [prompt_for(self.plan, self.request, self.spots, weeks, self.prose) for weeks in parts]
        replies = self.model.ask(prompts, seconds, self._listener(), self.job)
        return Answer(
            prompt="\n\n".join(prompt.text for prompt in prompts),
            texts=tuple(reply.text for reply in replies if _usable(reply)),
            faults=tuple(dict.fromkeys(reply.fault for reply in replies if reply.fault)),
            parts=len(parts),
            prose=self.prose,
        )

    def put_again(self, answer: Answer, left: float | None) -> Answer:
        """One further question about weeks of which nothing came, if it was many and time remains.

        What the model said before is not sent back: it may be of any length.
        """
        weeks = self._silent(answer)
        many = len(weeks) > self.model.settings.repair_share * len(self.plan.weeks)
        if not answer.texts or not many or (left is not None and left < LEAST_SECONDS_TO_ASK_AGAIN):
            return answer
        more = self.put(parts_of(weeks, self.model.settings.max_tokens), left)
        faults = tuple(dict.fromkeys((*answer.faults, *more.faults)))
        return answer.model_copy(update={"texts": (*answer.texts, *more.texts), "faults": faults, "repaired": True})

    def _silent(self, answer: Answer) -> list[PlanWeek]:
        said = said_in([read(text) for text in answer.texts], self.plan, self.spots.language).at
        return [
            week
            for week in self.plan.weeks
            if not any(spot.key in said for spot in spots_asked(self.plan, self.spots, [week]))
        ]

    def _listener(self) -> Callable[[str], None] | None:
        progress, weeks = self.progress, self.plan.weeks
        if progress is None:
            return None
        begun: set[int] = set()

        def heard(text: str) -> None:
            begun.update(week.week_number for week in weeks if any(str(day.date) in text for day in week.days))
            progress(len(begun), len(weeks))

        return heard


def read(text: str) -> Mapping[str, Any] | None:
    """The object about the plan that a text holds, wherever in it it stands; None without one."""
    return unwrapped(read_json(text), READ_NAMES)


def _usable(reply: Reply) -> bool:
    return bool(reply.text) and (reply.fault is None or not reply.fault.is_fatal)


def _verdict(plan: Plan, request: PlanRequest) -> Iterator[Advisory]:
    """The last look at the finished plan; words cannot break a rule, so this speaks only of a defect."""
    broken = [verdict.rule_id for verdict in validate(plan, request) if verdict.verdict is Verdict.BROKEN]
    if broken:
        message = f"The finished plan breaks {', '.join(broken)}, which no words can cause; please report it."
        yield Advisory(code="coach-rules-broken", severity=Severity.WARNING, message=message)


def _remarks(answer: Answer, contents: Sequence[Mapping[str, Any] | None], found: Written) -> list[Advisory]:
    """What happened to the answer as a whole."""
    remarks = [
        Advisory(code=f"coach-{fault.code}", severity=Severity.WARNING, message=fault.sentence)
        for fault in answer.faults
    ]
    if answer.texts and not any(_is_about_plan(content) for content in contents):
        message, said = SENTENCES["unreadable"], shown(answer.texts[0])
        remarks.append(Advisory(code="coach-unreadable", severity=Severity.WARNING, message=message, before=said))
    if answer.parts > 1:
        message = f"One answer cannot hold this plan: the language model was asked in {answer.parts} parts."
        remarks.append(Advisory(code="coach-split", severity=Severity.INFO, message=message))
    if answer.begun_before:
        remarks.append(Advisory(code="coach-begun-before", severity=Severity.INFO, message=BEGUN_BEFORE))
    if answer.repaired:
        message = "The language model left many weeks out and was asked for them once more."
        remarks.append(Advisory(code="coach-asked-again", severity=Severity.INFO, message=message))
    if found.said.echoed or found.said.strangers:
        strange = f"{found.said.echoed} values and {found.said.strangers} places that are not its to give"
        message = f"The language model's answer had {strange}; the plan's stand."
        remarks.append(Advisory(code="coach-echo-ignored", severity=Severity.INFO, message=message))
    return remarks


def _is_about_plan(content: Mapping[str, Any] | None) -> bool:
    return content is not None and any(isinstance(content.get(name), dict | list | str) for name in READ_NAMES)


def _counts(plan: Plan, found: Written, answer: Answer) -> dict[str, int]:
    counts = Counter(f"days_{day.written_by}" for week in plan.weeks for day in week.days)
    counts.update(f"correction_{correction.reason}" for correction in found.corrections)
    counts.update(f"fault_{fault.code}" for fault in answer.faults)
    return dict(counts)
