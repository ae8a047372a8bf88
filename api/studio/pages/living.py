"""When life happens: what is told of a plan in force, in forms, and what becomes of it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.desk import Desk, Picture
from api.studio.desk.engine import Json
from api.studio.desk.life import BLOCKED, KINDS, settings_of
from api.studio.desk.measures import length
from api.studio.desk.shown import language_of
from api.studio.desk.spoken import label_of
from api.studio.pages import told
from api.studio.pages.difference import difference, reasons
from api.studio.pieces.pieces import Sheet
from api.studio.pieces.shell import box, text
from api.terminal.units import Units
from solver.edge import read
from solver.errors import BadRequest
from solver.running.request.request import Goal
from solver.running.request.situation import Event
from solver.running.words.tongue import tongue_in
from solver.sentences import Sentence
from solver.weekday import WEEK

Fields = dict[str, str]
WANTED = ("goal", "raceDate", "daysPerWeek", "preferredLongRunDay")
"""Settings that are changed in the middle of a plan."""


class Living:
    """The part of the page where news are told, and what they change is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        say = self._units.labels.say
        with box("section", "card", aria_label=say("life.title")):
            text("h2", say("life.title"))
            text("p", say("life.hint"), "quiet")
            self._today, self._forms, self._wanted = (Sheet().classes("life") for _ in range(3))
            for sheet in (self._today, self._forms, self._wanted):  # whatever stays as it is keeps what was typed in it
                sheet.hear("act", self._act)
            self._said = Sheet()
            self._became = Sheet()
            self._became.hear("act", self._act)

    @property
    def _units(self) -> Units:
        return self._desk.units()

    def refresh(self, picture: Picture) -> None:
        """Show the plan in sight."""
        units = self._units
        self._today.show(_today(picture.draft.life.day(picture.plan).isoformat(), units))
        self._forms.show(_forms(units))
        title = units.labels.say("life.wanted")
        self._wanted.show(_folded(title, _wanted_form(_in_force(picture), units)))
        self._became.show(_became(self._desk, picture, units))

    def _act(self, said: dict[str, Any]) -> None:
        self._said.show(told.NOTHING)
        acts: dict[str, Callable[[Fields], Json]] = {"off": _off, "ran": self._ran, "wanted": self._changed}
        life, fields = self._desk.draft.life, said.get("fields") or {}
        if said["act"] == "today":
            self._desk.live(replace(life, today=dt.date.fromisoformat(fields["today"])))
        elif said["act"] == "untell":
            self._desk.live(life.without(int(said["value"])))
        else:
            try:
                self._desk.live(life.told(acts[said["act"]](fields)))
            except BadRequest as error:
                self._said.show(tag("p", error.detail, class_="problem", role="alert"))

    def _ran(self, fields: Fields) -> Json:
        km = length(self._units).meant(float(fields["km"] or 0))
        return {"date": fields["date"], "distanceKm": km}

    def _changed(self, fields: Fields) -> Json:
        """The settings that are others than those in force."""
        picture = self._desk.picture
        assert picture is not None
        old = _in_force(picture)
        new = {**fields, "daysPerWeek": int(fields["daysPerWeek"] or 0)}
        changed = {name: new[name] or None for name in WANTED if (new[name] or None) != old[name]}
        if not changed:
            raise BadRequest(self._units.labels.say("life.nothing_else"))
        return {"settings": changed}


def _off(fields: Fields) -> Json:
    """Days off; what is no event is judged like one."""
    kind, ends = fields["kind"], {"from": fields["from"], "to": fields["to"]}
    read(Event, {"kind": "travel" if kind == BLOCKED else kind, **ends}, Sentence("situation_form"))
    return {"kind": kind, **ends}


def _in_force(picture: Picture) -> Json:
    settings = settings_of(picture.plan, picture.draft.request).as_json()
    return {name: settings[name] for name in WANTED}


# -- the forms -----------------------------------------------------------------------------------


def _today(today: str, units: Units) -> Markup:
    say = units.labels.say
    button = tag("button", say("life.set"), id="life-today-set")
    return tag("form", _dated("today", say("life.today"), today), button, data_act="today", class_="row")


