"""Keeping the plan in sight: stored under an id like any other, or as a file."""

import asyncio
from typing import Any

from api.exports.html.markup import tag
from api.studio.desk.desk import Desk
from api.studio.desk.problem import Refused
from api.studio.desk.storing import store
from api.studio.pages import told
from api.studio.pieces.pieces import Sheet
from api.studio.pieces.shell import box, text


class Storing:
    """The part of the page that keeps."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._say = desk.units().labels.say
        with box("section", "card", aria_label=self._say("keeping.title")):
            text("h2", self._say("keeping.title"))
            self._sheet = Sheet()
            self._sheet.hear("act", self._store)
            self._said = Sheet()
        self.refresh()

    def refresh(self) -> None:
        """Buttons, as far as they may be used."""
        may = self._desk.may_write and self._desk.picture is not None
        usable = {"disabled": None if may else "disabled", "data_act": "store"}
        button = tag("button", self._say("keeping.store"), type="button", class_="primary", id="store", **usable)
        why = tag("p", self._say("keeping.may_not"), class_="quiet") if not self._desk.may_write else ""
        self._sheet.show(tag("div", button, why, told.downloads(self._desk.units()), class_="stack tight"))

    async def _store(self, _: dict[str, Any]) -> None:
        self._said.show(tag("p", self._say("keeping.storing"), role="status"))
        try:
            plan_id = await store(self._desk)
        except Refused as refused:
            self._said.show(told.problem(refused.problem, self._desk.units()))
            return
        except asyncio.CancelledError:
            self._said.show(tag("p", self._say("keeping.not_stored"), role="status"))
            raise
        stored = tag("p", self._say("keeping.stored"), tag("code", plan_id), role="status", id="stored-as")
        self._said.show(stored)
