"""`revise`: the plan in force after what happened, by the smallest change."""

import datetime as dt
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.living.happenings import events_of, moves_of, pins_of, settings_of
from api.commands.living.naming import named
from api.commands.options import Config, Json, Out, on_terminal
from api.commands.profile import TimeZone, Units, day
from api.commands.validate import PlanFile, RequestOption
from api.files.documents import load_request, load_running_plan, save_json
from api.files.source import STANDARD
from api.settings import load_config
from solver.errors import BadRequest

if TYPE_CHECKING:
    from solver.running.request.request import PlanRequest
    from solver.running.request.result import Plan
    from solver.running.request.revision import Revision
    from solver.running.request.situation import Situation

Today = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The first date that may still change; default: the day after the last run."),
]
DoneFiles = Annotated[
    list[str],
    typer.Option(
        "--done",
        metavar="FILE",
        help="What was really run: a Strava export, FIT, GPX, TCX or CSV; may be given several times. Runs count for "
        "the day on which they began, two a day are added. Without it all before today counts as run as planned, but "
        "for days ill, injured or away.",
        show_default=False,
    ),
]
WITHOUT_RECORD = "without --done everything before today counts as run as planned, but for days ill, injured or away"
DAY_TOLD = re.compile("[ =:]")
"""What stands around the day, or the week, that `--move FROM:TO` and `--pin DATE=KM` are about."""
Spans = list[str]
Ill = Annotated[Spans, typer.Option(metavar="FROM:TO", help="Ill on these dates: no running.", show_default=False)]
Injured = Annotated[Spans, typer.Option(metavar="FROM:TO", help="Injured: no running.", show_default=False)]
Travel = Annotated[Spans, typer.Option(metavar="FROM:TO", help="Away: hard runs move or fall.", show_default=False)]
Moves = Annotated[list[str], typer.Option("--move", metavar="FROM:TO", help="Move a run.", show_default=False)]
Pins = Annotated[
    list[str],
    typer.Option(
        "--pin", metavar="DATE=KM", help="Fix a day (DATE=8, DATE=tempo) or a week (week9=60).", show_default=False
    ),
]
Sets = Annotated[
    list[str], typer.Option("--set", metavar="NAME=VALUE", help="Change a setting: daysPerWeek=4.", show_default=False)
]
SituationFile = Annotated[
    str | None, typer.Option(metavar="FILE", help="Everything at once as JSON: today, done, events, pins, settings.")
]


