"""One message to one address: no redirect is followed, nothing waits long, little of the answer is read."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from api.webhooks.addresses import Target

CONNECT_SECONDS, ANSWER_SECONDS, WHOLE_SECONDS = 5.0, 10.0, 15.0
MOST_READ = 4096


@dataclass(frozen=True)
class Reply:
    """What came of a try: the status, or in a word why there is none; and the seconds that the receiver asks for."""

    status: int | None
    error: str | None = None
    wait_seconds: float = 0.0

    @property
    def taken(self) -> bool:
        """Whether the receiver has the message."""
        return self.status is not None and 200 <= self.status < 300


def post(target: Target, body: bytes, headers: Mapping[str, str]) -> Reply:
    """Send a message. Whatever the receiver does is a reply; nothing raises but a defect of ours."""
    connection = _Pinned(target)
    watch = threading.Timer(WHOLE_SECONDS, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", target.path, body, {**headers, "Connection": "close"})
        response = connection.getresponse()
        with contextlib.suppress(OSError, http.client.HTTPException):
            response.read(MOST_READ)
        return _reply(response)
    except TimeoutError:
        return Reply(None, "the receiver took too long")
    except ssl.SSLError as error:
        return Reply(None, f"TLS: {error.reason or type(error).__name__}")
    except (OSError, http.client.HTTPException) as error:
        if connection.was_cut:
            return Reply(None, "the receiver took too long")
        return Reply(None, (getattr(error, "strerror", None) or type(error).__name__).lower())
    finally:
        watch.cancel()
        connection.close()


def _reply(response: http.client.HTTPResponse) -> Reply:
    after = response.headers.get("retry-after", "")
    wait = float(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0.0
    error = None
    if 300 <= response.status < 400:
        error = "redirects are not followed"
    elif not 200 <= response.status < 300:
        error = f"the receiver answered {response.status}"
    return Reply(response.status, error, wait)


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was looked up before; the certificate must be the name's."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=ANSWER_SECONDS)
        self._target = target
        self.was_cut = False

    def connect(self) -> None:
        """Open it."""
        plain = socket.create_connection((self._target.address, self._target.port), CONNECT_SECONDS)
        plain.settimeout(ANSWER_SECONDS)
        self.sock = plain
        if self._target.secure:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self._target.host)

    def cut(self) -> None:
        """End it, whatever it is doing: a receiver that sends a byte now and then would hold it for ever."""
        self.was_cut = True
        with contextlib.suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)
