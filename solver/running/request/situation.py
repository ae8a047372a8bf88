"""What life did to a plan: what was run, what came between, what the runner fixed, which settings changed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from solver.edge import Edge, ShortText, WholeNumber, read
from solver.errors import BadRequest, FieldError
from solver.refusals import refused
from solver.running.request.request import MAX_WEEKS, PlainDate, PlanRequest, read_request
from solver.sentences import Sentence

MOST_DONE, MOST_EVENTS, MOST_PINS = 1000, 100, 400
Ran = Annotated[float, Field(strict=True, ge=0, le=300)]
EventKind = Literal["illness", "injury", "travel"]
PinnedType = Literal["easy", "recovery", "long_run", "tempo", "intervals", "steady", "rest"]


class Done(Edge):
    """What was run on a date; several runs of one day may stand in entries of their own and add up."""

    date: PlainDate
    distance_km: Ran
    duration_mins: Annotated[float, Field(strict=True, ge=0, le=3000)] | None = None


class Event(Edge):
    """Dates, both ends included, on which running is impossible (illness, injury) or awkward (travel)."""

    kind: EventKind
    first: PlainDate = Field(alias="from")
    last: PlainDate = Field(alias="to")
    note: ShortText | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Event":
        if self.last < self.first:
            raise ValueError(f"ends on {self.last}, before it begins on {self.first}; swap from and to")
        return self

    @property
    def forbids_running(self) -> bool:
        """Illness and injury do; on a journey only hard runs are to be moved."""
        return self.kind != "travel"

    @property
    def days(self) -> int:
        """How many dates it has."""
        return (self.last - self.first).days + 1

    def covers(self, date: dt.date) -> bool:
        """Whether a date is one of its own."""
        return self.first <= date <= self.last


def dates_of(events: Iterable[Event]) -> set[dt.date]:
    """All dates of events, each found once however many share it: a hundred may span a century."""
    found: set[dt.date] = set()
    begun = 0
    for event in sorted(events, key=lambda event: event.first):
        begun = max(begun, event.first.toordinal())
        found.update(map(dt.date.fromordinal, range(begun, event.last.toordinal() + 1)))
        begun = max(begun, event.last.toordinal() + 1)
    return found


class Move(Edge):
    """A run that goes to another date, where it changes places with a run that stands there."""

    origin: PlainDate = Field(alias="from")
    to: PlainDate

    @model_validator(mode="after")
    def _elsewhere(self) -> "Move":
        if self.origin == self.to:
            raise ValueError("from and to are the same date; give another one")
        return self


class Pin(Edge):
    """What the runner fixed: a date's distance or type, a move, or a week's distance."""

    date: PlainDate | None = None
    distance_km: Annotated[float, Field(strict=True, ge=0, le=150)] | None = None
    workout_type: PinnedType | None = None
    move: Move | None = None
    week: Annotated[WholeNumber, Field(ge=1, le=MAX_WEEKS)] | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "Pin":
        forms = [self.date, self.move, self.week]
        if sum(form is not None for form in forms) != 1:
            raise ValueError("must have exactly one of date, move and week")
        if self.move is not None and (self.distance_km is not None or self.workout_type is not None):
            raise ValueError("a move has only from and to; pin the distance with a date")
        if self.week is not None and (self.distance_km is None or self.workout_type is not None):
            raise ValueError("a week is pinned by its distanceKm alone")
        if self.date is not None and self.distance_km is None and self.workout_type is None:
            raise ValueError("needs distanceKm or workoutType")
        if self.workout_type == "rest" and self.distance_km:
            raise ValueError("a rest day has no distance; leave distanceKm out")
        return self

    @property
    def field(self) -> str:
        """Its name in a conflict: the date (of a move: the one it comes from) or the week."""
        if self.week is not None:
            return f"pins.week{self.week}"
        return f"pins.{self.day}"

    @property
    def day(self) -> dt.date | None:
        """The date that the pin stands for; None for a week's."""
        return self.move.origin if self.move is not None else self.date

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The dates it speaks about; none for a week's."""
        return (self.move.origin, self.move.to) if self.move is not None else tuple(filter(None, [self.date]))


