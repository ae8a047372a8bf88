"""Where a request comes from: an example, a file, a stored plan, or words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool

from api.exports.html.markup import Markup, tag
from api.store.documents.document import Page
from api.studio.desk.desk import Desk
from api.studio.desk.engine import Json
from api.studio.desk.problem import Refused
from api.studio.desk.storing import show
from api.studio.desk.uploads import LIMITS, File, request_and_plan
from api.studio.pages import told
from api.studio.pages.understood import is_about_lifting, understood
from api.studio.pieces.pieces import Sheet, Upload
from api.studio.pieces.shell import box, text
from api.terminal.units import Units

MOST_STORED = 30
LONGEST_WISH = 2000
Say = Callable[..., str]


class Starting:
    """The part of the page above the form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._say = desk.units().labels.say
        with box("details"):
            text("summary", self._say("starting.title"))
            with box("div", "stack tight"):
                self._wish = Sheet()
                self._wish.hear("act", self._read)
                self._wish.show(_wish_form("", None, desk.units()))
                accept = "application/json,.json"
                Upload(self._say("starting.open"), "request", accept, LIMITS["request"], units=desk.units())
                self._stored = Sheet()
                self._stored.hear("act", self._open)
                self._stored.show(_list_button(self._say))
        desk.takers["request"] = self._take

    async def _take(self, file: File) -> None:
        request, plan = request_and_plan(file)
        self._desk.open(request, plan)

    async def _read(self, said: dict[str, Any]) -> None:
        words = str((said.get("fields") or {}).get("words", ""))[:LONGEST_WISH]
        try:
            wish = await self._desk.engine.wish(words, dt.date.today())
        except Refused as refused:
            why = told.problem(refused.problem, self._desk.units())
            self._wish.show(tag("div", _wish_form(words, None, self._desk.units()), why, class_="stack tight"))
            return
        self._wish.show(_wish_form(words, wish, self._desk.units()))
        if wish["complete"] and not is_about_lifting(wish):
            self._desk.open({**wish["request"], "weights": "default"})

    async def _open(self, said: dict[str, Any]) -> None:
        desk = self._desk
        if said["act"] == "list":
            page = Page(MOST_STORED, "ready")
            rows = await run_in_threadpool(desk.parts.plans.page, desk.tenant, page)
            self._stored.show(_list_of([(row.id, self._named(row)) for row in rows], self._say))
            return
        stored = await run_in_threadpool(desk.parts.plans.get, desk.tenant, str(said["value"]))
        if stored is not None and stored.content is not None:
            await show(desk, stored)

    def _named(self, row: Any) -> str:
        labels = self._desk.units().labels
        return self._say("starting.stored", goal=labels.name("goal", row.goal), date=labels.plain_date(row.start_date))


def _list_button(say: Say) -> Markup:
    return tag("button", say("starting.list"), type="button", data_act="list", id="stored")


def _list_of(plans: list[tuple[str, str]], say: Say) -> Markup:
    if not plans:
        return tag("p", say("starting.none"), class_="quiet")
    buttons = [tag("li", tag("button", name, type="button", data_act="open", data_value=i)) for i, name in plans]
    return tag("ul", *buttons, class_="list")


def _wish_form(words: str, wish: Json | None, units: Units) -> Markup:
    say = units.labels.say
    area = tag("textarea", words, name="words", id="wish", maxlength=str(LONGEST_WISH))
    label = tag("label", say("starting.wish"), for_="wish", class_="quiet")
    read = tag("button", say("starting.read"), id="read-wish")
    form = tag("form", label, area, read, data_act="read", class_="stack tight")
    return form if wish is None else tag("div", form, understood(words, wish, units.language), class_="stack tight")
