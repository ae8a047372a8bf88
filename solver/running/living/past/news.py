"""News that a plan cannot follow: of a day before it was last revised, of what is over, or of nothing in the plan."""

import datetime as dt
from collections.abc import Collection, Iterator

from solver.errors import BadRequest, FieldError
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
        last = force.told.today
        message = f"lies before {last}, the day of the plan's last revision; give that day or a later one"
        yield FieldError("today", today.isoformat(), message)


def _of_settings(force: Force, situation: Situation) -> Iterator[FieldError]:
    was, settings = force.request.settings, with_settings(force.request, situation.settings).settings
    if settings.units != was.units:
        message = (
            f"cannot change any more: the plan's runs are whole steps of {was.units}; leave it out, or make a new plan"
        )
        yield FieldError("settings.units", settings.units, message)
    if settings.start_date != was.start_date:
        message = f"cannot change any more: the plan begins on {was.start_date}; leave it out, or make a new plan"
        yield FieldError("settings.startDate", settings.start_date.isoformat(), message)
    elif settings.race_date is not None:
        if settings.race_date < situation.today and settings.race_date != was.race_date:
            message = f"lies before today, {situation.today}; give a later date, or null for no race"
            yield FieldError("settings.raceDate", settings.race_date.isoformat(), message)
    elif settings.last_date < situation.today and settings.week_count < was.week_count:
        message = f"ends the plan on {settings.last_date}, before today, {situation.today}; give more weeks"
        yield FieldError("settings.totalWeeks", settings.week_count, message)


def _of_events(force: Force, situation: Situation) -> Iterator[FieldError]:
    """What was over before the plan began is in the request's numbers; what lies behind its end may become true."""
    told, start = () if force.told is None else force.told.events, force.plan.start_date
    for i, event in enumerate(situation.events):
        if event not in told and event.last < start:
            message = f"was over before the plan began on {start}: nothing there can change; give a day of the plan"
            yield FieldError(f"events.{i}.to", event.last.isoformat(), message)


def _of_pins(force: Force, situation: Situation) -> Iterator[FieldError]:
    told = () if force.told is None else force.told.pins
    runs = {day.date for week in force.plan.weeks for day in week.days if day.planned_distance_km}
    rests = {day.date for week in force.plan.weeks for day in week.days} - runs
    over = {week.week_number for week in force.plan.weeks if week.week_end_date < situation.today}
    seen = set[str]()
    for pin in situation.pins:
        about = {pin.field} if pin.move is None else {pin.field, f"to {pin.move.to}"}
        if not seen.isdisjoint(about):
            yield FieldError(pin.field, _value(pin), "is told of twice; keep one of the two")
        seen |= about
        if pin not in told:
            yield from _of_pin(pin, situation.today, rests, over)


def _of_pin(pin: Pin, today: dt.date, rests: Collection[dt.date], weeks_over: Collection[int]) -> Iterator[FieldError]:
    over = f"lies before today, {today}"
    if (pin.date is not None and pin.date < today) or (pin.week is not None and pin.week in weeks_over):
        message = f"{over}, and what is over cannot be fixed any more; tell what was run in done, or leave the pin out"
        yield FieldError(pin.field, _value(pin), message)
    elif pin.move is not None and pin.move.to < today:
        message = f"{over}: a run can only move to a day that is still ahead; give today or a later day"
        yield FieldError(pin.field, pin.move.to.isoformat(), message)
    elif pin.move is not None and pin.move.origin in rests:
        yield FieldError(pin.field, pin.move.origin.isoformat(), "has no run to move; give the day of a run")


def _value(pin: Pin) -> str | int | None:
    return pin.week if pin.day is None else pin.day.isoformat()