class Wish(Edge):
    """What a runner would like to know about: other settings, pins, or both."""

    settings: Mapping[str, Any] = Field(default_factory=dict)
    pins: tuple[Pin, ...] = Field((), max_length=MOST_PINS)


class Situation(Edge):
    """What is known on a day. `today` is the first date that may still change."""

    today: PlainDate
    done: tuple[Done, ...] = Field((), max_length=MOST_DONE)
    events: tuple[Event, ...] = Field((), max_length=MOST_EVENTS)
    pins: tuple[Pin, ...] = Field((), max_length=MOST_PINS)
    settings: Mapping[str, Any] = Field(default_factory=dict)

    @classmethod
    def on(cls, today: dt.date, wish: Wish | None = None) -> "Situation":
        """A day without news, or with a wish alone."""
        wish = wish or Wish()
        return cls(today=today, pins=wish.pins, settings=wish.settings)

    def after(self, earlier: "Situation | None") -> "Situation":
        """Everything known so far: what is told again replaces what was told before."""
        if earlier is None:
            return self
        told = {entry.date for entry in self.done}
        begun = {(event.kind, event.first) for event in self.events}
        pinned = {pin.field for pin in self.pins}
        return self.model_copy(
            update={
                "done": (*(d for d in earlier.done if d.date not in told), *self.done),
                "events": (*(e for e in earlier.events if (e.kind, e.first) not in begun), *self.events),
                "pins": (*(p for p in earlier.pins if p.field not in pinned), *self.pins),
                "settings": {**earlier.settings, **self.settings},
            }
        )

    def is_off(self, date: dt.date) -> bool:
        """Whether illness or injury forbid running on a date."""
        return any(event.forbids_running and event.covers(date) for event in self.events)

    def kilometres(self) -> dict[dt.date, float]:
        """What was run by date, two runs a day added."""
        found: dict[dt.date, float] = {}
        for entry in self.done:
            found[entry.date] = found.get(entry.date, 0.0) + entry.distance_km
        return found


def read_situation(data: object) -> Situation:
    """Validate parsed JSON as a situation.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    situation = read(Situation, data, Sentence("situation_form"))
    problems = [*_done_problems(situation), *_pin_problems(situation)]
    if problems:
        raise BadRequest.of(*problems)
    return situation


def read_wish(data: object) -> Wish:
    """Validate parsed JSON as a wish.

    Raises:
        BadRequest: naming every field that cannot be used, its value and what to do.
    """
    return read(Wish, data, Sentence("wish_form"))


def with_settings(request: PlanRequest, settings: Mapping[str, Any]) -> PlanRequest:
    """The request with some of its settings changed (names as in JSON; null takes one away).

    Raises:
        BadRequest: naming the settings that cannot be used.
    """
    if not settings:
        return request
    data = request.as_json()
    data["settings"] = {**data["settings"], **timely(request, settings)}
    return read_request(data)


def timely(request: PlanRequest, settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings with what follows from them: a race's new date makes an older count of weeks wrong, and without a
    race the plan keeps the length that it has by this request.
    """
    if "raceDate" not in settings or "totalWeeks" in settings:
        return settings
    if settings["raceDate"] is not None:
        return {"totalWeeks": None, **settings}
    return {"totalWeeks": request.settings.week_count, "weeksAfterRace": 0, **settings}


def _done_problems(situation: Situation) -> Iterator[FieldError]:
    for i, entry in enumerate(situation.done):
        if entry.date > situation.today:
            yield refused(f"done.{i}.date", entry.date.isoformat(), "done_ahead", today=situation.today)


def _pin_problems(situation: Situation) -> Iterator[FieldError]:
    seen: set[str] = set()
    for i, pin in enumerate(situation.pins):
        if pin.field in seen:
            yield refused(f"pins.{i}", pin.field.removeprefix("pins."), "pin_twice")
        seen.add(pin.field)
