"""The job that answers a batch: its missing parts, several at once, each kept as soon as it is answered.

Killed at any point it goes on with what is missing: the parts are what counts, not what the job remembers. After a
release it begins anew, so that one engine has answered all.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from api.batches.part import Answered, Compute, answered, seal_by
from api.jobs.job import Job, step
from api.store.batches.progress import BatchProgress

BATCH = "answer_batch"
QUEUE = "batches"
Answering = Future[tuple[int, Answered]]


@dataclass(frozen=True)
class Begun:
    """A batch, what is asked of its lines, and the seal of the engine that answers them."""

    id: str
    kind: str
    seal: str


class BatchWork(Job):
    """Answers batches. At most `width` parts are under way at once, so that others get a solver process too."""

    workflow: str = BATCH
    queue: str = QUEUE
    poll_seconds: float = 1.0
    id_name: str = "batch"

    def __init__(
        self,
        progress: BatchProgress,
        compute: Compute,
        width: int,
        finished: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(finished)
        self._progress = progress
        self._compute = compute
        self._width = width

    def _run(self, batch_id: str) -> str:
        return str(step("answer", self.answer, batch_id))

    def answer(self, batch_id: str) -> str:
        """Answer what is missing; "unwanted" as soon as the batch is removed."""
        seal = seal_by(self._compute)
        kind = self._progress.begin(batch_id, seal)
        if kind is None:
            return "unwanted"
        if not self._all(Begun(batch_id, kind, seal), self._progress.missing(batch_id)):
            return "unwanted"
        return "done" if self._progress.finish(batch_id) else "unwanted"

    def _all(self, batch: Begun, missing: Sequence[int]) -> bool:
        waiting, under_way = iter(missing), set[Answering]()

        def one(number: int) -> tuple[int, Answered]:
            return number, answered(self._compute, batch.kind, self._progress.lines(batch.id, number))

        with ThreadPoolExecutor(self._width, thread_name_prefix="batch") as threads:
            try:
                while True:
                    while len(under_way) < self._width and (number := next(waiting, None)) is not None:
                        under_way.add(threads.submit(one, number))
                    if not under_way:
                        return True
                    finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in finished:
                        number, found = future.result()
                        if not self._progress.answered(batch.id, number, found.text, found.counts, batch.seal):
                            return False
            finally:
                for future in under_way:
                    future.cancel()
