"""Some lines of a batch on their way to a process that answers them: a head with kind and numbers, then the lines."""

import json
from collections.abc import Sequence

from api.batch.lines import Line


def asked(kind: str, lines: Sequence[Line]) -> bytes:
    """The lines as they came, none of which holds a line end inside."""
    head = json.dumps({"kind": kind, "numbers": [line.number for line in lines]}).encode()
    return b"\n".join([head, *(line.data.rstrip(b"\r\n") for line in lines)])


def read_asked(body: bytes) -> tuple[str, list[Line]]:
    """What :func:`asked` wrote."""
    head, *data = body.split(b"\n")
    about = json.loads(head)
    return about["kind"], [Line(number, line) for number, line in zip(about["numbers"], data, strict=True)]
