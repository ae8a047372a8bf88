"""What happened, told as it happens and kept with the plan: runs done, pins, happenings; and the plan's history.

Nothing of it changes the plan by itself: the next proposal knows it.
"""

import json
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import worked
from api.http.asking.bodies import MULTIPART, read_body, read_upload
from api.http.asking.parameters import Date
from api.http.asking.preconditions import IfMatch, known_revision, tag_of
from api.http.describing.openapi import answer, body, upload
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.routes.living.plan import JSON, ready_plan
from api.http.routes.living.shown import history_shown, news_shown
from api.http.routes.profiles import Timezone, Unit
from api.store.documents.plans import StoredPlan
from api.store.living.news import DONE, HAPPENING, PIN, News, Told
from api.store.living.revisions import Revisions
from api.store.models import PlanNews
from api.workers.done import dumped
from api.workers.profiling import packed_upload
from api.workers.questions import BODY, PinOrder, read, runs_in
from solver.errors import FieldError
from solver.running.request.situation import Event, Pin

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
CHANGING = problems(400, 404, 408, 409, 412, 413, 415, 422, 428, 500, 503)
REMOVING = problems(404, 409, 412, 422, 428, 500, 503)


def routes(parts: Parts) -> APIRouter:
    """All addresses of what happened."""
    router = APIRouter(tags=["living plan"], responses=parts.access.problems())
    kept = News(parts.database)
    _add_done(router, parts, kept)
    _add_pins(router, parts, kept)
    _add_happenings(router, parts, kept)
    _add_history(router, parts, kept)
    return router


def _add_done(router: APIRouter, parts: Parts, kept: News) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    files, runs = upload()["requestBody"]["content"], body("DoneOrder")["requestBody"]["content"]

    @router.post(
        "/v1/plans/{plan_id}/done",
        summary="Tell what was run: as JSON, or by the files that profiles are made from",
        description="Told again, a day's runs replace what was told of that day before.",
        responses={**answer("NewsList", "What is kept of it"), **CHANGING, **problems(504)},
        openapi_extra={"requestBody": {"required": True, "content": {**runs, **files}}},
    )
    async def tell_done(
        request: Request,
        caller: Author,
        plan_id: UUID,
        timezone: Timezone = None,
        units: Unit = None,
        if_match: IfMatch = None,
    ) -> Response:
        sent = request.headers.get("content-type", JSON).partition(";")[0].strip().lower()
        content = await (read_upload if sent == MULTIPART else read_body)(
            request, parts.service.upload_bytes if sent == MULTIPART else parts.service.body_bytes
        )
        stored = await ready_plan(parts, request, caller, str(plan_id))
        known = known_revision(if_match)
        if sent == MULTIPART:
            entries = await _recorded(parts, stored, request.headers["content-type"], timezone, units, content)
        else:
            entries = [run.model_dump(mode="json", by_alias=True, exclude_none=True)
                       for run in runs_in(strict_json.parse(content, BODY))]  # fmt: skip
        told = [Told(DONE, entry["date"], entry) for entry in entries]
        rows = await _told(kept, caller, stored, known, told)
        return Response(dumped({"kept": [news_shown(row) for row in rows]}), 200, _tag(stored), JSON)

    @router.delete(
        "/v1/plans/{plan_id}/done/{date}",
        status_code=204,
        response_class=Response,
        summary="Take back what was told of a day's runs",
        responses=REMOVING,
    )
    async def take_back_done(
        request: Request, caller: Author, plan_id: UUID, date: Date, if_match: IfMatch = None
    ) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        return await _taken_back(kept, caller, stored, if_match, DONE, place=date.isoformat())


async def _recorded(
    parts: Parts, stored: StoredPlan, content_type: str, timezone: str | None, units: str | None, content: bytes
) -> list[dict[str, Any]]:
    """The runs in uploaded files that the plan can use.

    Raises:
        HttpProblem: with the reader's refusal.
    """
    assert stored.plan is not None
    span = {"first": stored.plan.start_date.isoformat(), "last": stored.plan.end_date.isoformat()}
    asked = {"timezone": timezone, "units": units, **span}
    done = await worked(parts, "done", packed_upload(content_type, asked, content))
    found = json.loads(done.body)
    if done.status != 200:
        raise _Refused(done.status, found)
    runs: list[dict[str, Any]] = found
    return runs


