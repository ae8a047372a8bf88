"""What clients ask of a living plan: the bodies of its addresses, and how they are read."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Field, RootModel

from solver.edge import Edge, validated
from solver.errors import BadRequest
from solver.refusals import refused
from solver.running.request.request import PlainDate
from solver.running.request.situation import MOST_DONE, Done, PinnedType, Situation, Wish
from solver.sentences import Sentence

MOST_WISHES = 20
BODY = Sentence("body")
Wishes = Annotated[tuple[Wish, ...], Field(min_length=1, max_length=MOST_WISHES)]
MOST_POINTS, LONGEST_QUOTE, MOST_CHARACTERS = 40, 300, 4000
Question = TypeVar("Question", bound=Edge)


class PlanWishes(Edge):
    """What if, of a stored plan. `today` is the first date that may still change; default: what the plan knows."""

    wishes: Wishes
    today: PlainDate | None = None


class WhyNotOrder(Wish):
    """Why not otherwise, of a stored plan: one wish, and the first date that may still change."""

    today: PlainDate | None = None

    @property
    def wish(self) -> Wish:
        """What is wished for."""
        return Wish(settings=self.settings, pins=self.pins)


class RequestWishes(Edge):
    """What if, of a request that is not stored."""

    request: Mapping[str, Any]
    wishes: Wishes


class ProposalOrder(Situation):
    """What happened since the plan's last revision; what the plan keeps already need not be told again."""

    dry_run: bool | None = None


class PointedAt(Edge):
    """Words of a wish that are said to speak of a field of the request, such as `settings.raceDate`. The value is read
    from the words alone, which must stand in the text."""

    field: Annotated[str, Field(strict=True, max_length=60)]
    quote: Annotated[str, Field(strict=True, min_length=1, max_length=LONGEST_QUOTE)]


class WishOrder(Edge):
    """A wish in plain words. `today` is the day that "next Monday" is counted from; default: the service's (UTC)."""

    text: Annotated[str, Field(strict=True, min_length=1, max_length=MOST_CHARACTERS)]
    today: PlainDate | None = None
    points: Annotated[tuple[PointedAt, ...], Field(max_length=MOST_POINTS)] = ()

    @property
    def day(self) -> dt.date:
        """The day that the wish is read on."""
        return self.today or dt.datetime.now(dt.UTC).date()


class DoneList(Edge):
    """Runs, several of them."""

    done: Annotated[tuple[Done, ...], Field(min_length=1, max_length=MOST_DONE)]


class DoneOrder(RootModel[DoneList | Done]):
    """What was run: one entry, or a list of them under `done`."""


class MoveTo(Edge):
    """Where a run goes; it comes from the address's date."""

    to: PlainDate
    origin: PlainDate | None = Field(None, alias="from")


class PinOrder(Edge):
    """A pin for the address's date: a distance, a type, both, or a move."""

    date: PlainDate | None = None
    distance_km: Annotated[float, Field(strict=True, ge=0, le=150)] | None = None
    workout_type: PinnedType | None = None
    move: MoveTo | None = None

    def on(self, date: str) -> dict[str, Any]:
        """The pin as a situation has it.

        Raises:
            BadRequest: when the body speaks of another date than the address.
        """
        data = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        field, said = ("move.from", data.get("move", {}).get("from")) if self.move else ("date", data.get("date"))
        if said not in (None, date):
            raise BadRequest.of(refused(field, said, "other_date", date=dt.date.fromisoformat(date)))
        return {"move": {**data["move"], "from": date}, **_without_move(data)} if self.move else {**data, "date": date}


def _without_move(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in ("move", "date")}


def runs_in(data: object) -> tuple[Done, ...]:
    """What was run, one or several.

    Raises:
        BadRequest: naming every field that cannot be used.
    """
    if isinstance(data, Mapping) and "done" not in data:
        return (read(Done, data),)
    return read(DoneList, {"done": data} if isinstance(data, list) else data).done


def read(question: type[Question], data: object) -> Question:
    """A body as what it asks.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    if not isinstance(data, Mapping):
        raise BadRequest(Sentence("must_be_object", origin=BODY))
    return validated(question, data)
