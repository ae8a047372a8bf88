"""Structured logs on standard error: one JSON object a line, the same for ours and for the libraries'."""

import asyncio
import atexit
import datetime as dt
import json
import logging
import sys
from threading import Lock
from typing import Any

import structlog

Event = structlog.typing.EventDict
PROCESSORS: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
]
ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)
TOGETHER_SECONDS = 0.05


class Lines:
    """Puts events on standard error. What an event loop has to say of its everyday work waits up to 50 ms for more of
    it: there is a line for every request, many in a row are made quicker, and each write wakes whoever reads. All else
    is said at once, after what waits. A process that is killed leaves its last 50 ms of such lines unsaid."""

    def __init__(self) -> None:
        self.everyday = True
        self._lock = Lock()
        self._waiting: list[Event] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        atexit.register(self.write)

    def hold(self, event: Event) -> None:
        """Write it soon; outside of event loops at once."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.write(event)
            return
        with self._lock:
            self._waiting.append(event)
            if self._loop is not loop:
                self._loop = loop
                loop.call_later(TOGETHER_SECONDS, self.write)

    def write(self, *events: Event) -> None:
        """Write events now, and first those that wait."""
        with self._lock:
            told, self._waiting, self._loop = [*self._waiting, *events], [], None
            if told:
                text = "".join(f"{ENCODER.encode(event)}\n" for event in told)
                sys.stderr.write(text)
                sys.stderr.flush()


LINES = Lines()


def log_request(about: Event) -> None:
    """The line of a request, where the level has everyday lines. Every request has one, so it goes past structlog, on
    which the gate would spend a fifth of its time."""
    if LINES.everyday:
        moment = dt.datetime.now(dt.UTC).isoformat().replace("+00:00", "Z")
        LINES.hold({**about, "event": "request", "level": "info", "logger": "pacewright.http", "timestamp": moment})


class _Logger:
    """Our own lines go past the machinery of the standard library."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.debug = self.info = LINES.hold
        self.msg = self.log = self.warning = self.error = self.critical = self.exception = LINES.write


def _as_it_is(_: Any, __: str, event: Event) -> tuple[tuple[Event], dict[str, Any]]:
    return (event,), {}


def _line(_: Any, __: str, event: Event) -> str:
    return ENCODER.encode(event)


def configure_logs(level: str) -> None:
    """Send everything to standard error as JSON. Libraries speak up from warnings on."""
    LINES.everyday = level in ("debug", "info")
    finish = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=PROCESSORS,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _line],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(finish)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    structlog.configure(
        processors=[*PROCESSORS, _as_it_is],
        logger_factory=_Logger,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
