"""`validate`: every rule with its verdict on a plan, whoever wrote it."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import BesideProgram, Json, Out, on_terminal
from api.files.documents import load_lifter_request, load_plan, load_request_beside, save_json
from api.files.source import STANDARD
from solver.answer import RuleVerdict
from solver.errors import BadRequest
from solver.running.request.result import Plan

if TYPE_CHECKING:
    from solver.strength.answer.result import Program

BROKEN = 1

PlanFile = Annotated[str, typer.Argument(metavar="PLAN.json", help="The plan; - reads standard input.")]
RequestOption = Annotated[
    str, typer.Option("--request", metavar="REQUEST.json", help="The request that the plan answers; - reads stdin.")
]


def validate(
    plan_file: PlanFile, request: RequestOption, program: BesideProgram = None, json: Json = False, out: Out = None
) -> None:
    """Check a plan, or a strength program, against every rule. Exit code 0 if none is broken, else 1."""
    if plan_file == request == STANDARD:
        raise BadRequest("plan and request cannot both come from standard input")
    plan = load_plan(plan_file)
    if isinstance(plan, Plan):
        verdicts = _plan_verdicts(plan, request, program)
    elif program is None:
        verdicts = _program_verdicts(plan, request)
    else:
        raise BadRequest("--program goes with a running plan, not with a strength program")
    if json or not on_terminal(out):
        save_json(out, [verdict.model_dump(mode="json", by_alias=True) for verdict in verdicts])
    else:
        from api.terminal.screen import show
        from api.terminal.verdicts import verdict_table

        show(verdict_table(verdicts))
    if any(verdict.verdict == "broken" for verdict in verdicts):
        raise typer.Exit(BROKEN)


def _plan_verdicts(plan: Plan, request: str, program: str | None) -> list[RuleVerdict]:
    from solver.running.engine import validate as verdicts_on

    return verdicts_on(plan, load_request_beside(request, program))


def _program_verdicts(program: "Program", request: str) -> list[RuleVerdict]:
    from solver.strength.engine import validate as verdicts_on

    return verdicts_on(program, load_lifter_request(request))