def revise(
    plan_file: PlanFile,
    request: RequestOption,
    today: Today = None,
    done: DoneFiles = [],  # noqa: B006 - typer reads the default and never writes it
    ill: Ill = [],  # noqa: B006
    injured: Injured = [],  # noqa: B006
    travel: Travel = [],  # noqa: B006
    move: Moves = [],  # noqa: B006
    pin: Pins = [],  # noqa: B006
    set_: Sets = [],  # noqa: B006
    situation: SituationFile = None,
    timezone: TimeZone = None,
    units: Units = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Let a plan follow life: the smallest change that the rules permit, and a reason for every changed day.

    On a terminal the changed weeks, before and after; JSON in a pipe. --out writes the new plan, ready to be revised
    again: it remembers what it was told.
    """
    from coach.revising import worded
    from solver.running.engine import revise as revise_plan

    if plan_file == request == STANDARD:
        raise BadRequest("plan and request cannot both come from standard input")
    plan, asked = load_running_plan(plan_file), load_request(request)
    told = _told(ill, injured, travel, [*moves_of(move), *pins_of(pin)], settings_of(set_, "--set"))
    data = _loaded(situation)
    recorded = _done(plan, done, units, timezone)
    with named(_options_by_field(data, ill, injured, travel, move, pin)):
        known = _situation(plan, told, data, day("--today", today), recorded)
        revision = worded(revise_plan(asked, plan, known, load_config(config)), plan, asked)
    _hand_over(revision, plan, asked, out, json)


def _told(
    ill: Spans, injured: Spans, travel: Spans, pins: list[dict[str, object]], settings: dict[str, object]
) -> dict[str, Any]:
    """What the options tell, as a situation has it."""
    spans = (("illness", ill, "--ill"), ("injury", injured, "--injured"), ("travel", travel, "--travel"))
    events = [event for kind, given, option in spans for event in events_of(kind, given, option)]
    return {"events": events, "pins": pins, "settings": settings}


def _hand_over(revision: "Revision", plan: "Plan", asked: "PlanRequest", out: str | None, json: bool) -> None:
    """The new plan into its file, and what changed onto the terminal, or as JSON where no file was named."""
    if out not in (None, STANDARD):
        save_json(out, revision.plan.as_json())
    if json or not on_terminal(None):
        if out in (None, STANDARD):
            save_json(None, revision.as_json())
        return
    from api.terminal.plan.revision_view import revision_view
    from api.terminal.screen import show

    show(revision_view(revision, plan, asked))


def _done(
    plan: "Plan", files: list[str], units: "Units", timezone: str | None
) -> tuple[dt.date | None, list[dict[str, object]]]:
    """The last day recorded and what was run by date; nothing without files."""
    if not files:
        return None, []
    from api.commands.reading import reading
    from api.history.done import done_of
    from api.history.history import read_history

    with reading() as heard:
        history = read_history(files, units, timezone, heard)
    for name, message in history.problems:
        sys.stderr.write(f"pacewright: {name}: {message}\n" if name else f"pacewright: {message}\n")
    last = min(history.last_day, plan.end_date)
    return history.last_day, done_of(history, plan.start_date - dt.timedelta(28), last)


def _loaded(path: str | None) -> dict[str, Any]:
    """The situation's file; an empty one without it."""
    from api.files.documents import load_json

    data = {} if path is None else load_json(path)
    if not isinstance(data, dict):
        raise BadRequest(f"{path}: a situation is a JSON object with today")
    return data


def _options_by_field(
    data: Mapping[str, Any], ill: Spans, injured: Spans, travel: Spans, moves: Spans, pins: Spans
) -> dict[str, str]:
    """Which option each event and pin of the merged situation came from, pins under the names that conflicts give them
    too; those of the file keep their names."""
    kinds = (("--ill", ill), ("--injured", injured), ("--travel", travel))
    told = {
        "events": [f"{name} {span}" for name, spans in kinds for span in spans],
        "pins": [*(f"--move {move}" for move in moves), *(f"--pin {pin}" for pin in pins)],
    }
    by_place = {
        f"{field}.{place}": option
        for field, options in told.items()
        for place, option in enumerate(options, start=len(data.get(field, [])))
    }
    by_day = {f"pins.{DAY_TOLD.split(option)[1]}": option for option in told["pins"]}
    return by_day | by_place


def _situation(
    plan: "Plan",
    told: Mapping[str, Any],
    data: Mapping[str, Any],
    today: dt.date | None,
    recorded: tuple[dt.date | None, list[dict[str, object]]],
) -> "Situation":
    """Options and file as one situation; without any record the past counts as run as planned."""
    from api.workers.recorded import as_planned
    from solver.running.request.situation import read_situation

    last, done = recorded
    day_after = None if last is None else last + dt.timedelta(1)
    first = today or (data.get("today") and day("today", str(data["today"]))) or day_after
    if first is None:
        raise BadRequest("say --today DATE, the first date that may still change, or give --done files")
    done = [entry for entry in done if str(entry["date"]) < first.isoformat()]
    merged = {
        "today": first.isoformat(),
        "done": [*data.get("done", []), *done],
        "events": [*data.get("events", []), *told["events"]],
        "pins": [*data.get("pins", []), *told["pins"]],
        "settings": {**data.get("settings", {}), **told["settings"]},
    }
    known = read_situation({**data, **merged})
    if done or "done" in data:
        return known
    planned = as_planned(plan, known.today, known.events)
    if planned:
        sys.stderr.write(f"pacewright: {WITHOUT_RECORD}\n")
    return read_situation({**data, **merged, "done": planned})
