"""Run the service: uvicorn with our logs, and an end that lets requests finish."""

import sys
from types import FrameType

import uvicorn

from api.environment import Service
from api.http.app import create_app
from api.http.logs import configure_logs
from api.http.parts import Parts

GRACE_SECONDS = 20


def serve(service: Service) -> None:
    """Serve until a signal ends it.

    Raises:
        BadRequest: when the settings cannot be used, or the address is taken.
    """
    configure_logs(service.log_level)
    app = create_app(service)
    config = uvicorn.Config(
        app,
        host=service.host,
        port=service.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=GRACE_SECONDS,
        lifespan="on",
    )
    _Server(config, app.state.parts).run()


class _Server(uvicorn.Server):
    """Says where it listens, and tells the parts as soon as a signal asks it to end."""

    def __init__(self, config: uvicorn.Config, parts: Parts) -> None:
        super().__init__(config)
        self._parts = parts

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._parts.stopping = True
        super().handle_exit(sig, frame)

    def _log_started_message(self, listeners: object) -> None:
        sys.stderr.write(greeting(self._parts, f"http://{self.config.host}:{self._port()}"))

    def _port(self) -> int:
        sockets = [s for server in self.servers for s in server.sockets]
        return int(sockets[0].getsockname()[1]) if sockets else self.config.port


def greeting(parts: Parts, address: str) -> str:
    """Where the service is, where its data is, and who may use it."""
    mode = "no API key needed, since only this machine can reach it" if parts.access.open_to_all else "API keys needed"
    database = parts.database.url.render_as_string(hide_password=True)
    return f"Pacewright listens on {address} ({mode}).\n    Plans are kept in {database}\n"
