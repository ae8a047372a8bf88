"""How a solver process and its owner talk: a head and a body of bytes, each with its length before it. A task's head is
its name, an answer's is JSON."""

import struct
from typing import BinaryIO

LENGTHS = struct.Struct("!II")
CONFIGURE = "configure"
"""A task of the process itself, its first one: the body is its configuration from now on."""


def packed(head: bytes, body: bytes) -> bytes:
    """One message."""
    return LENGTHS.pack(len(head), len(body)) + head + body


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next message, or None when the other side is gone."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return stream.read(head), stream.read(body)
