"""What a tool is: a name, what it takes and gives, and what it does."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from api.assistants.inside import Inside
from solver.edge import Edge, validated

Arguments = TypeVar("Arguments", bound=Edge)


class Part(BaseModel):
    """A part of an answer: of what the service says it takes what it names."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore")


class Answer(Part):
    """Structured content; what was understood comes first."""

    understood: Any = Field(description="what the call was taken to mean, defaults included")

    def as_json(self) -> dict[str, Any]:
        """JSON with camelCase names."""
        return self.model_dump(mode="json", by_alias=True)


@dataclass(frozen=True)
class Told:
    """What a tool answers: lines for people, and the same as data."""

    lines: tuple[str, ...]
    answer: Answer


@dataclass(frozen=True)
class Desk:
    """Where a tool works: the service, on the caller's behalf, and the day it is there."""

    service: Inside
    today: Callable[[], dt.date]


@dataclass(frozen=True)
class Hints:
    """What hosts may want to know before they let a model call a tool."""

    reads_only: bool = False
    destroys: bool = False
    repeatable: bool = False


@dataclass(frozen=True)
class Tool(Generic[Arguments]):
    """One tool; what models read of it stands in `texts.toml`. `within` is the argument that is the service's body: in
    refusals it stands before fields."""

    name: str
    takes: type[Arguments]
    gives: type[Answer]
    does: Callable[[Desk, Arguments], Awaitable[Told]]
    hints: Hints
    within: str = ""

    async def call(self, desk: Desk, arguments: Mapping[str, Any]) -> Told:
        """Do it.

        Raises:
            BadRequest: naming every argument that cannot be used.
            Refused: what the service says against it.
        """
        return await self.does(desk, self.read(arguments))

    def read(self, arguments: Mapping[str, Any]) -> Arguments:
        """The arguments, checked.

        Raises:
            BadRequest: naming each that cannot be used, its value and what to do.
        """
        return validated(self.takes, arguments)
