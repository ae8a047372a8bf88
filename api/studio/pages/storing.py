"""Keeping the plan in sight: stored under an id like any other, or as a file."""

import asyncio
from typing import Any

from api.exports.html.markup import joined, tag
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
        with box("section", "card", aria_label="Keep"):
            text("h2", "Keep")
            self._sheet = Sheet()
            self._sheet.hear("act", self._store)
            self._said = Sheet()
        self.refresh()

    def refresh(self) -> None:
        """Buttons, as far as they may be used."""
        may = self._desk.may_write and self._desk.picture is not None
        button = tag("button", "Store this plan", type="button", class_="primary", id="store", data_act="store",
                     disabled=None if may else "disabled")  # fmt: skip
        why = tag("p", "This key may not write.", class_="quiet") if not self._desk.may_write else ""
        self._sheet.show(tag("div", button, why, told.downloads(), class_="stack tight"))

    async def _store(self, _: dict[str, Any]) -> None:
        self._said.show(tag("p", "Storing…", role="status"))
        try:
            plan_id = await store(self._desk)
        except Refused as refused:
            self._said.show(told.problem(refused.problem))
            return
        except asyncio.CancelledError:
            self._said.show(tag("p", "Not stored.", role="status"))
            raise
        self._said.show(joined(tag("p", "Stored as ", tag("code", plan_id), role="status", id="stored-as")))
