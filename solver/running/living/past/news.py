"""News that a plan cannot follow: of a day before it was last revised, of what is over, or of nothing in the plan."""

import datetime as dt
from collections.abc import Collection, Iterator

from solver.errors import BadRequest, FieldError
from solver.refusals import refused
from solver.running.living.past.force import Force
from solver.running.request.situation import Pin, Situation, with_settings


def check_news(force: Force, situation: Situation) -> None:
    """Refuse what could only come true by changing dates that are over, and what speaks of nothing in the plan: no news
    are passed over in silence. What the plan was told before is none.

    Raises:
        BadRequest: naming each field; also for settings that cannot be used at all.
    """
    problems = [
        *_of_the_day(force, situation.today),
        *_of_settings(force, situation),
        *_of_events(force, situation),
        *_of_pins(force, situation),
    ]
    if problems:
        raise BadRequest.of(*problems)


def _of_the_day(force: Force, today: dt.date) -> Iterator[FieldError]:
    if force.told is not None and today < force.told.today:
        yield refused("today", today.isoformat(), "today_before", last=force.told.today)


def _of_settings(force: Force, situation: Situation) -> Iterator[FieldError]:
    was, settings = force.request.settings, with_settings(force.request, situation.settings).settings
    if settings.units != was.units:
        yield refused("settings.units", settings.units, "units_fixed", units=was.units)
    if settings.start_date != was.start_date:
        yield refused("settings.startDate", settings.start_date.isoformat(), "start_fixed", start=was.start_date)
    elif settings.race_date is not None:
        if settings.race_date < situation.today and settings.race_date != was.race_date:
            race = settings.race_date.isoformat()
            yield refused("settings.raceDate", race, "race_over", today=situation.today)
    elif settings.last_date < situation.today and settings.week_count < was.week_count:
        ends = {"last": settings.last_date, "today": situation.today}
        yield refused("settings.totalWeeks", settings.week_count, "weeks_over", **ends)


def _of_events(force: Force, situation: Situation) -> Iterator[FieldError]:
    """What was over before the plan began is in the request's numbers; what lies behind its end may become true."""
    told, start = () if force.told is None else force.told.events, force.plan.start_date
    for i, event in enumerate(situation.events):
        if event not in told and event.last < start:
            yield refused(f"events.{i}.to", event.last.isoformat(), "event_over", start=start)


def _of_pins(force: Force, situation: Situation) -> Iterator[FieldError]:
    told = () if force.told is None else force.told.pins
    runs = {day.date for week in force.plan.weeks for day in week.days if day.planned_distance_km}
    rests = {day.date for week in force.plan.weeks for day in week.days} - runs
    over = {week.week_number for week in force.plan.weeks if week.week_end_date < situation.today}
    seen = set[str]()
    for pin in situation.pins:
        about = {pin.field} if pin.move is None else {pin.field, f"to {pin.move.to}"}
        if not seen.isdisjoint(about):
            yield refused(pin.field, _value(pin), "told_twice")
        seen |= about
        if pin not in told:
            yield from _of_pin(pin, situation.today, rests, over)


def _of_pin(pin: Pin, today: dt.date, rests: Collection[dt.date], weeks_over: Collection[int]) -> Iterator[FieldError]:
    if (pin.date is not None and pin.date < today) or (pin.week is not None and pin.week in weeks_over):
        yield refused(pin.field, _value(pin), "pin_over", today=today)
    elif pin.move is not None and pin.move.to < today:
        yield refused(pin.field, pin.move.to.isoformat(), "move_over", today=today)
    elif pin.move is not None and pin.move.origin in rests:
        yield refused(pin.field, pin.move.origin.isoformat(), "nothing_to_move")


def _value(pin: Pin) -> str | int | None:
    return pin.week if pin.day is None else pin.day.isoformat()
