"""How long a model is waited for when nobody says."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.fill import ask
from coach.model.answers.replies import Reply
from coach.model.prompts import Prompt
from coach.model.settings import ModelSettings
from tests.coach.recorded import recorded

PAUSE = 0.3


@dataclass
class Slow:
    """A model that says nearly nothing, and not at once; it remembers how long it was allowed to take."""

    settings: ModelSettings
    allowed: list[float | None] = field(default_factory=list)

    def ask(self, prompts: Sequence[Prompt], seconds: float | None = None, *_: object) -> list[Reply]:
        self.allowed.append(seconds)
        time.sleep(PAUSE)
        return [Reply(text='{"tone": "calm", "say": {"plan": "a1"}}') for _ in prompts]


def test_without_a_budget_both_questions_together_have_the_time_of_one_call() -> None:
    told, model = recorded("warm"), Slow(ModelSettings(model="m", timeout=30))
    ask(told.skeleton, told.request, model)
    first, second = model.allowed
    assert first == 30
    assert second is not None
    assert second <= 30 - PAUSE


def test_too_little_time_is_left_for_no_second_question() -> None:
    told, model = recorded("warm"), Slow(ModelSettings(model="m", timeout=2))
    ask(told.skeleton, told.request, model)
    assert len(model.allowed) == 1
