"""`program`: a strength program, generated or harmonized from a draft."""

from typing import Annotated

import typer

from api.commands.options import Json, Out, on_terminal
from api.files.documents import load_lifter_request, save_json

LifterFile = Annotated[
    str,
    typer.Argument(metavar="LIFTER.json", help="The lifter, and maybe a draft to repair; - reads standard input."),
]


def program(lifter_file: LifterFile, json: Json = False, out: Out = None) -> None:
    """Make a strength program, or repair a draft: a week with sets per muscle on a terminal, JSON in a pipe.

    A draft is never refused: its days go to the split's days, its sets into range by the smallest repair, and every
    correction is said.
    """
    from solver.strength.engine import program_of

    request = load_lifter_request(lifter_file)
    made = program_of(request)
    if json or not on_terminal(out):
        save_json(out, made.as_json())
        return
    from api.terminal.program_view import program_view
    from api.terminal.screen import show

    show(program_view(made, request))
