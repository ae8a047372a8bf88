"""`tune`: instruments for analysts who set the objective's weights."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from api.commands.options import Config, Json, Out, on_terminal
from api.settings import load_config
from solver.errors import BadRequest

if TYPE_CHECKING:
    from api.tune.tables import Table
    from solver.running.search.config import EngineConfig
    from solver.running.search.costs import Weights

T = TypeVar("T")

app = typer.Typer(name="tune", help="Weigh what the engine aims at: sweep, compare, fit.", no_args_is_help=True)

Requests = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.jsonl", help="Requests to try, one a line, as for solve-batch; default: a bundled mix of 48."
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, max=256, metavar="N", help="Worker processes; default: all cores.")]
Report = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Write a page there too, and the plot as PNG; made if missing.")
]
Profile = Annotated[str, typer.Argument(metavar="PROFILE")]


@app.command("sweep")
def sweep(
    weight: Annotated[str, typer.Option(metavar="NAME", help="The weight, as in the settings file: longRun, easy, …")],
    low: Annotated[int, typer.Option("--from", min=0, max=1000, metavar="A", help="Its lowest value.")],
    high: Annotated[int, typer.Option("--to", min=0, max=1000, metavar="B", help="Its highest value.")],
    steps: Annotated[int, typer.Option(min=1, max=100, metavar="N", help="How many values from A to B.")] = 7,
    profile: Annotated[str, typer.Option(metavar="PROFILE", help="Where the other weights come from.")] = "default",
    requests: Requests = None,
    jobs: Jobs = None,
    report: Report = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Try one weight from low to high, all else the same: what it buys and what it costs.

    Every value solves every request. Averages over their plans: the distance from the curve, how much a weekday
    changes, how far long runs, quality and easy days are from their shares, long-run jumps, bends and solve time.
    """
    from api.tune.corpus import read_corpus
    from api.tune.crew import Crew
    from api.tune.pictures import sweep_picture
    from api.tune.sweep import sweep as swept
    from api.tune.sweep import values_between, with_weight
    from api.tune.tables import LEGEND, sweep_table

    start, cases, values = (
        _profile(load_config(config), profile),
        read_corpus(requests),
        values_between(low, high, steps),
    )
    with_weight(start, weight, low)  # an unknown name is refused before any process starts
    with Crew(_size(jobs)) as crew:
        points = swept(cases, start, weight, values, crew, _watching())
    usual = start.model_dump(by_alias=True)[weight]
    title, remark = (
        f"What {weight} buys and costs",
        f"{points[0].plans} plans a value; the profile {profile} has {weight} = {usual}.",
    )
    tables = [sweep_table(weight, points)]
    remarks = [remark, f"Averages, lower is better. {LEGEND}."]
    _finish(out, json, [point.as_json() for point in points], tables, remarks)
    if report:
        _report(report, f"sweep-{weight}", title, remarks, tables, lambda: sweep_picture(weight, points, usual))


@app.command("compare")
def compare(
    first: Profile,
    second: Profile,
    requests: Requests = None,
    jobs: Jobs = None,
    report: Report = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Set two weights profiles side by side on the same requests, and show the weeks where their plans differ most."""
    from api.tune.compare import compare as compared
    from api.tune.corpus import read_corpus
    from api.tune.crew import Crew
    from api.tune.tables import comparison_tables

    settings = load_config(config)
    one, two, cases = _profile(settings, first), _profile(settings, second), read_corpus(requests)
    with Crew(_size(jobs)) as crew:
        found = compared(cases, one, two, crew, _watching())
    tables, title = comparison_tables(first, second, found), f"{first} and {second} compared"
    _finish(out, json, found.as_json(), tables, [])
    if report:
        _report(report, f"compare-{first}-{second}", title, [], tables, None)


@app.command("fit")
def fit(
    plans: Annotated[
        Path,
        typer.Argument(
            metavar="PLANS/",
            help="A folder of a coach's plans: NAME.plan.json beside NAME.request.json, or NAME.json with both.",
        ),
    ],
    trials: Annotated[int, typer.Option(min=1, max=10_000, metavar="N", help="How many weights to try.")] = 100,
    held_out: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="SHARE", help="The share of plans kept back for the check.")
    ] = 0.3,
    profile: Annotated[str, typer.Option(metavar="PROFILE", help="The weights to start from.")] = "default",
    name: Annotated[str, typer.Option(metavar="NAME", help="What to call the fitted profile.")] = "fitted",
    seed: Annotated[int, typer.Option(min=0, metavar="N", help="For the lot and the search; same seed, same fit.")] = 1,
    jobs: Jobs = None,
    report: Report = None,
    json: Json = False,
    out: Out = None,
    config: Config = None,
) -> None:
    """Learn the weights under which the engine comes closest to plans that a coach wrote.

    Distance: kilometres a week that would have to move from day to day to turn one plan into the other. Some plans are
    held out of the search; the result says whether the weights help on those too. With --out NAME.toml the profile is
    written as a settings file, else as JSON.
    """
    from api.files.target import write_text
    from api.tune.coach_plans import read_plans
    from api.tune.crew import Crew
    from api.tune.fit import fit as fitted
    from api.tune.tables import fit_tables, profile_toml

    if not name.isidentifier():
        raise BadRequest(f"--name {name}: must be letters, digits and underscores")
    start, written = _profile(load_config(config), profile), read_plans(plans)
    with Crew(_size(jobs)) as crew:
        found = fitted(written, start, crew, _watching(), trials, held_out, seed)
    toml, tables = profile_toml(name, found.weights, [found.statement]), fit_tables(start, found)
    remarks = [found.statement]
    if found.skipped:
        remarks.append(f"Left out, since their requests have no plan: {', '.join(found.skipped)}.")
    if out is not None and out.endswith(".toml"):
        write_text(out, toml)
        sys.stderr.write("\n".join([*remarks, ""]))
    else:
        _finish(out, json, found.as_json(), tables, remarks)
    if report:
        _report(report, "fit", "Weights fitted to a coach's plans", remarks, tables, None)


def _profile(config: "EngineConfig", name: str) -> "Weights":
    return config.resolve_weights(name)


def _size(jobs: int | None) -> int:
    from api.cores import cores

    return jobs or cores()


def _watching() -> Callable[[Iterable[T], int, str], Iterable[T]]:
    """A bar on standard error, if that is a terminal."""

    def watch(items: Iterable[T], total: int, what: str) -> Iterable[T]:
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        return track(items, what, total, console=console, transient=True, disable=not console.is_terminal)

    return watch


def _finish(out: str | None, json: bool, data: object, tables: "Sequence[Table]", remarks: Sequence[str]) -> None:
    """Tables for a person, JSON for a program."""
    from api.files.documents import save_json

    if json or not on_terminal(out):
        save_json(out, data)
        return
    from api.terminal.number_tables import number_tables
    from api.terminal.screen import show

    show(number_tables([(table.title, table.headings, table.rows) for table in tables], remarks))


def _report(
    folder: Path,
    name: str,
    title: str,
    remarks: Sequence[str],
    tables: "Sequence[Table]",
    picture: Callable[[], bytes] | None,
) -> None:
    import shlex

    from api.tune.page import write_report

    command = shlex.join(["pacewright", *sys.argv[1:]])
    png = None if picture is None else picture()
    page = write_report(folder, name, title, command, remarks, tables, png)
    sys.stderr.write(f"Report: {page}\n")
