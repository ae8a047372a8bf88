"""Finished documents as files: what the exports of plans and programs have in common."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response

from api.exports.format import Export
from api.http.answering.files import file_of, name
from api.http.answering.solving import done_by
from api.http.parts import Parts
from api.http.problems import problems
from api.http.routes.documents.resource import Resource
from api.workers.messages import Message


def add_file(
    router: APIRouter,
    resource: Resource[Any, Any],
    suffix: str,
    export: Export[Any],
    answer: Callable[..., Any],
) -> None:
    """The address of one format; `answer` has its options as parameters."""
    router.add_api_route(
        f"{resource.one}/export.{suffix}",
        answer,
        summary=export.summary,
        name=f"export_{resource.noun}_{suffix.replace('.', '_')}",
        response_class=Response,
        responses={**file_of(export, resource.noun.capitalize()), **problems(404, 409, 422, 500, 503, 504)},
    )


async def file_response(parts: Parts, message: Message, export: Export[Any], file_name: str) -> Response:
    """A file as a solver process makes it.

    Raises:
        PacewrightError: when it cannot be made.
    """
    response = await done_by(parts, message.task, message.packed())
    name(response, export, file_name)
    return response
