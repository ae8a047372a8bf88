"""What is asked about a plan, once and at most once more, and what came back: plain data, not judged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from coach.choice.prompt import prompt_for, spots_asked
from coach.choice.said import said_in
from coach.choice.schema import NAMES
from coach.choice.spots import Spots, day_name
from coach.model.answers.replies import Reply
from coach.model.answers.unwrapping import object_with
from coach.model.client import CoachModel
from coach.model.faults import Fault
from coach.model.sizes import parts_of
from coach.prose.lexicon import has_prose
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanWeek

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
class Question:
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

    def put(self, parts: Sequence[Sequence[PlanWeek]], seconds: float) -> Answer:
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

    def put_again(self, answer: Answer, left: float) -> Answer:
        """One further question about weeks of which nothing came, if it was many and time remains.

        What the model said before is not sent back: it may be of any length.
        """
        weeks = self._silent(answer)
        many = len(weeks) > self.model.settings.repair_share * len(self.plan.weeks)
        if not answer.texts or not many or left < LEAST_SECONDS_TO_ASK_AGAIN:
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
        names = {week.week_number: [f'"{name}"' for name in _names(week)] for week in weeks}

        def heard(text: str) -> None:
            begun.update(week.week_number for week in weeks if any(name in text for name in names[week.week_number]))
            progress(len(begun), len(weeks))

        return heard


def read(text: str) -> Mapping[str, Any] | None:
    """The object about the plan that a text holds, wherever in it it stands; None without one."""
    return object_with(text, READ_NAMES)


def _names(week: PlanWeek) -> Iterator[str]:
    """What a week's days may be called in an answer."""
    for day in week.days:
        yield from (day_name(week, day), str(day.date))


def _usable(reply: Reply) -> bool:
    return bool(reply.text) and (reply.fault is None or not reply.fault.is_fatal)
