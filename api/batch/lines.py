"""The lines of a batch, read one at a time however large the file is."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from api.files.source import MAX_BYTES, STANDARD, name_of, reason
from solver.errors import BadRequest


@dataclass(frozen=True)
class Line:
    """A line with its number in the input, from 1; a line that is too long keeps only its beginning."""

    number: int
    data: bytes

    @property
    def too_long(self) -> bool:
        """Whether the line is longer than any request."""
        return len(self.data) > MAX_BYTES


@contextlib.contextmanager
def open_input(path: str) -> Iterator[BinaryIO]:
    """The input as a stream.

    Raises:
        BadRequest: when it cannot be opened.
    """
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below
    except (OSError, ValueError) as error:
        raise BadRequest(f"cannot read {name_of(path)}: {reason(error)}") from None
    with stream:
        yield stream


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """Every line that is not blank.

    Raises:
        BadRequest: when the input stops being readable.
    """
    number = 0
    while data := _read_line(stream):
        number += 1
        rest = data
        while not rest.endswith(b"\n") and (rest := _read_line(stream)):
            continue
        if data.strip():
            yield Line(number, data)


def _read_line(stream: BinaryIO) -> bytes:
    """One line, or as much of it as is longer than any request."""
    try:
        return stream.readline(MAX_BYTES + 1)
    except OSError as error:
        raise BadRequest(f"cannot read on: {reason(error)}") from None
