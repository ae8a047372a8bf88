"""What clients ask of a living plan: the bodies of its addresses, and how they are read."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Field, ValidationError

from solver.edge import Edge, field_errors
from solver.errors import BadRequest
from solver.running.request.request import PlainDate
from solver.running.request.situation import Wish

MOST_WISHES = 20
BODY = "the request body"
Wishes = Annotated[tuple[Wish, ...], Field(min_length=1, max_length=MOST_WISHES)]
Question = TypeVar("Question", bound=Edge)


class PlanWishes(Edge):
    """What if, of a stored plan. `today` is the first date that may still change; default: what the plan knows."""

    wishes: Wishes
    today: PlainDate | None = None


class RequestWishes(Edge):
    """What if, of a request that is not stored."""

    request: Mapping[str, Any]
    wishes: Wishes


def read(question: type[Question], data: object) -> Question:
    """A body as what it asks.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    if not isinstance(data, Mapping):
        raise BadRequest(f"{BODY} must be an object")
    try:
        return question.model_validate(data)
    except ValidationError as error:
        raise BadRequest.of(*field_errors(error, question)) from None
