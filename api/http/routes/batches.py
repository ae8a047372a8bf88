"""`/v1/batches`: many requests in one body, answered by a durable job, their answers as a file."""

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import IO, Annotated, BinaryIO, Literal, cast
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool

from api.batches.intake import Intake, Limits
from api.batches.shown import batch_shown
from api.batches.working import BATCH
from api.http.access import Caller, Scope
from api.http.answering.paging import Cursor, Limit, Status, after, listing
from api.http.asking.orders import notes_in
from api.http.asking.repeats import Key, once_of
from api.http.asking.spool import MEDIA_TYPES, spooled
from api.http.describing.headers import declared
from api.http.describing.openapi import NOTES, answer
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.store.batches.batches import Batches, BatchPage, NewBatch
from api.store.batches.tables import HttpBatch
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.sentences import Sentence

JSON, LINES = "application/json", MEDIA_TYPES[0]
MOST_OPEN = 20
"""Unfinished batches of one tenant."""
log = structlog.get_logger("pacewright.http")
BatchId = Annotated[UUID, Path(description="the batch's id")]
Kind = Annotated[
    Literal["solve", "revise"],
    Query(description='solve: {"id", "request"} a line; revise: {"id", "request", "plan", "situation"} a line'),
]
_TEXT = {"type": "string", "description": "JSON Lines: one object a line"}
_BODY = {"requestBody": {"required": True, "description": "One request a line, at will packed with gzip",
                         "content": {LINES: {"schema": _TEXT, "examples": {"batch": {
                             "$ref": "#/components/examples/batch"}}}}}}  # fmt: skip


def routes(parts: Parts) -> APIRouter:
    """All addresses of batches."""
    router = APIRouter(tags=["batches"], responses=parts.access.problems())
    kept = Batches(parts.database)
    _add_taking(router, parts, kept)
    _add_reading(router, parts, kept)
    _add_removing(router, parts, kept)
    return router


def _add_taking(router: APIRouter, parts: Parts, kept: Batches) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/batches",
        status_code=202,
        summary="Solve or revise many requests at once",
        description="One JSON object a line in, one a line out, in the same order: a line that cannot be answered gets "
        "an error and stops no other. The answers are kept for a week.",
        responses={
            **answer("Batch", "Accepted: a durable job answers it line by line", 202, "Location", "Retry-After"),
            **answer("Batch", "Accepted earlier, with the same Idempotency-Key", 200, "Location"),
            **problems(400, 408, 413, 415, 422, 500, 503),
        },
        openapi_extra={**_BODY, "parameters": [NOTES]},
    )
    async def create_batch(request: Request, caller: Author, kind: Kind = "solve", key: Key = None) -> Response:
        noted = notes_in(request)
        file, packed = await spooled(request, parts.service.batch_bytes)
        with file:
            row, new = await run_in_threadpool(_taken, parts, kept, caller.tenant, (file, packed), kind, noted, key)
        request.state.about["batch_id"] = row.id
        headers = {"Location": f"/v1/batches/{row.id}", **({"Retry-After": "1"} if new else {})}
        return Response(dumped(batch_shown(row)), 202 if new else 200, headers, JSON)


def _taken(
    parts: Parts,
    kept: Batches,
    tenant: str,
    body: tuple[IO[bytes], bool],
    kind: str,
    noted: dict[str, str],
    key: str | None,
) -> tuple[HttpBatch, bool]:
    """Measure what came, keep it, and queue its job; or find what the key has made. A job that cannot be queued now is
    queued by the watch later."""
    limits = Limits(parts.service.batch_lines, parts.service.batch_bytes)
    intake = Intake(cast(BinaryIO, body[0]), packed=body[1], limits=limits)
    measured = intake.measured()
    once = once_of(tenant, key, {"kind": kind, "digest": measured.digest, "metadata": noted})
    earlier = kept.known(once)
    if earlier is None:
        if kept.open(tenant) >= MOST_OPEN:
            raise Overloaded(Sentence("batches_open", most=MOST_OPEN), 60)
        earlier = kept.take(tenant, NewBatch(kind, measured.lines, noted), intake.parts(), once)
        new = True
        try:
            parts.jobs.enqueue(earlier, BATCH)
        except Exception:
            log.exception("job not queued yet", batch_id=earlier)
    else:
        new = False
    return _found(kept, tenant, earlier), new


def _add_reading(router: APIRouter, parts: Parts, kept: Batches) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/batches",
        summary="Your batches, newest first",
        responses={**answer("BatchList", "A page of batches"), **problems(422, 500, 503)},
        openapi_extra={"parameters": [NOTES]},
    )
    def list_batches(
        request: Request, caller: Reader, limit: Limit = 20, cursor: Cursor = None, status: Status = None
    ) -> Response:
        rows = kept.page(caller.tenant, BatchPage(limit + 1, status, after(cursor), notes_in(request)))
        return listing(request, "batches", rows, limit, batch_shown)

    @router.get(
        "/v1/batches/{batch_id}",
        summary="A batch: how far it is, how fast, and what errors there are",
        responses={**answer("Batch", "The batch"), **problems(404, 422, 500, 503)},
    )
    def get_batch(request: Request, caller: Reader, batch_id: BatchId) -> Response:
        request.state.about["batch_id"] = str(batch_id)
        return Response(dumped(batch_shown(_found(kept, caller.tenant, str(batch_id)))), media_type=JSON)

    @router.get(
        "/v1/batches/{batch_id}/results",
        summary="A ready batch's answers, one a line, in the order of its lines",
        response_class=StreamingResponse,
        responses={
            200: {
                "description": "JSON Lines, packed for who takes gzip",
                "content": {LINES: {"schema": _TEXT}},
                "headers": declared("Content-Disposition"),
            },
            **problems(404, 409, 422, 500, 503),
        },
    )
    async def get_batch_results(request: Request, caller: Reader, batch_id: BatchId) -> Response:
        row = await run_in_threadpool(_found, kept, caller.tenant, str(batch_id))
        request.state.about["batch_id"] = row.id
        if row.status != "ready":
            raise HttpProblem(409, Sentence("batch_unready", status=row.status))
        packed = "gzip" in request.headers.get("accept-encoding", "").lower()
        headers = {"Content-Disposition": f'attachment; filename="{row.id}.jsonl"', "Vary": "Accept-Encoding"}
        results = kept.results(row.id)
        stream: AsyncIterator[bytes] = iterate_in_threadpool(_packed(results) if packed else results)
        return StreamingResponse(
            stream, headers={**headers, **({"Content-Encoding": "gzip"} if packed else {})}, media_type=LINES
        )


def _packed(parts: Iterator[bytes]) -> Iterator[bytes]:
    """All of it as one gzip member."""
    packer = zlib.compressobj(4, zlib.DEFLATED, 31)
    for part in parts:
        if made := packer.compress(part):
            yield made
    yield packer.flush()


def _add_removing(router: APIRouter, parts: Parts, kept: Batches) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.delete(
        "/v1/batches/{batch_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a batch with its answers; a job that works on it is cancelled",
        responses=problems(404, 422, 500, 503),
    )
    def delete_batch(request: Request, caller: Author, batch_id: BatchId) -> Response:
        request.state.about["batch_id"] = str(batch_id)
        row = _found(kept, caller.tenant, str(batch_id))
        parts.jobs.forget(row.id)
        kept.remove(caller.tenant, row.id)
        return Response(status_code=204)


def _found(kept: Batches, tenant: str, batch_id: str) -> HttpBatch:
    row = kept.get(tenant, batch_id)
    if row is None:
        raise HttpProblem(404, Sentence("no_batch"))
    return row
