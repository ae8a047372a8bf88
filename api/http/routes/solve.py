"""`/v1/solve` and `/v1/validate`: answered at once by the solver processes, by way of `shortcuts.py`."""

from fastapi import APIRouter, Depends

from api.http.access import Scope
from api.http.describing.openapi import answer, body
from api.http.parts import Parts
from api.http.problems import problems
from api.http.shortcuts import TASKS, answer_with

ERRORS = (400, 408, 413, 415, 422, 500, 503, 504)


def routes(parts: Parts) -> APIRouter:
    """The two addresses."""
    router = APIRouter(
        tags=["solving"],
        dependencies=[Depends(parts.access.needs(Scope.SOLVE))],
        responses=parts.access.problems(),
    )
    router.post(
        "/v1/solve",
        name="solve",
        summary="Solve a request: the plan's skeleton, proved optimal",
        responses={**answer("Plan", "The skeleton: dates, types, distances, durations"), **problems(*ERRORS)},
        openapi_extra=body("PlanRequest", "marathon"),
    )(answer_with(parts, TASKS["/v1/solve"]))
    router.post(
        "/v1/validate",
        name="validate",
        summary="Judge a plan or a strength program, whoever wrote it, by every rule",
        responses={**answer("Verdicts", "One verdict a rule, in the rulebook's order"), **problems(*ERRORS)},
        openapi_extra=body("AnyValidation", "plan", "program"),
    )(answer_with(parts, TASKS["/v1/validate"]))
    return router
