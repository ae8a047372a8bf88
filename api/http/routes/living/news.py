"""What happened, told as it happens and kept with the plan: runs done, pins, happenings; and the plan's history.

Nothing of it changes the plan by itself: the next proposal knows it.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import JSON
from api.http.asking.bodies import read_body, read_either
from api.http.asking.parameters import Date
from api.http.asking.preconditions import IfMatch, tag_of
from api.http.describing.openapi import answer, body, upload
from api.http.living import telling
from api.http.living.telling import Kept
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.living.spoken import change, speak_of
from api.http.routes.profiles import Timezone, Unit
from api.store.living.news import DONE, HAPPENING, PIN
from api.workers.done import dumped
from api.workers.questions import BODY

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
CHANGING = problems(400, 404, 408, 409, 412, 413, 415, 422, 428, 500, 503)
REMOVING = problems(404, 409, 412, 422, 428, 500, 503)


def routes(parts: Parts) -> APIRouter:
    """All addresses of what happened."""
    router = APIRouter(tags=["living plan"], responses=parts.access.problems())
    _add_done(router, parts)
    _add_pins(router, parts)
    _add_happenings(router, parts)
    _add_history(router, parts)
    return router


def _add_done(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    files, runs = upload()["requestBody"]["content"], body("DoneOrder")["requestBody"]["content"]

    @router.post(
        "/v1/plans/{plan_id}/done",
        summary="Tell what was run: as JSON, or by the files that profiles are made from",
        description="Told again, a day's runs replace what was told of that day before. Two runs a day are added, and "
        "one that several devices recorded counts once. Of files, the runs within the plan are taken, to the metre: "
        "formats and devices agree on a run within 0.2 %.",
        responses={**answer("NewsList", "What is kept of it", 200, "ETag"), **CHANGING, **problems(504)},
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
        limits, tenant = (parts.service.body_bytes, parts.service.upload_bytes), caller.tenant
        content, uploaded = await read_either(request, *limits)
        about, known = await change(parts, request, caller, plan_id, if_match)
        if uploaded:
            asked = {"content_type": request.headers["content-type"], "timezone": timezone, "units": units}
            kept = await telling.tell_files(parts, tenant, about, known, asked, content)
        else:
            kept = await telling.tell_runs(parts, tenant, about, known, strict_json.parse(content, BODY))
        return Response(dumped({"kept": kept.items}), 200, _tag(kept), JSON)

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
        about, known = await change(parts, request, caller, plan_id, if_match)
        await telling.take_back(parts, caller.tenant, about, known, DONE, place=date.isoformat())
        return Response(status_code=204)


def _add_pins(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    limit = parts.service.body_bytes

    @router.put(
        "/v1/plans/{plan_id}/pins/{date}",
        summary="Fix a day: its distance, its type, or the date that its run moves to",
        responses={**answer("NewsItem", "The pin", 200, "ETag"), **CHANGING},
        openapi_extra=body("PinOrder"),
    )
    async def put_pin(
        request: Request, caller: Author, plan_id: UUID, date: Date, if_match: IfMatch = None
    ) -> Response:
        asked = strict_json.parse(await read_body(request, limit), BODY)
        about, known = await change(parts, request, caller, plan_id, if_match)
        kept = await telling.tell_pin(parts, caller.tenant, about, known, date.isoformat(), asked)
        return Response(dumped(kept.items[0]), 200, _tag(kept), JSON)

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
        about, known = await change(parts, request, caller, plan_id, if_match)
        await telling.take_back(parts, caller.tenant, about, known, PIN, place=date.isoformat())
        return Response(status_code=204)


def _add_happenings(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    limit = parts.service.body_bytes

    @router.post(
        "/v1/plans/{plan_id}/happenings",
        status_code=201,
        summary="Tell of an illness, an injury or a journey",
        description="Told again with the same kind and first day, it replaces what was told before.",
        responses={**answer("NewsItem", "What is kept of it, and its number", 201, "ETag", "Location"), **CHANGING},
        openapi_extra=body("Event"),
    )
    async def tell_happening(request: Request, caller: Author, plan_id: UUID, if_match: IfMatch = None) -> Response:
        asked = strict_json.parse(await read_body(request, limit), BODY)
        about, known = await change(parts, request, caller, plan_id, if_match)
        kept = await telling.tell_happening(parts, caller.tenant, about, known, asked)
        (item,) = kept.items
        headers = {**_tag(kept), "Location": f"/v1/plans/{about}/happenings/{item['number']}"}
        return Response(dumped(item), 201, headers, JSON)

    @router.get(
        "/v1/plans/{plan_id}/happenings/{number}",
        summary="A happening that was told and not taken back",
        responses={**answer("NewsItem", "The happening"), **problems(404, 409, 422, 500, 503)},
    )
    async def get_happening(request: Request, caller: Reader, plan_id: UUID, number: Number) -> Response:
        found = await telling.happening(parts, caller.tenant, speak_of(request, plan_id), number)
        return Response(dumped(found), media_type=JSON)

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
        about, known = await change(parts, request, caller, plan_id, if_match)
        await telling.take_back(parts, caller.tenant, about, known, HAPPENING, number=number)
        return Response(status_code=204)


def _add_history(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/plans/{plan_id}/history",
        summary="All that a plan was told and became, oldest first",
        responses={**answer("History", "Runs, pins, happenings and revisions"), **problems(404, 409, 422, 500, 503)},
    )
    async def get_history(request: Request, caller: Reader, plan_id: UUID) -> Response:
        found = await telling.history(parts, caller.tenant, speak_of(request, plan_id))
        return Response(dumped(found), media_type=JSON)


def _tag(kept: Kept) -> dict[str, str]:
    return {"ETag": tag_of(kept.revision)}
