"""How a solver process and its owner talk: a JSON head and a body of bytes, each with its length before it."""

import json
import struct
from typing import Any, BinaryIO

LENGTHS = struct.Struct("!II")
CONFIGURE = "configure"
"""A task of the process itself: the body is its configuration from now on."""


def packed(head: dict[str, Any], body: bytes) -> bytes:
    """One message."""
    text = json.dumps(head, separators=(",", ":")).encode()
    return LENGTHS.pack(len(text), len(body)) + text + body


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message, or None when the other side is gone."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return json.loads(stream.read(head)), stream.read(body)
