"""Stored documents as files, in a solver process."""

import datetime as dt
from zoneinfo import ZoneInfo

from api.exports.busy import as_busy_times
from api.exports.document import MORNING, Document
from api.exports.strength.document import ProgramDocument
from api.exports.strength.placed import NEVER_OFF, BesidePlan, DaysOff
from api.exports.strength.table import PROGRAM_EXPORTS
from api.exports.table import EXPORTS
from api.files.documents import plan_of, program_from
from api.terminal.units import Units
from api.workers.done import Done
from api.workers.messages import BUSY, PlanFile, ProgramFile
from solver.errors import BadRequest
from solver.refusals import refused
from solver.strength.request.request import RunningWeek, running_weeks_of


def render_plan(asked: PlanFile) -> Done:
    """A finished plan as a file."""
    document = Document(
        id=asked.id,
        plan=plan_of(asked.plan),
        finished_at=asked.changed_at,
        units=Units(asked.units, asked.language),
        zone=_zone(asked.timezone),
        at=asked.at or MORNING,
        first=asked.first or dt.date.min,
        last=asked.last or dt.date.max,
        revision=asked.revision,
        alarm=None if asked.alarm is None else dt.timedelta(minutes=asked.alarm),
        fallen=asked.fallen,
        fallen_lifting=asked.fallen_lifting,
    )
    render = as_busy_times if asked.format == BUSY else EXPORTS[asked.format].render
    return Done(200, render(document))


def render_program(asked: ProgramFile) -> Done:
    """A finished program as a file.

    Raises:
        BadRequest: when the plan beside it has strength on other days.
    """
    program = program_from(asked.program)
    beside, weeks, start, off = None, asked.running, asked.start, NEVER_OFF
    if asked.beside is not None:
        plan = plan_of(asked.beside.plan)
        beside = BesidePlan(asked.beside.id, plan, asked.beside.revision, asked.beside.fallen)
        if not beside.fits(program):
            if asked.beside.chosen:
                raise BadRequest.of(refused("query.plan", beside.id, "other_lifting_days"))
            beside, weeks, start = None, running_weeks_of(asked.beside.plan), start or plan.start_date
            off = DaysOff.of(plan)
    document = ProgramDocument(
        id=asked.id,
        program=program,
        changed_at=asked.made_at if asked.beside is None else max(asked.made_at, asked.beside.changed_at),
        start=start or asked.made_at.date(),
        zone=_zone(asked.timezone),
        at=asked.at or MORNING,
        beside=beside,
        running=tuple(RunningWeek.model_validate(week) for week in weeks),
        off=off,
        sequence=asked.changes if asked.beside is None else asked.beside.revision,
        language=asked.language,
    )
    return Done(200, PROGRAM_EXPORTS[asked.format].render(document))


def _zone(name: str | None) -> ZoneInfo | None:
    return None if name is None else ZoneInfo(name)
