"""What the plan's page says, as markup; every sentence and number is the engine's or the coach's."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from api.exports.html.markup import Markup, joined, tag
from api.exports.table import EXPORTS
from api.studio.desk.desk import Desk, Picture
from api.studio.desk.engine import Json
from api.studio.desk.problem import Problem
from api.studio.desk.shown import kinds_of, language_of, units_of
from api.studio.desk.spoken import KILOMETRES, in_words
from api.terminal.units import Units
from solver.errors import BadRequest
from solver.running.request.result import Plan, PlanDay, WorkoutType
from solver.running.request.situation import PinnedType
from solver.running.words.tongue import english

NOTHING = Markup("")
UNFIT = "Something here does not fit"
FILES = {"ics": "Calendar", "fit.zip": "Watch", "csv": "Table", "json": "JSON", "html": "Page"}
FIRST_CHANGES, MOST_CHANGES = 6, 40
"""Shown at once, and when they are asked for."""


def problem(found: Problem | None, units: Units = KILOMETRES) -> Markup:
    """What is wrong, for people; nothing where nothing is."""
    if found is None:
        return NOTHING
    title = UNFIT if found.kind == BadRequest.type else found.title
    lines = [tag("b", title), tag("p", in_words(found.detail, units))]
    if found.suggestion:
        lines.append(tag("p", f"Maybe: {in_words(found.suggestion, units)}"))
    return tag("div", *lines, class_="problem", role="alert")


def refused(found: Problem | None, units: Units) -> Markup:
    """What cannot be fixed so, in sight wherever on the page it was tried."""
    return NOTHING if found is None else joined(problem(found, units), _button("Close", "put-away"))


def facts(desk: Desk, picture: Picture, units: Units) -> Markup:
    """The plan in a line, and what can be done with it."""
    summary, solver = picture.sketch.summary, picture.plan.solver
    proved = "proved optimal" if solver.status == "optimal" else "best found in time"
    pairs = {
        "Fullest week": units.distance(summary["peakKm"]),
        "Longest run": units.distance(summary["longestKm"]),
        "In all": units.distance(summary["totalKm"]),
        "Weeks": str(summary["weeks"]),
        "Bends": str(summary["bends"]),
    }
    listed = joined(*(tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs.items()))
    weights = picture.draft.request.get("weights", "default")
    shown = f"drawn in {picture.milliseconds:.0f} ms"
    state = joined(
        tag("span", proved, class_="badge good" if solver.status == "optimal" else "badge"), " ",
        tag("span", shown, class_="badge", id="drawn", data_ms=f"{picture.milliseconds:.1f}"), " ",
        tag("span", f"weights: {weights if isinstance(weights, str) else 'of its own'}", class_="badge", id="weighed"),
    )  # fmt: skip
    below = tag("div", tag("p", state), _tools(desk), class_="line")
    return tag("div", tag("dl", listed, class_="facts"), below, class_="stack tight")


def _tools(desk: Desk) -> Markup:
    undo = _button("Undo", "undo", disabled=None if desk.can_undo else "disabled")
    keep = _button("Compare with the plan before" if desk.kept is not None else "Keep to compare", "keep",
                   aria_pressed=str(desk.kept is not None).lower(),
                   disabled="disabled" if desk.draft.life.news else None)  # fmt: skip
    stop = _button("Cancel", "stop") if desk.busy else NOTHING
    return tag("span", stop, undo, keep, class_="end")


def downloads() -> Markup:
    """Links to the plan as each kind of file."""
    links = [
        tag("a", FILES.get(suffix, suffix), href=f"/studio/files/plan.{suffix}", download="", class_="button",
            title=export.summary)
        for suffix, export in EXPORTS.items()
    ]  # fmt: skip
    request = tag("a", "Request", href="/studio/files/request.json", download="", class_="button")
    return tag("p", *links, request, class_="row")


def _button(words: str, act: str, value: str | None = None, **attributes: Any) -> Markup:
    more = {"class_": "", **attributes}
    return tag("button", words, type="button", data_act=act, data_value=value, id=f"act-{act}-{value or ''}", **more)


def legend(plan: Plan) -> Markup:
    """What the colours stand for."""
    swatch = [tag("span", tag("i", class_=f"swatch kind-{kind}"), name, class_="") for kind, name in kinds_of(plan)]
    return tag("div", *swatch, class_="legend")


def changes(desk: Desk, picture: Picture, units: Units) -> Markup:
    """Pins, then every day that is another than before, with its reason; then bends and advice."""
    lang = language_of(picture.draft.request)
    against = "the plan you kept" if desk.kept is not None else "the plan before"
    found = picture.sketch.changes
    days = f"{len(found)} day{'' if len(found) == 1 else 's'} differ{'s' if len(found) == 1 else ''}"
    if picture.draft.life.news:  # drawn, with their reasons, where the news are told
        found, against = [], "the plan in force"
    count = f"{days} from {against}"
    if picture.before is None:
        count = "Change the request or move a run: the days that change stand here, each with its reason."
    parts = [_pins(desk, units), tag("h2", "What differs"), tag("p", count, class_="quiet", id="differs")]
    first, rest = found[:FIRST_CHANGES], found[FIRST_CHANGES:]
    parts += [_listed(first, units, lang), _more(rest, units, lang), _remarks(picture.plan, lang)]
    return tag("div", *parts, class_="stack tight")


def _listed(found: Sequence[Json], units: Units, lang: str) -> Markup:
    return tag("ol", *(_change(change, units, lang) for change in found), class_="list") if found else NOTHING


def _more(found: Sequence[Json], units: Units, lang: str) -> Markup:
    """What would push everything else off the screen, folded away."""
    if not found:
        return NOTHING
    left = len(found) - (MOST_CHANGES - FIRST_CHANGES)
    rest = tag("p", f"and {left} more", class_="quiet") if left > 0 else NOTHING
    shown = _listed(found[: MOST_CHANGES - FIRST_CHANGES], units, lang)
    return tag("details", tag("summary", f"{len(found)} more days"), shown, rest, id="more-differs")


def _pins(desk: Desk, units: Units) -> Markup:
    if not desk.draft.pins:
        return NOTHING
    rows = [
        tag("li", words, " ", _button("Take back", "unpin", str(i), aria_label=f"Take back: {words}"))
        for i, words in enumerate(pin_said(pin, units) for pin in desk.draft.pins)
    ]
    return joined(tag("h2", "Fixed by you"), tag("ul", *rows, class_="list", id="pins"))


def pin_said(pin: Json, units: Units) -> str:
    """A pin in words."""
    if "move" in pin:
        return f"{_date(pin['move']['from'])} moves to {_date(pin['move']['to'])}"
    length = f" {units.distance(pin['distanceKm'])}" if "distanceKm" in pin else ""
    if "week" in pin:
        return f"Week {pin['week']}:{length}"
    kind = f" {english().workouts[WorkoutType(pin['workoutType'])]}" if "workoutType" in pin else ""
    return f"{_date(pin['date'])}:{length}{kind}"


def _date(text: str) -> str:
    return english().date(dt.date.fromisoformat(text))


def _change(change: Json, units: Units, lang: str) -> Markup:
    date = dt.date.fromisoformat(change["date"])
    words = f"{_side(change['before'], units)} → {_side(change['after'], units)}"
    reason = tag("span", change["reason"], class_="reason", lang=lang)
    return tag("li", tag("b", f"{date:%a} {date.day} {date:%b}"), tag("span", words), reason, class_="change")


def _side(side: Mapping[str, Any] | None, units: Units) -> str:
    if side is None:
        return "nothing"
    km = side["plannedDistanceKm"]
    name = english().workouts[WorkoutType(side["workoutType"])]
    return f"{name} {units.distance(km)}" if km else name


def _remarks(plan: Plan, lang: str) -> Markup:
    bends = [tag("li", bend.reason, " ", tag("span", bend.rule_id, class_="badge")) for bend in plan.relaxations]
    advice = [tag("li", advisory.message) for advisory in plan.advisories]
    parts = []
    if bends:
        parts += [tag("h3", "Where rules bend"), tag("ul", *bends, class_="list", lang=lang)]
    if advice:
        parts += [tag("h3", "To know"), tag("ul", *advice, class_="list", lang=lang)]
    return joined(*parts)


def no_subject() -> Markup:
    """Before anything is pointed at."""
    words = "Point at a day or a bar, or move to it with the keyboard: here stands why it is as it is."
    return tag("div", tag("h2", "Why"), tag("p", words, class_="quiet"), class_="stack tight")


def why(account: Json, plan: Plan, date: str, request: Json) -> Markup:
    """A day's or a week's account, the coach's words for it, and what can be fixed about it."""
    units, lang = units_of(request), language_of(request)
    sentences = tag(
        "ul", *(tag("li", sentence) for sentence in account["sentences"][1:]), class_="sentences", lang=lang
    )
    rules = [
        tag("span", rule, class_="badge", title=in_words(rule))
        for rule in sorted({line["ruleId"] for line in account["tight"]})
    ]
    head = tag("h2", str(account["sentences"][0]).rstrip("."), lang=lang)
    parts = [head, sentences, tag("p", "Tight: ", *rules, class_="quiet") if rules else NOTHING]
    day = next((day for week in plan.weeks for day in week.days if day.date.isoformat() == date), None)
    if day is not None:
        parts += [_words(day, lang), _fixing(day, plan, units)]
    else:
        note = plan.weeks[account["subject"]["week"] - 1].coach_notes
        parts.append(tag("p", note, lang=lang) if note else NOTHING)
    return tag("div", *parts, class_="stack tight", id="why")


