"""A whole response on its way out: what the client has is not sent again, the rest is packed, HEAD gets the head.

Done here for every address at once, so that none can be without it.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders

from api.http.describing.headers import NEVER_KEPT
from api.http.problems import MEDIA_TYPE as PROBLEM

LEAST_PACKED = 1000
LEVEL = 4
PACKABLE = ("text/", "application/json", PROBLEM)
OF_THE_BODY = ("content-length", "content-type", "content-disposition")
"""What is not said of a body that is not sent."""
REVALIDATED = "private, no-cache"
KEPT_FOR: Mapping[str, str] = {
    "/v1/rules": "private, max-age=300",
    "/openapi.json": "public, max-age=300",
}
"""How long a client may keep what is the same as long as the service runs; all else it asks for again, with its tag."""


@dataclass(frozen=True)
class Asked:
    """What of a request decides how its answer is sent."""

    method: str
    path: str
    headers: Headers
    id: str

    @property
    def head_only(self) -> bool:
        """Whether the head alone is wanted."""
        return self.method == "HEAD"


def deliver(asked: Asked, status: int, headers: MutableHeaders, body: bytes) -> tuple[int, bytes]:
    """The status and body to send; `headers` are completed in place."""
    kind, whole = headers.get("content-type", ""), body
    if kind == PROBLEM:
        body = _with_instance(body, asked.id)
    if status == 200 and asked.method in ("GET", "HEAD") and asked.path not in NEVER_KEPT:
        tag = headers.get("etag") or f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers["etag"] = tag
        headers["cache-control"] = KEPT_FOR.get(asked.path, REVALIDATED)
        headers.add_vary_header("Authorization")
        if _is_known(tag, asked.headers.get("if-none-match")):
            for name in OF_THE_BODY:
                del headers[name]
            return 304, b""
    if len(body) >= LEAST_PACKED and kind.startswith(PACKABLE):
        body = _packed(asked, headers, body)
    if status not in (204, 304) and (body is not whole or "content-length" not in headers):
        headers["content-length"] = str(len(body))
    return status, b"" if asked.head_only else body


def _with_instance(body: bytes, request_id: str) -> bytes:
    """The problem with the name of this occurrence, by which the log knows it."""
    return body[:-1] + b',"instance":"urn:pacewright:request:' + request_id.encode() + b'"}'


def _is_known(tag: str, known: str | None) -> bool:
    """Whether If-None-Match (RFC 9110, 13.1.2) names this; the comparison is the weak one."""
    if known is None:
        return False
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return "*" in tags or tag.removeprefix("W/") in tags


def _packed(asked: Asked, headers: MutableHeaders, body: bytes) -> bytes:
    headers.add_vary_header("Accept-Encoding")
    if not _takes_gzip(asked.headers.get("accept-encoding", "")):
        return body
    headers["content-encoding"] = "gzip"
    return gzip.compress(body, LEVEL, mtime=0)


def _takes_gzip(accepted: str) -> bool:
    codings = {}
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        codings[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return codings.get("gzip", codings.get("*", False))
