"""A response's head leaves with what follows it, and never waits for long."""

import asyncio
from collections.abc import Iterable

from api.http.joining import Joining

HEAD = b"HTTP/1.1 200 OK\r\n\r\n"


class Transport:
    """Remembers each write as one piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.closed = False

    def write(self, data: bytes) -> None:
        self.pieces.append(data)

    def writelines(self, parts: Iterable[bytes]) -> None:
        self.pieces.append(b"".join(parts))

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


def written(*data: bytes, closes: bool = False, turns: int = 0) -> list[bytes]:
    """What is sent of these writes by the time of so many turns of the event loop."""

    async def write() -> list[bytes]:
        transport = Transport()
        joining = Joining(transport, asyncio.get_running_loop())  # type: ignore[arg-type]
        for one in data:
            joining.write(one)
        if closes:
            joining.close()
            assert (transport.closed, joining.is_closing()) == (True, True)
        for _ in range(turns):
            await asyncio.sleep(0)
        return list(transport.pieces)

    return asyncio.run(write())


def test_a_head_and_its_body_are_one_write_and_so_are_those_of_the_next_response() -> None:
    assert written(HEAD, b"plan", HEAD, b"another") == [HEAD + b"plan", HEAD + b"another"]


def test_a_head_without_a_body_and_that_of_a_stream_are_sent_in_the_loops_next_turn() -> None:
    assert written(HEAD) == []
    assert written(HEAD, turns=1) == [HEAD]


def test_an_empty_body_sends_its_head() -> None:
    assert written(HEAD, b"") == [HEAD]


def test_pieces_of_a_stream_are_written_as_they_come() -> None:
    assert written(HEAD, b"one", b"two") == [HEAD + b"one", b"two"]


def test_a_connection_is_closed_after_its_last_head() -> None:
    assert written(HEAD, closes=True) == [HEAD]
