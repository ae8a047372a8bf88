"""`solve-batch` and `revise-batch`: many requests or situations, a line in and a line out."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.exit_codes import ExitCode
from api.commands.options import Config
from api.settings import load_config

if TYPE_CHECKING:
    from api.batch.tally import Tally
    from solver.running.search.config import EngineConfig

InFile = Annotated[
    str,
    typer.Argument(
        metavar="IN",
        help="JSON Lines, packed (.gz) or not, or Parquet; a file or any fsspec address; - reads stdin.",
    ),
]
OutFile = Annotated[
    str,
    typer.Argument(
        metavar="OUT", help="The answers, by the same endings; - writes standard output. It appears when all is done."
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, max=1024, metavar="N", help="Worker processes; default: all cores.")]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Work in parts that survive a kill: `local` for processes of this machine, tcp://HOST:PORT for a Dask "
        "scheduler. Started again, the batch goes on.",
    ),
]


def solve_batch(
    in_file: InFile, out_file: OutFile = "-", jobs: Jobs = None, cluster: Cluster = None, config: Config = None
) -> None:
    """Solve many requests, on all cores or on a cluster.

    A line holds {"id": …, "request": {…}}; its answer {"id": …, "plan": {…}} or {"id": …, "error": {…}}.

    Answers come in input order. A bad line gets an error and never stops the rest; blank lines are skipped; a line
    without an id gets null. A summary goes to standard error.

    Exit code 0 when every line got its plan or an error that explains itself, 1 when a line met an internal error
    (status 500).
    """
    _run("solve", in_file, out_file, jobs, cluster, config)


def revise_batch(
    in_file: InFile, out_file: OutFile = "-", jobs: Jobs = None, cluster: Cluster = None, config: Config = None
) -> None:
    """Revise many plans, on all cores or on a cluster.

    A line holds {"id": …, "request": {…}, "plan": {…}, "situation": {…}}; its answer {"id": …, "revision": {…}} or
    {"id": …, "error": {…}}. All else is as for solve-batch.
    """
    _run("revise", in_file, out_file, jobs, cluster, config)


def _run(kind: str, in_file: str, out_file: str, jobs: int | None, cluster: str | None, config: Config) -> None:
    from api.batch.tally import Tally
    from api.commands.progress import progress
    from api.cores import cores

    settings, tally, size = load_config(config), Tally(), jobs or cores()
    with progress(tally, in_file, out_file):
        if cluster is None:
            _stream(kind, in_file, out_file, size, settings, tally)
        else:
            from api.batch.parts.run import Batch, run_in_parts

            run_in_parts(Batch(kind, in_file, out_file, cluster, size, settings), tally, _told)
    sys.stderr.write(tally.summary() + "\n")
    if tally.failed:
        raise typer.Exit(ExitCode.BROKEN)


def _told(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _stream(kind: str, in_file: str, out_file: str, size: int, settings: "EngineConfig", tally: "Tally") -> None:
    from api.batch.answers import answer_all, revise_all
    from api.batch.crew import Crew
    from api.batch.formats import reading_lines, writing_answers
    from api.batch.stream import answered

    work = answer_all if kind == "solve" else revise_all
    with (
        reading_lines(in_file) as lines,
        writing_answers(out_file) as target,
        Crew(size, settings, work) as crew,
    ):
        for answer in tally.counting(answered(lines, crew)):
            target.write(answer.text)
