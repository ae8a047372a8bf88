"""Stored plans, programs and profiles as JSON."""

from typing import Any

from api.store.models import AthleteProfile, StrengthProgram, TrainingPlan
from coach.bank.labels import DEFAULT
from solver.strength.answer.beside_running import strength_days_in

Job = TrainingPlan | StrengthProgram


def plan_summary(row: TrainingPlan) -> dict[str, Any]:
    """A plan without its content."""
    return {
        **_progress(row),
        "goal": row.goal,
        "startDate": row.start_date.isoformat(),
        "raceDate": None if row.race_date is None else row.race_date.isoformat(),
        "profileId": row.profile_id,
        "weeksWritten": row.weeks_written,
        "weeksPlanned": row.weeks_planned,
        "revision": row.revision,
    }


def plan_shown(row: TrainingPlan) -> dict[str, Any]:
    """A plan with its content, or with the problem that came in between."""
    told = {"units": row.request["settings"].get("units", "km"), "language": language_of(row)}
    return {**plan_summary(row), **told, "plan": row.content, "problem": row.problem}


def language_of(row: TrainingPlan) -> str:
    """The language that a plan speaks by now: a revision may have changed it."""
    happened = (row.content or {}).get("happened")
    changed = {} if happened is None else happened["situation"]["settings"]
    language: str = {"language": DEFAULT, **row.request["settings"], **changed}["language"]
    return language


def language_of_program(row: StrengthProgram) -> str:
    """The language that a program speaks."""
    language: str = row.request["lifter"].get("language", DEFAULT)
    return language


def program_summary(row: StrengthProgram) -> dict[str, Any]:
    """A program without its content."""
    return {**_progress(row), "primaryFocus": row.primary_focus, "planId": row.plan_id, "writtenBy": row.written_by}


def program_shown(row: StrengthProgram) -> dict[str, Any]:
    """A program with its content, or with the problem that came in between."""
    days = None if row.content is None else strength_days_in(row.content)
    return {**program_summary(row), "strengthDays": days, "program": row.content, "problem": row.problem}


def profile_summary(row: AthleteProfile) -> dict[str, Any]:
    """A snapshot without its account."""
    return {
        "profileId": row.id,
        "createdAt": row.created_at.isoformat(),
        "asOf": None if row.as_of is None else row.as_of.isoformat(),
        "athlete": row.athlete,
        "metadata": row.noted or {},
    }


def profile_shown(row: AthleteProfile) -> dict[str, Any]:
    """The stored snapshot; one that came with a plan request has no suggested settings and no account."""
    return {
        "profileId": row.id,
        "athlete": row.athlete,
        "suggestedSettings": row.suggested_settings,
        "account": row.account,
        "metadata": row.noted or {},
    }


def _progress(row: Job) -> dict[str, Any]:
    return {
        "id": row.id,
        "status": row.status,
        "stage": row.stage,
        "createdAt": row.created_at.isoformat(),
        "finishedAt": None if row.finished_at is None else row.finished_at.isoformat(),
        "metadata": row.noted or {},
    }
