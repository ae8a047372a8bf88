"""`validate`: every rule with its verdict on a plan, whoever wrote it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.exit_codes import ExitCode
from api.commands.options import BesideProgram, Json, Out, on_terminal
from api.files.documents import load_lifter_request, load_plan, load_request_beside, save_json
from api.files.source import STANDARD
from coach.moments.breaks import slowed_days
from solver.errors import BadRequest
from solver.running.paces.metrics import IntensityMetrics, intensity_metrics
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.verdict import RuleVerdict

if TYPE_CHECKING:
    from solver.strength.answer.result import Program

PlanFile = Annotated[str, typer.Argument(metavar="PLAN.json", help="The plan; - reads standard input.")]
RequestOption = Annotated[
    str, typer.Option("--request", metavar="REQUEST.json", help="The request that the plan answers; - reads stdin.")
]


Metrics = Annotated[
    bool, typer.Option("--metrics", help="Add the minutes at each intensity, week by week (running plans only).")
]


def validate(
    plan_file: PlanFile,
    request: RequestOption,
    program: BesideProgram = None,
    metrics: Metrics = False,
    json: Json = False,
    out: Out = None,
) -> None:
    """Check a plan, or a strength program, against every rule. Exit code 0 if none is broken, else 1."""
    if plan_file == request == STANDARD:
        raise BadRequest("plan and request cannot both come from standard input")
    plan = load_plan(plan_file)
    measured = None
    if isinstance(plan, Plan):
        asked = load_request_beside(request, program)
        verdicts = _plan_verdicts(plan, asked)
        slowed = slowed_days(plan, plan.answers(asked).settings.blocked_dates) if metrics else {}
        measured = intensity_metrics(plan.weeks, asked, slowed) if metrics else None
    elif program is not None or metrics:
        raise BadRequest(f"{'--metrics' if metrics else '--program'} goes with a running plan, not with a program")
    else:
        verdicts = _program_verdicts(plan, request)
    _write(verdicts, measured, out, json or not on_terminal(out))
    if any(verdict.verdict == "broken" for verdict in verdicts):
        raise typer.Exit(ExitCode.BROKEN)


def _write(verdicts: Sequence[RuleVerdict], measured: IntensityMetrics | None, out: str | None, as_json: bool) -> None:
    """The list of verdicts; beside metrics it becomes one of two fields."""
    if as_json:
        listed = [verdict.model_dump(mode="json", by_alias=True) for verdict in verdicts]
        metrics = measured and measured.model_dump(mode="json", by_alias=True)
        save_json(out, listed if metrics is None else {"verdicts": listed, "metrics": metrics})
        return
    from api.terminal.intensity import intensity_bars
    from api.terminal.screen import show
    from api.terminal.verdicts import verdict_table

    show(verdict_table(verdicts))
    if measured is not None:
        show(intensity_bars(measured))


def _plan_verdicts(plan: Plan, asked: PlanRequest) -> list[RuleVerdict]:
    from solver.running.engine import validate as verdicts_on

    return verdicts_on(plan, asked)


def _program_verdicts(program: "Program", request: str) -> list[RuleVerdict]:
    from solver.strength.engine import validate as verdicts_on

    return verdicts_on(program, load_lifter_request(request))
