"""A visitor's desk: the request as it is typed, the plan in sight, its pins, and what it is compared with."""

import asyncio
import copy
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

from api.http.parts import Parts
from api.studio.desk.draft import NOTHING_KEPT, Draft, Stored, is_by_hand, is_one_pin_more, place_of
from api.studio.desk.engine import Engine, Json, Sketch
from api.studio.desk.life import Life
from api.studio.desk.newest import Newest
from api.studio.desk.problem import Problem, Refused
from api.studio.desk.shown import language_of, units_of
from api.studio.desk.uploads import Taker
from api.terminal.units import Units
from coach.bank.labels import DEFAULT
from solver.errors import PacewrightError
from solver.running.request.result import Plan
from solver.weekday import Weekday

MOST_UNDONE = 100
SOON = 0.15
Watcher = Callable[[], None]


@dataclass
class Picture:
    """A plan in sight, of the draft that it answers."""

    draft: Draft
    sketch: Sketch
    milliseconds: float
    before: Plan | None = None
    filled: Plan | None = None
    told: dict[tuple[int, str | None], Json] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.sketch.plan


class Desk:
    """One visitor's work. Only the event loop touches it; the engine works elsewhere."""

    def __init__(self, parts: Parts, tenant: str, may_write: bool) -> None:
        self.parts = parts
        self.tenant = tenant
        self.may_write = may_write
        self.engine = Engine(parts, tenant)
        self.draft = Draft(_first_request(dt.date.today()))
        self.language: str | None = None
        """What the studio speaks to this visitor; None as long as no page was opened."""
        self.serial = 0
        """Counts the times that the request became another than what was typed."""
        self.picture: Picture | None = None
        self.kept: Plan | None = None
        self.problem: Problem | None = None
        self.takers: dict[str, Taker] = {}
        """Who takes the uploads of a kind: the page that was opened last."""
        self.shelf: dict[str, Any] = {}
        """What the other pages keep here between visits."""
        self._drawing = Newest()
        self._opened: Draft | None = None
        """What was opened and is not drawn yet: another request altogether, which is compared with nothing."""
        self._settled: Draft | None = None
        self._undone: list[Draft] = []
        self._watchers: list[Watcher] = []

    # -- how it is said --------------------------------------------------------------------------

    def speak(self, language: str) -> None:
        """The studio's language, and that of plans which are not opened from elsewhere."""
        asked, self.language = language_of(self.draft.request), language
        if asked != language and self.draft.opened is None:
            undone = self._undone
            self.edit(["settings", "language"], language)
            self.serial += 1
            self._undone = undone

    def units(self, request: Json | None = None) -> Units:
        """The units of a request, or of the one that is asked for now, in the visitor's language."""
        return units_of(self.draft.request if request is None else request, self.language or DEFAULT)

    # -- what is asked for -----------------------------------------------------------------------

    def edit(self, path: Sequence[str], value: Any) -> None:
        """A field of the form was changed; None takes it away. A plan that was opened gives way to the request's."""
        request = copy.deepcopy(dict(self.draft.request))
        place = request
        for name in path[:-1]:
            place = place.setdefault(name, {})
        if value is None:
            place.pop(path[-1], None)
        else:
            place[path[-1]] = value
        self.take(Draft(request, None, self.draft.pins, life=self.draft.life))

    def pin(self, pin: Json) -> None:
        """Fix something by hand, on top of what is in sight; a later pin of the same kind and place replaces it."""
        others = (one for one in self.draft.pins if place_of(one) != place_of(pin))
        self.take(replace(self.draft, pins=(*others, pin)))

    def unpin(self, index: int) -> None:
        """Take a pin back."""
        pins = self.draft.pins
        self.take(replace(self.draft, pins=(*pins[:index], *pins[index + 1 :])))

    def live(self, life: Life) -> None:
        """Something happened to the plan in force, or was taken back."""
        self.take(replace(self.draft, life=life))

    def open(self, request: Json, plan: Plan | None = None, stored: Stored | None = None) -> None:
        """Another request, the plan in force for it, and where that is stored."""
        self.kept = None
        self.serial += 1
        self._opened = Draft(dict(request), plan, stored=stored)
        self.take(self._opened)

    def take(self, draft: Draft) -> None:
        """Draw another draft; the one before can be had back."""
        if draft != self.draft:
            self._undone = [*self._undone[-MOST_UNDONE:], self.draft]
        self.draft = draft
        self.draw()

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to go back to."""
        return bool(self._undone)

    def undo(self) -> None:
        """Back to the draft before."""
        if self._undone:
            self.draft = self._undone.pop()
            self.serial += 1
            self.draw()

    def keep(self) -> None:
        """Compare everything from now on with the plan in sight; once more: with the plan before each change."""
        self.kept = None if self.kept is not None or self.picture is None else self.picture.plan
        self.draw()

    # -- what is in sight ------------------------------------------------------------------------

    @property
    def refused(self) -> Problem | None:
        """Why what was fixed last was not kept: the draft is that of the plan in sight still."""
        return self.problem if self.picture is not None and self.draft is self.picture.draft else None

    def put_away(self) -> None:
        """What was refused has been read."""
        self.problem = None
        self.changed()

    @property
    def busy(self) -> bool:
        """Whether the picture is being drawn anew."""
        return self._settled is not self.draft and self._drawing.busy

    def draw(self) -> None:
        """Ask the engine. The last good picture stays until the new one is there; the newest draft wins."""
        draft = self.draft
        self._drawing.want(lambda: self._draw(draft))
        asyncio.get_running_loop().call_later(SOON, self._tell_if_busy)

    def _tell_if_busy(self) -> None:
        """Most pictures are there before anybody need be told that they are being drawn."""
        if self.busy:
            self.changed()

    def cancel(self) -> None:
        """Stop drawing: the last good picture and its draft stay."""
        self._drawing.cancel()
        if self.picture is not None:
            self.draft, self.problem = self.picture.draft, None
            self.serial += 1
        self._settled = self.draft
        self.changed()

    async def _draw(self, draft: Draft) -> None:
        start = perf_counter()
        seen = self.picture
        try:
            sketch, before = await (self._revised(draft) if draft.life.news else self._sketched(draft, seen))
            self.picture = Picture(draft, sketch, 1000 * (perf_counter() - start), before)
            self.problem = self._opened = None
        except Refused as refused:
            self.problem = refused.problem
            if seen is not None and draft is self.draft and is_by_hand(seen.draft, draft):
                self.draft = self._settled = seen.draft  # what cannot be fixed so is told, and not kept
        if draft is self.draft:
            self._settled = draft
        self.changed()

    async def _sketched(self, draft: Draft, seen: Picture | None) -> tuple[Sketch, Plan | None]:
        """The plan with its pins, beside the one that was kept, or else in sight."""
        before = self.kept or (None if seen is None or draft is self._opened else seen.plan)
        plan, pins = draft.opened, draft.pins
        if seen is not None and is_one_pin_more(seen.draft, draft):
            plan, pins = seen.plan, draft.pins[-1:]
        return await self.engine.sketch(draft.request, plan, pins, before), before

    async def _revised(self, draft: Draft) -> tuple[Sketch, Plan]:
        """The plan after what happened, beside the plan in force."""
        request, stored = draft.request, draft.stored
        plan = draft.opened or (await self.engine.sketch(request, None, (), None)).plan
        kept, removed = (NOTHING_KEPT, NOTHING_KEPT) if stored is None else (stored.kept, stored.removed)
        try:
            situation = draft.life.situation(plan, request, draft.pins, kept)
        except PacewrightError as error:
            raise Refused(Problem.raised(error)) from None
        return await self.engine.revised(request, plan, situation, kept, removed), plan

    async def why(self, week: int, day: str | None) -> Json:
        """Why a week or a day of the picture is as it is; asked once.

        Raises:
            Refused: when the engine cannot say.
        """
        picture = self.picture
        assert picture is not None
        if (week, day) not in picture.told:
            weekday = None if day is None else Weekday(day)
            request = picture.draft.request
            picture.told[week, day] = await self.engine.why(request, picture.plan, week, weekday)
        return picture.told[week, day]

    async def filled(self) -> Plan:
        """The picture's plan with words; written once."""
        picture = self.picture
        assert picture is not None
        if picture.plan.written_by is not None:
            return picture.plan
        if picture.filled is None:
            picture.filled = await self.engine.filled(picture.draft.request, picture.plan)
        return picture.filled

    # -- who looks -------------------------------------------------------------------------------

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Tell somebody of every change, until what is returned is called."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def changed(self) -> None:
        """Tell all who look."""
        for watcher in list(self._watchers):
            watcher()

    def leave(self) -> None:
        """The visitor is gone."""
        self._drawing.cancel()
        self._watchers.clear()


def _first_request(today: dt.date) -> dict[str, Any]:
    """Something to begin with: a half marathon twelve weeks after next Monday."""
    monday = today + dt.timedelta(-today.weekday() % 7)
    race = monday + dt.timedelta(7 * 12 - 1)
    settings = {
        "goal": "half_marathon",
        "startDate": monday.isoformat(),
        "raceDate": race.isoformat(),
        "daysPerWeek": 4,
    }
    return {"athlete": {"currentWeeklyKm": 40.0}, "settings": settings, "weights": "default"}
