"""`/v1/plans/{id}/events` and `/v1/programs/{id}/events`: progress as server-sent events."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller, Scope
from api.http.answering.bulletin import Bulletin, Listener
from api.http.answering.paging import EPOCH
from api.http.answering.waiting import FINISHED, Look
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.routes.documents.resource import Resource, plans_of, programs_of
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.sentences import Sentence

SILENCE = 15.0
LONGEST = 600.0
MOST_STREAMS = 500
MEDIA_TYPE = "text/event-stream"
DECLARED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events whose data is the document without its content: `progress` at each change of status, "
        "stage or, for a plan, the weeks that there are words for so far; `done`, after which the stream ends, once it "
        'is ready, failed, or, with {"status":"removed"}, gone. An event\'s id is the version that it tells of.',
        "content": {
            MEDIA_TYPE: {
                "example": 'id: 1793920000000000\nevent: progress\ndata: {"status":"running","stage":"asking"}\n\n',
            }
        },
    },
    204: {"description": "Last-Event-ID is that of `done`: there is nothing more to listen to"},
    **problems(404, 422, 500, 503),
}


LastEvent = Annotated[
    str | None, Header(alias="Last-Event-ID", max_length=40, description="the id of the last event that you had")
]


@dataclass(frozen=True)
class Followed:
    """A kind of document that can be followed, and the board where its changes are told."""

    resource: Resource[Any, Any]
    bulletin: Bulletin


def routes(parts: Parts) -> APIRouter:
    """One address for plans, one for programs; all streams of a process are counted together."""
    router = APIRouter(responses=parts.access.problems())
    streams = _Streams(parts)
    for resource in (plans_of(parts), programs_of(parts)):
        bulletin = Bulletin(resource.progress.versions, lambda: parts.stopping)
        _add_stream(router, parts, streams, Followed(resource, bulletin))
    return router


def _add_stream(router: APIRouter, parts: Parts, streams: "_Streams", kind: Followed) -> None:
    noun = kind.resource.noun
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Id = Annotated[UUID, Path(alias=f"{noun}_id")]  # noqa: N806

    @router.get(
        f"{kind.resource.one}/events",
        tags=[f"{noun}s"],
        name=f"stream_{noun}_events",
        summary=f"A {noun}'s progress as it happens (server-sent events)",
        response_class=StreamingResponse,
        responses=DECLARED,
    )
    async def stream_events(request: Request, document_id: Id, caller: Reader, last: LastEvent = None) -> Response:
        return await streams.open(request, kind, caller.tenant, str(document_id), last)


class _Streams:
    """The open streams of this process, not too many."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._open = 0

    async def open(self, request: Request, kind: Followed, tenant: str, document_id: str, last: str | None) -> Response:
        """A stream of one document's events, without the one that the client had last."""
        noun = kind.resource.noun
        request.state.about[f"{noun}_id"] = document_id

        def look() -> Any:
            return kind.resource.documents.header(tenant, document_id)

        row = await run_in_threadpool(look)
        if row is None:
            raise HttpProblem(404, Sentence(f"no_{noun}"))
        if row.status in FINISHED and last == _version(row):
            return Response(status_code=204)
        if self._open >= MOST_STREAMS:
            raise Overloaded(Sentence(f"listeners_{noun}"))
        return StreamingResponse(self._counted(kind, document_id, look, last), media_type=MEDIA_TYPE)

    async def _counted(self, kind: Followed, document_id: str, look: Look, last: str | None) -> AsyncIterator[bytes]:
        self._open += 1
        try:
            with kind.bulletin.listening(document_id) as listener:
                async for event in _progress(self._parts, kind, listener, look, last):
                    yield event
        finally:
            self._open -= 1


async def _progress(
    parts: Parts, kind: Followed, listener: Listener, look: Look, last: str | None
) -> AsyncIterator[bytes]:
    """An event at each change, a comment in long silence, and an end: finished, removed, shutting down, or too long."""
    started = monotonic()
    while not parts.stopping and monotonic() - started < LONGEST:
        row = await run_in_threadpool(look)
        if row is None or row.status in FINISHED:
            gone = row is None
            yield _event(
                "done", {"status": "removed"} if gone else kind.resource.summary(row), None if gone else _version(row)
            )
            return
        if _version(row) != last:
            last = _version(row)
            yield _event("progress", kind.resource.summary(row), last)
        while not await listener.change(SILENCE):
            yield b": still at it\n\n"


def _version(row: Any) -> str:
    """What stands for a document as it is now: the microsecond of its last change."""
    return str((row.updated_at - EPOCH) // dt.timedelta(microseconds=1))


def _event(name: str, data: dict[str, Any], version: str | None) -> bytes:
    head = b"" if version is None else b"id: " + version.encode() + b"\n"
    return head + b"event: " + name.encode() + b"\ndata: " + dumped(data) + b"\n\n"
