"""Structured logs on standard error: one JSON object a line, the same for ours and for the libraries'."""

import asyncio
import atexit
import logging
import sys
from threading import Lock

import structlog

PROCESSORS: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
]
RENDERER = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
TOGETHER_SECONDS = 0.05


class Lines:
    """Writes lines on standard error. What an event loop has to say of its everyday work waits up to 50 ms for more of
    it: each write wakes whoever reads, and there is a line for every request. Whatever else is said goes at once, after
    what waits; a process that is killed may leave its last 50 ms of such lines unsaid."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        atexit.register(self.write)

    def hold(self, line: str) -> None:
        """Write a line soon; outside of event loops at once."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.write(line)
            return
        with self._lock:
            self._waiting.append(line)
            if self._loop is not loop:
                self._loop = loop
                loop.call_later(TOGETHER_SECONDS, self.write)

    def write(self, *lines: str) -> None:
        """Write lines now, and first those that wait."""
        with self._lock:
            text = "".join(f"{line}\n" for line in (*self._waiting, *lines))
            self._waiting.clear()
            self._loop = None
            if text:
                sys.stderr.write(text)
                sys.stderr.flush()


class _Line:
    """Our own lines go straight to standard error, past the machinery of the standard library."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.debug = self.info = LINES.hold
        self.msg = self.log = self.warning = self.error = self.critical = self.exception = LINES.write


LINES = Lines()


def configure_logs(level: str) -> None:
    """Send everything to standard error as JSON. Libraries speak up from warnings on."""
    finish = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=PROCESSORS,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, RENDERER],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(finish)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    structlog.configure(
        processors=[*PROCESSORS, RENDERER],
        logger_factory=_Line,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
