"""Keeping weights under a name, with who, when and why."""

from collections.abc import Callable
from typing import Any

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.problem import Problem, Refused
from api.studio.desk.tuning import Tuning
from api.studio.pages import told
from api.studio.pieces.pieces import Sheet
from api.studio.pieces.shell import box, text


class Saving:
    """The part of the page that keeps."""

    def __init__(self, tuning: Tuning, saved: Callable[[], None]) -> None:
        self._tuning, self._saved = tuning, saved
        with box("section", "card", aria_label="Save as a profile"):
            text("h2", "Save as a profile")
            self._form = Sheet()
            self._form.hear("act", self._act)
            self._said = Sheet()
            self._said.hear("act", self._act)
            self._list = Sheet()
        self._form.show(_form(may=tuning.desk.may_write))
        self.refresh()

    def refresh(self) -> None:
        """What is kept."""
        self._list.show(_kept(self._tuning))

    def _act(self, said: dict[str, Any]) -> None:
        tuning = self._tuning
        if said["act"] == "use":
            tuning.desk.edit(["weights"], said["value"])
            tuning.desk.serial += 1
            self._said.show(tag("p", f"The request uses {said['value']} now.", role="status", id="used"))
            return
        fields = said["fields"]
        try:
            tuning.save(fields["name"], fields["who"], fields["why"])
        except Refused as refused:
            self._said.show(told.problem(_in_words(refused.problem)))
            return
        name = tuning.start
        use = tag("button", "Use it in the request", type="button", data_act="use", data_value=name, id="use-saved")
        link = tag("a", "TOML", href=f"/studio/files/{name}.toml", download="", class_="button")
        done = tag("p", "Saved as ", tag("code", name), role="status", id="saved")
        self._said.show(joined(done, tag("p", use, link, class_="row")))
        self._saved()


def _in_words(problem: Problem) -> Problem:
    return Problem(
        problem.title, "; ".join(f"{name} {message}" for name, message in problem.fields.items()) or problem.detail
    )


def _form(*, may: bool) -> Markup:
    fields = [
        tag("label", label, tag("input", name=name, id=f"save-{name}", required="required", maxlength="200"))
        for name, label in (("name", "Name"), ("who", "Who"), ("why", "Why"))
    ]
    save = tag("button", "Save", class_="primary", id="save", disabled=None if may else "disabled")
    quiet = told.NOTHING if may else tag("p", "This key may not write.", class_="quiet")
    return tag("form", *fields, save, quiet, data_act="save", class_="stack tight")


def _kept(tuning: Tuning) -> Markup:
    rows = [
        tag("li", tag("b", one.name), f" by {one.who}, {one.when:%Y-%m-%d %H:%M} UTC: {one.why} ",
            tag("a", "TOML", href=f"/studio/files/{one.name}.toml", download="", aria_label=f"{one.name} as TOML"))
        for one in tuning.saved()
    ]  # fmt: skip
    return tag("ul", *rows, class_="list quiet", id="kept") if rows else told.NOTHING
