"""`solve-batch`: many requests from JSON Lines to JSON Lines."""

import sys
from typing import Annotated

import typer

from api.commands.options import Config
from api.settings import load_config

ACCIDENT = 1

InFile = Annotated[str, typer.Argument(metavar="IN.jsonl", help="Requests, one a line; - reads standard input.")]
OutFile = Annotated[
    str,
    typer.Argument(
        metavar="OUT.jsonl", help="Answers, one a line; - writes standard output. A file appears when all is done."
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, max=1024, metavar="N", help="Worker processes; default: all cores.")]


def solve_batch(in_file: InFile, out_file: OutFile = "-", jobs: Jobs = None, config: Config = None) -> None:
    """Solve many requests from JSON Lines to JSON Lines, on all cores.

    A line holds {"id": …, "request": {…}}; its answer {"id": …, "plan": {…}} or {"id": …, "error": {…}}.

    Answers come in input order. A bad line gets an error and never stops the rest; blank lines are skipped; a line
    without an id gets null. A summary goes to standard error.

    Exit code 0 when every line got its plan or an error that explains itself, 1 when a line met an internal error
    (status 500).
    """
    from api.batch.crew import Crew
    from api.batch.lines import open_input, read_lines
    from api.batch.stream import answered
    from api.batch.tally import Tally
    from api.commands.progress import progress
    from api.cores import cores
    from api.files.target import writing

    settings, tally = load_config(config), Tally()
    with (
        open_input(in_file) as stream,
        writing(out_file) as target,
        Crew(jobs or cores(), settings) as crew,
        progress(tally, in_file, out_file),
    ):
        for answer in tally.counting(answered(read_lines(stream), crew)):
            target.write(answer.text)
    sys.stderr.write(tally.summary() + "\n")
    if tally.failed:
        raise typer.Exit(ACCIDENT)
