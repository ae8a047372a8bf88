"""`program`: a strength program, generated or harmonized from a draft."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.coaching import Budget, Coach, CoachOption
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


def program(
    lifter_file: LifterFile,
    coach: CoachOption = Coach.OFFLINE,
    budget: Budget = None,
    html: Html = None,
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
    request = load_lifter_request(lifter_file)
    made = _made(request, model, budget)
    if html is not None:
        from api.exports.strength.html import page_of

        write_text(str(html), page_of(made))
    if json or not on_terminal(out):
        save_json(out, made.as_json())
        return
    from api.terminal.program_view import program_view
    from api.terminal.screen import show

    show(program_view(made, request))


def _made(request: "LifterRequest", model: "CoachModel | None", seconds: float | None) -> "Program":
    """Without a model to ask, nothing of the coach is loaded."""
    if model is None:
        from solver.strength.engine import program_of

        return program_of(request)
    from coach.strength.fill import coach as coached

    return coached(request, model, seconds).program
