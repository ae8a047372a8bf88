"""`/v1/plans/{id}/revisions`: proposed, looked at, accepted or declined. Until one is accepted nothing changes."""

import json
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.solving import said, worked
from api.http.answering.views import plan_shown
from api.http.asking.bodies import read_body
from api.http.asking.preconditions import IfMatch, known_revision, tag_of
from api.http.describing.openapi import answer, body
from api.http.parts import Parts
from api.http.problems import HttpProblem, problems
from api.http.routes.living.kept import standing, taken_back
from api.http.routes.living.plan import JSON, as_sent, ready_plan
from api.http.routes.living.shown import proposal_shown, proposal_summary
from api.store.documents.plans import StoredPlan
from api.store.living.news import News
from api.store.living.revisions import Revisions, Stale
from api.store.models import PlanRevision
from api.workers.done import dumped
from api.workers.questions import BODY

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
DryRun = Annotated[bool, Query(alias="dryRun", description="only show the revision; keep nothing")]
NONE = "this plan has no revision with this number"


def routes(parts: Parts) -> APIRouter:
    """All addresses of revisions."""
    router = APIRouter(tags=["living plan"], responses=parts.access.problems())
    kept, news = Revisions(parts.database), News(parts.database)
    _add_proposing(router, parts, kept, news)
    _add_reading(router, parts, kept)
    _add_deciding(router, parts, kept)
    return router


def _add_proposing(router: APIRouter, parts: Parts, kept: Revisions, news: News) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type

    @router.post(
        "/v1/plans/{plan_id}/revisions",
        status_code=201,
        summary="Propose a revision: the plan after what happened, by the smallest change",
        responses={
            **answer("Proposal", "The proposal, good for seven days; nothing is changed yet", 201),
            **answer("Proposal", "With dryRun: what would be proposed"),
            **problems(400, 404, 408, 409, 412, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("ProposalOrder"),
    )
    async def propose_revision(
        request: Request, caller: Author, plan_id: UUID, dry_run: DryRun = False, if_match: IfMatch = None
    ) -> Response:
        asked, dry = _order(strict_json.parse(await read_body(request, parts.service.body_bytes), BODY), dry_run)
        stored = await ready_plan(parts, request, caller, str(plan_id))
        based_on = stored.row.revision
        if if_match is not None and known_revision(if_match) not in (None, based_on):
            raise Stale(f"the plan is at revision {based_on} by now; read it again")
        history = await run_in_threadpool(news.history, caller.tenant, stored.row.id)
        told = {"asked": asked, "kept": standing(history), "removed": taken_back(history)}
        done = await worked(parts, "revise", dumped({**as_sent(stored), **told}))
        if done.status != 200:
            return said(done)
        content = json.loads(done.body)
        if dry:
            return Response(dumped(proposal_shown(None, content, based_on)), 200, media_type=JSON)
        row = await run_in_threadpool(kept.propose, caller.tenant, stored.row.id, based_on, content)
        if row is None:
            raise HttpProblem(404, "you have no plan with this id")
        headers = {"Location": f"/v1/plans/{stored.row.id}/revisions/{row.number}"}
        return Response(dumped(proposal_shown(row, content, based_on)), 201, headers, JSON)


def _order(data: object, dry: bool) -> tuple[object, bool]:
    """A situation, and whether it is only to be tried: `dryRun` may stand in the address or beside the situation."""
    if isinstance(data, dict) and isinstance(data.get("dryRun"), bool):
        return {name: value for name, value in data.items() if name != "dryRun"}, dry or data["dryRun"]
    return data, dry


def _add_reading(router: APIRouter, parts: Parts, kept: Revisions) -> None:
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type

    @router.get(
        "/v1/plans/{plan_id}/revisions",
        summary="A plan's revisions, newest first, without their plans",
        responses={**answer("ProposalList", "All of them"), **problems(404, 409, 422, 500, 503)},
    )
    async def list_revisions(request: Request, caller: Reader, plan_id: UUID) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        rows = [*await run_in_threadpool(kept.page, caller.tenant, stored.row.id)]
        if not any(row.number == 1 for row in rows):
            rows.append(_first(stored))
        listed = [proposal_summary(row, stored.row.revision) for row in rows]
        return Response(dumped({"revisions": listed}), media_type=JSON)

    @router.get(
        "/v1/plans/{plan_id}/revisions/{number}",
        summary="A revision: its plan, and every difference with its reason",
        responses={**answer("Proposal", "The revision"), **problems(404, 409, 422, 500, 503)},
    )
    async def get_revision(request: Request, caller: Reader, plan_id: UUID, number: Number) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        row = await run_in_threadpool(kept.get, caller.tenant, stored.row.id, number)
        if row is None and number == 1:
            row = _first(stored)
        if row is None:
            raise HttpProblem(404, NONE)
        return Response(dumped(proposal_shown(row, row.content, stored.row.revision)), media_type=JSON)


def _first(stored: StoredPlan) -> PlanRevision:
    """The plan as it was made, while no other has taken its place."""
    assert stored.plan is not None
    made = stored.row.finished_at or stored.row.created_at
    return PlanRevision(
        plan_id=stored.row.id,
        number=1,
        status="accepted",
        created_at=made,
        decided_at=made,
        content={"plan": stored.plan.as_json()},
    )


def _add_deciding(router: APIRouter, parts: Parts, kept: Revisions) -> None:
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    refusals: dict[int | str, dict[str, Any]] = problems(404, 409, 412, 422, 428, 500, 503)

    @router.post(
        "/v1/plans/{plan_id}/revisions/{number}/accept",
        summary="Put a proposed revision into force",
        responses={**answer("StoredPlan", "The plan, which is that revision now"), **refusals},
    )
    async def accept_revision(
        request: Request, caller: Author, plan_id: UUID, number: Number, if_match: IfMatch = None
    ) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        assert stored.plan is not None
        known = known_revision(if_match)
        row = await run_in_threadpool(kept.accept, caller.tenant, stored.row.id, number, known, stored.plan)
        if row is None:
            raise HttpProblem(404, NONE)
        changed = await ready_plan(parts, request, caller, str(plan_id))
        headers = {"ETag": tag_of(changed.row.revision)}
        return Response(dumped(plan_shown(changed)), 200, headers, JSON)

    @router.post(
        "/v1/plans/{plan_id}/revisions/{number}/decline",
        summary="Put a proposed revision aside; the plan stays as it is",
        responses={**answer("Proposal", "The revision, declined"), **refusals},
    )
    async def decline_revision(
        request: Request, caller: Author, plan_id: UUID, number: Number, if_match: IfMatch = None
    ) -> Response:
        stored = await ready_plan(parts, request, caller, str(plan_id))
        row = await run_in_threadpool(kept.decline, caller.tenant, stored.row.id, number, known_revision(if_match))
        if row is None:
            raise HttpProblem(404, NONE)
        return Response(dumped(proposal_shown(row, row.content, stored.row.revision)), media_type=JSON)
