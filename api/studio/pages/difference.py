"""What becomes of a plan in force, drawn week by week: every day that changes, before above and after below."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.engine import Json
from api.studio.desk.shown import letter, side
from api.terminal.units import Units
from solver.running.request.result import WorkoutType
from solver.running.words.tongue import tongue_in

FIRST_WEEKS = 6
"""Drawn at once; more are folded away."""


def difference(changes: Sequence[Json], units: Units) -> Markup:
    """All weeks in which something changes."""
    by_week = [(monday, {_date(change): change for change in week}) for monday, week in groupby(changes, _monday)]
    if not by_week:
        return tag("p", units.labels.say("life.same"), class_="quiet")
    first, rest = by_week[:FIRST_WEEKS], by_week[FIRST_WEEKS:]
    head = joined(
        tag("h3", units.labels.say("life.difference")),
        tag("p", units.labels.say("life.before_after"), class_="quiet"),
    )
    drawn = tag("div", *(_week(monday, days, units) for monday, days in first), class_="difference", role="list")
    return joined(head, drawn, _more(rest, units))


def _more(weeks: Sequence[tuple[dt.date, dict[dt.date, Json]]], units: Units) -> Markup:
    if not weeks:
        return Markup("")
    drawn = tag("div", *(_week(monday, days, units) for monday, days in weeks), class_="difference", role="list")
    return tag("details", tag("summary", units.labels.say("life.more_weeks", count=len(weeks))), drawn)


def _week(monday: dt.date, days: dict[dt.date, Json], units: Units) -> Markup:
    dates = [monday + dt.timedelta(day) for day in range(7)]
    cells = [_day(date, days[date], units) if date in days else tag("span", class_="still") for date in dates]
    return tag("div", tag("b", units.labels.short_date(monday)), *cells, class_="week", role="listitem")


def _day(date: dt.date, change: Json, units: Units) -> Markup:
    words = f"{tongue_in(units.language).date(date)}: {side(change['before'], units)} → {side(change['after'], units)}"
    weekday = tag("span", units.labels.weekday(date), class_="date")
    parts = [_pill(change[name], units, name) for name in ("before", "after")]
    return tag("span", weekday, *parts, class_="day", role="img", aria_label=words, title=words)


def _pill(side: Json | None, units: Units, name: str) -> Markup:
    if side is None or not side["plannedDistanceKm"]:
        return tag("span", "–", class_=f"pill none {name}")
    kind, km = WorkoutType(side["workoutType"]), units.number(side["plannedDistanceKm"])
    return tag("span", tag("span", letter(kind, units), class_="kind"), km, class_=f"pill kind-{kind} {name}")


def reasons(changes: Sequence[Json], units: Units, lang: str) -> Markup:
    """Why, once for all days in a row that have one reason."""
    rows = []
    for why, group in groupby(changes, lambda change: change["why"] or change["reason"]):
        dates = [_date(change) for change in group]
        ends = dict.fromkeys(units.labels.short_date(date) for date in (dates[0], dates[-1]))
        span = " – ".join(ends)
        if len(dates) > 1:
            span = units.labels.say("life.days", span=span, days=units.labels.count(len(dates), "day"))
        rows.append(tag("li", tag("b", span), " ", tag("span", why, lang=lang)))
    head = tag("h3", units.labels.say("life.reasons"))
    return joined(head, tag("ul", *rows, class_="list", id="life-reasons")) if rows else Markup("")


def _date(change: Json) -> dt.date:
    return dt.date.fromisoformat(change["date"])


def _monday(change: Json) -> dt.date:
    date = _date(change)
    return date - dt.timedelta(date.weekday())
