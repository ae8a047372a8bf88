"""The connection: answers are limited in size whatever the endpoint sends, redirects are not followed."""

import zlib
from collections.abc import AsyncIterator, Callable

import httpx2

MAX_BYTES = 32_000_000
"""An answer a token an event, with long thoughts before it, is some ten megabytes."""


PORTS = 65536
GZIP = b"\x1f\x8b"
PLAIN = (b"{", b"[", b"da", b"ev", b"id", b":", b"<", b"\xef\xbb")
"""How documents, event streams and pages begin."""
_ZLIB, _DEFLATED = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS
"""zlib's own numbers for: gzip or zlib, whichever it is; and what has no header at all."""


class TooLong(httpx2.TransportError):
    """The endpoint sent more than any answer needs, or packed it so that its size cannot be known."""


class _Limited(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, packing: str) -> None:
        self._stream = stream
        self._packing = packing

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MAX_BYTES
        async for chunk in self._unpacked():
            left -= len(chunk)
            if left < 0:
                raise TooLong("answer too long")
            yield chunk

    async def _unpacked(self) -> AsyncIterator[bytes]:
        unpack: Callable[[bytes], bytes] | None = None
        async for chunk in self._chunks():
            unpack = unpack or _unpacking(chunk, self._packing)
            try:
                yield unpack(chunk)
            except zlib.error as error:
                raise TooLong("packed answer") from error

    async def _chunks(self) -> AsyncIterator[bytes]:
        """Each long enough to show how a body is packed that begins with it."""
        begun = b""
        async for chunk in self._stream:
            begun += chunk
            if len(begun) >= len(GZIP):
                yield begun
                begun = b""
        if begun:
            yield begun

    async def aclose(self) -> None:
        await self._stream.aclose()


def _unpacking(begun: bytes, packing: str) -> Callable[[bytes], bytes]:
    """By how a body begins, then by its header: some pack unasked, and gateways unpack and keep the header.

    Raises:
        TooLong: for what is packed in another way.
    """
    if begun.startswith(GZIP):
        return _inflating(_ZLIB)
    if packing in ("", "identity") or not begun.strip() or begun.lstrip().startswith(PLAIN):
        return bytes
    if packing == "deflate":
        return _inflating(_ZLIB if begun[0] & 15 == zlib.DEFLATED else _DEFLATED)
    raise TooLong("packed answer")


def _inflating(bits: int) -> Callable[[bytes], bytes]:
    """Never more than the limit at once: a few kilobytes could unpack to gigabytes."""
    inflating = zlib.decompressobj(bits)
    return lambda chunk: inflating.decompress(chunk, MAX_BYTES + 1)


class LimitedTransport(httpx2.AsyncHTTPTransport):
    """Counts what comes in, asks for nothing packed, and counts what comes packed all the same when it is unpacked."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One exchange.

        Raises:
            TooLong: while the answer is read, also for one that is packed in a way of its own.
        """
        request.headers["Accept-Encoding"] = "identity"
        response = await super().handle_async_request(request)
        packing = response.headers.pop("Content-Encoding", "").lower()
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Limited(response.stream, packing)
        return response


def limited_client() -> httpx2.AsyncClient:
    """A client for one call; how long it may take is for the caller to limit."""
    return httpx2.AsyncClient(transport=LimitedTransport(), follow_redirects=False, timeout=None)


def check_address(url: httpx2.URL) -> None:
    """Says what the package below would find out in its own, unreadable way.

    Raises:
        InvalidURL: for an address without a host, with another scheme, or with a port that no machine has.
    """
    if url.scheme not in ("http", "https") or not url.host:
        raise httpx2.InvalidURL(f"{url} should be http://HOST/v1 or https://HOST/v1")
    if url.port is not None and not 0 < url.port < PORTS:
        raise httpx2.InvalidURL(f"Invalid port: {url.port}")
