"""The language in which a caller is told what went wrong: that of the plan or program that it is about, else the one
that the caller wants."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from api.http.answering.views import language_of, language_of_program
from api.http.parts import Parts
from api.http.problems import LanguageOf
from api.http.wanting import wanted_by
from solver.errors import PacewrightError

TURNED_AWAY = (429, 503)
"""Who is turned away must not cost a look into the database."""


def speaking(parts: Parts) -> LanguageOf:
    """Finds the language for a request that is refused."""

    async def language_for(request: Request, error: PacewrightError) -> str:
        about = {**request.path_params, **getattr(request.state, "about", {})}
        looks = "tenant" in about and error.status not in TURNED_AWAY
        found = await run_in_threadpool(_of_document, parts, about) if looks else None
        return found or wanted_by(request.headers.get("accept-language"))

    return language_for


def _of_document(parts: Parts, about: Mapping[str, Any]) -> str | None:
    """The language of the document that a request is about; None where there is none."""
    try:
        if "plan_id" in about:
            plan = parts.plans.get(about["tenant"], about["plan_id"])
            return None if plan is None else language_of(plan)
        program = parts.programs.get(about["tenant"], about["program_id"]) if "program_id" in about else None
        return None if program is None else language_of_program(program)
    except SQLAlchemyError:  # what went wrong is told all the same
        return None
