"""Documents in a list, one of them, what was asked for with it, and its removal."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic.alias_generators import to_snake

from api.http.access import Caller, Scope
from api.http.answering.paging import Cursor, Limit, Status, after, listing
from api.http.answering.solving import JSON
from api.http.asking.orders import notes_in
from api.http.describing.openapi import NOTES, answer
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.documents.resource import Resource
from api.store.documents.document import Page, Row
from api.workers.done import dumped


@dataclass(frozen=True)
class Narrowing:
    """By what a list can be narrowed, besides what all lists can: a field of the request, and its values."""

    field: str
    values: type[StrEnum]


def add_listing(
    router: APIRouter, parts: Parts, resource: Resource[Row, Any], by: Narrowing, called: str | None = None
) -> None:
    """A page of documents; `called` is what people call them, where that is not their noun."""
    nouns = f"{resource.noun}s"
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Wanted = Annotated[by.values | None, Query(alias=by.field)]  # type: ignore[name-defined]  # noqa: N806

    @router.get(
        resource.address,
        name=f"list_{nouns}",
        summary=f"Your {called or nouns}, newest first",
        responses={
            **answer(f"{resource.noun.capitalize()}List", f"A page of {nouns}, without their content"),
            **problems(422, 500, 503),
        },
        openapi_extra={"parameters": [NOTES]},
    )
    def list_documents(
        request: Request,
        caller: Reader,
        limit: Limit = 20,
        cursor: Cursor = None,
        status: Status = None,
        wanted: Wanted = None,
    ) -> Response:
        page = Page(limit + 1, status, after(cursor), notes_in(request), {to_snake(by.field): wanted})
        return listing(request, nouns, resource.documents.page(caller.tenant, page), limit, resource.summary)


def add_reading(router: APIRouter, parts: Parts, resource: Resource[Row, Any]) -> None:
    """One document."""
    noun = resource.noun
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Id = Annotated[UUID, Path(alias=f"{noun}_id")]  # noqa: N806

    @router.get(
        resource.one,
        name=f"get_{noun}",
        summary=f"A {noun}: its progress, and its content once it is ready",
        responses={**answer(resource.stored, f"The {noun}"), **problems(404, 422, 500, 503)},
    )
    def get_document(request: Request, caller: Reader, document_id: Id) -> Response:
        request.state.about[f"{noun}_id"] = str(document_id)
        row = resource.found(caller.tenant, str(document_id))
        return Response(dumped(resource.shown(row)), headers=resource.tags(row), media_type=JSON)


def add_request(router: APIRouter, parts: Parts, resource: Resource[Row, Any]) -> None:
    """The request that a document answers."""
    noun = resource.noun
    Reader = Annotated[Caller, Depends(parts.access.needs(Scope.READ))]  # noqa: N806 - a type
    Id = Annotated[UUID, Path(alias=f"{noun}_id")]  # noqa: N806

    @router.get(
        f"{resource.one}/request",
        name=f"get_{noun}_request",
        summary=f"What was asked for: the request that a {noun} answers, with all its defaults",
        responses={**answer(resource.asked, "The request"), **problems(404, 422, 500, 503)},
    )
    def get_request(request: Request, caller: Reader, document_id: Id) -> Response:
        request.state.about[f"{noun}_id"] = str(document_id)
        return Response(dumped(resource.found(caller.tenant, str(document_id)).request), media_type=JSON)


def add_removing(router: APIRouter, parts: Parts, resource: Resource[Any, Any]) -> None:
    """Its removal."""
    noun = resource.noun
    Author = Annotated[Caller, Depends(parts.access.needs(Scope.WRITE))]  # noqa: N806 - a type
    Id = Annotated[UUID, Path(alias=f"{noun}_id")]  # noqa: N806

    @router.delete(
        resource.one,
        name=f"delete_{noun}",
        status_code=204,
        response_class=Response,
        summary=f"Remove a {noun}; a job that makes it is cancelled",
        responses=problems(404, 422, 500, 503),
    )
    def delete_document(request: Request, caller: Author, document_id: Id) -> Response:
        request.state.about[f"{noun}_id"] = str(document_id)
        row = resource.found(caller.tenant, str(document_id))
        parts.jobs.forget(row.id)
        resource.documents.remove(caller.tenant, row.id)
        return Response(status_code=204)
