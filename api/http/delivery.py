"""A whole response on its way out: what the client has is not sent again, the rest is packed, HEAD gets the head.

Done here for every address at once, so that none can be without it.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from api.http.describing.headers import NEVER_KEPT
from api.http.heads import Head, Raw, put, remove, value_of, vary_with
from api.http.problems import MEDIA_TYPE

PROBLEM = MEDIA_TYPE.encode()
LEAST_PACKED = 1000
LEVEL = 4
PACKABLE = (b"text/", b"application/json", PROBLEM)
OF_THE_BODY = (b"content-length", b"content-type", b"content-disposition")
"""What is not said of a body that is not sent."""
REVALIDATED = b"private, no-cache"
KEPT_FOR: Mapping[str, bytes] = {
    "/v1/rules": b"private, max-age=300",
    "/openapi.json": b"public, max-age=300",
}
"""How long a client may keep what is the same as long as the service runs; all else it asks for again, with its tag."""


@dataclass(frozen=True)
class Asked:
    """What of a request decides how its answer is sent."""

    method: str
    path: str
    headers: Head
    id: str

    @property
    def head_only(self) -> bool:
        """Whether the head alone is wanted."""
        return self.method == "HEAD"


def deliver(asked: Asked, status: int, headers: Raw, body: bytes) -> tuple[int, bytes]:
    """The status and body to send; `headers` are completed in place."""
    kind, whole = value_of(headers, b"content-type"), body
    if kind == PROBLEM:
        body = _with_instance(body, asked.id)
    if status in (200, 304) and asked.method in ("GET", "HEAD") and asked.path not in NEVER_KEPT:
        tag = value_of(headers, b"etag") or f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'.encode()
        put(headers, b"etag", tag)
        put(headers, b"cache-control", KEPT_FOR.get(asked.path, REVALIDATED))
        vary_with(headers, b"Authorization")
        if is_known(tag.decode("latin-1"), asked.headers.get("if-none-match")):
            remove(headers, *OF_THE_BODY)
            return 304, b""
    if len(body) >= LEAST_PACKED and kind.startswith(PACKABLE):
        body = _packed(asked, headers, body)
    if status not in (204, 304) and (body is not whole or not value_of(headers, b"content-length")):
        put(headers, b"content-length", b"%d" % len(body))
    return status, b"" if asked.head_only else body


def _with_instance(body: bytes, request_id: str) -> bytes:
    """The problem with the name of this occurrence, by which the log knows it."""
    return body[:-1] + b',"instance":"urn:pacewright:request:' + request_id.encode() + b'"}'


def is_known(tag: str, known: str | None) -> bool:
    """Whether If-None-Match (RFC 9110, 13.1.2) names this; the comparison is the weak one. What takes long to make may
    ask before, and answer 304."""
    if known is None:
        return False
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return "*" in tags or tag.removeprefix("W/") in tags


def _packed(asked: Asked, headers: Raw, body: bytes) -> bytes:
    vary_with(headers, b"Accept-Encoding")
    if not _takes_gzip(asked.headers.get("accept-encoding", "")):
        return body
    put(headers, b"content-encoding", b"gzip")
    return gzip.compress(body, LEVEL, mtime=0)


def _takes_gzip(accepted: str) -> bool:
    codings = {}
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        codings[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return codings.get("gzip", codings.get("*", False))
