"""News that a plan cannot follow: of a day before it was last revised, or settings that would undo the past."""

import datetime as dt
from collections.abc import Iterator

from solver.errors import BadRequest, FieldError
from solver.running.living.past.force import Force
from solver.running.request.situation import Situation, with_settings


def check_news(force: Force, situation: Situation) -> None:
    """Refuse what could only come true by changing dates that are over.

    Raises:
        BadRequest: naming each field; also for settings that cannot be used at all.
    """
    problems = [*_of_the_day(force, situation.today), *_of_settings(force, situation)]
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
