"""A chat-completions endpoint on loopback that does as it is told: real sockets, scripted answers and faults."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON_TYPE, STREAM_TYPE = "application/json", "text/event-stream"


class Exchange(BaseHTTPRequestHandler):
    """One request. Acts write the answer through these methods."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    asked: dict[str, Any]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.asked = json.loads(body)
        self.close_connection = True
        try:
            self.server.next_act(self.path, self.asked)(self)
        except OSError:
            self.server.endpoint.hung_up += 1

    do_GET = do_POST  # noqa: N815

    def begin(self, status: int = 200, kind: str = JSON_TYPE, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def put(self, content: str | bytes) -> None:
        self.wfile.write(content.encode() if isinstance(content, str) else content)
        self.wfile.flush()

    def whole(self, content: str | bytes, status: int = 200, kind: str = JSON_TYPE, **headers: str) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.begin(status, kind, len(data), **headers)
        self.put(data)

    def wait(self, seconds: float) -> None:
        self.server.endpoint.closing.wait(seconds)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


Act = Callable[[Exchange], None]


class Server(ThreadingHTTPServer):
    """Takes the next act for each request; the last one is repeated."""

    daemon_threads = True
    endpoint: "Endpoint"

    def next_act(self, path: str, asked: dict[str, Any]) -> Act:
        told = self.endpoint
        with told.lock:
            told.asked.append(asked)
            told.paths.append(path)
            return told.acts[min(len(told.asked), len(told.acts)) - 1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        self.endpoint.hung_up += 1


@dataclass
class Endpoint:
    """Where it listens, what it will do, and what it was asked."""

    url: str
    acts: tuple[Act, ...]
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    hung_up: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "OPENAI_BASE_URL": self.url,
            "OPENAI_API_KEY": "sk-test-secret",
            "PACEWRIGHT_LLM_MODEL": "scripted",
            **more,
        }


@contextmanager
def endpoint(*acts: Act) -> Iterator[Endpoint]:
    server = Server(("127.0.0.1", 0), Exchange)
    made = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1", acts)
    server.endpoint = made
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        made.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def refused_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def completion(text: str | None, ending: str = "stop", **message: Any) -> dict[str, Any]:
    choice = {
        "index": 0,
        "finish_reason": ending,
        "message": {"role": "assistant", "content": text, **message},
    }
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [choice],
        "usage": usage,
    }


def chunk(delta: dict[str, Any], ending: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": ending}
    event = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(event)}\n\n"


def says(text: str, ending: str = "stop", piece: int = 400, pause: float = 0.0) -> Act:
    """An answer, streamed where that was asked for."""

    def act(exchange: Exchange) -> None:
        if not exchange.asked.get("stream"):
            exchange.whole(json.dumps(completion(text, ending)))
            return
        exchange.begin(kind=STREAM_TYPE)
        for at in range(0, len(text), piece):
            exchange.put(chunk({"content": text[at : at + piece]}))
            if pause:
                exchange.wait(pause)
        exchange.put(chunk({}, ending) + "data: [DONE]\n\n")

    return act


def says_at_once(text: str, ending: str = "stop") -> Act:
    """One JSON body, although a stream was asked for."""
    return lambda exchange: exchange.whole(json.dumps(completion(text, ending)))


def refuses() -> Act:
    def act(exchange: Exchange) -> None:
        if exchange.asked.get("stream"):
            exchange.begin(kind=STREAM_TYPE)
            exchange.put(chunk({"refusal": "I cannot help with that."}) + chunk({}, "stop") + "data: [DONE]\n\n")
        else:
            exchange.whole(json.dumps(completion(None, refusal="I cannot help with that.")))

    return act


def fails(status: int, message: str = "no", **headers: str) -> Act:
    return lambda exchange: exchange.whole(json.dumps({"error": {"message": message}}), status, **headers)


def body(content: str | bytes, kind: str = JSON_TYPE, **headers: str) -> Act:
    return lambda exchange: exchange.whole(content, kind=kind, **headers)


def silent() -> Act:
    """Takes the request and never says anything."""
    return lambda exchange: exchange.wait(60)


def drips(text: str = "{", pause: float = 0.05) -> Act:
    """A stream that never ends: a crumb at a time, each early enough for any timeout between bytes."""

    def act(exchange: Exchange) -> None:
        exchange.begin(kind=STREAM_TYPE)
        while not exchange.server.endpoint.closing.is_set():
            exchange.put(chunk({"content": text}))
            exchange.wait(pause)

    return act


def keeps_alive(pause: float = 0.05) -> Act:
    """Comments only, as servers send to hold a connection open."""

    def act(exchange: Exchange) -> None:
        exchange.begin(kind=STREAM_TYPE)
        while not exchange.server.endpoint.closing.is_set():
            exchange.put(": still here\n\n")
            exchange.wait(pause)

    return act


def hangs_up(after: str = "") -> Act:
    """Closes in the middle of an answer."""

    def act(exchange: Exchange) -> None:
        exchange.begin(kind=STREAM_TYPE, length=1_000_000)
        if after:
            exchange.put(chunk({"content": after}))
        exchange.connection.shutdown(socket.SHUT_RDWR)

    return act


def floods(megabytes: int = 64) -> Act:
    """One endless line of nothing."""

    def act(exchange: Exchange) -> None:
        exchange.begin(kind=STREAM_TYPE)
        for _ in range(megabytes):
            exchange.put(b"x" * 1_000_000)

    return act


def slow_header(pause: float = 0.1) -> Act:
    """A header line that never ends."""

    def act(exchange: Exchange) -> None:
        exchange.put("HTTP/1.1 200 OK\r\nX-Slow: ")
        while not exchange.server.endpoint.closing.is_set():
            exchange.put("a")
            exchange.wait(pause)

    return act


def no_http() -> Act:
    return lambda exchange: exchange.put(b"\x16\x03\x01 this is not HTTP\r\n\r\n")