class _Refused(HttpProblem):
    """A solver process's refusal, passed on as it is."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(status, problem["detail"])
        self.type, self.title = problem["type"], problem["title"]
        self.errors = tuple(FieldError(**error) for error in problem["errors"])


def _add_pins(router: APIRouter, parts: Parts, kept: News) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.put(
        "/v1/plans/{plan_id}/pins/{date}",
        summary="Fix a day: its distance, its type, or the date that its run moves to",
        responses={**answer("NewsItem", "The pin"), **CHANGING},
        openapi_extra=body("PinOrder"),
    )
    async def put_pin(
        request: Request, caller: Author, plan_id: UUID, date: Date, if_match: IfMatch = None
    ) -> Response:
        asked = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        stored = await ready_plan(parts, request, caller, str(plan_id))
        known, pin = known_revision(if_match), read(PinOrder, asked).on(date.isoformat())
        read(Pin, pin)
        (row,) = await _told(kept, caller, stored, known, [Told(PIN, date.isoformat(), pin)])
        return Response(dumped(news_shown(row)), 200, _tag(stored), JSON)

    @router.delete(
        "/v1/plans/{plan_id}/pins/{date}",
        status_code=204,
        response_class=Response,
        summary="Let go of a pin; of a move, the date that it comes from",
        responses=REMOVING,
    )
    async def delete_pin(
        request: Request, caller: Author, plan_id: UUID, date: Date, if_match: IfMatch = None
    ) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        return await _taken_back(kept, caller, stored, if_match, PIN, place=date.isoformat())


def _add_happenings(router: APIRouter, parts: Parts, kept: News) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/plans/{plan_id}/happenings",
        status_code=201,
        summary="Tell of an illness, an injury or a journey",
        description="Told again with the same kind and first day, it replaces what was told before.",
        responses={**answer("NewsItem", "What is kept of it, and its number", 201), **CHANGING},
        openapi_extra=body("Event"),
    )
    async def tell_happening(request: Request, caller: Author, plan_id: UUID, if_match: IfMatch = None) -> Response:
        asked = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        stored = await ready_plan(parts, request, caller, str(plan_id))
        known, event = known_revision(if_match), read(Event, asked)
        content = event.model_dump(mode="json", by_alias=True, exclude_none=True)
        told = Told(HAPPENING, f"{event.kind} {event.first}", content)
        (row,) = await _told(kept, caller, stored, known, [told])
        headers = {**_tag(stored), "Location": f"/v1/plans/{stored.row.id}/happenings/{row.number}"}
        return Response(dumped(news_shown(row)), 201, headers, JSON)

    @router.delete(
        "/v1/plans/{plan_id}/happenings/{number}",
        status_code=204,
        response_class=Response,
        summary="Take back a happening",
        responses=REMOVING,
    )
    async def delete_happening(
        request: Request, caller: Author, plan_id: UUID, number: Number, if_match: IfMatch = None
    ) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        return await _taken_back(kept, caller, stored, if_match, HAPPENING, number=number)


def _add_history(router: APIRouter, parts: Parts, kept: News) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    revisions = Revisions(parts.database)

    @router.get(
        "/v1/plans/{plan_id}/history",
        summary="All that a plan was told and became, oldest first",
        responses={**answer("History", "Runs, pins, happenings and revisions"), **problems(404, 409, 422, 500, 503)},
    )
    async def get_history(request: Request, caller: Reader, plan_id: UUID) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        news = await run_in_threadpool(kept.history, caller.tenant, stored.row.id)
        rows = await run_in_threadpool(revisions.page, caller.tenant, stored.row.id)
        return Response(dumped(history_shown(news, rows, stored.row.revision)), media_type=JSON)


async def _told(kept: News, caller: Caller, stored: StoredPlan, known: int | None, told: list[Told]) -> list[PlanNews]:
    rows = await run_in_threadpool(kept.tell, caller.tenant, stored.row.id, known, told)
    if rows is None:
        raise HttpProblem(404, "you have no plan with this id")
    return list(rows)


async def _taken_back(
    kept: News,
    caller: Caller,
    stored: StoredPlan,
    if_match: str | None,
    kind: str,
    *,
    place: str | None = None,
    number: int = 0,
) -> Response:
    known = known_revision(if_match)
    found = await run_in_threadpool(
        lambda: kept.take_back(caller.tenant, stored.row.id, known, kind, place=place, number=number)
    )
    if not found:
        raise HttpProblem(404, "nothing of this kind is kept here")
    return Response(status_code=204)


def _tag(stored: StoredPlan) -> dict[str, str]:
    return {"ETag": tag_of(stored.row.revision)}
