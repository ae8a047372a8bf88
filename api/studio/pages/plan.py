"""The plan: its request as a form, its calendar and weeks, why it is as it is, and what it would be otherwise."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self

from nicegui import background_tasks, ui

from api.studio.desk.desk import Desk, Picture
from api.studio.desk.form import sections, words_of_form
from api.studio.desk.measures import length, meant, typed
from api.studio.desk.problem import Refused
from api.studio.desk.shown import (
    Marks,
    calendar_of,
    changes_by_date,
    chart_of,
    pinned_places,
    words_of_calendar,
)
from api.studio.desk.spoken import in_units, in_words
from api.studio.pages import told
from api.studio.pages.living import Living
from api.studio.pages.starting import Starting
from api.studio.pages.storing import Storing
from api.studio.pages.whatif import WhatIf
from api.studio.pieces.pieces import Calendar, Chart, Form, Sheet
from api.studio.pieces.shell import box, framed, text
from solver.weekday import WEEK

UNITS = ["settings", "units"]
TOLD = "told"
"""Where a day is told of."""
KM_STEP, MILE_STEP = 0.5, 0.25


class Build(Protocol):
    """How a page is made."""

    def __call__(self, desk: Desk, *, signed_in: bool) -> None:
        """Build it for the client that loads it."""


def build(desk: Desk, *, signed_in: bool) -> None:
    """The page."""
    with framed("plan", desk.units(), signed_in=signed_in, spoken=True):
        page = PlanPage(desk)
    leave = desk.watch(page.refresh)
    ui.context.client.on_delete(leave)
    if desk.picture is None:
        desk.draw()
    page.refresh()


@dataclass(frozen=True)
class Subject:
    """What is told of: a week, or a day of it."""

    week: int
    day: str | None = None
    date: str = ""

    @classmethod
    def said(cls, said: dict[str, Any]) -> Self:
        """As the calendar and the chart name it."""
        return cls(said["week"], said.get("day"), said.get("date") or "")


class PlanPage:
    """What is where, and what is done when something is used."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.subject: Subject | None = None
        self.told_of: Picture | None = None
        self.chosen = ""
        self._form_serial = -1
        self.busy = box("div", "busy", role="presentation")
        self.refused = Sheet().classes("refused")
        self.refused.hear("act", self._act)
        self.say = say = desk.units().labels.say
        text("h1", say("studio_view.plan"), "visually-hidden")
        with box("div", "columns three"):
            with box("div", "stack"):
                self._build_left()
            with box("div", "stack"):
                self._build_middle()
            with box("div", "stack"):
                self._build_right()

    # -- what is where ---------------------------------------------------------------------------

    def _build_left(self) -> None:
        with box("section", "card", aria_label=self.say("plan_page.request")):
            with box("header"):
                text("h2", self.say("plan_page.request"))
            self.starting = Starting(self.desk)
            self.problem = Sheet()
            self.form = Form("request", words_of_form(self.desk.units()))
            self.form.hear("edit", self._edit)

    def _build_middle(self) -> None:
        with box("section", "card", aria_label=self.say("plan_page.figures")):
            self.facts = Sheet()
            self.facts.hear("act", self._act)
            self.chart = Chart("")
            self.chart.hear("pull", self._pull)
            self.chart.hear("look", self._look)
        with box("section", "card", aria_label=self.say("plan_page.calendar")):
            self.legend = Sheet()
            with box("div", "around-calendar"):
                self.calendar = Calendar(self.say("grid.plan"), words_of_calendar(self.desk.units()), tells=TOLD)
            self.calendar.hear("look", self._look)
            self.calendar.hear("choose", self._choose)
            self.calendar.hear("move", self._move)
            text("p", self.say("plan_page.hint"), "quiet")
        self.living = Living(self.desk)
        self.what_if = WhatIf(self.desk)

    def _build_right(self) -> None:
        with box("section", "card", aria_label=self.say("plan_page.why"), aria_live="polite", id=TOLD):
            self.why = Sheet()
            self.why.hear("act", self._act)
        with box("section", "card", aria_label=self.say("differs.title")):
            self.changes = Sheet()
            self.changes.hear("act", self._act)
        self.storing = Storing(self.desk)

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the desk as it is now."""
        desk = self.desk
        self.busy.set_visibility(desk.busy)
        units = desk.units()
        problem = None if desk.problem is None else in_units(desk.problem, units)
        self.problem.show(told.problem(None if desk.refused else problem, units))
        self.refused.show(told.refused(desk.refused, units))
        errors = {} if problem is None else {name: in_words(said, units) for name, said in problem.fields.items()}
        if desk.serial != self._form_serial:
            self._form_serial = desk.serial
            fields = sections(sorted(desk.parts.config.weights), units)
            self.form.give(sections=fields, values=typed(desk.draft.request, units), serial=desk.serial)
        self.form.give(errors=errors)
        self.storing.refresh()
        picture = desk.picture
        if picture is None:
            return
        units = desk.units(picture.draft.request)
        changed = changes_by_date(picture.sketch.changes)
        marks = Marks(changed, pinned_places(desk.draft.pins), picture.before)
        step = KM_STEP if units.name == "km" else MILE_STEP
        label = self.say("plan_page.chart", what=self.say(f"distance_unit.{units.name}"))
        self.chart.give(weeks=chart_of(picture.plan, units, marks), unit=units.name, step=step, label=label)
        at = {name.removeprefix("pins."): message for name, message in errors.items() if name.startswith("pins.")}
        self.calendar.give(weeks=calendar_of(picture.plan, units, marks), selected=self.chosen, errors=at)
        self.facts.show(told.facts(desk, picture, units))
        self.legend.show(told.legend(picture.plan, units))
        self.changes.show(told.changes(desk, picture, units))
        self.living.refresh(picture)
        self.what_if.refresh()
        self._tell_anew(picture)

    def _tell_anew(self, picture: Picture) -> None:
        """What is told of a day is told of the plan in sight, so it changes with it."""
        if self.subject is None or self.subject.week > len(picture.plan.weeks):
            self.chosen, self.subject = "", None
            self.why.show(told.no_subject(self.desk.units()))
        elif self.told_of is not picture:
            background_tasks.create(self._explain(self.subject))

    # -- what is done ----------------------------------------------------------------------------

    async def _look(self, said: dict[str, Any]) -> None:
        """A day is hovered or focused: why. What was chosen by a click stays until another is."""
        if not self.chosen:
            await self._explain(Subject.said(said))

    async def _choose(self, said: dict[str, Any]) -> None:
        name = said["date"] or f"week{said['week']}"
        self.chosen = "" if self.chosen == name else name
        self.calendar.give(selected=self.chosen)
        await self._explain(Subject.said(said))

    async def _explain(self, subject: Subject) -> None:
        self.subject, self.told_of = subject, self.desk.picture
        picture = self.desk.picture
        if picture is None or subject.week > len(picture.plan.weeks):
            return
        try:
            account = await self.desk.why(subject.week, subject.day)
            words = await self.desk.filled()
        except Refused as refused:
            self.why.show(told.problem(refused.problem, self.desk.units()))
            return
        if self.subject == subject and self.desk.picture is picture:
            self.why.show(told.why(account, words, subject.date, picture.draft.request, self.desk.units()))

    def _edit(self, said: dict[str, Any]) -> None:
        """A field was changed: what was typed is in the person's units, what is asked for in kilometres."""
        path, request = said["path"], self.desk.draft.request
        stands = request.get(path[0])
        for name in path[1:]:
            stands = stands.get(name) if isinstance(stands, Mapping) else None
        self.desk.edit(path, meant(said["value"], stands, self.desk.units(), path[-1]))
        if path == UNITS:
            self.desk.serial += 1
            self.desk.changed()

    def _move(self, said: dict[str, Any]) -> None:
        self._turn_to(said["to"])
        self.desk.pin({"move": {"from": said["from"], "to": said["to"]}})

    def _pull(self, said: dict[str, Any]) -> None:
        self.chosen, self.subject = "", Subject(int(said["week"]))
        km = length(self.desk.units()).meant(float(said["value"]))
        self.desk.pin({"week": int(said["week"]), "distanceKm": km})

    def _turn_to(self, date: str) -> None:
        """Tell of a day as soon as the new plan is there."""
        assert self.desk.picture is not None
        week = next((w for w in self.desk.picture.plan.weeks if any(d.date.isoformat() == date for d in w.days)), None)
        self.chosen = ""
        if week is not None:
            day = WEEK[dt.date.fromisoformat(date).weekday()]
            self.subject = Subject(week.week_number, day.value, date)

    def _act(self, said: dict[str, Any]) -> None:
        fields = said.get("fields") or {}
        acts: dict[str, Callable[[], None]] = {
            "undo": self.desk.undo,
            "keep": self.desk.keep,
            "stop": self.desk.cancel,
            "put-away": self.desk.put_away,
            "unpin": lambda: self.desk.unpin(int(said["value"])),
            "fix": lambda: self._fix(fields),
            "move": lambda: self._move({"from": fields["date"], "to": fields["to"]}),
        }
        acts[said["act"]]()

    def _fix(self, fields: dict[str, str]) -> None:
        """A day's length or kind, as given in the panel beside."""
        pin: dict[str, Any] = {"date": fields["date"]}
        if fields.get("km"):
            pin["distanceKm"] = length(self.desk.units()).meant(float(fields["km"]))
        if fields.get("kind"):
            pin["workoutType"] = fields["kind"]
        self._turn_to(fields["date"])
        self.desk.pin(pin)
