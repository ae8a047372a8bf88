"""Request bodies, read with limits on type, size and time."""

import asyncio

from fastapi import Request
from starlette.requests import ClientDisconnect

from api.http.problems import HttpProblem
from solver.sentences import Sentence

JSON = "application/json"
MULTIPART = "multipart/form-data"
SECONDS, UPLOAD_SECONDS = 30.0, 300.0


async def read_body(request: Request, limit: int) -> bytes:
    """The body of a JSON request.

    Raises:
        HttpProblem: 415 for another media type, 413 above `limit` bytes, 408 when it does not arrive in time.
    """
    return await _read_as(request, JSON, limit, SECONDS)


async def read_either(request: Request, limit: int, upload_limit: int) -> tuple[bytes, bool]:
    """The body of a request that may be JSON or multipart, and whether it is multipart.

    Raises:
        HttpProblem: as for :func:`read_body`.
    """
    kind = _kind_of(request)
    if kind == MULTIPART:
        return await read_upload(request, upload_limit), True
    if kind != JSON:
        raise HttpProblem(415, Sentence("media_or_files", wanted=JSON, files=MULTIPART, kind=kind[:60]))
    return await read_body(request, limit), False


async def read_upload(request: Request, limit: int) -> bytes:
    """The body of a multipart request, whole.

    Raises:
        HttpProblem: as for :func:`read_body`.
    """
    return await _read_as(request, MULTIPART, limit, UPLOAD_SECONDS)


async def _read_as(request: Request, wanted: str, limit: int, seconds: float) -> bytes:
    if (kind := _kind_of(request)) != wanted:
        raise HttpProblem(415, Sentence("media", wanted=wanted, kind=kind[:60]))
    if (encoding := request.headers.get("content-encoding", "identity").strip().lower()) != "identity":
        raise HttpProblem(415, Sentence("no_encoding", encoding=encoding[:60]))
    if _declared(request) > limit:
        raise _too_large(limit)
    try:
        async with asyncio.timeout(seconds):
            return await _read(request, limit)
    except TimeoutError:
        raise HttpProblem(408, Sentence("late_body", seconds=seconds)) from None
    except ClientDisconnect:
        raise HttpProblem(400, Sentence("cut_body")) from None


def _kind_of(request: Request) -> str:
    return request.headers.get("content-type", JSON).partition(";")[0].strip().lower()


def _declared(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


async def _read(request: Request, limit: int) -> bytes:
    chunks, size, more = [], 0, True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        chunks.append(chunk)
        more = message.get("more_body", False)
    return b"".join(chunks)


def _too_large(limit: int) -> HttpProblem:
    return HttpProblem(413, Sentence("large_body", most=limit))
