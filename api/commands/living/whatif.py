"""`whatif`: other settings, side by side."""

from typing import Annotated

import typer

from api.commands.living.happenings import settings_of
from api.commands.options import Config, Json, Out, RequestFile, on_terminal
from api.commands.profile import day as date_of
from api.files.documents import load_request, load_running_plan, save_json
from api.settings import load_config

Variants = Annotated[
    list[str],
    typer.Option(
        "--variant",
        metavar="NAME=VALUE,…",
        help="Settings to try together, such as raceDate=2027-05-09,daysPerWeek=4; may be given several times.",
        show_default=False,
    ),
]
PlanOption = Annotated[
    str | None, typer.Option("--plan", metavar="PLAN.json", help="Revise this plan instead of solving the request.")
]
Today = Annotated[str | None, typer.Option(metavar="DATE", help="With --plan: the first date that may still change.")]


def whatif(
    request_file: RequestFile,
    variant: Variants,
    plan: PlanOption = None,
    today: Today = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """What if? Each variant's plan in a line beside what there is; nothing is stored."""
    from solver.running import engine
    from solver.running.request.situation import read_wish

    asked = load_request(request_file)
    stored = None if plan is None else load_running_plan(plan)
    wishes = [read_wish({"settings": settings_of([text], "--variant")}) for text in variant]
    found = engine.what_if(asked, wishes, stored, date_of("--today", today), load_config(config))
    if json or not on_terminal(out):
        save_json(out, [alternative.as_json() for alternative in found])
        return
    from api.terminal.plan.revision_view import alternatives_view
    from api.terminal.screen import show
    from solver.running.living.wishes import summed_up

    made = stored or engine.solve(asked, load_config(config))
    show(alternatives_view(summed_up(made), found, asked))
