"""A large body on its way into a file: nothing of it stays in memory."""

import asyncio
import tempfile
from typing import IO, cast

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from api.http.problems import HttpProblem
from solver.sentences import Sentence

MEDIA_TYPES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")
SECONDS = 300.0
IN_MEMORY = 1_000_000


async def spooled(request: Request, limit: int) -> tuple[IO[bytes], bool]:
    """The body as a file, and whether it is packed with gzip. Whoever asks closes it.

    Raises:
        HttpProblem: 415 for another media type or coding, 413 above `limit` bytes, 408 when it does not arrive in time.
    """
    media_type = request.headers.get("content-type", MEDIA_TYPES[0]).partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise HttpProblem(415, Sentence("media_lines", wanted=MEDIA_TYPES[0], kind=media_type[:60]))
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise HttpProblem(415, Sentence("gzip_or_plain", encoding=encoding[:60]))
    file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - closed by whoever asks
    try:
        async with asyncio.timeout(SECONDS):
            await _copy(request, file, limit)
    except BaseException as error:
        file.close()
        if isinstance(error, TimeoutError):
            raise HttpProblem(408, Sentence("late_body", seconds=SECONDS)) from None
        if isinstance(error, ClientDisconnect):
            raise HttpProblem(400, Sentence("cut_body")) from None
        raise
    return file, encoding == "gzip"


async def _copy(request: Request, file: IO[bytes], limit: int) -> None:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise HttpProblem(413, Sentence("large_body", most=limit))
        await run_in_threadpool(file.write, chunk)
