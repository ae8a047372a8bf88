"""A revision as a person reads it: changed weeks before and after, and why; accounts and alternatives."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.palette import WEEK_STYLES, WORKOUT_STYLES, kind_of
from api.terminal.remarks import remarks
from api.terminal.safe_text import printable
from api.terminal.units import Units
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanWeek
from solver.running.request.revision import Alternative, Change, DayPlan, Revision, Summary, Why, WhyNot

GONE, NEW = "strike dim", "bold"
FEW = 3
"""So many dates are told one by one."""


def revision_view(revision: Revision, before: Plan, request: PlanRequest) -> Group:
    """The summary, the changed weeks and strength sessions, the reasons, and what is new to know about the plan."""
    units = Units(request.settings.units, request.settings.language)
    parts: list[RenderableType] = [Text(printable(revision.summary), style="bold"), *_next_run(revision, units), Text()]
    if revision.changes:
        parts += [*_weeks(revision, before, units), Text()]
    parts += _lifting(revision.plan, before, units)
    if revision.changes:
        parts += [Text(units.labels.say("revision.why"), style="bold"), _reasons(revision.changes, units), Text()]
    news = [advice for advice in revision.plan.advisories if advice not in before.advisories]
    return Group(*parts, *remarks(revision.plan.model_copy(update={"advisories": news}), units.labels))


def _weeks(revision: Revision, before: Plan, units: Units) -> Iterator[RenderableType]:
    """A line for each changed week, then a row for each changed day: before, struck through, and after."""
    old = {week.week_number: week for week in before.weeks}
    new = {week.week_number: week for week in revision.plan.weeks}
    for number in sorted({*old, *new}):
        shown = new.get(number) or old[number]
        mine = [c for c in revision.changes if shown.week_start_date <= c.date <= shown.week_end_date]
        if mine:
            yield _heading(old.get(number), new.get(number), units)
            yield _days(mine, units)


def _heading(old: PlanWeek | None, new: PlanWeek | None, units: Units) -> Text:
    week = new or old
    assert week is not None
    heading = units.labels.say("week.heading", number=week.week_number)
    text = Text(f"{heading}, {units.labels.short_date(week.week_start_date)}  ", style="bold")
    if old is not None:
        kind = "" if new is not None and old.week_type is new.week_type else f"{kind_of(old, units.labels)} "
        text.append(f"{kind}{units.distance(old.planned_distance_km)}", style=GONE)
        text.append(" → ")
    if new is None:
        return text.append(units.labels.say("revision.gone"))
    text.append(f"{kind_of(new, units.labels)} ", style=WEEK_STYLES[new.week_type])
    return text.append(units.distance(new.planned_distance_km), style=NEW)


def _days(changes: Sequence[Change], units: Units) -> Table:
    return _table([(change.date, _side(change.before, units), _side(change.after, units)) for change in changes], units)


def _table(rows: Sequence[tuple[dt.date, Text, Text]], units: Units) -> Table:
    """A row a date: what stood there, struck through, and what stands there now."""
    grid = Table.grid(padding=(0, 1))
    for date, before, after in rows:
        before.stylize(GONE)
        day = f"  {units.labels.weekday(date)} {units.labels.short_date(date):>6}"
        grid.add_row(Text(day), before, Text("→"), after)
    return grid


def _lifting(plan: Plan, before: Plan, units: Units) -> Iterator[RenderableType]:
    """The dates ahead with another strength session than before, or none any more."""
    assert plan.happened is not None
    old, new = ({day.date: day.strength for week in side.weeks for day in week.days} for side in (before, plan))
    ahead = sorted(date for date in {*old, *new} if date >= plan.happened.situation.today)
    sessions = [(date, old.get(date), new.get(date)) for date in ahead]
    rows = [(date, _session(was, units), _session(now, units)) for date, was, now in sessions if was != now]
    if rows:
        yield from (Text(units.labels.say("revision.lifting"), style="bold"), _table(rows, units), Text())


def _session(focus: str | None, units: Units) -> Text:
    return Text("-" if focus is None else units.labels.name("strength", focus))


def _side(day: DayPlan | None, units: Units) -> Text:
    if day is None:
        return Text("-")
    km = f" {units.number(day.planned_distance_km)}" if day.planned_distance_km else ""
    return Text(f"{units.labels.say(f'workout.{day.workout_type}')}{km}", style=WORKOUT_STYLES[day.workout_type])


def _next_run(revision: Revision, units: Units) -> Iterator[RenderableType]:
    """What to do next: the first run from today on, but no race in bed."""
    assert revision.plan.happened is not None
    told = revision.plan.happened.situation
    days = (day for week in revision.plan.weeks for day in week.days)
    ahead = (day for day in days if day.date >= told.today and not told.is_off(day.date))
    run = next((day for day in ahead if day.planned_distance_km), None)
    if run is not None:
        what = DayPlan(workout_type=run.workout_type, planned_distance_km=run.planned_distance_km)
        yield Text(
            units.labels.say("revision.next", run=f"{_dated(run.date, units)}, {_side(what, units)} {units.name}")
        )


def _dated(date: dt.date, units: Units) -> str:
    return f"{units.labels.weekday(date)} {units.labels.short_date(date)}"


def _reasons(changes: Sequence[Change], units: Units) -> Table:
    """Why, once for all days that changed for the same reason."""
    places: dict[tuple[str, str | None], list[int]] = {}
    for place, change in enumerate(changes):
        places.setdefault((change.why, change.rule_id), []).append(place)
    grid = Table.grid(padding=(0, 1))
    for (why, rule_id), mine in places.items():
        rule = f" ({rule_id})" if rule_id else ""
        dates = _span([_dated(changes[place].date, units) for place in mine], mine[-1] - mine[0], units)
        grid.add_row(Text("*"), Text.assemble((dates, "bold"), printable(f": {why}."), (rule, "dim")))
    return grid


def _span(dates: Sequence[str], apart: int, units: Units) -> str:
    """The dates of one reason: all of a few, else the first and the last, and how many where others are between."""
    if len(dates) <= FEW:
        return ", ".join(dates)
    span = f"{dates[0]} – {dates[-1]}"
    return span if apart == len(dates) - 1 else units.labels.say("revision.among", span=span, days=len(dates))


def why_view(account: Why) -> Group:
    """The account, a sentence a line; a tight bound's rule stands behind it."""
    rules = {line.sentence: line.rule_id for line in account.tight}
    grid = Table.grid(padding=(0, 1))
    for sentence in account.sentences[1:]:
        rule = f" ({rules[sentence]})" if sentence in rules else ""
        grid.add_row(Text("*"), Text.assemble(printable(sentence), (rule, "dim")))
    return Group(Text(printable(account.sentences[0]), style="bold"), grid)


