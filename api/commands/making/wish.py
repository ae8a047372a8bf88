"""`wish`: a request out of plain words, with what it rests on and what is still to be asked."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.exit_codes import ExitCode
from api.commands.making.coaching import Budget, Coach
from api.commands.options import Config, Json, Out, on_terminal
from api.files.documents import save_json
from api.settings import load_config
from solver.errors import BadRequest, FieldError

if TYPE_CHECKING:
    from coach.wishes.pointing.points import Point
    from coach.wishes.result import Wish
    from solver.running.request.request import PlanRequest
    from solver.strength.request.request import LifterRequest

Words = Annotated[str, typer.Argument(metavar="TEXT", help="What you want, in your own words.")]
Today = Annotated[
    str | None,
    typer.Option(metavar="DATE", help='The day that "next Monday" is counted from; the real one if left out.'),
]
ToPlan = Annotated[
    bool, typer.Option("--plan", help="Go on to the plan, or the strength program, when nothing is open.")
]
Reader = Annotated[
    Coach,
    typer.Option(
        "--coach",
        help="Who reads: the built-in grammar, or beside it the language model that OPENAI_BASE_URL, OPENAI_API_KEY "
        "and PACEWRIGHT_LLM_MODEL name. It only points at words; values are read from them by the grammar.",
    ),
]


def wish(
    text: Words,
    today: Today = None,
    plan: ToPlan = False,
    coach: Reader = Coach.OFFLINE,
    budget: Budget = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Turn a wish into a request. Exit code 0: complete, 4: questions are open, 5: no plan should be made now."""
    from coach.wishes.wish import tongue_for
    from coach.wishes.wish import wish as read_wish

    day = _day(today)
    made = read_wish(text, day, _pointed(text, day, budget) if coach is Coach.LLM else ())
    if plan and made.complete:
        _show_made(made, json, out, config)
        return
    if json or not on_terminal(out):
        save_json(out, dict(made.as_json()))
    else:
        from api.terminal.screen import show
        from api.terminal.wish_view import wish_view

        show(wish_view(made, tongue_for(text)))
    if not made.complete:
        raise typer.Exit(ExitCode.STOPPED if made.stop else ExitCode.OPEN)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadRequest.of(FieldError("--today", text, "must be a real date written YYYY-MM-DD")) from None


def _pointed(text: str, today: dt.date, seconds: float | None) -> "tuple[Point, ...]":
    """What the model points at; why it points at nothing is said, and the grammar reads alone."""
    from api.language_model import model_of
    from coach.wishes.pointing.asking import ask

    pointing = ask(text, today, model_of(), seconds)
    if pointing.fault is not None:
        typer.echo(f"{pointing.fault.sentence()} The wish is read without it where it said nothing.", err=True)
    return pointing.points


def _show_made(made: "Wish", json: bool, out: str | None, config: Config) -> None:
    """The plan, or the strength program, that the wish asks for."""
    from coach.wishes.wish import request_of
    from solver.running.request.request import PlanRequest

    request = request_of(made)
    if isinstance(request, PlanRequest):
        _show_plan(request, json, out, config)
    else:
        _show_program(request, json, out)


def _show_plan(request: "PlanRequest", json: bool, out: str | None, config: Config) -> None:
    from coach.offline import fill
    from solver.running.engine import solve

    plan = fill(solve(request, load_config(config)), request)
    if json or not on_terminal(out):
        save_json(out, plan.as_json())
        return
    from api.terminal.plan.plan_view import plan_view
    from api.terminal.screen import show

    show(plan_view(plan, request, {1}))


def _show_program(request: "LifterRequest", json: bool, out: str | None) -> None:
    from coach.strength.notes import noted
    from solver.strength.engine import program_of

    program = noted(program_of(request), request)
    if json or not on_terminal(out):
        save_json(out, program.as_json())
        return
    from api.terminal.program.program_view import program_view
    from api.terminal.screen import show

    show(program_view(program, request))
