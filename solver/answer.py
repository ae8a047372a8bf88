"""What the answers of every domain have in common."""

from enum import StrEnum
from functools import cache
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Shape(BaseModel):
    """camelCase outside, snake_case inside; nothing unknown, no NaN."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", allow_inf_nan=False)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A shape of values that need no check, since the engine made them itself: all fields, by their names.

        A plan has hundreds of days; checking each would take longer than finding its kilometres.
        """
        made = cls.__new__(cls)
        _set(made, "__dict__", values)
        _set(made, "__pydantic_fields_set__", _all_fields(cls))
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    def as_json(self) -> dict[str, Any]:
        """The contract's JSON object."""
        return self.model_dump(mode="json", by_alias=True)


_set = object.__setattr__


@cache
def _all_fields(shape: type[Shape]) -> set[str]:
    """One set for all trusted shapes of a kind: nothing can be added to it, and copies have sets of their own."""
    return set(shape.model_fields)


class Severity(StrEnum):
    """How much an advisory matters."""

    INFO = "info"
    WARNING = "warning"


class WrittenBy(StrEnum):
    """Who wrote what a coach may write: a plan's words, the exercises of a program's day.

    `chosen`: reviewed sentences that a model chose; `model`: there are words of its own among them.
    """

    MODEL = "model"
    CHOSEN = "chosen"
    REPAIRED = "repaired"
    OFFLINE = "offline"


class SolverReport(Shape):
    """What the solver proved and how long it took. Times are wall-clock milliseconds.

    `feasible` means that a limit of work ended a search first: all hard rules hold and every bend is
    reported, but bends or objective may not be the least possible.
    """

    status: Literal["optimal", "feasible"]
    build_ms: float
    solve_ms: float
    objective: int
    bound: int
    model_variables: int
    engine_version: str
    method: Literal["certificate", "search"] = "search"
    """Whether an argument without search proved the plan."""
