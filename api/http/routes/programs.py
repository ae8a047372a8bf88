"""`/v1/programs`: a strength program made or harmonized at once, kept, and given out as files."""

import datetime as dt
import json
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.exports.program import PROGRAM_EXPORTS, ProgramDocument, ProgramExport
from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.bodies import read_body
from api.http.openapi import LIFTER_EXAMPLE, answer, body
from api.http.parts import Parts
from api.http.problems import MEDIA_TYPE, HttpProblem, problems
from api.http.solving import record
from api.store.models import StrengthProgram
from api.store.programs import Programs
from api.workers.done import dumped
from api.workers.pool import Overloaded
from solver.strength.result import Program

JSON = "application/json"
Start = Annotated[dt.date | None, Query(description="the first day of training; default: the day it was made")]


def routes(parts: Parts) -> APIRouter:
    """Made, read, removed, exported."""
    router = APIRouter(tags=["programs"], responses=parts.access.problems())
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806
    kept = Programs(parts.database)

    @router.post(
        "/v1/programs",
        status_code=201,
        summary="Make a strength program, or harmonize a draft",
        description="A draft is never refused if it is an object with a list of `days`: it is repaired.",
        responses={
            **answer("StoredProgram", "The program, kept under its id", 201),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("LifterRequest", LIFTER_EXAMPLE),
    )
    async def make(request: Request, caller: Author) -> Response:
        content = await read_body(request, parts.service.body_bytes)
        try:
            done = await parts.pool.run("program", content)
        except Overloaded:
            parts.metrics.shed.inc()
            raise
        record(parts, "program", done)
        if done.status != 200:
            return Response(done.body, done.status, media_type=MEDIA_TYPE)
        asked = strict_json.parse(content, "the request body")
        row = await run_in_threadpool(kept.add, caller.tenant, asked, json.loads(done.body))
        return Response(dumped(_shown(row)), 201, {"Location": f"/v1/programs/{row.id}"}, JSON)

    @router.get(
        "/v1/programs/{program_id}",
        summary="A strength program",
        responses={**answer("StoredProgram", "The program"), **problems(404, 422, 500)},
    )
    def read(caller: Reader, program_id: UUID) -> Response:
        return Response(dumped(_shown(_found(kept, caller, program_id))), media_type=JSON)

    @router.delete(
        "/v1/programs/{program_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a strength program",
        responses=problems(404, 422, 500),
    )
    def remove(caller: Author, program_id: UUID) -> Response:
        if not kept.remove(caller.tenant, str(program_id)):
            raise HttpProblem(404, "you have no program with this id")
        return Response(status_code=204)

    def add(suffix: str, export: ProgramExport) -> None:
        def exported(caller: Reader, program_id: UUID, start: Start = None) -> Response:
            return _file(_found(kept, caller, program_id), suffix, start)

        router.add_api_route(
            f"/v1/programs/{{program_id}}/export.{suffix}",
            exported,
            summary=export.summary,
            name=f"export_program_{suffix}",
            response_class=Response,
            responses={**_declared(export), **problems(404, 422, 500)},
        )

    for suffix, export in PROGRAM_EXPORTS.items():
        add(suffix, export)
    return router


def _found(kept: Programs, caller: Caller, program_id: UUID) -> StrengthProgram:
    row = kept.get(caller.tenant, str(program_id))
    if row is None:
        raise HttpProblem(404, "you have no program with this id")
    return row


def _shown(row: StrengthProgram) -> dict[str, Any]:
    return {"id": row.id, "createdAt": row.created_at.isoformat(), "program": row.program}


def _file(row: StrengthProgram, suffix: str, start: dt.date | None) -> Response:
    export, made = PROGRAM_EXPORTS[suffix], row.created_at.replace(microsecond=0)
    document = ProgramDocument(row.id, Program.model_validate(row.program), made, start or made.date())
    kind = f"{export.media_type}; charset=utf-8" if export.media_type.startswith("text/") else export.media_type
    headers = {
        "Content-Type": kind,
        "Content-Disposition": f'attachment; filename="pacewright-{document.program.split}.{suffix}"',
    }
    return Response(export.render(document), headers=headers)


def _declared(export: ProgramExport) -> dict[int | str, dict[str, Any]]:
    schema: dict[str, Any] = {"type": "string"}
    if export.media_type == JSON:
        schema = {"$ref": "#/components/schemas/Program"}
    return {200: {"description": "The file", "content": {export.media_type: {"schema": schema}}}}
