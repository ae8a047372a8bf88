"""`POST /v1/wishes`: plain words in, a plan request with its evidence and its questions out; nothing is stored."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.files import strict_json
from api.http.access import Caller, Scope
from api.http.answering.pointing import Pointer
from api.http.answering.solving import done_by
from api.http.asking.bodies import read_body
from api.http.describing.openapi import answer, body
from api.http.parts import Parts
from api.http.problems import problems
from api.workers.done import dumped
from api.workers.questions import BODY, MOST_CHARACTERS, WishOrder, read
from solver.errors import BadRequest


def routes(parts: Parts) -> APIRouter:
    """The one address."""
    router = APIRouter(tags=["wishes"], responses=parts.access.problems())
    Solver = Annotated[Caller, Depends(parts.access.needs(Scope.SOLVE))]  # noqa: N806 - a type
    pointer = Pointer(parts)

    @router.post(
        "/v1/wishes",
        summary="Read a wish in plain words as a plan request",
        description="A wish about lifting alone becomes a strength program's request, `{lifter}`. "
        "Every value comes from a quote of the text; what is missing, unclear or contradictory is a "
        "question, and health comes first (`stop`). To answer one, add the answer to the text and send it again. A "
        "language model, where the service has one, only points at words, as `points` may do for you.",
        responses={
            **answer("WishRead", "What was understood, assumed and is open"),
            **problems(400, 408, 413, 415, 422, 500, 503, 504),
        },
        openapi_extra=body("WishOrder"),
    )
    async def read_wish(request: Request, _: Solver) -> Response:
        asked = strict_json.parse(await read_body(request, parts.service.body_bytes), BODY)
        try:
            order = read(WishOrder, asked)
        except BadRequest as error:
            error.language = _language_of(asked)
            raise
        whole = order.model_copy(update={"today": order.day, "points": await pointer.points_of(order)})
        return await done_by(parts, "wish", dumped(whole.as_json()))

    return router


def _language_of(asked: object) -> str | None:
    """The language that the words of a wish are in, whatever is wrong with the rest; None without words."""
    text = asked.get("text") if isinstance(asked, Mapping) else None
    if not isinstance(text, str) or not text:
        return None
    from coach.wishes.wish import tongue_for  # the network's process reads no wishes otherwise

    return tongue_for(text[:MOST_CHARACTERS]).code
