"""A batch from its input to its output over parts: begin or go on, make what is missing, merge, clean up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.batch.formats import reading_lines, writing_answers
from api.batch.parts.manifest import CHUNK, Manifest, agree, chunks, manifest_of
from api.batch.parts.part import PartTask
from api.batch.parts.run_dask import client_of, made
from api.batch.parts.seal import seal_of
from api.batch.parts.store import PartStore
from api.batch.tally import Tally
from api.files.source import STANDARD
from solver.errors import BadRequest, PacewrightError
from solver.running.search.config import EngineConfig

ROUNDS = 5
"""How often what is missing is made again before the batch gives up."""


@dataclass(frozen=True)
class Batch:
    """What is to be done, and where."""

    kind: str
    source: str
    target: str
    cluster: str
    workers: int
    config: EngineConfig
    chunk: int = CHUNK


def run_in_parts(batch: Batch, tally: Tally, told: Callable[[str], None] = lambda _: None) -> None:
    """Do the batch, or what an earlier run left of it. The output is that of an undisturbed run, times apart.

    Raises:
        BadRequest: when input, output or scheduler cannot be used, or the parts belong to another batch.
        PacewrightError: when parts stay missing; what is done stays.
    """
    if STANDARD in (batch.source, batch.target):
        raise BadRequest("--cluster needs a file or an address for input and output: a batch has to be able to go on")
    store = PartStore(f"{batch.target}.parts")
    seal = seal_of(batch.config)
    with reading_lines(batch.source) as lines:
        manifest = manifest_of(batch.kind, lines, seal, batch.chunk)
    agree(store, manifest)
    with client_of(batch.cluster, batch.workers) as client:
        told(f"dashboard: {client.dashboard_link}")
        for _ in range(ROUNDS):
            missing = set(range(manifest.parts)) - store.numbers()
            if not missing:
                break
            tally.to_do = tally.lines + min(len(missing) * manifest.chunk, manifest.lines)
            for done in made(client, _tasks(batch, manifest, store, missing)):
                tally.kinds.update(done.kinds)
                tally.bytes_answered += done.answered
                tally.count_errors(done.errors)
    _merge(batch, manifest, store)


def _tasks(batch: Batch, manifest: Manifest, store: PartStore, missing: set[int]) -> Iterator[PartTask]:
    with reading_lines(batch.source) as lines:
        for number, chunk in chunks(lines, manifest.chunk):
            if number in missing:
                yield PartTask(number, chunk, batch.kind, batch.config, manifest.seal, store)


def _merge(batch: Batch, manifest: Manifest, store: PartStore) -> None:
    missing = sorted(set(range(manifest.parts)) - store.numbers())
    if missing:
        raise PacewrightError(
            f"{len(missing)} of {manifest.parts} parts are missing; run the same command again to go on"
        )
    with writing_answers(batch.target) as sink:
        for line in store.lines(manifest.parts):
            sink.write(line)
    store.remove()
