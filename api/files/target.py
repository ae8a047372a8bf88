"""Results go to standard output or to a file, which is replaced whole or not touched at all."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from api.files.source import STANDARD, reason
from solver.errors import BadRequest


@contextlib.contextmanager
def writing(path: str | None) -> Iterator[BinaryIO]:
    """A stream to write to; a file appears under its name only when the block ends well.

    Raises:
        BadRequest: when the file, or standard output, cannot be written.
        BrokenPipeError: when whoever reads standard output has stopped.
    """
    opened = _standard_output() if path is None or path == STANDARD else _file(Path(path))
    try:
        with opened as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        shown = "standard output" if path in (None, STANDARD) else path or "to an empty name"
        raise BadRequest(f"cannot write {shown}: {reason(error)}") from None


def write_text(path: str | None, text: str) -> None:
    """Write one text, always as UTF-8."""
    with writing(path) as stream:
        stream.write(text.encode("utf-8"))


@contextlib.contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except OSError:
        _abandon_standard_output()
        raise


def _abandon_standard_output() -> None:
    """What is still buffered can no longer be written; without this, Python would complain again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextlib.contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    final = _resolved(path)
    if final.exists() and not final.is_file():  # a device or a pipe cannot be replaced
        with final.open("wb") as stream:
            yield stream
        return
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        if final.exists():
            shutil.copymode(final, part)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)


def _resolved(path: Path) -> Path:
    """The file itself where the path is a link to it."""
    try:
        return path.resolve()
    except ValueError as error:  # a name that no file can have
        raise BadRequest(f"cannot write {path}: {reason(error)}") from None
