"""Who wrote what in a program that a language model was asked for."""

from collections.abc import Mapping
from typing import Any

from solver.answer import Severity, WrittenBy
from solver.strength.answer.result import Program, ProgramAdvisory, ProgramDay
from solver.strength.drafts.changes import Code


def credited(program: Program, draft: Mapping[str, Any] | None) -> Program:
    """The program with the writer of each training day, and of the whole; without a draft all is the template's.

    A day is the model's where nothing on it was corrected, the template's where nothing on it is from the draft.
    """
    days = [
        day.model_copy(update={"written_by": _writer(day, program.advisories, draft)}) if day.exercises else day
        for day in program.days
    ]
    writers = {day.written_by for day in days if day.written_by is not None}
    whole = writers.pop() if len(writers) == 1 else WrittenBy.REPAIRED if writers else WrittenBy.OFFLINE
    return program.model_copy(update={"days": days, "written_by": whole})


def _writer(day: ProgramDay, advisories: list[ProgramAdvisory], draft: Mapping[str, Any] | None) -> WrittenBy:
    mine = [advice for advice in advisories if advice.day == day.day_of_week]
    added = {advice.exercise for advice in mine if advice.code == Code.EXERCISE_ADDED}
    if draft is None or all(exercise.name in added for exercise in day.exercises):
        return WrittenBy.OFFLINE
    corrected = any(advice.severity is Severity.WARNING for advice in mine)
    return WrittenBy.REPAIRED if corrected else WrittenBy.MODEL
