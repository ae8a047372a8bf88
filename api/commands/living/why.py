"""`why`: why a week or a day is as long as it is, and what stands against a wish."""

from typing import Annotated

import typer

from api.commands.living.happenings import wish_of
from api.commands.options import Config, Json, Out, on_terminal
from api.commands.profile import day as date_of
from api.commands.validate import PlanFile, RequestOption
from api.files.documents import load_request, load_running_plan, save_json
from api.files.source import STANDARD
from api.settings import load_config
from solver.errors import BadRequest, FieldError
from solver.running.request.result import Plan
from solver.weekday import Weekday

WeekOption = Annotated[int, typer.Option("--week", metavar="N", min=1, max=52, help="The week's number.")]
DayOption = Annotated[Weekday | None, typer.Option("--day", help="A day of that week.")]
Not = Annotated[
    str | None, typer.Option("--not", metavar="WISH", help="Why not this instead: 70km, tempo, intervals, rest …")
]
Today = Annotated[str | None, typer.Option(metavar="DATE", help="With --not: the first date that may still change.")]


def why(
    plan_file: PlanFile,
    request: RequestOption,
    week: WeekOption,
    day: DayOption = None,
    wish: Not = None,
    today: Today = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Why is this week or day as it is? With --not: what would it cost to have it otherwise, or what forbids it?

    An impossible wish is an answer: exit code 0.
    """
    if plan_file == request == STANDARD:
        raise BadRequest("plan and request cannot both come from standard input")
    plan, asked = load_running_plan(plan_file), load_request(request)
    from solver.running import engine

    as_json = json or not on_terminal(out)
    if wish is None:
        account = engine.why(asked, plan, week, day)
        if as_json:
            save_json(out, account.as_json())
            return
        from api.terminal.plan.revision_view import why_view
        from api.terminal.screen import show

        show(why_view(account))
        return
    from solver.running.request.situation import read_wish

    wanted = read_wish({"pins": [_pin(plan, week, day, wish)]})
    answer = engine.why_not(asked, plan, wanted, date_of("--today", today), load_config(config))
    if as_json:
        save_json(out, answer.as_json())
        return
    from api.terminal.plan.revision_view import why_not_view
    from api.terminal.screen import show

    show(why_not_view(answer, plan, asked))


def _pin(plan: Plan, week: int, day: Weekday | None, wish: str) -> dict[str, object]:
    if week > len(plan.weeks):
        raise BadRequest.of(FieldError("week", week, f"the plan has weeks 1 to {len(plan.weeks)}"))
    wanted = wish_of(wish, f"--not {wish}")
    if day is not None:
        return {"date": plan.weeks[week - 1].days[day.position].date.isoformat(), **wanted}
    if "distanceKm" not in wanted:
        raise BadRequest(f"--not {wish}: say on which --day")
    return {"week": week, **wanted}
