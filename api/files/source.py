"""Bytes from a file or, for `-`, from standard input; every refusal is one readable sentence."""

import sys
from pathlib import Path

from solver.errors import BadRequest

MAX_BYTES = 5_000_000
STANDARD = "-"


def name_of(path: str) -> str:
    """How messages call this source."""
    return "standard input" if path == STANDARD else path


def read_bytes(path: str) -> bytes:
    """All bytes of a small file.

    Raises:
        BadRequest: when it is missing, unreadable, a directory or larger than MAX_BYTES.
    """
    try:
        data = _read_limited(path)
    except (OSError, ValueError) as error:
        raise BadRequest(f"cannot read {name_of(path)}: {reason(error)}") from None
    if len(data) > MAX_BYTES:
        raise BadRequest(
            f"{name_of(path)} is larger than {MAX_BYTES // 1_000_000} MB; that is no single request or plan"
        )
    return data


def reason(error: OSError | ValueError) -> str:
    """The operating system's reason without its numbers and paths."""
    text = error.strerror if isinstance(error, OSError) else str(error)
    return (text or str(error) or type(error).__name__).lower()


def _read_limited(path: str) -> bytes:
    """One byte more than allowed is enough to know that there is too much."""
    if path == STANDARD:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(path).open("rb") as file:
        return file.read(MAX_BYTES + 1)
