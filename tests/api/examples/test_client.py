"""The example client where somebody else than the service answers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from api.examples import client as example
from api.examples.client import Client, Refused
from tests.api.command_line import EXAMPLE

PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1><hr>nginx</body></html>"


@contextmanager
def answering(status: int, content: bytes, kind: str) -> Iterator[str]:
    class Proxy(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


ANSWERS = {
    "a proxy's page": (502, PAGE, "text/html", "answered 502, not the service: 502 Bad Gateway 502 nginx"),
    "a log-in page that says it is fine": (200, PAGE, "text/html", "answered 200, not the service: 502 Bad Gateway"),
    "nothing": (503, b"", "text/plain", "answered 503, not the service: nothing"),
    "half a problem": (422, b'{"type": "urn:p', "application/problem+json", 'answered 422, not the service: {"type"'),
    "JSON of another kind": (404, b'["no"]', "application/json", 'answered 404, not the service: ["no"]'),
    "bytes": (500, b"\xff\xfe\x00", "application/octet-stream", "answered 500, not the service"),
    "a problem of ours": (
        422,
        b'{"detail": "athlete: is required"}',
        "application/problem+json",
        "athlete: is required",
    ),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_whatever_answers_is_a_refusal_in_a_sentence(case: str) -> None:
    status, content, kind, sentence = ANSWERS[case]
    with answering(status, content, kind) as address:
        for call in (lambda c: c.ask({}), lambda c: c.plan("x")):
            with pytest.raises(Refused) as refused:
                call(Client(address))
            assert sentence in str(refused.value)
            assert (refused.value.status, refused.value.problem["detail"]) == (status, str(refused.value))


def test_nobody_at_the_address_is_a_refusal_too() -> None:
    with answering(200, b"{}", "application/json") as address:
        pass
    with pytest.raises(Refused, match="cannot be reached"):
        Client(address).plan("x")
    with pytest.raises(SystemExit, match=r"refused: .*cannot be reached"):
        example.main(EXAMPLE, address)
