"""Files in and out of the studio: uploads to a desk, limited in size, and what is in sight as a file."""

import json
from collections.abc import Mapping
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from api import saved_weights
from api.exports.table import EXPORTS
from api.studio.desk.desk import Desk
from api.studio.desk.problem import Problem, Refused
from api.studio.desk.uploads import LIMITS, File
from api.studio.door import same_origin
from api.studio.visitors import Visitor, Visitors
from solver.errors import PacewrightError

LONGEST_NAME = 120


class Files:
    """Both addresses."""

    def __init__(self, visitors: Visitors) -> None:
        self._visitors = visitors

    async def take(self, request: Request) -> Response:
        """A file for the desk; what is wrong with it is the answer's text, which is no failure of the browser's."""
        visitor = await self._visitor(request)
        kind = request.path_params["kind"]
        if visitor is None or not same_origin(request.headers):
            return PlainTextResponse("sign in first", 401)
        taker = visitor.desk.takers.get(kind)
        if taker is None or kind not in LIMITS:
            return PlainTextResponse("no page that takes such files is open; load it again", 404)
        body = await _body(request, LIMITS[kind])
        if body is None:
            return PlainTextResponse(f"the file is larger than {LIMITS[kind] // 1_000_000} MB")
        try:
            await taker(_file(request.headers, body))
        except PacewrightError as error:
            return PlainTextResponse(said(Problem.raised(error)))
        except Refused as refused:
            return PlainTextResponse(said(refused.problem))
        return Response(status_code=204)

    async def give(self, request: Request) -> Response:
        """The plan in sight, its request, or a saved profile, by the file's name."""
        visitor = await self._visitor(request)
        if visitor is None:
            return PlainTextResponse("sign in first", 401)
        name = request.path_params["name"]
        try:
            found = await _content(visitor.desk, name)
        except Refused as refused:
            return PlainTextResponse(said(refused.problem), 422)
        if found is None:
            return PlainTextResponse("there is no such file", 404)
        media_type, body = found
        return Response(body, 200, {"Content-Disposition": f'attachment; filename="{name}"'}, media_type)

    async def _visitor(self, request: Request) -> Visitor | None:
        return await self._visitors.known(request.headers.getlist("cookie"))


def said(problem: Problem) -> str:
    """A problem in a few sentences."""
    fields = [f"{name}: {message}" for name, message in list(problem.fields.items())[:8]]
    return "\n".join(dict.fromkeys([problem.detail, *fields, *filter(None, [problem.suggestion])]))


async def _body(request: Request, limit: int) -> bytes | None:
    """The whole body; None where it is too large or never ends."""
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                return None
            chunks.append(chunk)
    except ClientDisconnect:
        return None
    return b"".join(chunks)


def _file(headers: Mapping[str, str], body: bytes) -> File:
    name = unquote(headers.get("x-file-name", "file")).replace("\\", "/").rpartition("/")[2]
    plain = "".join(c for c in name if c.isprintable())[:LONGEST_NAME]
    return File(plain or "file", body, headers.get("x-first") != "false", headers.get("x-last") != "false")


async def _content(desk: Desk, name: str) -> tuple[str, bytes] | None:
    stem, _, suffix = name.partition(".")
    if stem == "plan" and suffix in EXPORTS and desk.picture is not None:
        return EXPORTS[suffix].media_type, await _plan_as(desk, suffix)
    if name == "request.json":
        return "application/json", json.dumps(desk.draft.request, ensure_ascii=False, indent=2).encode() + b"\n"
    if suffix == "toml":
        mine = (one for one in saved_weights.read(desk.parts.service.profiles) if one.tenant == desk.tenant)
        return next((("application/toml", one.as_toml().encode()) for one in mine if one.name == stem), None)
    return None


async def _plan_as(desk: Desk, suffix: str) -> bytes:
    filled, picture = await desk.filled(), desk.picture
    assert picture is not None
    return await desk.engine.export(picture.draft.request, filled, suffix)
