"""Where a request comes from: an example, a file, a stored plan, or words."""

import datetime as dt
from typing import Any

from starlette.concurrency import run_in_threadpool

from api.exports.html.markup import Markup, tag
from api.store.documents.document import Page
from api.studio.desk.desk import Desk
from api.studio.desk.engine import Json
from api.studio.desk.measures import measure_of
from api.studio.desk.problem import Refused
from api.studio.desk.shown import units_of
from api.studio.desk.spoken import label_of
from api.studio.desk.storing import show
from api.studio.desk.uploads import LIMITS, File, request_and_plan
from api.studio.pages import told
from api.studio.pieces.pieces import Sheet, Upload
from api.studio.pieces.shell import box, text
from api.terminal.units import Units
from coach.wishes.saying import say
from coach.wishes.wish import tongue_for

MOST_STORED = 30
LONGEST_WISH = 2000


class Starting:
    """The part of the page above the form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with box("details"):
            text("summary", "Start from words, a file or a stored plan")
            with box("div", "stack tight"):
                self._wish = Sheet()
                self._wish.hear("act", self._read)
                self._wish.show(_wish_form("", None))
                accept = "application/json,.json"
                Upload("Open a request or a plan", "request", accept, LIMITS["request"])
                self._stored = Sheet()
                self._stored.hear("act", self._open)
                self._stored.show(tag("button", "List the stored plans", type="button", data_act="list", id="stored"))
        desk.takers["request"] = self._take

    async def _take(self, file: File) -> None:
        request, plan = request_and_plan(file)
        self._desk.open(request, plan)

    async def _read(self, said: dict[str, Any]) -> None:
        words = str((said.get("fields") or {}).get("words", ""))[:LONGEST_WISH]
        try:
            wish = await self._desk.engine.wish(words, dt.date.today())
        except Refused as refused:
            why = told.problem(refused.problem)
            self._wish.show(tag("div", _wish_form(words, None), why, class_="stack tight"))
            return
        self._wish.show(_wish_form(words, wish))
        if wish["complete"] and not _is_about_lifting(wish):
            self._desk.open({**wish["request"], "weights": "default"})

    async def _open(self, said: dict[str, Any]) -> None:
        desk = self._desk
        if said["act"] == "list":
            page = Page(MOST_STORED, "ready")
            rows = await run_in_threadpool(desk.parts.plans.page, desk.tenant, page)
            self._stored.show(
                _list_of([(row.id, f"{row.goal.replace('_', ' ')}, from {row.start_date}") for row in rows])
            )
            return
        stored = await run_in_threadpool(desk.parts.plans.get, desk.tenant, str(said["value"]))
        if stored is not None and stored.content is not None:
            await show(desk, stored)


def _list_of(plans: list[tuple[str, str]]) -> Markup:
    if not plans:
        return tag("p", "There is no stored plan yet.", class_="quiet")
    buttons = [tag("li", tag("button", name, type="button", data_act="open", data_value=i)) for i, name in plans]
    return tag("ul", *buttons, class_="list")


def _wish_form(words: str, wish: Json | None) -> Markup:
    area = tag("textarea", words, name="words", id="wish", maxlength=str(LONGEST_WISH))
    label = tag("label", "What do you want, in your own words?", for_="wish", class_="quiet")
    form = tag("form", label, area, tag("button", "Read", id="read-wish"), data_act="read", class_="stack tight")
    return form if wish is None else tag("div", form, _understood(words, wish), class_="stack tight")


def _understood(words: str, wish: Json) -> Markup:
    """Stop first, then questions, then what was understood and assumed, in the wish's own language."""
    parts, tongue = [], tongue_for(words)
    if wish["stop"]:
        parts.append(tag("p", tongue.said(say("shown.stopped", reason=wish["stop"]["reason"])), class_="problem"))
    if _is_about_lifting(wish):
        parts.append(tag("p", tongue.said(say("shown.about_lifting")), class_="problem"))
    parts += [
        tag("p", f"{label_of(question['field'])}: {question['question']}", class_="problem")
        for question in wish["questions"]
    ]
    units = units_of(wish["request"] or {})
    parts += [tag("li", f"{_read_as(item, units)} ", tag("q", item["quote"])) for item in wish["understood"]]
    parts += [tag("li", f"{_read_as(item, units)}, {item['why']}") for item in wish["assumed"]]
    return tag("ul", *parts, class_="list quiet", role="status", lang=tongue.code)


def _is_about_lifting(wish: Json) -> bool:
    return "lifter" in (wish["request"] or {})


def _read_as(item: Json, units: Units) -> str:
    """A field and its value as the form below shows them."""
    value = item["value"]
    measure = measure_of(item["field"], units)
    said = f"{value:g}" if isinstance(value, float) else ", ".join(value) if isinstance(value, list) else str(value)
    if measure is not None and isinstance(value, int | float):
        said = measure.said(value) if measure.clock else f"{measure.said(value)} {units.name}"
    return f"{label_of(item['field'], units)}: {said.replace('_', ' ')}"
