"""`/v1/plans/{id}/revisions`: proposed, looked at, accepted or declined."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import JSON
from api.http.answering.views import plan_shown
from api.http.asking.bodies import read_body
from api.http.asking.preconditions import IfMatch, tag_of
from api.http.asking.repeats import Key, once_of
from api.http.describing.openapi import answer, body
from api.http.living import revising
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.living.spoken import change, speak_of
from api.workers.done import dumped
from api.workers.questions import BODY

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
DryRun = Annotated[bool, Query(alias="dryRun", description="only show the revision; keep nothing")]

SHOWN = "With dryRun: what would be proposed. Or proposed earlier, with this Idempotency-Key"


def routes(parts: Parts) -> APIRouter:
    """All addresses of revisions."""
    router = APIRouter(tags=["living plan"], responses=parts.access.problems())
    _add_proposing(router, parts)
    _add_reading(router, parts)
    _add_deciding(router, parts)
    return router


def _add_proposing(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/plans/{plan_id}/revisions",
        status_code=201,
        summary="Propose a revision: the plan after what happened, by the smallest change",
        responses={
            **answer("Proposal", "The proposal, good for seven days; nothing is changed yet", 201, "Location"),
            **answer("Proposal", SHOWN, 200, "Location"),
            **problems(400, 404, 408, 409, 412, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("ProposalOrder"),
    )
    async def propose_revision(
        request: Request,
        caller: Author,
        plan_id: UUID,
        dry_run: DryRun = False,
        if_match: IfMatch = None,
        key: Key = None,
    ) -> Response:
        asked = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        order = {**asked, "dryRun": True} if dry_run and isinstance(asked, dict) else asked
        about, known = await change(parts, request, caller, plan_id, "*" if if_match is None else if_match)
        once = once_of(caller.tenant, key, {"revisionOf": about, "asked": order})
        made = await revising.propose(parts, caller.tenant, about, order, known, once)
        if made.number is None:
            return Response(dumped(made.shown), 200, media_type=JSON)
        headers = {"Location": f"/v1/plans/{about}/revisions/{made.number}"}
        return Response(dumped(made.shown), 201 if made.new else 200, headers, JSON)


def _add_reading(router: APIRouter, parts: Parts) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/plans/{plan_id}/revisions",
        summary="A plan's revisions, newest first, without their plans",
        responses={**answer("ProposalList", "All of them"), **problems(404, 409, 422, 500, 503)},
    )
    async def list_revisions(request: Request, caller: Reader, plan_id: UUID) -> Response:
        found = await revising.listed(parts, caller.tenant, speak_of(request, plan_id))
        return Response(dumped(found), media_type=JSON)

    @router.get(
        "/v1/plans/{plan_id}/revisions/{number}",
        summary="A revision: its plan, and every difference with its reason",
        responses={**answer("Proposal", "The revision"), **problems(404, 409, 422, 500, 503)},
    )
    async def get_revision(request: Request, caller: Reader, plan_id: UUID, number: Number) -> Response:
        found = await revising.revision(parts, caller.tenant, speak_of(request, plan_id), number)
        return Response(dumped(found), media_type=JSON)


def _add_deciding(router: APIRouter, parts: Parts) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    refusals: dict[int | str, dict[str, Any]] = problems(404, 409, 412, 422, 428, 500, 503)

    @router.post(
        "/v1/plans/{plan_id}/revisions/{number}/accept",
        summary="Put a proposed revision into force",
        responses={**answer("StoredPlan", "The plan, which is that revision now", 200, "ETag"), **refusals},
    )
    async def accept_revision(
        request: Request, caller: Author, plan_id: UUID, number: Number, if_match: IfMatch = None, key: Key = None
    ) -> Response:
        about, known = await change(parts, request, caller, plan_id, if_match)
        once = once_of(caller.tenant, key, {"acceptanceOf": about, "number": number})
        changed = await revising.accept(parts, caller.tenant, about, number, known, once)
        return Response(dumped(plan_shown(changed)), 200, {"ETag": tag_of(changed.revision)}, JSON)

    @router.post(
        "/v1/plans/{plan_id}/revisions/{number}/decline",
        summary="Put a proposed revision aside; the plan stays as it is",
        responses={**answer("Proposal", "The revision, declined"), **refusals},
    )
    async def decline_revision(
        request: Request, caller: Author, plan_id: UUID, number: Number, if_match: IfMatch = None
    ) -> Response:
        about, known = await change(parts, request, caller, plan_id, if_match)
        row = await revising.decline(parts, caller.tenant, about, number, known)
        return Response(dumped(row), 200, media_type=JSON)
