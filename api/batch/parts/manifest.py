"""What the parts of a batch belong to: which input, which engine, which cut. Another run must match to go on."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice

from api.batch.lines import Line
from api.batch.parts.store import PartStore
from solver.errors import BadRequest

CHUNK = 50
"""Lines a part: hand-over costs some 0.3 ms a line at this size; larger chunks move the knee."""


@dataclass(frozen=True)
class Manifest:
    """The batch as it was cut; `lines` and `digest` are of the input without blank lines."""

    kind: str
    digest: str
    lines: int
    chunk: int
    seal: str

    @property
    def parts(self) -> int:
        """How many there will be."""
        return -(-self.lines // self.chunk)


def manifest_of(kind: str, lines: Iterable[Line], seal: str, chunk: int = CHUNK) -> Manifest:
    """Read the input once, for its digest and its length."""
    digest, count = hashlib.sha256(), 0
    for line in lines:
        digest.update(line.data.rstrip(b"\n") + b"\n")
        count += 1
    return Manifest(kind, digest.hexdigest(), count, chunk, seal)


def agree(store: PartStore, manifest: Manifest) -> None:
    """Begin a batch, or go on with one of the same input and the same engine.

    Raises:
        BadRequest: when the folder holds parts of another batch, naming what differs.
    """
    kept = store.manifest()
    if kept is None:
        store.keep_manifest(asdict(manifest))
        return
    differing = [name for name, value in asdict(manifest).items() if kept.get(name) != value]
    if differing:
        said = {"digest": "the input has changed", "seal": "the engine or its configuration has changed"}
        reasons = " and ".join(said.get(name, f"{name} differs") for name in differing)
        raise BadRequest(f"{store.address} holds parts of another batch: {reasons}; remove the folder to start anew")


def chunks(lines: Iterable[Line], size: int) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """Numbered chunks in the order of the input."""
    source, number = iter(lines), 0
    while chunk := tuple(islice(source, size)):
        yield number, chunk
        number += 1
