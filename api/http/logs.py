"""Structured logs on standard error: one JSON object a line, the same for ours and for the libraries'."""

import logging
import sys

import structlog

PROCESSORS: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
]
RENDERER = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)


class _Line(structlog.WriteLogger):
    """Our own lines go straight to standard error, past the machinery of the standard library: there is one for
    every request."""

    def __init__(self, name: str) -> None:
        super().__init__(sys.stderr)
        self.name = name


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
