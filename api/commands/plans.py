"""`solve` and `plan`: the numbers alone, and the plan with the coach's words."""

from enum import StrEnum
from typing import Annotated

import typer

from api.commands.options import Config, Json, Out, RequestFile, on_terminal
from api.commands.weeks import WeeksOption, chosen_weeks
from api.files.documents import load_request, save_json
from api.settings import load_config
from solver.errors import BadRequest


class Coach(StrEnum):
    """Who writes the words of a plan."""

    OFFLINE = "offline"
    LLM = "llm"


CoachOption = Annotated[
    Coach, typer.Option(help="Who writes titles, paces and descriptions; llm is not available in this version.")
]


def solve(request_file: RequestFile, out: Out = None, config: Config = None) -> None:
    """Solve a request: the plan's skeleton as JSON.

    Dates, workout types, distances and durations, proved optimal; no titles, paces or descriptions yet.
    """
    from solver.running.engine import solve as solve_request

    request = load_request(request_file)
    save_json(out, solve_request(request, load_config(config)).as_json())


def plan(
    request_file: RequestFile,
    coach: CoachOption = Coach.OFFLINE,
    weeks: WeeksOption = "1",
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Make a whole plan: a calendar on a terminal, JSON in a pipe or a file."""
    from coach.offline import fill
    from solver.running.engine import solve as solve_request

    if coach is Coach.LLM:
        raise BadRequest("--coach llm is not available in this version; use --coach offline")
    request = load_request(request_file)
    shown = chosen_weeks(weeks, request.settings.week_count)
    filled = fill(solve_request(request, load_config(config)), request)
    if json or not on_terminal(out):
        save_json(out, filled.as_json())
        return
    from api.terminal.plan_view import plan_view
    from api.terminal.screen import show

    show(plan_view(filled, request, shown))
