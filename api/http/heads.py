"""Headers of requests and responses for what every exchange does with them: looked up and completed many times."""

from collections.abc import Iterable, Mapping
from typing import overload

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Receive, Scope

Raw = list[tuple[bytes, bytes]]


class Head(Headers):
    """A request's headers, found at once; of several with one name the first."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope=scope)
        self._first = {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(self._list)}

    @overload  # type: ignore[override]
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def get(self, key: str, default: str | None = None) -> str | None:
        """The value under a name in lower case."""
        return self._first.get(key, default)


class Heard(Request):
    """A request whose headers are read already."""

    def __init__(self, scope: Scope, receive: Receive, head: Head) -> None:
        super().__init__(scope, receive)
        self._head = head

    @property
    def headers(self) -> Headers:
        """Its headers."""
        return self._head


def value_of(headers: Raw, wanted: bytes) -> bytes:
    """A response's header by its name in lower case; empty without one."""
    return next((value for name, value in headers if name == wanted), b"")


def put(headers: Raw, name: bytes, value: bytes) -> None:
    """Give a response a header, in place of what it had under this name."""
    remove(headers, name)
    headers.append((name, value))


def remove(headers: Raw, *names: bytes) -> None:
    """Take headers from a response."""
    headers[:] = [header for header in headers if header[0] not in names]


def vary_with(headers: Raw, name: bytes) -> None:
    """Say that a response depends on a header of its request, too (RFC 9110, 12.5.5)."""
    already = value_of(headers, b"vary")
    put(headers, b"vary", already + b", " + name if already else name)


def complete(headers: Raw, wanted: Iterable[tuple[bytes, bytes]]) -> None:
    """Add to a response's headers the `wanted` that it has not."""
    there = {name for name, _ in headers}
    headers += [header for header in wanted if header[0] not in there]


def encoded(headers: Mapping[str, str]) -> Raw:
    """Headers as a response carries them."""
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
