"""`program`: a strength program, generated or harmonized from a draft."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.making.coaching import Budget, Coach, CoachOption
from api.commands.options import Html, Json, Out, on_terminal
from api.files.documents import load_lifter_request, save_json
from api.files.target import write_text

if TYPE_CHECKING:
    from coach.model.client import CoachModel
    from solver.strength.answer.result import Program
    from solver.strength.request.request import LifterRequest

LifterFile = Annotated[
    str,
    typer.Argument(metavar="LIFTER.json", help="The lifter, and maybe a draft to repair; - reads standard input."),
]


BesidePlan = Annotated[
    str | None,
    typer.Option(
        "--beside",
        metavar="PLAN.json",
        help="A running plan beside which the lifting stands: its recovery and taper weeks are the deloads.",
    ),
]


class Log(StrEnum):
    """How corrections are written to standard error."""

    JSON = "json"


LogOption = Annotated[
    Log | None, typer.Option("--log", help="Also write each correction as a structured line to standard error.")
]


def program(
    lifter_file: LifterFile,
    coach: CoachOption = Coach.OFFLINE,
    budget: Budget = None,
    html: Html = None,
    beside: BesidePlan = None,
    log: LogOption = None,
    json: Json = False,
    out: Out = None,
) -> None:
    """Make a strength program, or repair a draft: a week with sets per muscle on a terminal, JSON in a pipe.

    A draft is never refused: its days go to the split's days, its sets into range by the smallest repair, and every
    correction is said.
    """
    model = None
    if coach is Coach.LLM:
        from api.language_model import model_of

        model = model_of()
    request = load_lifter_request(lifter_file, beside)
    made = _made(request, model, budget)
    if log is not None:
        _log(made)
    if html is not None:
        from api.exports.strength.html import page_of

        write_text(str(html), page_of(made, request.lifter.language))
    if json or not on_terminal(out):
        save_json(out, made.as_json())
        return
    from api.terminal.program.program_view import program_view
    from api.terminal.screen import show

    show(program_view(made, request))


def _log(made: "Program") -> None:
    """One JSON line a correction, on standard error."""
    import json
    import sys

    from api.corrections import EVENT, corrections_of

    for correction in corrections_of(made.as_json()):
        print(json.dumps({"event": EVENT, **correction}, ensure_ascii=False), file=sys.stderr)


def _made(request: "LifterRequest", model: "CoachModel | None", seconds: float | None) -> "Program":
    """Without a model to ask, nothing of the coach is loaded but its bank."""
    if model is None:
        from coach.strength.notes import noted
        from solver.strength.engine import program_of

        return noted(program_of(request), request)
    from coach.strength.fill import coach as coached

    return coached(request, model, seconds).program
