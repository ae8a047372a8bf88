"""A document is asked for: its request stored and its job queued, and the answer now or after some waiting."""

from typing import Any

import structlog
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.access import Caller
from api.http.answering.solving import JSON
from api.http.answering.waiting import FINISHED, seconds_of, until_finished
from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE
from api.http.routes.documents.resource import Resource
from api.store.documents.document import Asked, Beside
from api.store.idempotency import Once
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.sentences import Sentence

log = structlog.get_logger("pacewright.http")


def accept(
    parts: Parts, resource: Resource[Any, Any], tenant: str, request: Any, once: Once | None, beside: Beside
) -> Asked:
    """Store a request and queue its job. A job that cannot be queued now is queued by the watch later.

    Raises:
        Overloaded: when too many are waiting to be made.
    """
    if resource.progress.waiting() >= parts.service.backlog:
        raise Overloaded(Sentence(f"backlog_{resource.noun}"))
    asked = resource.documents.ask(tenant, request, once, beside)
    if asked.new:
        try:
            parts.jobs.enqueue(asked.id, resource.kind.workflow)
        except Exception:
            log.exception("job not queued yet", **{f"{resource.noun}_id": asked.id})
    return asked


async def answered(
    parts: Parts,
    resource: Resource[Any, Any],
    request: Request,
    caller: Caller,
    asked: Asked,
    prefer: str | None,
    made: int,
) -> Response:
    """202 until the document is finished, maybe after some waiting; then `made`, but 200 if it was finished before it
    was asked for, or its problem where it was waited for."""
    request.state.about[f"{resource.noun}_id"] = asked.id
    seconds = seconds_of(prefer)

    def look() -> Any:
        return resource.documents.header(caller.tenant, asked.id)

    before = None if asked.new else await run_in_threadpool(look)
    if seconds > 0:
        await until_finished(parts, look, seconds)
    row = await run_in_threadpool(resource.found, caller.tenant, asked.id)
    headers = {"Location": f"{resource.address}/{asked.id}"}
    if row.status not in FINISHED:
        return Response(dumped(resource.shown(row)), 202, {**headers, "Retry-After": "1"}, JSON)
    if seconds > 0:
        headers["Preference-Applied"] = f"wait={seconds:g}"
        if row.problem is not None:
            return Response(dumped(row.problem), row.problem["status"], headers, MEDIA_TYPE)
    earlier = before is not None and before.status in FINISHED
    headers |= resource.tags(row)
    return Response(dumped(resource.shown(row)), 200 if earlier else made, headers, JSON)