def why_not_view(answer: WhyNot, before: Plan, request: PlanRequest) -> Group:
    """What forbids a wish, or the revision that meets it, whose summary tells the days, and what bends for it."""
    say = Units(request.settings.units, request.settings.language).labels.say
    if answer.revision is None or answer.cost is None:
        assert answer.conflict is not None
        lines = [
            answer.conflict.detail,
            say("why_not.fields", fields=", ".join(answer.conflict.fields)),
            say("why_not.rules", rules=", ".join(answer.conflict.rules)),
            say("why_not.advice", advice=answer.conflict.suggestion),
        ]
        return Group(Text(say("why_not.no"), style="bold"), *(Text(printable(line)) for line in lines))
    price = say("why_not.yes", bends=len(answer.cost.bends))
    return Group(Text(price, style="bold"), revision_view(answer.revision, before, request))


def alternatives_view(now: Summary, found: Sequence[Alternative], request: PlanRequest) -> Table:
    """The plan as it is and each alternative, a row each."""
    units = Units(request.settings.units, request.settings.language)
    table = Table(box=None, pad_edge=False)
    table.add_column("", justify="left")
    for name in ("peak", "longest", "total", "weeks", "bends", "days"):
        table.add_column(units.labels.say(f"what_if.{name}", unit=units.name), justify="right")
    table.add_row(units.labels.say("what_if.as_it_is"), *_figures(now, units), "")
    for alternative in found:
        name = ", ".join(f"{key}={value}" for key, value in alternative.wish.settings.items())
        if alternative.summary is None:
            detail = (alternative.error or {}).get("detail", "")
            table.add_row(printable(name), Text(printable(str(detail)), style="yellow"), *[""] * 5)
        else:
            table.add_row(printable(name), *_figures(alternative.summary, units), str(len(alternative.changes)))
    return table


def _figures(summary: Summary, units: Units) -> list[str]:
    kilometres = [units.number(km) for km in (summary.peak_km, summary.longest_km, summary.total_km)]
    return [*kilometres, str(summary.weeks), str(summary.bends)]