def _words(day: PlanDay, lang: str) -> Markup:
    if not day.title:
        return NOTHING
    return joined(tag("h3", day.title, lang=lang), tag("p", day.description or "", lang=lang))


def _fixing(day: PlanDay, plan: Plan, units: Units) -> Markup:
    """The same as by dragging, for fingers and for screen readers."""
    date = day.date.isoformat()
    hidden = tag("input", type="hidden", name="date", value=date)
    if day.workout_type is WorkoutType.RACE:
        return NOTHING
    km = "" if not day.planned_distance_km else units.number(day.planned_distance_km)
    kinds = [tag("option", "as it is", value="")]
    kinds += [tag("option", english().workouts[WorkoutType(kind)], value=kind) for kind in get_args(PinnedType)]
    length = tag(
        "label",
        f"Length ({units.name})",
        tag("input", name="km", type="number", min="0", step="any", value=km, id="fix-km"),
    )
    kind = tag("label", "Kind", tag("select", *kinds, name="kind", id="fix-kind"))
    fix = tag("form", hidden, length, kind, tag("button", "Fix this day", id="fix"), data_act="fix", class_="row")
    if not day.planned_distance_km:
        return fix
    ends = {"min": plan.start_date.isoformat(), "max": plan.end_date.isoformat()}
    to = tag(
        "label", "Move to", tag("input", name="to", type="date", required="required", id="move-to", value=date, **ends)
    )
    move = tag("form", hidden, to, tag("button", "Move", id="move"), data_act="move", class_="row")
    return joined(fix, move)
