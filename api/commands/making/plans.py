"""`solve` and `plan`: the numbers alone, and the plan with the coach's words."""

from typing import TYPE_CHECKING

from api.commands.making.coaching import Budget, Coach, CoachOption
from api.commands.making.weeks import WeeksOption, chosen_weeks
from api.commands.options import BesideProgram, Config, Json, Out, RequestFile, on_terminal
from api.files.documents import load_request_beside, save_json
from api.settings import load_config

if TYPE_CHECKING:
    from coach.model.client import CoachModel
    from solver.running.request.request import PlanRequest
    from solver.running.request.result import Plan


def solve(request_file: RequestFile, program: BesideProgram = None, out: Out = None, config: Config = None) -> None:
    """Solve a request: the plan's skeleton as JSON.

    Dates, workout types, distances and durations, proved optimal; no titles, paces or descriptions yet.
    """
    from solver.running.engine import solve as solve_request

    settings = load_config(config)
    request = load_request_beside(request_file, program, settings.request_in)
    save_json(out, solve_request(request, settings).as_json())


def plan(
    request_file: RequestFile,
    coach: CoachOption = Coach.OFFLINE,
    budget: Budget = None,
    program: BesideProgram = None,
    weeks: WeeksOption = "1",
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Make a whole plan: a calendar on a terminal, JSON in a pipe or a file."""
    from time import monotonic

    from solver.running.engine import solve as solve_request

    start = monotonic()
    model, settings = _model(coach), load_config(config)
    request = load_request_beside(request_file, program, settings.request_in)
    shown = chosen_weeks(weeks, request.settings.week_count)
    skeleton = solve_request(request, settings)
    left = None if budget is None else budget - (monotonic() - start)
    filled = _filled(skeleton, request, model, left)
    if json or not on_terminal(out):
        save_json(out, filled.as_json())
        return
    from api.terminal.plan.plan_view import plan_view
    from api.terminal.screen import show

    show(plan_view(filled, request, shown))


def _model(coach: Coach) -> "CoachModel | None":
    """The language model to ask; what it needs is checked before anything is computed."""
    if coach is Coach.OFFLINE:
        return None
    from api.language_model import model_of

    return model_of()


def _filled(skeleton: "Plan", request: "PlanRequest", model: "CoachModel | None", seconds: float | None) -> "Plan":
    if model is None:
        from coach.offline import fill as fill_offline

        return fill_offline(skeleton, request)
    from api.commands.writing import weeks_written
    from coach.fill import fill

    with weeks_written(len(skeleton.weeks)) as heard:
        return fill(skeleton, request, model=model, seconds=seconds, progress=heard).plan
