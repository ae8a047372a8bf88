"""The connection: answers are limited in size whatever the endpoint sends, redirects are not followed."""

import zlib
from collections.abc import AsyncIterator

import httpx2

MAX_BYTES = 32_000_000
"""An answer a token an event, with long thoughts before it, is some ten megabytes."""


PORTS = 65536
PACKED = ("gzip", "deflate")
_EITHER_HEADER = 32 + zlib.MAX_WBITS
"""zlib's own number for: whichever of the two it is."""


class TooLong(httpx2.TransportError):
    """The endpoint sent more than any answer needs, or packed it so that its size cannot be known."""


class _Limited(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, packed: bool) -> None:
        self._stream = stream
        self._packed = packed

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MAX_BYTES
        async for chunk in self._unpacked() if self._packed else self._stream:
            left -= len(chunk)
            if left < 0:
                raise TooLong("answer too long")
            yield chunk

    async def _unpacked(self) -> AsyncIterator[bytes]:
        """Never more than the limit at once: a few kilobytes could unpack to gigabytes."""
        unpacking = zlib.decompressobj(_EITHER_HEADER)
        async for chunk in self._stream:
            try:
                yield unpacking.decompress(chunk, MAX_BYTES + 1)
            except zlib.error as error:
                raise TooLong("packed answer") from error

    async def aclose(self) -> None:
        await self._stream.aclose()


class LimitedTransport(httpx2.AsyncHTTPTransport):
    """Counts what comes in, asks for nothing packed, and counts what comes packed all the same when it is unpacked."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One exchange.

        Raises:
            TooLong: while the answer is read, or at once for one that is packed in another way.
        """
        request.headers["Accept-Encoding"] = "identity"
        response = await super().handle_async_request(request)
        packing = response.headers.pop("Content-Encoding", "").lower()
        if packing not in ("", "identity", *PACKED):
            await response.aclose()
            raise TooLong("packed answer")
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Limited(response.stream, packing in PACKED)
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
