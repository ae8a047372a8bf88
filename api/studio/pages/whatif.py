"""What if: other settings, each a column beside the plan."""

from typing import Any

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.desk import Desk
from api.studio.desk.engine import Json
from api.studio.desk.form import Field
from api.studio.desk.newest import Newest
from api.studio.desk.problem import Refused
from api.studio.desk.spoken import in_words
from api.studio.desk.variants import Variant, fields_to_try, read_variant
from api.studio.pages import told
from api.studio.pieces.pieces import Sheet
from api.studio.pieces.shell import box, text
from api.terminal.units import Units
from solver.errors import BadRequest

MOST = 6


class WhatIf:
    """The part of the page with the columns. Nothing of it is stored."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._variants: list[Variant] = desk.shelf.setdefault("variants", [])
        self._asking = Newest()
        self._shown: object = None
        with box("section", "card", aria_label=self._units.labels.say("trying.title")):
            text("h2", self._units.labels.say("trying.title"))
            self._form = Sheet()
            self._form.hear("act", self._act)
            self._said = Sheet()
            self._table = Sheet()
            self._table.hear("act", self._act)
        self._form.show(_form(self._units))

    @property
    def _units(self) -> Units:
        return self._desk.units()

    def refresh(self) -> None:
        """Ask anew where the plan is another one."""
        self._form.show(_form(self._units))
        if self._desk.picture is not self._shown:
            self._ask()

    def _ask(self) -> None:
        self._shown = self._desk.picture
        if self._variants and self._shown is not None:
            self._asking.want(self._answer)
        else:
            self._table.show(told.NOTHING)

    async def _answer(self) -> None:
        picture, variants = self._desk.picture, list(self._variants)
        assert picture is not None
        changed = bool(picture.draft.pins) or picture.draft.opened is not None
        request = picture.draft.request
        wishes = [{"settings": variant.settings} for variant in variants]
        try:
            found = await self._desk.engine.what_if(request, picture.plan if changed else None, wishes)
        except Refused as refused:
            self._table.show(told.problem(refused.problem, self._units))
            return
        if picture is self._desk.picture:
            self._table.show(_table(picture.sketch.summary, variants, found, self._desk.units(request)))

    def _act(self, said: dict[str, Any]) -> None:
        self._said.show(told.NOTHING)
        if said["act"] == "drop":
            del self._variants[int(said["value"])]
        elif said["act"] == "try":
            try:
                variant = read_variant(said["fields"]["name"], said["fields"]["value"], self._units)
            except BadRequest as error:
                self._said.show(tag("p", error.detail, class_="problem", role="alert"))
                return
            self._variants[:] = [*self._variants[-MOST + 1 :], variant]
        elif said["act"] == "take":
            for name, value in self._variants[int(said["value"])].settings.items():
                self._desk.edit(["settings", name], value)
            self._desk.serial += 1
            self._desk.changed()
            return
        self._ask()


def _form(units: Units) -> Markup:
    options = [tag("option", _asked(field), value=name) for name, field in fields_to_try(units).items()]
    name = tag("label", units.labels.say("trying.setting"), tag("select", *options, name="name", id="variant-name"))
    value = tag(
        "label",
        units.labels.say("trying.would_be"),
        tag("input", name="value", id="variant-value", required="required"),
    )
    return tag(
        "form",
        name,
        value,
        tag("button", units.labels.say("trying.try"), id="variant-try"),
        data_act="try",
        class_="row",
    )


def _asked(field: Field) -> str:
    return f"{field['label']} ({field['unit']})" if field["unit"] else str(field["label"])


def _table(summary: Json, variants: list[Variant], found: list[Json], units: Units) -> Markup:
    columns = [summary, *(one["summary"] for one in found)]
    say = units.labels.say
    names = [say("what_if.as_it_is"), *(variant.said for variant in variants)]
    head = tag("tr", tag("td", ""), *(tag("th", name, scope="col") for name in names))
    rows = {
        say("plan_page.fullest"): [_km(one, "peakKm", units) for one in columns],
        say("plan_page.longest"): [_km(one, "longestKm", units) for one in columns],
        say("plan_page.total"): [_km(one, "totalKm", units) for one in columns],
        say("plan_page.weeks"): [_plain(one, "weeks") for one in columns],
        say("plan_page.bends"): [_plain(one, "bends") for one in columns],
        say("trying.differ"): ["", *(str(len(one["changes"])) if one["summary"] else "" for one in found)],
        "": ["", *(_verdict(i, one, units) for i, one in enumerate(found))],
    }
    lines = [
        tag("tr", tag("th", n, scope="row", class_="text") if n else tag("td", ""), *(tag("td", c) for c in r))
        for n, r in rows.items()
    ]
    table = tag("table", tag("thead", head), tag("tbody", *lines), class_="data", id="what-if")
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=say("trying.side_by_side"))


def _km(summary: Json | None, name: str, units: Units) -> str:
    return "–" if summary is None else units.distance(summary[name])


def _plain(summary: Json | None, name: str) -> str:
    return "–" if summary is None else str(summary[name])


def _verdict(index: int, one: Json, units: Units) -> Markup:
    drop = tag("button", units.labels.say("trying.drop"), type="button", data_act="drop", data_value=str(index))
    if one["error"] is not None:
        return joined(tag("p", in_words(one["error"]["detail"], units), class_="problem"), drop)
    return joined(
        tag("button", units.labels.say("trying.take"), type="button", data_act="take", data_value=str(index)), " ", drop
    )
