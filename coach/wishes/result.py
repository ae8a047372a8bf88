"""What comes of a wish: a request as far as it goes, what it rests on, and what has to be asked."""

from typing import Any, Self

from pydantic import model_validator

from solver.answer import Shape


class Understood(Shape):
    """One field, the words it was read from as they were typed, and its value."""

    field: str
    quote: str
    value: Any


class Assumed(Shape):
    """One field that nobody named, and why it is what it is."""

    field: str
    value: Any
    why: str


class Question(Shape):
    """One field that has to be asked, with the answers that the text suggests."""

    field: str
    question: str
    options: list[Any] | None = None


class Stop(Shape):
    """Why no plan should be made now."""

    reason: str


class Wish(Shape):
    """The outcome. `request` is a whole one where `complete`, else a part of one; None without any field.

    It is a plan's (`athlete`, `settings`) or, where the wish is about lifting alone, a strength program's (`lifter`).
    """

    request: dict[str, Any] | None
    understood: list[Understood]
    assumed: list[Assumed]
    questions: list[Question]
    stop: Stop | None
    complete: bool = False

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        self.complete = self.request is not None and not self.questions and self.stop is None
        return self

    def as_json(self) -> dict[str, Any]:
        """JSON with camelCase names; a question without options has none."""
        data = super().as_json()
        for question in data["questions"]:
            if question["options"] is None:
                del question["options"]
        return data
