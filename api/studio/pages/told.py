"""What the plan's page says, as markup; every sentence and number is the engine's or the coach's."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, get_args

from api.exports.html.markup import Markup, joined, tag
from api.exports.table import EXPORTS
from api.studio.desk.desk import Desk, Picture
from api.studio.desk.engine import Json
from api.studio.desk.problem import Problem
from api.studio.desk.shown import in_units, kinds_of, language_of, side
from api.studio.desk.spoken import KILOMETRES, in_words
from api.terminal.units import Units
from solver.errors import BadRequest
from solver.running.request.result import Plan, PlanDay, WorkoutType
from solver.running.request.situation import PinnedType
from solver.running.words.tongue import tongue_in

NOTHING = Markup("")
FIRST_CHANGES, MOST_CHANGES = 6, 40
"""Shown at once, and when they are asked for."""


def problem(found: Problem | None, units: Units = KILOMETRES) -> Markup:
    """What is wrong, for people; nothing where nothing is."""
    if found is None:
        return NOTHING
    title = units.labels.say("plan_page.unfit") if found.kind == BadRequest.type else found.title
    lines = [tag("b", title), tag("p", in_words(found.detail, units))]
    if found.suggestion:
        lines.append(tag("p", units.labels.say("plan_page.maybe", advice=in_words(found.suggestion, units))))
    return tag("div", *lines, class_="problem", role="alert")


def refused(found: Problem | None, units: Units) -> Markup:
    """What cannot be fixed so, in sight wherever on the page it was tried."""
    if found is None:
        return NOTHING
    return joined(problem(found, units), _button(units.labels.say("plan_page.close"), "put-away"))


def facts(desk: Desk, picture: Picture, units: Units) -> Markup:
    """The plan in a line, and what can be done with it."""
    summary, solver = picture.sketch.summary, picture.plan.solver
    say = units.labels.say
    proved = say("plan_page.proved") if solver.status == "optimal" else say("plan_page.found")
    pairs = {
        say("plan_page.fullest"): units.distance(summary["peakKm"]),
        say("plan_page.longest"): units.distance(summary["longestKm"]),
        say("plan_page.total"): units.distance(summary["totalKm"]),
        say("plan_page.weeks"): str(summary["weeks"]),
        say("plan_page.bends"): str(summary["bends"]),
    }
    listed = joined(*(tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs.items()))
    weights = picture.draft.request.get("weights", "default")
    shown = say("plan_page.drawn", ms=f"{picture.milliseconds:.0f}")
    name = weights if isinstance(weights, str) else say("plan_page.own_weights")
    state = joined(
        tag("span", proved, class_="badge good" if solver.status == "optimal" else "badge"), " ",
        tag("span", shown, class_="badge", id="drawn", data_ms=f"{picture.milliseconds:.1f}"), " ",
        tag("span", say("plan_page.weights", profile=name), class_="badge", id="weighed"),
    )  # fmt: skip
    below = tag("div", tag("p", state), _tools(desk, say), class_="line")
    return tag("div", tag("dl", listed, class_="facts"), below, class_="stack tight")


def _tools(desk: Desk, say: Callable[..., str]) -> Markup:
    undo = _button(say("plan_page.undo"), "undo", disabled=None if desk.can_undo else "disabled")
    keep = _button(say("plan_page.compare") if desk.kept is not None else say("plan_page.keep"), "keep",
                   aria_pressed=str(desk.kept is not None).lower(),
                   disabled="disabled" if desk.draft.life.news else None)  # fmt: skip
    stop = _button(say("plan_page.cancel"), "stop") if desk.busy else NOTHING
    return tag("span", stop, undo, keep, class_="end")


def downloads(units: Units) -> Markup:
    """Links to the plan as each kind of file."""
    links = [
        tag("a", units.labels.say(f"file.{suffix}"), href=f"/studio/files/plan.{suffix}", download="", class_="button",
            title=export.summary)
        for suffix, export in EXPORTS.items()
    ]  # fmt: skip
    request = tag(
        "a",
        units.labels.say("plan_page.download_request"),
        href="/studio/files/request.json",
        download="",
        class_="button",
    )
    return tag("p", *links, request, class_="row")


def _button(words: str, act: str, value: str | None = None, **attributes: Any) -> Markup:
    more = {"class_": "", **attributes}
    return tag("button", words, type="button", data_act=act, data_value=value, id=f"act-{act}-{value or ''}", **more)


def legend(plan: Plan, units: Units) -> Markup:
    """What the colours stand for."""
    swatch = [
        tag("span", tag("i", class_=f"swatch kind-{kind}"), name, class_="") for kind, name in kinds_of(plan, units)
    ]
    return tag("div", *swatch, class_="legend")


def changes(desk: Desk, picture: Picture, units: Units) -> Markup:
    """Pins, then every day that is another than before, with its reason; then bends and advice."""
    lang = language_of(picture.draft.request)
    found, say = picture.sketch.changes, units.labels.say
    key = "one" if len(found) == 1 else "many"
    other = "force" if picture.draft.life.news else "before" if desk.kept is None else "kept"
    days = units.labels.count(len(found), "day")
    count = say(f"differs.{key}", days=days, other=say(f"differs_from.{other}"))
    if picture.draft.life.news:  # drawn, with their reasons, where the news are told
        found = []
    if picture.before is None:
        count = say("differs.hint")
    parts = [_pins(desk, units), tag("h2", say("differs.title")), tag("p", count, class_="quiet", id="differs")]
    first, rest = found[:FIRST_CHANGES], found[FIRST_CHANGES:]
    parts += [_listed(first, units, lang), _more(rest, units, lang), _remarks(picture.plan, units, lang)]
    return tag("div", *parts, class_="stack tight")


def _listed(found: Sequence[Json], units: Units, lang: str) -> Markup:
    return tag("ol", *(_change(change, units, lang) for change in found), class_="list") if found else NOTHING


def _more(found: Sequence[Json], units: Units, lang: str) -> Markup:
    """What would push everything else off the screen, folded away."""
    if not found:
        return NOTHING
    left = len(found) - (MOST_CHANGES - FIRST_CHANGES)
    rest = tag("p", units.labels.say("differs.and_more", count=left), class_="quiet") if left > 0 else NOTHING
    shown = _listed(found[: MOST_CHANGES - FIRST_CHANGES], units, lang)
    return tag(
        "details", tag("summary", units.labels.say("differs.more", count=len(found))), shown, rest, id="more-differs"
    )


def _pins(desk: Desk, units: Units) -> Markup:
    if not desk.draft.pins:
        return NOTHING
    back = units.labels.say("life.take_back")
    rows = [
        tag("li", words, " ", _button(back, "unpin", str(i), aria_label=f"{back}: {words}"))
        for i, words in enumerate(pin_said(pin, units) for pin in desk.draft.pins)
    ]
    return joined(tag("h2", units.labels.say("plan_page.fixed")), tag("ul", *rows, class_="list", id="pins"))


def pin_said(pin: Json, units: Units) -> str:
    """A pin in words."""
    say, tongue = units.labels.say, tongue_in(units.language)
    if "move" in pin:
        origin, to = (_date(pin["move"][end], units) for end in ("from", "to"))
        return say("plan_page.moves", origin=origin, to=to)
    length = f" {units.distance(pin['distanceKm'])}" if "distanceKm" in pin else ""
    if "week" in pin:
        return f"{say('week.heading', number=pin['week'])}:{length}"
    kind = f" {tongue.workouts[pin['workoutType']]}" if "workoutType" in pin else ""
    return f"{_date(pin['date'], units)}:{length}{kind}"


def _date(text: str, units: Units) -> str:
    return tongue_in(units.language).date(dt.date.fromisoformat(text))


def _change(change: Json, units: Units, lang: str) -> Markup:
    date = dt.date.fromisoformat(change["date"])
    words = f"{side(change['before'], units)} → {side(change['after'], units)}"
    reason = tag("span", change["reason"], class_="reason", lang=lang)
    return tag(
        "li",
        tag("b", f"{units.labels.weekday(date)} {units.labels.short_date(date)}"),
        tag("span", words),
        reason,
        class_="change",
    )


def _remarks(plan: Plan, units: Units, lang: str) -> Markup:
    bends = [tag("li", bend.reason, " ", tag("span", bend.rule_id, class_="badge")) for bend in plan.relaxations]
    advice = [tag("li", advisory.message) for advisory in plan.advisories]
    parts = []
    if bends:
        parts += [tag("h3", units.labels.say("plan_page.bent")), tag("ul", *bends, class_="list", lang=lang)]
    if advice:
        parts += [tag("h3", units.labels.say("plan_page.know")), tag("ul", *advice, class_="list", lang=lang)]
    return joined(*parts)


def no_subject(units: Units) -> Markup:
    """Before anything is pointed at."""
    say = units.labels.say
    words = tag("p", say("plan_page.why_hint"), class_="quiet")
    return tag("div", tag("h2", say("plan_page.why")), words, class_="stack tight")


def why(account: Json, plan: Plan, date: str, request: Json, units: Units) -> Markup:
    """A day's or a week's account, the coach's words for it, and what can be fixed about it."""
    lang = language_of(request)
    sentences = tag(
        "ul", *(tag("li", sentence) for sentence in account["sentences"][1:]), class_="sentences", lang=lang
    )
    rules = [
        tag("span", rule, class_="badge", title=in_words(rule))
        for rule in sorted({line["ruleId"] for line in account["tight"]})
    ]
    head = tag("h2", str(account["sentences"][0]).rstrip("."), lang=lang)
    parts = [
        head,
        sentences,
        tag("p", units.labels.say("plan_page.tight"), *rules, class_="quiet") if rules else NOTHING,
    ]
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
    say, workouts = units.labels.say, tongue_in(units.language).workouts
    km = "" if not day.planned_distance_km else f"{in_units(day.planned_distance_km, units):g}"
    kinds = [tag("option", say("plan_page.as_it_is"), value="")]
    kinds += [tag("option", workouts[kind], value=kind) for kind in get_args(PinnedType)]
    length = tag(
        "label",
        say("plan_page.length", unit=units.name),
        tag("input", name="km", type="number", min="0", step="any", value=km, id="fix-km"),
    )
    kind = tag("label", say("plan_page.kind"), tag("select", *kinds, name="kind", id="fix-kind"))
    fix = tag("form", hidden, length, kind, tag("button", say("plan_page.fix"), id="fix"), data_act="fix", class_="row")
    if not day.planned_distance_km:
        return fix
    ends = {"min": plan.start_date.isoformat(), "max": plan.end_date.isoformat()}
    to = tag(
        "label",
        say("plan_page.move_to"),
        tag("input", name="to", type="date", required="required", id="move-to", value=date, **ends),
    )
    move = tag("form", hidden, to, tag("button", say("plan_page.move"), id="move"), data_act="move", class_="row")
    return joined(fix, move)
