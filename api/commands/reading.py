"""What a person sees while activity files are read: a progress bar on a terminal, and what could not be used."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from api.terminal.safe_text import printable
from solver.running.profile.result import Profile

MOST_COMPLAINTS = 20


@contextlib.contextmanager
def reading() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error while the block runs, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _read, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading activities", total=None)
        yield lambda read, of: bar.update(task, completed=read, total=of)


def complain_about(profile: Profile) -> None:
    """Every remark of the account on standard error, the first twenty at least."""
    remarks = profile.account.remarks
    for remark in remarks[:MOST_COMPLAINTS]:
        where = f"{remark.file}: " if remark.file else ""
        sys.stderr.write(printable(f"pacewright: {where}{remark.message}") + "\n")
    if len(remarks) > MOST_COMPLAINTS:
        more = len(remarks) - MOST_COMPLAINTS
        sys.stderr.write(f"pacewright: {more} more remarks are in the account (--json)\n")