def _forms(units: Units) -> Markup:
    say = units.labels.say
    kinds = [tag("option", say(f"life_kind.{kind}"), value=kind) for kind in KINDS]
    off = tag(
        "form",
        tag("label", say("life.kind"), tag("select", *kinds, name="kind", id="life-kind")),
        _dated("from", say("life.from")),
        _dated("to", say("life.to")),
        tag("button", say("life.add"), id="life-off"),
        data_act="off",
        class_="row",
    )
    km = tag("input", name="km", type="number", min="0", step="any", value="0", id="life-km")
    ran = tag(
        "form",
        _dated("date", say("life.date")),
        tag("label", say("life.km", unit=units.name), km),
        tag("button", say("life.add"), id="life-ran"),
        data_act="ran",
        class_="row",
    )
    return joined(_folded(say("life.off"), off), _folded(say("life.ran"), ran))


def _wanted_form(old: Json, units: Units) -> Markup:
    days = [tag("option", units.labels.say("life.open"), value="", selected=_if(old["preferredLongRunDay"] is None))]
    weekdays = tongue_in(units.language).weekdays
    days += [
        tag("option", weekdays[at], value=str(day), selected=_if(old["preferredLongRunDay"] == day))
        for at, day in enumerate(WEEK)
    ]
    goals = [
        tag("option", units.labels.name("goal", goal), value=str(goal), selected=_if(old["goal"] == goal))
        for goal in Goal
    ]
    runs = {"type": "number", "min": "1", "max": "7", "value": str(old["daysPerWeek"])}
    return tag(
        "form",
        _labelled("goal", units, tag("select", *goals, name="goal", id="life-goal")),
        _labelled("raceDate", units, tag("input", name="raceDate", type="date", id="life-raceDate",
                                         value=old["raceDate"] or "")),
        _labelled("daysPerWeek", units, tag("input", name="daysPerWeek", id="life-daysPerWeek", **runs)),
        _labelled("preferredLongRunDay", units, tag("select", *days, name="preferredLongRunDay", id="life-long")),
        tag("button", units.labels.say("life.change"), id="life-wanted"),
        data_act="wanted",
        class_="row",
    )  # fmt: skip


def _labelled(name: str, units: Units, field: Markup) -> Markup:
    return tag("label", label_of(f"settings.{name}", units), field)


def _if(chosen: bool) -> str | None:
    return "selected" if chosen else None


def _folded(title: str, form: Markup) -> Markup:
    return tag("details", tag("summary", title), form)


def _dated(name: str, words: str, value: str = "") -> Markup:
    return tag("label", words, tag("input", name=name, type="date", value=value, required="required",
                                   id=f"life-{name}"))  # fmt: skip


# -- what was told, and what became of it --------------------------------------------------------


def _became(desk: Desk, picture: Picture, units: Units) -> Markup:
    if not desk.draft.life.news:
        return told.NOTHING
    say, lang = units.labels.say, language_of(picture.draft.request)
    rows = []
    for i, words in enumerate(news_said(news, units) for news in desk.draft.life.news):
        back = say("life.take_back")
        button = tag("button", back, type="button", data_act="untell", data_value=str(i), aria_label=f"{back}: {words}")
        rows.append(tag("li", words, " ", button))
    sketch = picture.sketch
    parts = [tag("h3", say("life.told")), tag("ul", *rows, class_="list", id="news")]
    if picture.draft.life.news:
        parts.append(tag("p", sketch.became, lang=lang, role="status", id="became"))
        parts += [difference(sketch.changes, units), reasons(sketch.changes, units, lang)]
    return tag("div", joined(*parts), class_="stack tight")


def news_said(news: Json, units: Units) -> str:
    """A piece of news in words."""
    say, tongue = units.labels.say, tongue_in(units.language, units.name)
    if "kind" in news:
        first, last = (tongue.date(dt.date.fromisoformat(news[end])) for end in ("from", "to"))
        kind = say(f"life_kind.{news['kind']}")
        return f"{kind}: {first}" if first == last else f"{kind}: {first} – {last}"
    if "date" in news:
        date, km = tongue.date(dt.date.fromisoformat(news["date"])), news["distanceKm"]
        return (
            say("life.ran_said", date=date, distance=units.distance(km)) if km else say("life.missed_said", date=date)
        )
    changed = news["settings"].items()
    return ", ".join(
        say("life.changed_to", field=label_of(f"settings.{name}", units), value=_value(name, value, units))
        for name, value in changed
    )


def _value(name: str, value: Any, units: Units) -> str:
    tongue = tongue_in(units.language)
    match name:
        case _ if value is None:
            return units.labels.say("life.open")
        case "goal":
            return units.labels.name("goal", value)
        case "raceDate":
            return tongue.date(dt.date.fromisoformat(value))
        case "preferredLongRunDay":
            return tongue.days([value])
    return str(value)
