"""Run the service: uvicorn with our logs, and an end that lets requests finish."""

import gc
import socket
import sys
from types import FrameType

import uvicorn

from api.environment import Service
from api.http.app import Room, create_app
from api.http.joining import JoiningProtocol
from api.http.logs import configure_logs
from api.http.parts import Parts
from api.store.processes.claims import claimed
from solver.errors import BadRequest

GRACE_SECONDS = 20
BACKLOG = 1024


def serve(service: Service, *rooms: Room) -> None:
    """Serve until a signal ends it, with further `rooms` beside the routes.

    Raises:
        BadRequest: when the settings cannot be used, the address cannot be listened on, or another process on the same
            database has this one's name.
    """
    configure_logs(service.log_level)
    with _listening(service) as listener:
        service = service.model_copy(update={"port": listener.getsockname()[1]})
        app = create_app(service, *rooms)
        config = uvicorn.Config(
            app,
            http=JoiningProtocol,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=GRACE_SECONDS,
            lifespan="on",
        )
        with claimed(app.parts.database, service.worker_name):
            _Server(config, app.parts).run([listener])


def _listening(service: Service) -> socket.socket:
    """The socket, taken before anything else is started."""
    family = socket.AF_INET6 if ":" in service.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named TCP, or asyncio leaves Nagle on
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((service.host, service.port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise BadRequest(f"cannot listen on {service.host}:{service.port}: {reason}; try another --port") from None
    return listener


class _Server(uvicorn.Server):
    """Says where it listens, and tells the parts as soon as a signal asks it to end."""

    def __init__(self, config: uvicorn.Config, parts: Parts) -> None:
        super().__init__(config)
        self._parts = parts

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()  # what is loaded by now stays: a collection need not walk through it while requests wait
            sys.stderr.write(greeting(self._parts))

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._parts.stopping = True
        super().handle_exit(sig, frame)


def greeting(parts: Parts) -> str:
    """Where the service is, where its data is, and who may use it."""
    host = f"[{parts.service.host}]" if ":" in parts.service.host else parts.service.host
    mode = "no API key needed, since only this machine can reach it" if parts.access.open_to_all else "API keys needed"
    lines = [
        f"Pacewright listens on http://{host}:{parts.service.port} ({mode}).",
        f"    Plans are kept in {parts.database.shown}",
    ]
    if parts.service.studio:
        lines.append(f"    The studio is at http://{host}:{parts.service.port}/studio/")
    if not parts.access.open_to_all and not parts.access.has_keys:
        lines.append("    There is no key yet: make one with pacewright keys create TENANT")
    return "\n".join(lines) + "\n"
