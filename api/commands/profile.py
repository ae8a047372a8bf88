"""`profile`: who the athlete is, from what they really ran."""

import datetime as dt
from typing import Annotated, Literal

import typer

from api.commands.options import Html, Json, Out, on_terminal
from api.files.documents import save_json
from api.files.target import write_text
from solver.errors import BadRequest, FieldError
from solver.running.request.request import Goal

Activities = Annotated[
    list[str],
    typer.Argument(
        metavar="ACTIVITIES…",
        help="A Strava export (the zip, its folder or activities.csv), Strava API JSON, FIT, GPX, TCX or CSV files, "
        "folders and zips of them; - reads one file from standard input.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="The profile's day, YYYY-MM-DD; default: the last activity's day.")
]
TimeZone = Annotated[
    str | None,
    typer.Option(metavar="ZONE", help="Where you live, such as Europe/Berlin, for files that give UTC only."),
]
Units = Annotated[
    Literal["km", "mi"] | None, typer.Option(help="What distances without a unit are in; default: found out, else km.")
]
GoalOption = Annotated[Goal | None, typer.Option(help="With --request-out: what the plan is for.")]
RaceDate = Annotated[str | None, typer.Option(metavar="DATE", help="With --request-out: the day of the race.")]
Weeks = Annotated[int | None, typer.Option(min=1, max=52, help="With --request-out: weeks, where there is no race.")]
StartDate = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="With --request-out: first day; default: the Monday after the profile."),
]
RequestOut = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write a plan request with this profile; - writes it instead of the profile."),
]


def profile(
    activities: Activities,
    as_of: AsOf = None,
    timezone: TimeZone = None,
    units: Units = None,
    html: Html = None,
    goal: GoalOption = None,
    race_date: RaceDate = None,
    weeks: Weeks = None,
    start_date: StartDate = None,
    request_out: RequestOut = None,
    json: Json = False,
    out: Out = None,
) -> None:
    """Make the athlete's profile from recorded activities: what a plan starts from.

    JSON {"athlete", "suggestedSettings", "account"} in a pipe or a file, charts on a terminal. The account tells how
    every number came about and how sure it is; what the activities do not tell is null. Files that cannot be used are
    named on standard error, and the rest is used.

    Straight to a plan: pacewright profile export.zip --goal marathon --race-date 2027-04-25 --request-out - |
    pacewright plan -
    """
    from api.commands.reading import complain_about, reading
    from api.history.profile import profile_of_history

    if (goal is None) != (request_out is None):
        raise BadRequest("--goal and --request-out go together: what for, and where to write the request")
    with reading() as told:
        made = profile_of_history(activities, day("--as-of", as_of), units, timezone, told)
    complain_about(made)
    if html is not None:
        from api.terminal.profile.profile_page import profile_page

        write_text(str(html), profile_page(made))
    if request_out is not None and goal is not None:
        from api.history.request import request_from

        wanted = request_from(made, goal, day("--race-date", race_date), weeks, day("--start-date", start_date))
        save_json(request_out, wanted)
        if request_out == "-":
            return
    if json or not on_terminal(out):
        save_json(out, made.as_json())
        return
    from api.terminal.profile.profile_view import profile_view
    from api.terminal.screen import show

    show(profile_view(made))


def day(option: str, text: str | None) -> dt.date | None:
    """The date that an option gives.

    Raises:
        BadRequest: when it is none.
    """
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        message = "must be a real date written YYYY-MM-DD"
        raise BadRequest(f"{option}: {message}", [FieldError(option, text, message)]) from None
