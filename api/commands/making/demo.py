"""`demo`: the main job on a bundled example."""

from importlib.resources import as_file, files
from typing import Annotated

import typer

from api.commands.making.weeks import WeeksOption, chosen_weeks
from api.commands.options import Config, Out
from api.files.documents import load_request
from api.files.target import write_text
from api.settings import load_config

EXAMPLE = files("api") / "examples" / "marathon.json"

RequestOnly = Annotated[
    bool, typer.Option("--request", help="Print the example's request instead: something to start your own from.")
]


def demo(weeks: WeeksOption = "1", request: RequestOnly = False, out: Out = None, config: Config = None) -> None:
    """Show a plan for the bundled example: 16 weeks to a marathon, four runs a week."""
    if request:
        write_text(out, EXAMPLE.read_text(encoding="utf-8"))
        return
    from api.terminal.plan.plan_view import plan_view
    from api.terminal.screen import show
    from coach.offline import fill
    from solver.running.engine import solve

    with as_file(EXAMPLE) as path:
        asked = load_request(str(path))
    shown = chosen_weeks(weeks, asked.settings.week_count)
    plan = fill(solve(asked, load_config(config)), asked)
    show(plan_view(plan, asked, shown), out)
