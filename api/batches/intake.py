"""A batch as it comes in: lines out of a file that may be packed, cut into parts, never all of them in memory."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from api.batch.lines import Line, read_lines
from api.batch.parts.manifest import chunks
from solver.errors import BadRequest
from solver.sentences import Sentence

PART = 10
"""Lines a part: some tens of milliseconds of a solver process, so that nobody waits long behind a batch."""


class TooLarge(BadRequest):
    """A batch has more lines or bytes than one may have."""

    type = "urn:pacewright:too-large"
    status = 413


@dataclass(frozen=True)
class Limits:
    """What a batch may have at most, unpacked."""

    lines: int
    bytes: int


@dataclass(frozen=True)
class Measured:
    """How many lines a batch has, and a digest of them."""

    lines: int
    digest: str


class Intake:
    """A file of lines; it is read twice, once to measure it."""

    def __init__(self, file: BinaryIO, *, packed: bool, limits: Limits) -> None:
        self._file = file
        self._packed = packed
        self._limits = limits

    def measured(self) -> Measured:
        """Read it all.

        Raises:
            TooLarge: above the limits.
            BadRequest: when it has no line, or is not packed as it says.
        """
        digest, count, size = hashlib.sha256(), 0, 0
        for line in self._lines():
            count, size = count + 1, size + len(line.data)
            if count > self._limits.lines:
                raise TooLarge(Sentence("many_lines", most=self._limits.lines))
            if size > self._limits.bytes:
                raise TooLarge(Sentence("large_batch", most=self._limits.bytes))
            digest.update(line.data.rstrip(b"\r\n") + b"\n")
        if not count:
            raise BadRequest(Sentence("no_line"))
        return Measured(count, digest.hexdigest())

    def parts(self) -> Iterator[Sequence[Line]]:
        """The lines in their order, some at a time."""
        for _, chunk in chunks(self._lines(), PART):
            yield chunk

    def _lines(self) -> Iterator[Line]:
        self._file.seek(0)
        if not self._packed:
            yield from read_lines(self._file)
            return
        try:
            with gzip.open(self._file) as unpacked:
                yield from read_lines(cast(BinaryIO, unpacked))
        except (EOFError, zlib.error, BadRequest):
            raise BadRequest(Sentence("no_gzip")) from None
